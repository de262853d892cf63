"""How a question is read before it is taken apart."""

from __future__ import annotations

import pytest

from bot.answer.days import published_days
from bot.answer.outlets import Outlets
from bot.answer.reading import asking, asks_whether_told, calmed, without_frames
from bot.text.terms import analyze


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("WHO IS PESKOV?", "who is peskov?"),
        ("WHO IS Peskov?", "WHO IS Peskov?"),
        ("NATO UN?", "NATO UN?"),
        ("", ""),
    ],
)
def test_what_is_all_in_capitals_tells_no_name(text: str, read: str) -> None:
    assert calmed(text) == read


def test_a_source_leaves_a_blank_where_it_stood() -> None:
    text = "What fell on Ulm, according to The Verge, at dawn?"
    read = without_frames(text, Outlets(["The Verge"]).named_in(text), ())
    assert read == text.replace("The Verge", " " * 9)


def test_an_outlet_that_is_asked_about_stays() -> None:
    text = "Who bought The Verge?"
    assert without_frames(text, Outlets(["The Verge"]).named_in(text), ()) == text


def test_a_request_around_what_is_asked_leaves_a_blank() -> None:
    text = "Is it true that rain fell?"
    assert without_frames(text, (), ()) == text.replace("Is it true that", " " * 15)


def test_a_day_of_publishing_is_blanked_with_its_possessive() -> None:
    text = "What did the 3 May 2021's report say?"
    days = published_days(text, None)
    assert len(days) == 1
    assert without_frames(text, (), days).split() == "What did the report say?".split()


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Rain fell on Ulm. Who drowned there?", "drowned"),
        ("It rained on Ulm: who drowned:", "drowned"),
        ("Rain fell on Ulm. Somebody drowned", "rain fell ulm somebody drowned"),
        ("Who drowned in Ulm?", "drowned ulm"),
        ("Was Mr. Smith drowned?", "mr smith drowned"),
        ("Was Prof. Smith drowned?", "prof smith drowned"),
        ("Did the U.S. Senate rise?", "u.s. senate rise"),
        ("Rain fell on Ulm. Who?", "rain fell ulm"),
    ],
)
def test_the_sentence_that_asks_is_the_last_after_those_that_set_the_scene(text: str, terms: str) -> None:
    ranked = tuple(dict.fromkeys(analyze(text)))
    assert asking(text, ranked) == analyze(terms)


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("Did The Verge report that rain fell?", True),
        ("Did both The Verge and CNBC say that rain fell?", True),
        ("Has CNBC confirmed the rain?", True),
        ("Did The Verge report rain before CNBC did?", False),
        ("What did CNBC report?", False),
        ("Did CNBC buy The Verge?", False),
        ("Did Smith say that rain fell?", False),
    ],
)
def test_whether_something_is_told_is_asked_of_all_outlets_that_are_named(text: str, is_so: bool) -> None:
    assert asks_whether_told(text, Outlets(["The Verge", "CNBC"]).named_in(text)) is is_so
