"""Echoes: the same statement in much the same words, with the same numbers and the same negations."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from bot.answer.echoes import same_statement, says_no_more, states_otherwise
from bot.answer.questions import understand
from tests.coverage_kit import PAGES, article, sentences


def same(one: str, other: str) -> bool:
    [first] = sentences(one)
    [second] = sentences(other)
    assert same_statement(first, second) == same_statement(second, first)
    return same_statement(first, second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rain fell on the city.", "Rain fell on the city."),
        ("Rain fell on the city.", "On the city, the rain fell!"),
        ("Rain fell on the old city.", "RAIN FELL ON THE OLD CITIES"),
        ("Rain fell on the old city.", "Heavy rain fell on the old city centre."),
        ("Rain fell on the old city in 2018.", "In 2018 rain fell on the old city."),
        ("Four ships sank.", "four ships sank"),
        ("Rain fell.", "The rain fell."),
        ("The mayor didn't speak of it.", "The mayor did not speak of it."),
    ],
)
def test_much_the_same_words_are_an_echo(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rain fell on the city.", "Snow fell on the harbour."),
        ("Rain fell on the city.", "Rain fell on the city while the mayor spoke of ships and sailors."),
        ("Rain fell on the city centre today.", "Rain fell on the harbour today."),
        ("Rain fell.", "Rain fell hard."),
        ("Rain.", "Snow."),
    ],
)
def test_other_words_are_another_statement(one: str, other: str) -> None:
    assert not same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("In 2018 rain fell on the old city.", "In 2019 rain fell on the old city."),
        ("Rain fell on the old city.", "Rain fell on the old city in 2018."),
        ("It cost the old city 1.5 billion.", "It cost the old city 15 billion."),
        ("Four sailors of the navy were lost off the harbour.", "Five sailors of the navy were lost off the harbour."),
        ("It cost the city of ships a million.", "It cost the city of ships a billion."),
    ],
)
def test_other_numbers_are_another_statement(one: str, other: str) -> None:
    assert not same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The mayor of the old city did resign.", "The mayor of the old city did not resign."),
        ("The mayor of the old city has resigned.", "The mayor of the old city hasn't resigned."),
        ("The mayor of the old city will speak there.", "The mayor of the old city will never speak there."),
        ("Somebody saw the rain fall on the old harbour.", "Nobody saw the rain fall on the old harbour."),
        ("Something fell on the old city harbour wall.", "Nothing fell on the old city harbour wall."),
        ("The mayor of the old city can speak there.", "The mayor of the old city cannot speak there."),
        ("Rain fell on the city with warning signs.", "Rain fell on the city without warning signs."),
        (
            "A mine sank the ship off the coast of Ulm.",
            "The navy denied that a mine sank the ship off the coast of Ulm.",
        ),
    ],
)
def test_a_statement_and_its_negation_are_no_echo(one: str, other: str) -> None:
    assert not same(one, other)


@pytest.mark.parametrize(("year", "is_same"), [(2018, True), (2019, False)])
def test_the_year_in_which_both_articles_appeared_is_understood(year: int, is_same: bool) -> None:
    [first] = sentences(article("In 2018 rain fell on the old city.", "a", published=date(2018, 5, 3)))
    [second] = sentences(article("Rain fell on the old city.", "b", published=date(year, 5, 3)))
    assert same_statement(first, second) is is_same


BOUGHT = (
    "The owners of the league approved the sale of the Ulm Broncos on Tuesday to the heirs of the mayor, a keen sailor "
    "and singer, 4 to 1."
)


@pytest.mark.parametrize(
    ("one", "is_no_more"),
    [
        ("League owners approve sale of Ulm Broncos", True),
        ("League owners approve sale of Ulm Broncos, 4 to 1", True),
        ("League owners approve sale of Ulm Broncos, 5 to 1", False),
        ("League owners do not approve sale of Ulm Broncos", False),
        ("League owners will approve sale of Ulm Broncos", False),
        ("League owners approve sale of Rome Lions", False),
        ("Owners approve sale.", False),
    ],
)
def test_a_part_of_a_better_sentence_says_no_more(one: str, is_no_more: bool) -> None:
    [better], [part] = sentences(BOUGHT), sentences(one)
    assert says_no_more(part, better) is is_no_more
    assert not says_no_more(better, part)


@given(PAGES)
def test_every_statement_is_its_own_echo_and_echoes_are_mutual(text: str) -> None:
    found = sentences(text)
    for one in found:
        assert same_statement(one, one)
        assert all(same_statement(one, other) == same_statement(other, one) for other in found)


def otherwise(one: str, other: str, *, elsewhere: bool = True) -> bool:
    asked = understand("How did the storm kill people in Ulm?")
    [first] = sentences(article(one, article_id="a"), question=asked)
    [second] = sentences(article(other, article_id="b" if elsewhere else "a"), question=asked)
    return states_otherwise(first, second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The storm killed 12 people in Ulm.", "In Ulm the storm killed 15 people."),
        ("The storm killed twelve people in Ulm.", "In Ulm the storm killed 15 people."),
        ("The storm killed people in Ulm.", "The storm killed no people in Ulm."),
        ("The storm killed people in Ulm.", "The mayor denied that the storm killed people in Ulm."),
    ],
)
def test_other_figures_or_a_denial_in_another_article_state_it_otherwise(one: str, other: str) -> None:
    assert otherwise(one, other)
    assert otherwise(other, one)
    assert not otherwise(one, other, elsewhere=False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The storm killed 12 people in Ulm.", "The storm killed twelve people in Ulm."),
        ("The storm killed 1,200 people in Ulm.", "The storm killed 1200 people in Ulm."),
        ("The storm killed 12 people in Ulm.", "The storm killed people in Ulm."),
        (
            "The storm killed 12 people in Ulm.",
            "The mayor of Ulm spoke for 15 minutes of a bridge and its 15 builders.",
        ),
        ("The storm killed 12 people in Ulm.", "The storm killed 15 people in Rome."),
    ],
)
def test_the_same_figures_or_another_matter_do_not(one: str, other: str) -> None:
    assert not otherwise(one, other)
