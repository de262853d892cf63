"""Full dates, each with the label before it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.dates import dates_in, day_in, has_date

DAY = date(2018, 12, 9)


@pytest.mark.parametrize(
    "written",
    ["2018-12-09", "December 9, 2018", "Dec. 9 2018", "9 December 2018", "9th Dec, 2018", "DECEMBER 9TH, 2018"],
)
def test_a_full_date_is_read_however_it_is_printed(written: str) -> None:
    assert has_date(f"Rain fell on {written}.")
    assert [dated.day for dated in dates_in(f"Rain fell on {written}.")] == [DAY]
    assert day_in(written) == DAY


@pytest.mark.parametrize("written", ["December 9", "9/12/2018", "December 2018", "x2018-12-09", "2018", ""])
def test_what_lacks_a_part_is_no_full_date(written: str) -> None:
    assert not has_date(written)
    assert not list(dates_in(written))
    assert day_in(written) is None


@pytest.mark.parametrize("written", ["2018-13-09", "31 Feb 2018", "June 31, 2018"])
def test_a_day_that_no_calendar_has_is_none(written: str) -> None:
    assert list(dates_in(written)) == []
    assert day_in(written) is None


def test_each_date_has_the_label_right_before_it() -> None:
    line = "Published 9 Dec 2018, updated 10 Dec 2018; 11 Dec 2018. Updated, posted: 12 Dec 2018"
    assert [tuple(dated)[1:] for dated in dates_in(line)] == [(True, True), (True, False), (False, False), (True, True)]


@pytest.mark.parametrize("written", ["2018-12-09T10:11:12Z", "2018-12-09 10:11", "Sunday, 9 December 2018, 10:11"])
def test_a_time_of_day_may_stand_with_the_day_of_a_field(written: str) -> None:
    assert day_in(written) == DAY


@given(st.text() | st.from_regex(r"\d{1,2} [A-Za-z]{3} \d{4}"))
def test_any_text_has_dates_or_none(text: str) -> None:
    assert bool(list(dates_in(text))) <= has_date(text)
