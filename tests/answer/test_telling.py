"""Whether a difference between two sentences is sure enough to be told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.answer.questions import understand
from bot.answer.telling import are_one_account, is_later, is_stated, names_another, names_itself
from bot.model import Source
from bot.text.terms import analyze
from tests.coverage_kit import article, sentences

if TYPE_CHECKING:
    from bot.answer.candidates import Candidate

FRIDAY = date(2021, 4, 30)
SUNDAY = date(2021, 5, 2)
QUESTION = "How many people died in the quake in Ulm?"


def one(text: str, question: str = QUESTION, published: date | None = FRIDAY, title: str = "") -> Candidate:
    [only] = sentences(article(text, published=published, title=title), question=understand(question))
    return only


@pytest.mark.parametrize(
    "other",
    [
        "Twenty died in Ulm.",
        "20 people died in the quake in Ulm, Mayor Jane Smith said.",
        "According to Reuters, 20 people died in Ulm.",
        "Twenty died in Ulm on Tuesday.",
    ],
)
def test_accounts_are_one_whoever_is_named_as_their_source(other: str) -> None:
    assert are_one_account(understand(QUESTION), one("Twelve people died in Ulm."), one(other))


@pytest.mark.parametrize(
    "other", ["Twenty died in Ulm and in Bonn.", "Jones, the mayor, reported 20 dead in Ulm.", "Twenty died."]
)
def test_accounts_that_name_more_or_less_are_two(other: str) -> None:
    assert not are_one_account(understand(QUESTION), one("Twelve died in Ulm."), one(other))


@pytest.mark.parametrize(
    ("published", "are"), [(FRIDAY, True), (date(2021, 5, 1), True), (SUNDAY, False), (None, True)]
)
def test_accounts_of_one_thing_are_at_most_a_day_apart(published: date | None, are: bool) -> None:
    later = one("Twenty people died in Ulm.", published=published)
    assert are_one_account(understand(QUESTION), one("Twelve people died in Ulm."), later) == are
    assert are_one_account(understand(QUESTION), later, one("Twelve people died in Ulm.")) == are


def test_what_only_the_title_names_the_sentence_does_not() -> None:
    titled = one("Twelve people died.", title="Quake in Ulm")
    assert not names_itself(understand(QUESTION), titled)
    assert names_itself(understand(QUESTION), one("Twelve people died in Ulm."))
    assert not names_itself(understand(QUESTION), one("Twelve people died in Ulm."), titled)
    assert names_itself(understand("Where is Ulm?"), one("Rain fell on Ulm.", "Where is Ulm?"))


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        ("When was Splatoon released?", "Splatoon 2 was released in May.", True),
        ("When was Splatoon released?", "Splatoon was released in May.", False),
        ("When was Splatoon 2 released?", "Splatoon 2 was released in May.", False),
        ("When was Splatoon released?", "Splatoon’s map was released in May.", True),
        ("When was the map released?", "The map 2 was released in May.", False),
        ("Where is Jane Smith?", "Jane Smith Jones is here.", True),
        ("Where is Area 51?", "Area 51 North is here.", True),
    ],
)
def test_a_name_that_goes_on_is_another(question: str, text: str, another: bool) -> None:
    assert names_another(understand(question), one(text, question)) == another


def source(outlet: str, published: date | None) -> Source:
    return Source("a", "0" * 64, outlet=outlet, published=published)


def test_only_the_same_outlet_on_a_later_day_tells_news() -> None:
    assert is_later(source("Herald", FRIDAY), source("Herald", SUNDAY))
    assert not is_later(source("Herald", SUNDAY), source("Herald", FRIDAY))
    assert not is_later(source("Herald", FRIDAY), source("Herald", FRIDAY))
    assert not is_later(source("Herald", FRIDAY), source("Courier", SUNDAY))
    assert not is_later(source("", FRIDAY), source("", SUNDAY))
    assert not is_later(source("Herald", None), source("Herald", SUNDAY))
    assert not is_later(source("Herald", FRIDAY), source("Herald", None))


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Smith resigned.", True),
        ("On Monday Smith resigned.", True),
        ("Smith should have resigned.", False),
        ("Smith was urged to resign.", False),
        ("It is unclear whether Smith resigned.", False),
        ("They asked whether resigned Smith.", False),
        ("That Smith resigned may be a rumour.", False),
        ("Jones resigned, and Smith stayed.", False),
        ("Smith stayed when Jones resigned.", False),
        ("Smith stayed.", False),
        ("Resigned, Smith left.", False),
    ],
)
def test_what_only_may_be_or_is_told_of_another_is_not_stated(text: str, stated: bool) -> None:
    assert is_stated(understand("Smith resigned?"), text, analyze("resigned")) == stated


def test_of_nobody_in_particular_anything_may_be_stated() -> None:
    assert is_stated(understand("Who resigned?"), "There several resigned.", analyze("resigned"))
