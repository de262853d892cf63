"""Opposites: words that turn a statement round, from a shipped list."""

from __future__ import annotations

import pytest

from bot.answer.common_terms import english_terms
from bot.answer.opposites import NAME, has_opposite
from bot.answer.word_lists import entries, head
from bot.text.terms import analyze


def opposed(one: str, *others: str) -> bool:
    (term,) = analyze(one)
    return has_opposite(term, frozenset(term for other in others for term in analyze(other)))


@pytest.mark.parametrize(
    ("one", "other"), [("first", "last"), ("increased", "decrease"), ("northern", "southern"), ("winning", "lost")]
)
def test_opposites_are_told_both_ways_and_in_any_form(one: str, other: str) -> None:
    assert opposed(one, "rain", other)
    assert opposed(other, one)


def test_other_words_are_no_opposites() -> None:
    assert not opposed("first", "first", "rain", "three", "increase")
    assert not opposed("rain", "sun")
    assert not opposed("first")


def test_a_word_with_non_before_it_is_the_opposite_of_the_word() -> None:
    assert opposed("conservative", "nonconservative")
    assert opposed("nonconservative", "conservative")
    assert not opposed("nonsense", "none", "on")


def test_the_list_holds_pairs_of_english_words_and_the_licence_of_its_source() -> None:
    licence, pairs = head(NAME), entries(NAME)
    assert "WordNet 3.0" in licence[0]
    assert any("Copyright 2006 by Princeton University" in line for line in licence)
    assert pairs == sorted(pairs)
    terms = [analyze(pair) for pair in pairs]
    assert all(len(pair) == 2 and english_terms().issuperset(pair) for pair in terms)
    assert len({frozenset(pair) for pair in terms}) == len(pairs)
