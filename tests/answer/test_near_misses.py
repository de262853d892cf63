"""Near misses: a sentence with nearly all words of a question that answers another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.near_misses import all_but_one, denied, opposite
from tests.answer.test_confidence import judge
from tests.coverage_kit import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable

CAPTURED = "The French captured the fort in the south in 1757."


def denial(question: str, sentence: str) -> float:
    found = judge(question, sentence)
    return denied(found.question, found.ranked[0].candidate, found.weighing)


def turned(question: str, sentence: str) -> float:
    found = judge(question, sentence)
    return opposite(found.question, found.ranked[0].candidate, found.weighing)


@pytest.mark.parametrize(
    "question",
    [
        "When did the French not capture the fort?",
        "When didn't the French capture the fort?",
        "Who never captured the fort in the south?",
        "Which forts could the French not yet capture?",
        "Which non-French captured the fort?",
    ],
)
def test_what_only_the_question_denies_is_a_sign_against(question: str) -> None:
    assert denial(question, CAPTURED) > 0.3


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("When did the French capture the fort?", CAPTURED),
        ("Why did the French not capture the fort?", "Rain fell, so the French did not capture the fort."),
        ("Who left without rain?", "The French left without rain."),
        ("When did it not only rain?", "It rained in 1757."),
        ("When was the fort captured?", "The fort was not captured until 1757."),
    ],
)
def test_what_both_deny_or_neither_is_none(question: str, sentence: str) -> None:
    assert denial(question, sentence) == 0


def test_a_denial_of_something_else_is_a_weaker_sign() -> None:
    question = "When did the French not capture the fort?"
    plainly = denial(question, "The French captured the fort, and it rained.")
    assert 0 < denial(question, "The French captured the fort, and it did not rain.") < plainly
    assert 0 < denial(question, "The French failed to capture the fort, and it rained.") < plainly
    assert 0 < denial(question.replace("not ", ""), "The French did not capture the fort in 1757.") < plainly


def test_a_sentence_that_holds_more_of_the_question_tells_more() -> None:
    question = "When did the French not capture the fort?"
    assert denial(question, "The French saw rain.") < denial(question, CAPTURED)


def test_an_opposite_in_the_place_of_a_word_is_a_sign_against() -> None:
    assert turned("Who captured the fort in the north?", CAPTURED) > 0.1
    assert turned("Who captured the fort in the south?", CAPTURED) == 0
    assert turned("Who captured the fort in the west?", CAPTURED) == 0


def test_an_opposite_beside_the_word_itself_is_none() -> None:
    assert turned("Who captured the fort in the north?", "The French captured the fort, from north to south.") == 0


@pytest.mark.parametrize("sign", [denial, turned])
def test_whether_something_is_so_is_answered_by_what_says_the_opposite(sign: Callable[[str, str], float]) -> None:
    question = "the French never capture the fort in the north?"
    assert sign(f"Why did {question}", CAPTURED) > 0
    assert sign(f"Did {question}", CAPTURED) == 0


def test_what_named_sources_tell_is_not_judged_by_one_sentence() -> None:
    found = judge("What fort in the north did CNBC say the French did not capture?", CAPTURED, outlet="CNBC")
    assert denied(found.question, found.ranked[0].candidate, found.weighing) == 0
    assert opposite(found.question, found.ranked[0].candidate, found.weighing) == 0


def test_one_word_alone_is_missing() -> None:
    for question, alone in (("Who captured the fort?", 0), ("Who captured the bay?", 1), ("Who saw the bay?", 0)):
        found = judge(question, CAPTURED)
        assert all_but_one(found.question, found.ranked[0].candidate) == alone if found.ranked else not alone


@given(st.text(max_size=60) | st.sampled_from(["Who never saw the last rain?", "no", "not", "What did not?"]), PAGES)
def test_the_signs_of_anything_lie_between_nothing_and_one(question: str, text: str) -> None:
    found = judge(question, text)
    for one in found.ranked[:1]:
        assert 0 <= denied(found.question, one.candidate, found.weighing) <= 1
        assert 0 <= opposite(found.question, one.candidate, found.weighing) <= 1
        assert all_but_one(found.question, one.candidate) in {0, 1}
