"""Articles pointed at by number after an answer, seen as a reader sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.chat import wording
from bot.chat.blocks import FactBlock, NoticeBlock, Reply
from bot.chat.conversation import Conversation
from bot.chat.numbered import pointed
from tests.coverage_kit import pipeline_on, put

if TYPE_CHECKING:
    from bot.answer.pipeline import Pipeline

WHERE, LIST = "What was published in May 2024?", "Which articles are there?"


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    folder = tmp_path_factory.mktemp("papers")
    for name, town, day in (("a", "Ulm", "03"), ("b", "Bonn", "02"), ("c", "Kiel", "01")):
        text = f"Rain fell on {town}. Nobody in {town} was surprised."
        put(folder / "corpus", name, text, title=town, authors=f"Writer {name}", published=f"2024-05-{day}")
    return pipeline_on(folder)


def facts(reply: Reply) -> list[str]:
    return [block.fact.value for block in reply.blocks if isinstance(block, FactBlock)]


def last_of(pipeline: Pipeline, *texts: str) -> tuple[Reply, Conversation]:
    conversation = Conversation(pipeline)
    return [conversation.say(text) for text in texts][-1], conversation


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Who wrote the first?", 1),
        ("who wrote the second one?", 2),
        ("And who wrote the third quote?", 3),
        ("Who wrote the 3rd article?", 3),
        ("Who wrote quote 2?", 2),
        ("who wrote number #1", 1),
    ],
)
def test_a_number_points_at_the_article_of_a_quote(papers: Pipeline, text: str, number: int) -> None:
    conversation = Conversation(papers)
    conversation.say(WHERE)
    assert conversation.answer
    writers = ["; ".join(found.quote.source.authors) for found in conversation.answer.found]
    assert len(set(writers)) == 3
    assert facts(conversation.say(text)) == [writers[number - 1]]


def test_one_after_another_can_be_asked_about(papers: Pipeline) -> None:
    _, conversation = last_of(papers, LIST, "Who wrote the second?")
    assert facts(conversation.say("and when was it published?")) == ["2024-05-02"]
    assert facts(conversation.say("Who wrote the first?")) == ["Writer a"]
    assert facts(conversation.say("and who wrote it?")) == ["Writer a"]


def test_it_stays_the_article_that_was_asked_about(papers: Pipeline) -> None:
    reply, _ = last_of(papers, "Did rain fall on Kiel?", "Which outlet is it from?", "When was it published?")
    assert facts(reply) == ["2024-05-01"]


def test_a_number_that_is_none_of_them_is_answered_with_the_range(papers: Pipeline) -> None:
    reply, _ = last_of(papers, WHERE, "Who wrote the seventh?")
    assert reply.blocks == (NoticeBlock(wording.by_number(3)),)


@pytest.mark.parametrize("texts", [(), ("Who is Zorro?",), (WHERE, "/new")])
def test_where_nothing_was_told_nothing_is_pointed_at(papers: Pipeline, texts: tuple[str, ...]) -> None:
    reply, _ = last_of(papers, *texts, "Who wrote the first?")
    assert facts(reply) == []


@pytest.mark.parametrize(
    "text",
    [
        "Who wrote the first article about rain?",
        "Where did the first rain fall?",
        "Who wrote the book?",
        "Who came second?",
        "When was the second treaty published?",
        "Who wrote in 2018?",
    ],
)
def test_whoever_names_something_else_points_at_nothing(text: str) -> None:
    assert pointed(text) is None
