from __future__ import annotations

from bot.golden.cases import Case
from bot.golden.judging import Verdict
from bot.golden.measures import Share, by_kind, measures

QUOTED = Case("q", "what", "?", quotes=("a",))
SILENT = Case("s", "nothing", "?", nothing=True)
FACTS = Case("f", "about", "?", facts=("a",))
VERDICTS = (
    Verdict(QUOTED, "", answered=True, shown=("a", "b"), rank=1, verbatim=2),
    Verdict(QUOTED, "", answered=True, shown=("b", "a"), rank=2, verbatim=1),
    Verdict(QUOTED, "not answered", answered=False, shown=(), rank=0, verbatim=0),
    Verdict(SILENT, "", answered=False, shown=(), rank=0, verbatim=0),
    Verdict(SILENT, "answered", answered=True, shown=("c",), rank=0, verbatim=1),
    Verdict(FACTS, "", answered=True, shown=(), rank=0, verbatim=0),
)


def test_every_figure_counts_the_cases_it_is_about() -> None:
    assert measures(VERDICTS) == {
        "cases right": Share(4, 6),
        "right quote first": Share(1, 3),
        "right quote shown": Share(2, 3),
        "unanswerable left unanswered": Share(1, 2),
        "answerable answered": Share(3, 4),
        "quotes verbatim": Share(4, 5),
    }


def test_kinds_keep_the_order_of_the_file() -> None:
    assert list(by_kind(VERDICTS).items()) == [("what", Share(2, 3)), ("nothing", Share(1, 2)), ("about", Share(1, 1))]


def test_a_share_comes_with_its_count_and_none_of_none_is_whole() -> None:
    assert (str(Share(3, 4)), Share(3, 4).value) == ("3/4", 0.75)
    assert (str(Share(0, 0)), Share(0, 0).value) == ("0/0", 1.0)
