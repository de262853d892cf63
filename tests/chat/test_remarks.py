"""What is replied to remarks about an answer: only what can be done at that moment."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.chat import wording
from bot.chat.blocks import NoticeBlock
from bot.chat.remarks import doubted, found_wrong, told_by

if TYPE_CHECKING:
    from bot.answer.pipeline import Pipeline
    from bot.chat.blocks import Reply
    from bot.model import Answer

NOWHERE = range(0)


@pytest.fixture
def answer(pipeline: Pipeline) -> Answer:
    return pipeline.ask("What did Peskov say about a visit to Washington?")


@pytest.fixture
def none(pipeline: Pipeline) -> Answer:
    return pipeline.ask("What did Peskov say about Brazil?")


def texts(reply: Reply | None, kind: str) -> list[str]:
    assert reply is not None
    return [block.text for block in reply.blocks if isinstance(block, NoticeBlock) and block.kind == kind]


def test_who_doubts_is_told_where_each_shown_quote_stands(answer: Answer) -> None:
    reply = doubted(answer, range(2))
    assert [place.split()[0] for place in texts(reply, "item")] == ["1", "2"]
    assert texts(reply, "item")[0] == f"1  {wording.place(answer.found[0])}"
    assert texts(reply, "plain") == [f"{wording.NO_JUDGE} {wording.AS_PRINTED}"]


def test_quotes_keep_their_numbers_on_a_further_page(answer: Answer) -> None:
    assert texts(doubted(answer, range(1, 2)), "item") == [f"2  {wording.place(answer.found[1])}"]
    assert texts(told_by(answer, range(1, 2)), "item") == [f"2  {wording.place(answer.found[1])}"]


def test_of_an_answer_that_is_none_the_nearest_was_shown(none: Answer) -> None:
    assert not none.answered
    assert texts(doubted(none, range(3)), "item") == [f"1  {wording.place(none.found[0])}"]


def test_who_doubts_before_anything_was_asked_is_told_how_to_ask(none: Answer) -> None:
    for nothing in (doubted(None, NOWHERE), doubted(replace(none, found=()), NOWHERE)):
        assert texts(nothing, "plain") == [f"{wording.NO_JUDGE} {wording.WELCOME}"]
        assert not texts(nothing, "item") + texts(nothing, "hint")


def test_where_nothing_was_shown_nothing_is_told_of_its_source(answer: Answer) -> None:
    assert told_by(None, NOWHERE) is None
    assert told_by(answer, NOWHERE) is None
    assert texts(told_by(answer, range(1)), "hint") == [wording.PROOF]


@pytest.mark.parametrize(
    ("shown", "carried", "offers"),
    [
        (1, (), [wording.OTHERWISE, wording.FURTHER]),
        (2, (), [wording.OTHERWISE]),
        (1, ("Trump",), [wording.OTHERWISE, wording.FURTHER, wording.DROPPING]),
        (2, ("Trump",), [wording.OTHERWISE, wording.DROPPING]),
    ],
)
def test_who_finds_an_answer_wrong_is_offered_what_is_left(
    answer: Answer, shown: int, carried: tuple[str, ...], offers: list[str]
) -> None:
    assert len(answer.found) == 2
    reply = found_wrong(replace(answer, carried=carried), range(shown))
    assert texts(reply, "plain") == ["; ".join(offers) + "."]


def test_an_answer_that_is_none_has_no_further_quotes(none: Answer) -> None:
    assert texts(found_wrong(none, range(1)), "plain") == [wording.OTHERWISE + "."]
    assert texts(found_wrong(None, NOWHERE), "plain") == [wording.OTHERWISE + "."]
