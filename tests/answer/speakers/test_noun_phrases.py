"""Where a noun phrase ends, by closed lists."""

from __future__ import annotations

import pytest

from bot.answer.speakers.clause import words_between
from bot.answer.speakers.noun_phrases import is_noun_phrase, is_possessive, phrase_end, starts_clause


@pytest.mark.parametrize(
    ("phrase", "rest"),
    [
        ("Kremlin spokesman Dmitry Peskov", "on Monday"),
        ("Jane Smith", "who left"),
        ("a spokesman for Ford", "adding that"),
        ("Jane Smith,", "a sailor, said"),
    ],
)
def test_a_phrase_ends_before_what_goes_on(phrase: str, rest: str) -> None:
    text = f"{phrase} {rest}"
    words = words_between(text, 0, len(text))
    assert phrase_end(words) == len(phrase.split())


@pytest.mark.parametrize(
    ("phrase", "is_one"),
    [
        ("Kremlin spokesman Dmitry Peskov", True),
        ("a Russian lawmaker", True),
        ("he was there", False),
        ("Smith because Jones", False),
        ("the US envoy", True),
        ("a phrase the committee", False),
    ],
)
def test_a_noun_phrase_holds_no_word_of_a_clause(phrase: str, is_one: bool) -> None:
    assert is_noun_phrase(words_between(phrase, 0, len(phrase))) == is_one


@pytest.mark.parametrize(("word", "starts"), [("he", True), ("Smith", True), ("Monday", False), ("rain", False)])
def test_what_is_reported_starts_with_a_pronoun_or_a_name_and_no_day(word: str, starts: bool) -> None:
    assert starts_clause(words_between(word, 0, len(word))[0]) == starts


@pytest.mark.parametrize(("word", "is_one"), [("CNN’s", True), ("agents'", True), ("Smith", False)])
def test_an_owner_is_told_by_its_ending(word: str, is_one: bool) -> None:
    text = f"{word} chief"
    assert is_possessive(words_between(text, 0, len(text))[0]) == is_one
