"""Reasons: where the right sentence was lost, and what made the difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.golden.outcomes import outcome
from bot.golden.reasons import reason
from tests.coverage_kit import pipeline_on, printed, put
from tests.golden.known import known

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answer.pipeline import Pipeline
    from bot.golden.asked import Asked
    from bot.golden.reasons import Reason

ULM = "Heavy rain fell on the harbour of Ulm."
BONN = "Heavy rain fell on the castle of Bonn."
WIND = "The wind broke windows."
FOG = "Thick fog hid the old bridge."
MORE = "Nobody had asked for that at all. Or so it was told to all of them."
FILLER = "Nobody there had ever asked for that, or so it was told to all of those who came by later on. "
CASTLE = "Where on the castle did heavy rain fall?"


@pytest.fixture
def pipeline(tmp_path: Path) -> Pipeline:
    put(tmp_path / "corpus", "a0", f"{WIND} {BONN} {FOG} {MORE}", authors="Ann Lee", title="Bad weather")
    return pipeline_on(
        tmp_path, a1=ULM, a3=f"Some hail fell too. {FILLER * 10}Snow lay in the hills.", a4="Ice broke trees."
    )


def why(pipeline: Pipeline, asked: Asked) -> Reason:
    return reason(outcome(asked, pipeline), pipeline)


def test_the_first_quote_and_the_right_one_are_told_with_the_place_of_the_latter(pipeline: Pipeline) -> None:
    asked = known(CASTLE, (ULM, "a1"))
    told = why(pipeline, asked)
    place = 1 + printed(pipeline.ask(asked.question, limit=9, always=True)).index(ULM)
    assert told.got is not None
    assert told.right is not None
    assert (told.got.text, told.right.text) == (BONN, ULM)
    looked_at = len(pipeline.judge(asked.question).ranked)
    assert told.place == f"quote {place}, sentence {place} of {looked_at} ranked"


def test_the_terms_add_up_to_the_lead_of_the_first_quote_and_stand_in_order(pipeline: Pipeline) -> None:
    asked = known(CASTLE, (ULM, "a1"))
    scores = {found.quote.text: found.score for found in pipeline.ask(asked.question, limit=9, always=True).found}
    told = why(pipeline, asked).lost_by
    assert sum(told.values()) == pytest.approx(scores[BONN] - scores[ULM])
    sizes = [abs(value) for value in told.values()]
    assert sizes == sorted(sizes, reverse=True)
    assert all(sizes)
    assert told["sentence_bm25"] > 0  # only the first holds "castle"


def test_the_signs_add_up_to_the_confidence_of_what_is_misjudged(pipeline: Pipeline) -> None:
    asked = known("Did heavy rain fall on the castle of Bonn?")
    went = outcome(asked, pipeline)
    told = reason(went, pipeline)
    assert went.misjudged
    assert 1 / (1 + pow(2.718281828459045, -sum(told.sure_by.values()))) == pytest.approx(went.confidence)
    assert "bias" in told.sure_by
    assert (told.right, told.lost_by) == (None, {})


def test_what_is_judged_well_needs_no_signs_and_what_stands_first_lost_nothing(pipeline: Pipeline) -> None:
    told = why(pipeline, known("Did heavy rain fall on the castle of Bonn?", (BONN, "a0")))
    assert (told.sure_by, told.lost_by) == ({}, {})
    assert told.to_the_point


def test_that_no_sentence_is_to_the_point_is_told(pipeline: Pipeline) -> None:
    asked = known("What did Smith say about heavy rain?", (ULM, "a1"))
    assert not why(pipeline, asked).to_the_point


@pytest.mark.parametrize(
    ("evidence", "place"),
    [
        (("Ice broke trees.", "a4"), "not found; its article was not found"),
        (("Snow lay in the hills.", "a3"), "not found; other passages of its article were found"),
        (
            (f"{WIND} {BONN} {FOG} {MORE}", "a0"),
            "its passage was found, and no sentence of it is enough of the evidence",
        ),
        (("Fog hid the tower.", "a3"), "not in the coverage"),
        ((BONN, "a9"), "not in the coverage"),
    ],
)
def test_where_the_right_sentence_was_lost_is_told(pipeline: Pipeline, evidence: tuple[str, str], place: str) -> None:
    told = why(pipeline, known("Where did the heavy rain and hail fall?", evidence))
    assert (told.place, told.right, told.lost_by) == (place, None, {})


def test_a_sentence_that_was_not_looked_at_closely_is_told_and_compared(tmp_path: Path) -> None:
    many = {f"a{number}": f"Heavy rain fell on castle number {number} of Bonn." for number in range(45)}
    texts = {name: f"{text} {text[:-1]} again. {text[:-1]} twice." for name, text in many.items()}
    pipeline = pipeline_on(tmp_path, **texts, last=f"{FILLER}Rain or no rain, it was a bad year. Its roof leaked.")
    asked = known("Did heavy rain fall on the castle of Bonn?", ("Its roof leaked.", "last"))
    told = why(pipeline, asked)
    looked_at = len(pipeline.judge(asked.question).ranked)
    assert told.place == f"found, and not among the {looked_at} sentences looked at closely"
    assert told.right is not None
    assert sum(told.lost_by.values()) > 0


def test_an_answer_from_a_header_and_a_question_about_nothing_have_no_terms(pipeline: Pipeline) -> None:
    header = why(pipeline, known("Who wrote “Bad weather”?", answers=("Ann Lee",)))
    assert header.place == "not looked for, since the header of an article answers"
    nothing = why(pipeline, known("Zebras?", (ULM, "a1")))
    assert nothing.place == "no sentence was found"
    assert (header.got, nothing.got) == (None, None)
