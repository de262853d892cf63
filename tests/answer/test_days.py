"""Days of publishing: those that a question names as such, and no other dates."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.answer.days import days_of_news, published_days
from bot.model import Span

NEWEST = date(2023, 12, 20)
_PIECES = (
    "report of|published on|in the week of|article|3|31|29th|0|of|,|.|’s|(|ſep|Oct.|May|february|2023|2023-02-30|٣|²|\n"
)
ANY_TEXT = st.text(st.characters(exclude_categories=())) | st.lists(st.sampled_from(_PIECES.split("|"))).map(" ".join)


def days(text: str, newest: date | None = NEWEST) -> list[tuple[str, date, date]]:
    """What *text* calls each stretch of days, and its first and last."""
    return [(text[span.start : span.end], since, until) for span, since, until in published_days(text, newest)]


def only(text: str, newest: date | None = NEWEST) -> date:
    [(_, since, until)] = days(text, newest)
    assert since == until
    return since


@pytest.mark.parametrize(
    "text",
    [
        "What does the report published on 6 November 2023 say?",
        "What does the report published on November 6, 2023 say?",
        "What does the report of the 6th of November 2023 say?",
        "What does the story dated Nov. 6th 2023 say?",
        "What did the article on 2023-11-06 say?",
        "What did the 6 november, 2023 article say?",
        "What did the November 6, 2023's coverage say?",
        "WHAT WAS REPORTED ON NOV 6 2023?",
        "Which pieces appeared on 6 November?",
    ],
)
def test_a_day_of_publishing_is_read_however_it_is_written(text: str) -> None:
    assert only(text) == date(2023, 11, 6)


@pytest.mark.parametrize(
    "text",
    [
        "Who won in May 2019?",
        "Who won on 6 November 2023?",
        "What happened on 2023-11-06?",
        "Who was born on the 6th of November 2023?",
        "What did the report say? Who won on 6 November 2023?",
        "Who won on 6 November 2023? What did the report say?",
        "Did the report that Smith wrote years ago in Ulm tell who won on 6 November 2023?",
        "Who may report 6 ships?",
        "Which stories came out in May?",
        "Which report is number 11/6/2023?",
        "Which articles are of 2023?",
        "the unreported sins of 6 November 2023",
        "",
    ],
)
def test_another_date_is_a_part_of_what_is_asked(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    "text",
    ["Who said it on 6 November 2023?", "What happened on Nov. 6?", "What did Smith say on the 6th of November?"],
)
def test_any_other_day_may_have_its_news_on_it_or_on_the_next(text: str) -> None:
    [(_, since, until)] = days_of_news(text, NEWEST)
    assert (since, until) == (date(2023, 11, 6), date(2023, 11, 7))


@pytest.mark.parametrize(
    "text",
    [
        "What did the report published on 6 November 2023 say?",
        "Who won in November 2023?",
        "Who won after 6 November 2023?",
        "How many ships sank between May 6 and May 8?",
        "What was sold in the quarter ending June 30?",
        "Who won?",
    ],
)
def test_a_day_of_publishing_a_month_and_a_bound_are_no_days_of_news(text: str) -> None:
    assert days_of_news(text, NEWEST) == ()


@given(ANY_TEXT)
def test_no_stretch_of_a_text_names_days_of_both_kinds(text: str) -> None:
    spans = [days.span for days in (*published_days(text, NEWEST), *days_of_news(text, NEWEST))]
    assert all(one.end <= other.start for one, other in pairwise(sorted(spans)))


def test_a_week_begins_on_the_day_that_names_it() -> None:
    october = date(2023, 10, 3)
    for text in ("Who won in the week of 3 October?", "Who won in the week of the 3rd of October 2023?"):
        [(_, since, until)] = days(text)
        assert (since, until) == (october, october + timedelta(6))


@pytest.mark.parametrize(
    ("month", "last"), [("February 2023", 28), ("Feb. 2024", 29), ("December 2023", 31), ("april 2023", 30)]
)
def test_a_month_is_named_from_its_first_day_to_its_last(month: str, last: int) -> None:
    [(name, since, until)] = days(f"What do the stories published in {month} say?")
    assert name.rstrip(".") == month
    assert since.day == 1
    assert until == since.replace(day=last)


def test_a_day_without_a_year_is_the_last_such_day() -> None:
    assert only("the report of 20 December") == NEWEST
    assert only("the report of 21 December") == date(2022, 12, 21)
    assert only("the report of 3 May") == date(2023, 5, 3)
    assert days("the report of 3 May", None) == []
    assert only("the report of 3 May 2021", None) == date(2021, 5, 3)


@pytest.mark.parametrize("newest", [date(2024, 2, 28), date(2023, 12, 20)])
def test_the_last_29_february_was_in_a_leap_year(newest: date) -> None:
    assert only("the report of 29 February", newest) == date(2020, 2, 29)


@pytest.mark.parametrize(
    "no_day",
    ["31 February 2023", "February 31, 2023", "31 February", "0 May 2023", "30 Feb 2024", "2023-02-31", "2023-00-10"],
)
def test_a_day_that_no_calendar_has_is_no_day(no_day: str) -> None:
    assert days(f"the report published on {no_day}") == []


def test_several_days_come_in_the_order_of_the_text_and_each_once() -> None:
    text = "What was published on 2023-11-06, on October 3 and on 1 May 2023?"
    assert [name for name, _, _ in days(text)] == ["2023-11-06", "October 3", "1 May 2023"]


def test_words_that_a_month_begins_are_no_month() -> None:
    for word in ("Marching", "Mayor", "Decade", "Sepia", "Octet"):
        assert days(f"the report of 6 {word} 2023") == []


def test_letters_that_only_look_like_those_of_a_month_make_that_month() -> None:
    for month, number in (("Aprıl", 4), ("APRİL", 4), ("Auguſt", 8), ("ſep", 9), ("ſeptember", 9)):
        assert only(f"the report of 5 {month} 2020") == date(2020, number, 5)


@given(ANY_TEXT, st.none() | st.dates())
@example("the report of 29 February", date.min)
@example("the report of 31 December", date.max)
@example("week of 31 December 2099", None)
def test_in_any_text_days_are_named_where_they_stand(text: str, newest: date | None) -> None:
    end = 0
    for span, since, until in published_days(text, newest):
        assert isinstance(span, Span)
        assert end <= span.start < span.end <= len(text)
        assert timedelta() <= until - since <= timedelta(31)
        end = span.end


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    month = day.strftime("%B")
    written = (day.isoformat(), f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}")
    assert {only(f"the report of {one}", None) for one in written} == {day}


@given(st.dates(date(1901, 1, 1), date(2099, 12, 31)), st.dates(date(1905, 1, 1), date(2099, 12, 31)))
def test_a_day_without_a_year_is_never_after_the_newest(day: date, newest: date) -> None:
    found = days(f"the report of {day.day} {day.strftime('%B')}", newest)
    for _, since, _ in found:
        assert since <= newest
        assert (since.day, since.month) == (day.day, day.month)
        assert (newest - since).days <= 8 * 366


@pytest.mark.parametrize("text", ["Who won on 6 November 2023?", "Did the war end on 6 November 2023?"])
def test_the_day_of_an_event_is_not_that_of_its_news(text: str) -> None:
    assert days_of_news(text, NEWEST) == ()
