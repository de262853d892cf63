"""Whether a sentence says plainly enough what another one states otherwise."""

from __future__ import annotations

import pytest

from bot.answer.plain import contradict, is_plain
from bot.model import Span
from bot.text.terms import analyze

DEATHS = "How many people died in the quake?"
TERMS = frozenset(analyze("people died killed quake earthquake"))


def plain(text: str, told: str) -> bool:
    start = text.index(told)
    return is_plain(DEATHS, text, Span(start, start + len(told)), TERMS)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Twelve people died in the quake.", "Twelve"),
        ("At least 12 people were killed in the earthquake.", "12"),
        ("Twelve people died, the mayor said.", "Twelve"),
        ("TWELVE PEOPLE DIED", "TWELVE"),
    ],
)
def test_a_sentence_of_the_question_s_words_and_its_speaker_is_plain(text: str, told: str) -> None:
    assert plain(text, told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Twelve people died at once.", "Twelve"),
        ("Twelve children died in the quake.", "Twelve"),
        ("Twelve people may have died.", "Twelve"),
        ("If twelve people died.", "twelve"),
        ("Have twelve people died?", "twelve"),
        ("Twelve people died, the mayor added later.", "Twelve"),
        ("Twelve of 20 people died.", "Twelve"),
    ],
)
def test_any_further_word_may_make_it_another_matter(text: str, told: str) -> None:
    assert not plain(text, told)


RESIGN = "Did Smith resign?"
ACT = frozenset(analyze("resign"))


@pytest.mark.parametrize(
    "denying",
    [
        "Smith did not resign.",
        "Smith didn't resign.",
        "Smith never resigned.",
        "Smith denied that he resigned.",
        "Smith denied having resigned.",
        "Smith refused to resign.",
        "Officials denied that Smith resigned.",
        "The paper rejected the claim that Smith resigned.",
    ],
)
def test_a_denial_of_the_same_of_the_same_contradicts(denying: str) -> None:
    assert contradict(RESIGN, "Smith resigned.", denying, ACT)
    assert not contradict(RESIGN, denying, "Smith resigned.", ACT)


@pytest.mark.parametrize(
    "denying",
    [
        "Smith resigned.",
        "Jones did not resign.",
        "Smith did not resign at once.",
        "Smith may not resign.",
        "Smith did not deny that he resigned.",
        "Smith did not resign, and will never resign.",
        "It is unclear whether Smith resigned.",
        "Nobody knew why Smith resigned.",
        "Jones denied that Smith did not resign.",
        "Smith did not resign; Smith resigned.",
        "Smith did not resign?",
    ],
)
def test_anything_else_does_not(denying: str) -> None:
    assert not contradict(RESIGN, "Smith resigned.", denying, ACT)


@pytest.mark.parametrize("stating", ["Rain fell.", "Smith never resigned.", "Whether Smith resigned is open."])
def test_what_is_not_stated_is_not_contradicted(stating: str) -> None:
    assert not contradict(RESIGN, stating, "Smith did not resign.", ACT)


def test_of_somebody_else_the_same_may_be_denied() -> None:
    assert not contradict("Did Smith or Jones resign?", "Smith resigned.", "Jones did not resign.", ACT)


def test_nothing_is_denied_of_a_question_without_words() -> None:
    assert not contradict("?", "Smith resigned.", "Smith did not resign.", ACT)
