"""Dates are found in whichever words they are printed, and names that look like months are left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.date_words import dated_otherwise, other_words
from bot.text.terms import analyze
from tests.coverage_kit import pipeline_on

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answer.pipeline import Pipeline


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("What happened on 8 December?", {"8": "8th", "December": "dec"}),
        ("What happened on Dec. 8?", {"8": "8th", "Dec": "December"}),
        ("the 11th of Nov.", {"11th": "11", "Nov": "November"}),
        ("on the 2nd of March", {"2nd": "2", "March": "Mar"}),
        ("in December 2018", {"December": "Dec"}),
        ("in December", {"December": "Dec"}),
        ("on 5 \u017fep 2020", {"5": "5th", "\u017fep": "Sept"}),
        ("May 1", {"1": "1st"}),
        ("3 June 2020 or 22 July", {"3": "3rd", "22": "22nd", "June": "Jun", "July": "Jul"}),
    ],
)
def test_a_date_has_other_words(text: str, others: dict[str, str]) -> None:
    told = other_words(text)
    for one, other in others.items():
        assert analyze(other) in told[analyze(one)[0]]
    assert set(told) == {analyze(one)[0] for one in others} or others == {"1": "1st"}


def test_a_month_with_two_short_names_has_both() -> None:
    assert set(other_words("9 September")[analyze("September")[0]]) == {analyze("Sep"), analyze("Sept")}


@pytest.mark.parametrize(
    "text", ["Who is Jan?", "Did they march on 8 towns?", "Mar 80 films", "8 ships", "Dec called", ""]
)
def test_what_is_no_date_has_none(text: str) -> None:
    assert other_words(text) == {}


@given(st.text(max_size=60))
def test_nothing_stands_for_itself(text: str) -> None:
    assert all((term,) not in others for term, others in other_words(text).items())


@pytest.fixture
def days(tmp_path: Path) -> Pipeline:
    """Coverage that writes four days in four ways."""
    texts = {
        "a": "Rain fell on Ulm on Dec. 8.",
        "b": "Rain fell on Ulm on the 9th of December.",
        "c": "Rain fell on Ulm on November 8.",
        "d": "Rain fell on Ulm on Sept. 3.",
    }
    return pipeline_on(tmp_path, **texts)


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("What fell on Ulm on 8 December?", "a"),
        ("What fell on Ulm on December 8th?", "a"),
        ("What fell on Ulm on Dec 9?", "b"),
        ("What fell on Ulm on Nov. 8?", "c"),
        ("What fell on Ulm on the 3rd of September?", "d"),
    ],
)
def test_a_day_is_found_however_it_is_printed(days: Pipeline, question: str, article: str) -> None:
    answer = days.ask(question, always=True)
    assert answer.missing == ()
    assert answer.found[0].quote.source.article_id == article


def test_a_day_that_nobody_printed_is_missing(days: Pipeline) -> None:
    assert days.ask("What fell on Ulm on 27 December?").missing == ("27",)


@pytest.mark.parametrize("day", ["Nov. 11", "11 November", "November 11th", "the 11th of November"])
def test_the_shipped_articles_are_asked_of_a_day_in_any_words(pipeline: Pipeline, day: str) -> None:
    answer = pipeline.ask(f"Which talks in Paris were canceled on {day}?")
    assert answer.answered
    assert any("Paris on Nov. 11" in found.quote.text for found in answer.found)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What fell on 12 November?", "Rain fell on Nov. 11."),
        ("What fell on Nov. 12?", "On November 11 and on the 13th of November rain fell, 12 inches of it."),
        ("What fell on 2 May?", "It fell from May 3-12."),
        ("Who met on December 11?", "They met on 8 and 9 December 2020."),
        ("Who met on December 11?", "They met from Dec. 8 to Dec. 10."),
        ("Who met on December 2?", "They met from Dec. 28, 2020, to Jan. 3, 2021."),
        ("Who met on Dec. 9?", "On Dec. 8, 10 people met."),
        ("Who met on Dec. 9?", "On Dec. 8, 2020, they met."),
        ("Who met from December 8 to December 12?", "They met on December 13."),
    ],
)
def test_a_sentence_that_names_another_day_of_the_month_is_dated_otherwise(question: str, sentence: str) -> None:
    assert dated_otherwise(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What fell on 12 November?", "Rain fell on the 12th of November, after the snow of Nov. 11."),
        ("What fell on 12 November?", "Rain fell on Nov. 10-14."),
        ("What fell on 12 November?", "Rain fell on Nov. 10 to 12."),
        ("What fell on 12 November?", "Rain fell on Monday; on 11 December it snowed."),
        ("What fell in November?", "Rain fell on Nov. 11."),
        ("What fell on 12 November or 2 May?", "Rain fell on Nov. 11."),
        ("", "Rain fell on Nov. 11."),
        ("Who met in Ulm on December 8?", "Putin met Merkel in Ulm on 8 and 9 December 2020."),
        ("Who met on December 9?", "They met on 8-10 December."),
        ("Who met on December 8?", "They met on 8–10 December."),
        ("Who met on December 8?", "They met from the 8th to the 10th of December."),
        ("Who met on December 8?", "They met between 8 and 10 December."),
        ("Who met on December 9?", "They met between December 8 and December 10."),
        ("Who met on December 8?", "They met on 8, 9 and 10 December."),
        ("Who met on Dec. 9?", "They met on Dec. 8, 9 and 10."),
        ("Who met on Dec. 9?", "They met from Dec. 8 to Dec. 10."),
        ("Who met on Dec. 9?", "They met from Monday, Dec. 8, 2020, to Wednesday, Dec. 10, 2020."),
        ("Who met on Dec. 30?", "They met from Dec. 28 to Jan. 3."),
        ("Who met on Dec. 9?", "They met from 2020-12-08 to 2020-12-10."),
        ("Who met from December 8 to December 12?", "They met on December 10."),
        ("Who met between 8 and 12 December?", "They met on December 10."),
        ("Who met on Dec. 9?", "They met on Monday, Dec. 8, and Tuesday, the 9th."),
    ],
)
def test_what_may_be_of_the_same_day_is_not_dated_otherwise(question: str, sentence: str) -> None:
    assert not dated_otherwise(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who has met since December 8?", "They met on December 10."),
        ("Who met in the week of December 8?", "They met on December 10."),
        ("Who met on Dec. 10?", "They have met since Dec. 8."),
        ("Who met on Dec. 10?", "They met from Monday, Dec. 8, for a week."),
        ("Who met on Dec. 10?", "They met on Dec. 8 onward."),
        ("Who met on Dec. 10?", "They met on the 10th, and Dec. 8 was free."),
    ],
)
def test_days_that_are_left_open_throw_no_answer_away(question: str, sentence: str) -> None:
    assert not dated_otherwise(question, sentence)


@pytest.mark.parametrize("day", ["December 8", "9 December"])
def test_each_of_two_days_finds_its_answer(tmp_path: Path, day: str) -> None:
    ulm = pipeline_on(tmp_path, a="Putin met Merkel in Ulm on 8 and 9 December 2020.")
    assert ulm.ask(f"Who met in Ulm on {day}?").answered


@pytest.mark.parametrize("day", ["12 November", "Nov. 12", "November 10th"])
def test_what_happened_on_another_day_is_no_answer(pipeline: Pipeline, day: str) -> None:
    assert not pipeline.ask(f"Which talks in Paris were canceled on {day}?").answered
