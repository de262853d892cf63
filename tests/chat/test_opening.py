"""A quote opened, by its number or its id."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.chat import wording
from bot.chat.blocks import CiteBlock, ContextBlock, NoticeBlock, SourceBlock
from bot.chat.opening import opened
from bot.errors import CorpusError
from tests.corpus.samples import SHIPPED
from tests.coverage_kit import text_on_disk

if TYPE_CHECKING:
    from bot.answer.pipeline import Pipeline
    from bot.chat.blocks import Block
    from bot.chat.opening import View
    from bot.model import Answer


@pytest.fixture
def answer(pipeline: Pipeline) -> Answer:
    return pipeline.ask("What did Peskov say about a visit to Washington?")


def one_block(pipeline: Pipeline, view: View, argument: str, answer: Answer | None) -> Block:
    [block] = opened(view, argument, answer, pipeline.coverage.archive).blocks
    return block


def help_for(pipeline: Pipeline, argument: str, answer: Answer | None) -> str:
    block = one_block(pipeline, "source", argument, answer)
    assert isinstance(block, NoticeBlock)
    return block.text


def test_a_number_names_a_quote_of_the_last_answer(pipeline: Pipeline, answer: Answer) -> None:
    assert one_block(pipeline, "source", "2", answer) == SourceBlock(2, answer.found[1])
    assert one_block(pipeline, "cite", "2", answer) == CiteBlock(2, answer.found[1])


def test_without_a_number_the_first_is_meant(pipeline: Pipeline, answer: Answer) -> None:
    assert one_block(pipeline, "cite", "", answer) == CiteBlock(1, answer.found[0])


def test_what_stands_around_a_quote_stands_around_it_in_the_article(pipeline: Pipeline, answer: Answer) -> None:
    block = one_block(pipeline, "context", "2", answer)
    assert isinstance(block, ContextBlock)
    quote = block.found.quote
    assert block.before
    assert block.after
    assert f"{block.before}{quote.text}{block.after}" in text_on_disk(SHIPPED, quote.source.article_id)


def test_an_id_names_any_quote_of_the_coverage(pipeline: Pipeline, answer: Answer) -> None:
    second = answer.found[1]
    assert one_block(pipeline, "source", second.quote.id, answer) == SourceBlock(2, second)  # whose speaker it knows
    alone = one_block(pipeline, "source", second.quote.id, None)
    assert isinstance(alone, SourceBlock)
    assert (alone.number, alone.found.quote) == (1, second.quote)


@pytest.mark.parametrize("argument", ["0", "3", "-1", "x", "two", "001", "²", "9" * 400])
def test_another_number_is_told_which_there_are(pipeline: Pipeline, answer: Answer, argument: str) -> None:
    assert help_for(pipeline, argument, answer) == "Name a quote by its number, 1 to 2."


def test_before_an_answer_there_is_nothing_to_open(pipeline: Pipeline, answer: Answer) -> None:
    assert help_for(pipeline, "1", None) == wording.NOTHING_YET
    assert help_for(pipeline, "1", replace(answer, found=())) == "There is no quote to show."


def test_an_id_of_nothing_is_told_so(pipeline: Pipeline, answer: Answer) -> None:
    assert help_for(pipeline, "a" * 20, answer).startswith("That quote is not in this coverage")
    assert help_for(pipeline, "a" * 20, None).startswith("That quote is not in this coverage")


def test_of_an_answer_that_is_none_only_the_nearest_can_be_opened(pipeline: Pipeline) -> None:
    none = pipeline.ask("What did Peskov say about Brazil?")
    assert one_block(pipeline, "source", "1", none) == SourceBlock(1, none.found[0])
    assert help_for(pipeline, "2", none) == "Name a quote by its number, 1 to 1."


@pytest.mark.parametrize("view", ["source", "cite"])
def test_a_quote_that_does_not_prove_is_not_opened(pipeline: Pipeline, answer: Answer, view: View) -> None:
    first, *others = answer.found
    forged = replace(first, quote=replace(first.quote, text=first.quote.text.replace("Trump", "Obama")))
    with pytest.raises(CorpusError):
        one_block(pipeline, view, "1", replace(answer, found=(forged, *others)))
