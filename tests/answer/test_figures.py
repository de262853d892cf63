"""Figures: what a text counts with, and between which bounds it may lie."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.figures import figures


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("12 people", 12, 12),
        ("Twelve people", 12, 12),
        ("a dozen people", 12, 12),
        ("forty-five people", 45, 45),
        ("one hundred and twenty people", 119.5, 120.5),
        ("1,200 people", 1150, 1250),
        ("1200 people", 1150, 1250),
        ("twelve hundred people", 1150, 1250),
        ("half a million people", 450_000, 550_000),
        ("2.5 million people", 2_450_000, 2_550_000),
        ("at least 20 people", 20, math.inf),
        ("30 or more people", 30, math.inf),
        ("fewer than 20 people", 0, 20),
        ("no more than 12 people", 0, 12),
        ("not more than 12 people", 0, 12),
        ("not fewer than 12 people", 12, math.inf),
        ("no less than 12 people", 12, math.inf),
        ("about 20 people", 18, 22),
        ("between 10 and 15 people", 10, 15),
        ("10 to 15 people", 10, 15),
        ("10-15 people", 10, 15),
        ("Nobody died", 0, 0),
    ],
)
def test_a_figure_lies_between_what_its_words_allow(text: str, least: float, most: float) -> None:
    [figure] = figures(text)
    assert (figure.least, figure.most) == (least, most)


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("$4 million", "dollar"),
        ("4m dollars", "dollar"),
        ("£12", "pound"),
        ("5.4%", "%"),
        ("5 per cent", "%"),
        ("5 ships", ""),
    ],
)
def test_a_figure_knows_the_currency_or_the_share_that_is_written_with_it(text: str, of: str) -> None:
    assert [figure.of for figure in figures(text)] == [of]


@pytest.mark.parametrize(
    "text",
    ["the 11th day", "COVID-19", "the G-20", "a 54-year-old", "at 10:30", "dozens of people", "thousands", "1990s"],
)
def test_what_counts_nothing_is_no_figure(text: str) -> None:
    assert figures(text) == ()


def test_a_year_is_known_as_one() -> None:
    assert [figure.is_year for figure in figures("In 2018 there were 2,018 ships and 1200 sailors.")] == [
        True,
        False,
        False,
    ]


def test_two_figures_joined_by_and_are_no_range() -> None:
    assert [figure.least for figure in figures("4 ships and 5 boats; 6 and 7")] == [4, 5, 6, 7]


@given(st.text(alphabet="0123456789.,$%-– \nabdenotuz", max_size=60))
def test_any_text_has_figures_in_their_order_with_bounds_in_theirs(text: str) -> None:
    found = figures(text)
    assert list(found) == sorted(found)
    assert all(figure.least <= figure.most for figure in found)
