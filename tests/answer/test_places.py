"""Places: which countries and states a question wants one of, by the words that tell them apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.common_terms import common_terms
from bot.answer.places import asked_places
from bot.text.terms import analyze

COUNTRIES, STATES, BOTH = (asked_places(text) for text in ("Which country?", "Which state?", "Where?"))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("In which country did it rain?", COUNTRIES),
        ("What countries signed it?", COUNTRIES),
        ("Which European nation left?", COUNTRIES),
        ("WHICH NATIONS LEFT?", COUNTRIES),
        ("What state was flooded?", STATES),
        ("Which of the six New England states voted?", STATES),
        ("Where did it rain?", BOTH),
        ("where", BOTH),
        ("Which city was it?", frozenset()),
        ("In which town, where rain fell, was it?", frozenset()),
        ("Who left the country?", frozenset()),
        ("Nowhere?", frozenset()),
        ("Whatever the country?", frozenset()),
        ("What fell? The country knows.", frozenset()),
        ("Which one of these very many long ships left the country?", frozenset()),
        ("", frozenset()),
    ],
)
def test_places_are_wanted_where_they_are_asked_for(text: str, places: frozenset[str]) -> None:
    assert asked_places(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "What did the United States do?",
        "What has the U.S. Secretary of State said?",
        "What did Smith state?",
        "What is the State Department?",
        "What did the United Nations decide?",
    ],
)
def test_a_name_or_a_verb_asks_for_no_state(text: str) -> None:
    assert asked_places(text) == frozenset()


@pytest.mark.parametrize(
    "place", ["France", "New Zealand", "the UK", "the U.S.", "Sri Lanka", "Swedish", "United Kingdom"]
)
def test_a_country_is_known_by_a_word_of_its_name(place: str) -> None:
    assert COUNTRIES & set(analyze(place))


@pytest.mark.parametrize("place", ["Texas", "New York", "North Dakota", "West Virginia", "Rhode Island"])
def test_a_state_is_known_by_a_word_of_its_name(place: str) -> None:
    assert STATES & set(analyze(place))


def test_there_are_fifty_states_and_as_many_countries_as_the_world_has() -> None:
    pairs = {"virginia", "carolina", "dakota"}  # two states each
    left_out = 1  # Maine, whose stem is that of "main"
    assert len(STATES) + len(pairs) + left_out == 50
    assert len(COUNTRIES) > 190
    assert BOTH == COUNTRIES | STATES
    assert {"georgia", "mexico"} == COUNTRIES & STATES


@pytest.mark.parametrize(
    "word", ["new", "north", "south", "the", "of", "us", "united", "island", "republic", "city", "me"]
)
def test_a_word_that_places_share_tells_none_apart(word: str) -> None:
    assert not BOTH & set(analyze(word))


def test_no_place_has_the_term_of_an_everyday_word() -> None:
    assert BOTH & common_terms() == set()


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_asks_for_places_or_none(text: str) -> None:
    assert asked_places(text) in {COUNTRIES, STATES, BOTH, frozenset()}
