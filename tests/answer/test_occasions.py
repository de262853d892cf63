"""Whether two sentences tell of one occasion, by the days they tell."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.answer.occasions import are_on_other_days, may_be_one
from bot.text.terms import analyze
from tests.coverage_kit import article, sentences

if TYPE_CHECKING:
    from bot.answer.candidates import Candidate

FRIDAY = date(2021, 4, 30)


def one(text: str, published: date | None = FRIDAY) -> Candidate:
    [only] = sentences(article(text, published=published))
    return only


@pytest.mark.parametrize(
    ("first", "second", "may"),
    [
        ("The ship sank on Monday.", "The ship sank on 3 May.", True),
        ("The ship sank on Monday.", "The ship sank on 12 April.", False),
        ("The ship sank in 1904.", "The ship sank.", False),
        ("The ship sank in 2021.", "The ship sank.", True),
        ("The ship sank.", "The ship went down.", True),
        ("The ship sank on 3 or on 5 March.", "The ship sank on 5 March.", True),
        ("The ship sank on 3 March, he said on Monday.", "The ship sank on Monday.", False),
        ("The ship sank, he said on 12 April.", "The ship sank on Monday.", False),
    ],
)
def test_two_sentences_may_tell_of_one_occasion_where_a_day_agrees(first: str, second: str, may: bool) -> None:
    assert may_be_one(one(first), one(second)) == may_be_one(one(second), one(first)) == may


def test_undated_articles_may_tell_of_any_year() -> None:
    assert may_be_one(one("The ship sank in 1904."), one("The ship sank.", None))
    assert may_be_one(one("The ship sank.", None), one("The ship sank.", None))


def test_a_sentence_without_a_day_is_of_the_year_in_which_it_appeared() -> None:
    assert not may_be_one(one("The ship sank in 2019."), one("The ship sank."))
    january = one("The ship sank.", date(2020, 1, 2))
    assert may_be_one(one("The ship sank in 2019."), january)


SANK = analyze("sank")


@pytest.mark.parametrize(
    ("first", "second", "are"),
    [
        ("The ship sank on 3 May.", "The ship sank on 12 April.", True),
        ("The ship sank on 3 May.", "The ship sank on 3 May.", False),
        ("The ship sank on 3 May.", "The ship sank.", False),
        ("The ship sank on 3 May.", "The ship sank before 12 April.", False),
        ("The ship sank on 3 May.", "The ship sank again on 12 April.", False),
        ("The ship sank on 3 May.", "It sank, the captain said on 12 April.", False),
        ("The ship sank on 3 May.", "On 12 April the big grey old iron ship sank.", True),
        ("The ship sank on 3 May.", "On 12 April the very big grey old iron ship sank.", False),
    ],
)
def test_what_happens_is_put_on_other_days_only_by_days_close_to_it(first: str, second: str, are: bool) -> None:
    assert are_on_other_days(one(first), one(second), SANK) == are
    assert are_on_other_days(one(second), one(first), SANK) == are


def test_days_of_something_else_are_no_other_days() -> None:
    assert not are_on_other_days(one("The ship sank on 3 May."), one("The ship sailed on 12 April."), SANK)
