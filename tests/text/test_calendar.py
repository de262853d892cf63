"""Months and weekdays by name."""

from __future__ import annotations

import re
from datetime import date

import pytest

from bot.text.calendar import MONTH, MONTHS, SHORT, SPELLINGS, WEEKDAY, WEEKDAYS, month_number, weekday_number


def test_each_way_to_write_a_month_has_its_number() -> None:
    for names in SPELLINGS:
        assert {month_number(name) for name in names} == {MONTHS.index(names[0]) + 1}
    assert (month_number("may"), month_number("07"), month_number("SEPT.")) == (5, 7, 9)


def test_what_is_no_month_has_no_number() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        month_number("monday")


def test_months_and_weekdays_are_counted_as_dates_count_them() -> None:
    for month, name in enumerate(MONTHS, 1):
        assert date(2018, month, 1).strftime("%B") == name  # the tests' locale is that of C
    assert [weekday_number(f"{date(2018, 12, day):%A}".lower()) for day in range(3, 10)] == list(range(7))


@pytest.mark.parametrize("written", [*MONTHS, *SHORT])
def test_the_pattern_takes_a_month_in_full_and_in_short(written: str) -> None:
    assert re.fullmatch(MONTH, written, re.IGNORECASE)


@pytest.mark.parametrize("written", [*WEEKDAYS, "Mon", "Tue", "Tues", "Thurs", "sat"])
def test_the_pattern_takes_a_weekday_in_full_and_in_short(written: str) -> None:
    assert re.fullmatch(WEEKDAY, written, re.IGNORECASE)


def test_may_has_no_short_name_and_september_has_two() -> None:
    assert "May" not in {name for names in SPELLINGS for name in names}
    assert {"Sep", "Sept"} <= SHORT
