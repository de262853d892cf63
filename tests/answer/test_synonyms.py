"""Synonyms: every word of a group stands for every other, and a phrase is read as its one word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.synonyms import folded, synonyms
from bot.text.terms import analyze


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cancel", "call off"),
        ("cancelled", "scrapped"),
        ("retaliated", "hit back"),
        ("lawmakers", "politicians"),
        ("U.S.", "American"),
        ("win", "victory"),
        ("treaty", "pact"),
        ("died", "fatalities"),
        ("protested", "demonstrators"),
    ],
)
def test_synonyms_stand_for_each_other(one: str, other: str) -> None:
    assert analyze(other) in synonyms(analyze(one))
    assert analyze(one) in synonyms(analyze(other))


def test_groups_that_share_a_word_do_not_run_together() -> None:
    assert analyze("win") not in synonyms(analyze("election"))


@pytest.mark.parametrize("word", ["Putin", "rain", "call", "off", "us", ""])
def test_other_words_have_no_synonyms(word: str) -> None:
    assert synonyms(analyze(word)) == ()


def test_no_word_is_its_own_synonym() -> None:
    for word in ("cancel", "visit", "victory", "russian", "american"):
        assert analyze(word) not in synonyms(analyze(word))


def test_a_phrase_is_read_as_its_one_word() -> None:
    terms = list(analyze("Putin hit back, and Trump called off talks"))
    assert folded(terms) == [("putin", 1), ("retali", 2), ("trump", 1), ("cancel", 2), ("talk", 1)]


@given(st.lists(st.sampled_from(["call", "off", "hit", "back", "strike", "step", "down", "rain"])))
def test_every_term_is_read_once(terms: list[str]) -> None:
    assert sum(length for _, length in folded(terms)) == len(terms)
