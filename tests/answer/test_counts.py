"""Which figure of a sentence answers "how many"."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from bot.answer.counts import Count, count, distance
from bot.model import Span
from bot.text.terms import analyze
from tests.coverage_kit import PAGES, article, sentences

FRIDAY = date(2021, 4, 30)
PEOPLE = frozenset(analyze("people"))
DIED = frozenset(analyze("died killed dead injured"))


def counted(text: str, of: frozenset[str] = PEOPLE, asked: frozenset[str] = DIED) -> Count | None:
    [one] = sentences(article(text, published=FRIDAY))
    return count(one, of, asked)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("Twelve people died in the quake.", 12, 12),
        ("At least 12 people were killed.", 12, float("inf")),
        ("The 4 boats sank; 12 people died.", 12, 12),
        ("The quake killed 30.", 30, 30),
        ("30 dead in quake", 30, 30),
        ("In the storm, 12 were killed.", 12, 12),
        ("The 2018 quake killed nobody.", 0, 0),
        ("On 3 May, 12 people died.", 12, 12),
        ("Two men saw how 12 people died.", 12, 12),
        ("20 people in Ulm died, 12 by night.", 20, 20),
        ("1.5 million people died.", 1_450_000, 1_550_000),
        ("Twelve brave old people died.", 12, 12),
    ],
)
def test_the_figure_that_counts_what_is_counted_answers(text: str, least: float, most: float) -> None:
    found = counted(text)
    assert found is not None
    assert (found.figure.least, found.figure.most) == (least, most)


@pytest.mark.parametrize(
    "text",
    [
        "Nine dogs died.",
        "12 armed men were killed.",
        "Twelve brave old sick people died.",  # too far from what may be meant
        "One died.",
        "2018 killed many.",
        "Among them 12 people were dead.",
        "Of the village 12 more people died.",
        "Another 12 people died.",
        "A quake of magnitude 6 left people dead.",
        "Seriously injured were 12 people.",
        "Twelve people were seriously injured.",
        "12 people were killed or injured.",
        "People died in 2018.",
        "People died on 3 May.",
        "1.5 people died a day.",
        "Twelve people came.",
        "People died.",
    ],
)
def test_another_figure_does_not(text: str) -> None:
    assert counted(text) is None


def test_a_figure_far_from_what_is_asked_is_passed_over() -> None:
    assert counted("12 were there in the old part of Ulm dead.")
    assert not counted("12 were there in the very old part of Ulm dead.")


def test_before_a_word_that_is_asked_for_a_figure_needs_no_noun_only_where_that_is_done_to_somebody() -> None:
    asked = DIED.union(analyze("ship drowned"))
    assert counted("12 drowned rats died.", asked=asked)
    assert not counted("12 ship rats died.", asked=asked)


def test_money_is_no_number_of_people() -> None:
    found = counted("The people paid $5 to the dead.")
    assert found is not None
    assert found.unit == "dollar"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The fine was $5 million.", "dollar"),
        ("The fine was 5 percent.", "%"),
        ("The fine was 12 goats.", "goat"),
        ("The fine was 12.", "#"),
    ],
)
def test_where_no_noun_is_asked_for_a_figure_counts_what_it_names(text: str, unit: str) -> None:
    found = counted(text, frozenset(), frozenset(analyze("fine")))
    assert found is not None
    assert found.unit == unit


@pytest.mark.parametrize("text", ["The fine was 2018.", "The fine was paid on 3 May."])
def test_a_year_or_a_day_is_no_amount(text: str) -> None:
    assert counted(text, frozenset(), frozenset(analyze("fine"))) is None


def test_only_figures_of_one_unit_differ() -> None:
    twelve, thirty = counted("Twelve people died."), counted("30 people died.")
    dollars = counted("The dead cost $5 million.", frozenset(), DIED)
    assert twelve is not None
    assert thirty is not None
    assert dollars is not None
    assert twelve.differs(thirty)
    assert not twelve.differs(twelve)
    assert not twelve.differs(dollars)


@pytest.mark.parametrize(
    ("text", "words"),
    [("ab", 0), ("a b", 0), ("a x y b", 2), ("a, x b", 6), ("a and x b", 6)],
)
def test_a_border_between_clauses_sets_words_farther_apart(text: str, words: int) -> None:
    first, last = Span(0, 1), Span(len(text) - 1, len(text))
    assert distance(text, first, last) == distance(text, last, first) == words


@given(PAGES)
def test_any_sentence_is_counted_in_or_not(text: str) -> None:
    for one in sentences(article(text, published=FRIDAY)):
        found = count(one, PEOPLE, DIED)
        assert found is None or found.figure.span.end <= len(one.text)
