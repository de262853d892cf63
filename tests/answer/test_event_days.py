"""The days that sentences tell of, as far as they do."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from bot.answer.event_days import of_year, told_days
from tests.coverage_kit import PAGES

FRIDAY = date(2021, 4, 30)


def agree(one: str, other: str) -> bool:
    [first] = told_days(one, FRIDAY)
    [second] = told_days(other, FRIDAY)
    assert first.agrees(second) == second.agrees(first)
    return first.agrees(second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("on Monday", "on 3 May"),
        ("on Monday", "on April 26"),
        ("yesterday", "on Thursday"),
        ("tomorrow", "on 1 May 2021"),
        ("today", "2021-04-30"),
        ("in May", "on May 3"),
        ("in 2021", "on 3 May 2021"),
        ("in July", "in 1901"),
        ("on Friday", "on 30 April"),
        ("Sept. 3", "on 3 September"),
        ("The talks in Ulm started on 3-5 May.", "started on 3 May"),
        ("on 3, 4 and 5 May", "on May 4"),
    ],
)
def test_what_may_be_one_day_agrees(one: str, other: str) -> None:
    assert agree(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("on Monday", "on 5 May"),
        ("on Monday", "on Tuesday"),
        ("in May", "on June 3"),
        ("in 1901", "in 1904"),
        ("on 3 May 2020", "on Monday"),
        ("in March 2011", "on Thursday"),
        ("on 3-5 May", "on 6 May"),
    ],
)
def test_what_cannot_be_one_day_does_not(one: str, other: str) -> None:
    assert not agree(one, other)


def test_a_weekday_is_no_day_where_nobody_knows_when_it_was_written() -> None:
    assert told_days("on Monday and on 3 May, yesterday", None) == told_days(
        "on Monbay and on 3 May, yesterbay", FRIDAY
    )


def test_a_verb_is_no_month() -> None:
    assert told_days("It may rain; they march on the city. In May it will.", FRIDAY)[0].span.start >= 40


@pytest.mark.parametrize("name", ["USA Today", "Russia Today", "The Sunday Times", "Jan Smith", "April Jones"])
def test_a_name_is_no_day(name: str) -> None:
    assert told_days(f"It was {name} that said so.", FRIDAY) == ()


@pytest.mark.parametrize("day", ["On Sunday Putin", "In April Putin", "Today Putin", "Since last June Putin"])
def test_a_day_before_a_name_is_a_day(day: str) -> None:
    assert len(told_days(f"{day} said so.", FRIDAY)) == 1


def test_an_article_of_january_may_tell_of_the_year_before() -> None:
    [last] = told_days("in 2020", FRIDAY)
    assert of_year(date(2021, 1, 2)).agrees(last)
    assert not of_year(FRIDAY).agrees(last)


@given(PAGES)
def test_any_text_has_days_in_their_order(text: str) -> None:
    told = told_days(text, FRIDAY)
    assert list(told) == sorted(told)
    assert all(day.agrees(day) for day in told)
