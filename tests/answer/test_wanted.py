"""What kind of answer a question wants."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.wanted import asks_anything, asks_name, asks_whether, counted_by, wanted_by
from bot.text.terms import analyze


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("How many people died?", "number"),
        ("How much?", "number"),
        ("How old is he?", "number"),
        ("What percentage voted?", "number"),
        ("When did it rain?", "date"),
        ("In which year did it rain?", "date"),
        ("Who fell?", "person"),
        ("Whose hat is it?", "person"),
        ("Where is it?", "place"),
        ("Which town was hit?", "place"),
        ("Why did it fall?", "reason"),
        ("How come it fell?", "reason"),
        ("What caused the fire?", "reason"),
        ("HOW MANY?", "number"),
        ("What fell?", None),
        ("How did it end?", None),
        ("Did it rain?", None),
        ("Whenever it rains", None),
        ("", None),
    ],
)
def test_a_question_tells_what_it_wants_by_its_words(question: str, wanted: str | None) -> None:
    assert wanted_by(question) == wanted


def test_of_two_things_that_are_asked_the_more_certain_is_wanted() -> None:
    assert wanted_by("How many people died and when?") == "number"
    assert wanted_by("Who fell, and why?") == "person"


@pytest.mark.parametrize(
    ("question", "asks"),
    [("Which ship sank?", True), ("Who?", True), ("Where?", True), ("When?", False), ("Did Whooley sink?", False)],
)
def test_a_name_answers_some_of_the_words_that_ask(question: str, asks: bool) -> None:
    assert asks_name(question) == asks


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("What happened in Ulm?", True),
        ("What has happened?", True),
        ("What's known about Ulm?", True),
        ("What is going on?", True),
        ("What is the latest?", True),
        ("What was said?", True),
        ("What did he say?", False),
        ("What sank?", False),
        ("Who is known?", False),
    ],
)
def test_whatever_there_is_may_be_asked_for(question: str, asks: bool) -> None:
    assert asks_anything(question) == asks


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Did it rain?", True),
        ("“Is it so?”", True),
        ("And was it hot?", True),
        ("What did it do?", False),
        ("The will of the people", False),
        ("Isolde sang?", False),
        ("", False),
    ],
)
def test_only_how_a_question_opens_asks_for_yes_or_no(question: str, asks: bool) -> None:
    assert asks_whether(question) == asks


def test_what_is_counted_are_the_words_after_how_many() -> None:
    assert counted_by("So how many senior officials of the bank resigned?") == analyze("senior officials")
    assert counted_by("How many ships sank near Ulm?") == analyze("ships sank near")
    assert counted_by("How much did it cost?") == counted_by("How many?") == ()


@given(st.text())
def test_any_text_wants_something_or_nothing(text: str) -> None:
    assert wanted_by(text) in {"number", "date", "person", "place", "reason", None}
    assert len(counted_by(text)) <= 3
