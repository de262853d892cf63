"""Days in figures: which day is meant, told by the coverage where both numbers may be the month."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.figured_days import in_words

COVERED = {date(2018, 12, 9), date(2018, 3, 4), date(2018, 4, 3)}


def read(text: str) -> str:
    return in_words(text, COVERED.__contains__)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("12/9/2018", "9 Dec 2018"),
        ("9/12/2018", "9 Dec 2018"),
        ("09/12/2018", "9 Dec 2018"),
        ("9.12.2018", "9 Dec 2018"),
        ("12/13/2018", "13 Dec 2018"),
        ("13/12/2018", "13 Dec 2018"),
        ("29/02/2020", "29 Feb 2020"),
        ("1/2/2018", "2 Jan 2018"),
        ("1.2.2018", "1 Feb 2018"),
        ("3/4/2018", "4 Mar 2018"),
    ],
)
def test_a_day_in_figures_is_put_into_words(written: str, day: str) -> None:
    assert read(f"What happened on {written}?") == f"What happened on {day}?"


@pytest.mark.parametrize(
    "text",
    [
        "13/13/2018",
        "30/02/2018",
        "12.13.2018",
        "1/2/18",
        "9/12",
        "112/9/2018",
        "9/12/2018/x",
        "9.12/2018",
        "v1.2.2018",
        "1.2.2018.3",
    ],
)
def test_what_is_no_day_stays_as_it_is(text: str) -> None:
    assert read(text) == text


def test_every_day_of_a_text_is_read() -> None:
    assert read("from 12/9/2018 to 13/12/2018") == "from 9 Dec 2018 to 13 Dec 2018"


@given(st.text(alphabet="0123456789/. 2018x٣²"))
def test_any_text_can_be_read(text: str) -> None:
    assert read(read(text)) == read(text)
