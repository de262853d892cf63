"""Which reading of a message is answered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.chat.answering import answered, suggesting
from bot.chat.followups import Asked, alone

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answer.pipeline import Pipeline
    from bot.model import Answer

PESKOV = "What did Peskov say about a visit to Washington?"
BRAZIL = "What did Peskov say about Brazil?"


def carrying(text: str, *words: str) -> Asked:
    return Asked(text, words, " ".join([text, *words]), text)


@pytest.fixture
def asked(pipeline: Pipeline) -> list[str]:
    """What was asked of the pipeline, in turn."""
    return []


@pytest.fixture
def ask(pipeline: Pipeline, asked: list[str]) -> Callable[[Asked], Answer]:
    def ask(one: Asked) -> Answer:
        asked.append(one.read)
        return replace(pipeline.ask(one.read), carried=one.carried)

    return ask


def test_the_first_reading_that_has_an_answer_is_taken_and_no_further_one_asked(
    ask: Callable[[Asked], Answer], asked: list[str]
) -> None:
    readings = (alone(BRAZIL), alone(PESKOV), alone("Who is Zakharova?"))
    reading, answer = answered(readings, ask)
    assert reading == readings[1]
    assert answer.answered
    assert asked == [BRAZIL, PESKOV]


def test_where_no_reading_has_an_answer_the_one_that_carries_least_is_shown(ask: Callable[[Asked], Answer]) -> None:
    readings = (
        carrying("And in Brazil?", "Peskov", "Cuba"),
        carrying("And in Brazil?", "Cuba"),
        alone("Who is Xi Li?"),
    )
    reading, answer = answered(readings, ask)
    assert reading == readings[2]
    assert not answer.answered
    assert answered(readings[:2], ask)[0] == readings[1]


def test_the_only_reading_is_the_answer_whatever_it_is(ask: Callable[[Asked], Answer]) -> None:
    assert not answered((alone(BRAZIL),), ask)[1].answered


def test_where_it_is_open_how_to_read_the_first_quote_must_hold_what_was_asked(ask: Callable[[Asked], Answer]) -> None:
    of_another = Asked("And Zakharova?", ("Peskov",), PESKOV, PESKOV)
    reading = alone("Who is Zakharova?")
    assert answered((of_another,), ask)[0] == of_another
    assert answered((of_another, reading), ask)[0] == reading


@pytest.fixture
def again(ask: Callable[[Asked], Answer]) -> Callable[[str], tuple[Asked, Answer]]:
    def again(text: str) -> tuple[Asked, Answer]:
        reading = alone(text.replace("And ", "What did ").replace("?", " say?"))
        return reading, ask(reading)

    return again


def test_a_follow_up_with_a_slip_in_a_name_suggests_what_the_right_one_would_ask(
    pipeline: Pipeline, again: Callable[[str], tuple[Asked, Answer]]
) -> None:
    slip = carrying("And Peskow?", "Washington")
    none = replace(pipeline.ask("And Peskow?"), suggested=None, carried=slip.carried)
    assert not none.answered
    assert suggesting(slip, none, again, pipeline.coverage).suggested == "What did Peskov say?"


def test_nothing_is_suggested_that_has_no_answer(pipeline: Pipeline, ask: Callable[[Asked], Answer]) -> None:
    slip = carrying("And Peskow?", "Brazil")
    none = replace(pipeline.ask("And Peskow?"), suggested=None)
    brazil = alone(BRAZIL)
    assert suggesting(slip, none, lambda _: (brazil, ask(brazil)), pipeline.coverage) == none


def test_only_a_follow_up_without_an_answer_or_a_suggestion_is_read_again(pipeline: Pipeline) -> None:
    def never(text: str) -> tuple[Asked, Answer]:
        raise AssertionError(text)

    none = replace(pipeline.ask("And Peskow?"), suggested=None)
    slip = carrying("And Peskow?", "Washington")
    for reading, answer in (
        (alone("And Peskow?"), none),
        (slip, replace(none, suggested=PESKOV)),
        (slip, pipeline.ask(PESKOV)),
        (carrying("And Zebulon Quark?", "Washington"), replace(none, missing=("Zebulon", "Quark"))),
    ):
        assert suggesting(reading, answer, never, pipeline.coverage) == answer
