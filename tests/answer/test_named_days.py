"""Every day of a month that a text names, and whether it may name more."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from bot.answer.days import FORMS
from bot.answer.named_days import days_in, days_of, leaves_days_open
from tests.coverage_kit import PAGES


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on 8 December", {(12, 8)}),
        ("on Dec. 8, 2020", {(12, 8)}),
        ("2020-12-08", {(12, 8)}),
        ("on 8 and 9 December", {(12, 8), (12, 9)}),
        ("on Dec. 8-10", {(12, 8), (12, 9), (12, 10)}),
        ("on Tuesday the 8th and Friday the 11th of December", {(12, 8), (12, 11)} | {(12, day) for day in (9, 10)}),
        ("on Dec. 8, 10 people met", {(12, 8), (12, 10)}),  # nobody can tell, and nothing is in between
        ("from Nov. 29 to Dec. 2", {(11, 29), (11, 30), (11, 31), (12, 1), (12, 2)}),
        ("between 30 December and 2 January", {(12, 30), (12, 31), (1, 1), (1, 2)}),
        ("on 30 December and 2 January", {(12, 30), (1, 2)}),
        ("in December 2020", set()),
        ("8 ships", set()),
        ("", set()),
    ],
)
def test_each_day_is_named_and_what_lies_between_two(text: str, days: set[tuple[int, int]]) -> None:
    assert days_in(text) == days


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("since 8 December", True),
        ("in the week of 8 December", True),
        ("8 December onwards", True),
        ("the 6th, they said, or 8 December", True),
        ("from 8 to 10 December", False),
        ("from 8 December to 10 January", False),
        ("on 8 December", False),
        ("since the 8th", False),
        ("", False),
    ],
)
def test_a_time_whose_other_end_is_not_read_leaves_days_open(text: str, is_open: bool) -> None:
    assert leaves_days_open(text) == is_open


def test_a_date_alone_has_the_days_written_with_its_month() -> None:
    [date] = [match for form in FORMS for match in form.finditer("They met on 8, 9 and 10 December.")]
    assert isinstance(date, re.Match)
    assert days_of(date) == ((12, 8), (12, 9), (12, 10))


@given(PAGES)
def test_any_text_names_days_of_the_calendar(text: str) -> None:
    assert all(1 <= month <= 12 and 1 <= day <= 31 for month, day in days_in(text))
    assert leaves_days_open(text) in {True, False}
