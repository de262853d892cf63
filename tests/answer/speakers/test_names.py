"""The speaker's name inside the noun phrase that prints it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.speakers.clause import words_between
from bot.answer.speakers.names import leading_name, name_of


def named(phrase: str) -> tuple[str, bool] | None:
    name = name_of(words_between(phrase, 0, len(phrase)))
    return (phrase[name.span.start : name.span.end], name.is_role) if name else None


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Dmitry Peskov", "Dmitry Peskov"),
        ("Kremlin spokesman Dmitry Peskov", "Dmitry Peskov"),
        ("Mr. Peskov", "Peskov"),
        ("Pope Francis", "Pope Francis"),
        ("the company’s chief, Jane Doe", None),
        ("John Smith of Ohio", "John Smith"),
        ("Secretary of State Antony Blinken", "Antony Blinken"),
        ("chief of staff Mark Meadows", "Mark Meadows"),
        ("Ursula von der Leyen", "Ursula von der Leyen"),
        ("the Pentagon", "the Pentagon"),
        ("CNN’s Jake Tapper", "Jake Tapper"),
        ("Martin King Jr.", "Martin King Jr."),
    ],
)
def test_a_person_or_a_body_is_named_without_its_title(phrase: str, name: str | None) -> None:
    assert named(phrase) == ((name, False) if name else None)


@pytest.mark.parametrize("phrase", ["a Russian lawmaker", "police", "a spokesman for Ford", "attorneys for the family"])
def test_who_is_only_described_is_named_so(phrase: str) -> None:
    assert named(phrase) == (phrase, True)


@pytest.mark.parametrize("phrase", ["his lawyer", "some", "he", "who was there", "the one", "rain", ""])
def test_where_it_stays_open_who_is_meant_there_is_no_name(phrase: str) -> None:
    assert named(phrase) is None


def test_a_phrase_may_be_followed_by_who_it_names() -> None:
    text = "the company’s chief, Jane Doe, who left"
    name = leading_name(words_between(text, 0, len(text)))
    assert name is not None
    assert text[name.span.start : name.span.end] == "Jane Doe"


@given(st.lists(st.sampled_from("the a of Jane Doe, chief police “ said Kremlin’s ( von Jr. 12".split())).map(" ".join))
def test_a_name_stands_in_its_phrase(phrase: str) -> None:
    name = name_of(words_between(phrase, 0, len(phrase)))
    assert name is None or 0 <= name.span.start < name.span.end <= len(phrase)
