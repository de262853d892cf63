"""When a quote answers: against rules that were worked out by hand."""

from __future__ import annotations

import pytest

from bot.golden.evidence import Mark, covers, holds_answer, mark
from bot.model import Quote
from tests.coverage_kit import passages_of
from tests.golden.known import known

ULM = "Rain fell on Ulm."


def quote(text: str, article_id: str = "a1") -> Quote:
    [passage] = passages_of(text, article_id)
    return Quote.cut(passage, passage.sentences[0])


@pytest.mark.parametrize(
    ("told", "evidence", "does"),
    [
        (ULM, ULM, True),
        ("On Monday, rain fell  on\nulm. It stopped.", ULM, True),
        ("“It’s rain – again,” she said.", '"It\'s rain - again," she said.', True),
        ("Ｒain fell on Ulm.", ULM, True),  # a wide letter
        ("Rain fell", ULM, True),  # 9 of 17 characters
        ("on Ulm.", ULM, False),  # 7 of 17
        ("Rain fell in Ulm.", ULM, False),
        (ULM, "", False),
        (ULM, " ", False),
    ],
)
def test_a_quote_covers_evidence_that_it_holds_or_is_half_of(told: str, evidence: str, *, does: bool) -> None:
    assert covers(told, evidence) is does


@pytest.mark.parametrize(
    ("answer", "does"),
    [
        ("Ulm", True),
        ("the ULM.", True),  # articles and punctuation around an answer do not count
        ("“rain”", True),
        ("Ul", False),
        ("ain", False),
        ("rain on Ulm", False),
        ("", False),
        (".", False),
        ("C++", False),
    ],
)
def test_a_quote_holds_an_answer_on_word_borders(answer: str, *, does: bool) -> None:
    assert holds_answer(ULM, [answer]) is does
    assert holds_answer(ULM, ["snow", answer]) is does


def test_an_answer_of_signs_is_found_as_it_stands() -> None:
    assert holds_answer("It is written in C++ (mostly).", ["C++"])


def test_a_verdict_is_no_answer_that_a_quote_could_hold() -> None:
    assert not holds_answer("Yes, it rained before noon.", ["Yes", "before"])
    assert holds_answer("Yes, it rained before noon.", ["Yes", "noon"])


def test_evidence_counts_in_its_own_article_only() -> None:
    asked = known("", (ULM, "a1"), ("Snow fell.", "a2"))
    assert mark(asked, quote(ULM)) == Mark(True, True, frozenset({0}))
    assert mark(asked, quote(ULM, "a2")) == Mark(False, False, frozenset())


def test_the_evidence_of_an_echo_counts_with_its_quote() -> None:
    asked = known("", (ULM, "a1"), (ULM, "a2"))
    assert mark(asked, quote(ULM, "a3"), [quote(ULM, "a2")]) == Mark(True, True, frozenset({1}))


def test_an_answer_is_strictly_right_in_an_article_with_evidence_only() -> None:
    asked = known("", ("Snow fell.", "a2"), answers=("Ulm",))
    assert mark(asked, quote(ULM, "a1")) == Mark(True, False, frozenset())
    assert mark(asked, quote(ULM, "a2")) == Mark(True, True, frozenset())
    assert mark(asked, quote(ULM, "a1"), [quote("Hail fell.", "a2")]) == Mark(True, True, frozenset())


@pytest.mark.parametrize("kind", ["inference", "comparison", "temporal"])
def test_a_question_that_weighs_articles_is_answered_by_evidence_only(kind: str) -> None:
    asked = known("", ("Snow fell.", "a2"), answers=("Ulm",), kind=kind)
    assert mark(asked, quote(ULM)) == Mark(False, False, frozenset())
    assert mark(asked, quote("Snow fell.", "a2")).right
