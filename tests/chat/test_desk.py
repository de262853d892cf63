"""What readers of one coverage share: questions to try, the latest articles, quotes found without a conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.chat.blocks import NoticeBlock
from bot.chat.desk import Desk
from bot.chat.examples import MOST

if TYPE_CHECKING:
    from bot.answer.pipeline import Pipeline


@pytest.fixture
def desk(pipeline: Pipeline) -> Desk:
    return Desk(pipeline)


def test_every_question_to_try_is_answered(desk: Desk) -> None:
    assert len(desk.examples) == MOST
    assert all(desk.open().say(question).answered for question in desk.examples)


def test_the_questions_to_try_are_the_same_every_time(desk: Desk, pipeline: Pipeline) -> None:
    assert desk.examples == Desk(pipeline).examples
    assert desk.examples is desk.examples


def test_who_starts_is_told_what_there_is_and_what_to_try(desk: Desk) -> None:
    greeting, *tried = desk.open().say("/start").blocks
    assert isinstance(greeting, NoticeBlock)
    assert greeting.text.startswith("2 articles, to 9 Dec 2018. ")
    assert tried == [NoticeBlock(question, "example") for question in desk.examples]


def test_the_latest_are_the_newest_articles_first(desk: Desk) -> None:
    assert [found.quote.source.article_id for found in desk.latest()] == [
        "russia-is-losing-confidence",
        "kremlin-sours-on-trump",
    ]


def test_words_find_quotes_only_where_they_are_answered(desk: Desk) -> None:
    assert desk.search("kortunov", 5)[0].quote.text.startswith('"This is a signal')
    assert desk.search("Brazil world cup", 5) == ()


def test_a_quote_is_found_by_its_id_alone(desk: Desk) -> None:
    quote = desk.search("kortunov", 1)[0].quote
    found = desk.quote(quote.id)
    assert found
    assert found.quote == quote
    assert desk.quote("kortunov") is None


def test_the_standing_names_coverage_and_engine(desk: Desk) -> None:
    assert desk.standing == "2 articles, to 9 Dec 2018, engine memory"
