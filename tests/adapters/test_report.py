from __future__ import annotations

from bot.adapters.report import draw
from bot.golden.cases import Case
from bot.golden.judging import Verdict
from bot.golden.measures import measures

RIGHT = Verdict(Case("a", "what", "Rain?", quotes=("Rain.",)), "", answered=True, shown=("Rain.",), rank=1, verbatim=1)
WRONG = Verdict(
    Case("b", "who", "Who?", quotes=("Ann.", "Bo."), after=("Where?", "When?")),
    "none of the right sentences is shown",
    answered=True,
    shown=("Snow\x1b[2J\nfell.", "Hail."),
    rank=0,
    verbatim=2,
)
SILENT = Verdict(
    Case("c", "nothing", "Why?", nothing=True), "answered", answered=True, shown=("Ice.",), rank=0, verbatim=1
)
FACTS = Verdict(Case("d", "who", "Who?", facts=("Ann",)), "not answered", answered=False, shown=(), rank=0, verbatim=0)


def lines(*verdicts: Verdict, dropped: tuple[str, ...] = ()) -> list[str]:
    return draw(verdicts, measures(verdicts), dropped).split("\n")


def test_failures_come_first_with_what_was_expected_and_what_was_shown() -> None:
    assert lines(RIGHT, WRONG)[:7] == [
        "b: none of the right sentences is shown",
        "  before:   Where?",
        "  before:   When?",
        "  question: Who?",
        "  expected: Ann. | Bo.",
        "  shown:    Snow\ufffd fell. | Hail.",
        "",
    ]


def test_nothing_expected_or_shown_is_said() -> None:
    told = lines(SILENT, FACTS)
    assert "  expected: nothing" in told
    assert "  expected: Ann" in told
    assert "  shown:    nothing" in told


def test_a_table_by_kind_and_the_figures_follow() -> None:
    told = lines(RIGHT)
    assert [line.split() for line in told[:2]] == [["kind", "right"], ["what", "1/1"]]
    assert told[2] == ""
    assert [line.rsplit(None, 1) for line in told[3:]] == [
        [name, str(share)] for name, share in measures([RIGHT]).items()
    ]
    assert len({line.rindex(" ") for line in told if line}) == 1


def test_what_fell_stands_last() -> None:
    assert lines(RIGHT, dropped=("cases right fell from 1.000 to 0.500",))[-2:] == [
        "",
        "cases right fell from 1.000 to 0.500",
    ]
