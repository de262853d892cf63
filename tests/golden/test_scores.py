"""The measures, against figures worked out by hand."""

from __future__ import annotations

import math

import pytest

from bot.golden.evidence import Mark
from bot.golden.outcomes import Outcome
from bot.golden.scores import scores
from tests.golden.known import known

NO = Mark(False, False, frozenset())
ELSEWHERE = Mark(True, False, frozenset())  # holds the answer, in an article without evidence
FIRST, SECOND = Mark(True, True, frozenset({0})), Mark(True, True, frozenset({1}))
BOTH = Mark(True, True, frozenset({0, 1}))
TWO = known("", ("Rain.", "a1"), ("Snow.", "a2"))
ANSWER_ONLY = known("", answers=("Ulm",))
NOTHING = known()


def went(asked: object, *marks: Mark, answered: bool, sure: float, words: tuple[int, ...] = ()) -> Outcome:
    return Outcome(asked, answered, sure, marks, words, len(words), len(words))  # type: ignore[arg-type]


OUTCOMES = (
    went(TWO, NO, FIRST, FIRST, SECOND, answered=True, sure=0.9, words=(10, 20, 30, 40)),
    went(TWO, ELSEWHERE, NO, NO, NO, BOTH, answered=True, sure=0.6, words=(7,)),
    went(TWO, FIRST, answered=False, sure=0.4),
    went(ANSWER_ONLY, NO, NO, NO, ELSEWHERE, answered=True, sure=0.7),
    went(NOTHING, answered=True, sure=0.6, words=(13,)),
    went(NOTHING, answered=False, sure=0.1),
)


def test_every_measure_is_what_it_says() -> None:
    assert scores(OUTCOMES) == pytest.approx(
        {
            "hit@1": 2 / 4,  # the second and third
            "strict-hit@1": 1 / 4,
            "hit@3": 3 / 4,
            "strict-hit@3": 2 / 4,
            "hit@5": 4 / 4,
            "strict-hit@5": 3 / 4,
            "evidence-recall@4": (1 + 0 + 1 / 2) / 3,  # of those with evidence
            "all-evidence@4": 1 / 3,
            "evidence-recall@10": (1 + 1 + 1 / 2) / 3,
            "all-evidence@10": 2 / 3,
            "mrr@10": (1 / 2 + 1 / 5 + 1 + 0) / 4,
            "map@10": ((1 / 2 + 2 / 4) / 2 + (1 / 5) / 2 + 1 / 2) / 3,
            "verbatim": 1.0,
            "words-per-quote": (10 + 20 + 30 + 40 + 7 + 13) / 6,
            "answer-rate": 3 / 4,
            "false-answer-rate": 1 / 2,
            # Of eight pairs, .9 .6 .4 .7 with .6 and .1: six are in order, and one is tied.
            "auroc": 6.5 / 8,
            "false@95": 1 / 2,  # from .4
            "false@90": 1 / 2,
            "false@80": 1 / 2,
            "precision-when-answered": 1 / 4,
            "n-answerable": 4,
            "n-unanswerable": 2,
        }
    )


def test_the_threshold_that_keeps_fewer_answers_lets_fewer_through() -> None:
    answerable = [went(ANSWER_ONLY, answered=True, sure=sure / 10) for sure in range(10)]
    told = scores([*answerable, went(NOTHING, answered=True, sure=0.05), went(NOTHING, answered=True, sure=0.15)])
    assert [told[f"false@{keep}"] for keep in (95, 90, 80)] == [1.0, 0.5, 0.0]


def test_a_quote_that_is_not_verbatim_and_an_echo_count() -> None:
    told = scores([Outcome(NOTHING, False, 0.0, (), (3, 5), shown=4, verbatim=3)])
    assert (told["verbatim"], told["words-per-quote"]) == (0.75, 4.0)


def test_a_share_of_no_questions_is_not_a_number() -> None:
    told = scores([])
    assert {name for name, value in told.items() if not math.isnan(value)} == {"n-answerable", "n-unanswerable"}
