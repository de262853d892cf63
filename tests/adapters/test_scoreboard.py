from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.adapters.scoreboard import lines
from bot.golden.outcomes import outcome
from bot.golden.scores import scores
from tests.coverage_kit import pipeline_on, put
from tests.golden.known import known

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answer.pipeline import Pipeline
    from bot.golden.asked import Asked

ULM = "Heavy rain fell on the harbour of Ulm."
BONN = "Heavy rain fell on the castle of Bonn."
CASTLE = "Did heavy rain fall on the castle of Bonn?"
WRONG = known(CASTLE, (ULM, "a1"), answers=("Ulm", "the port"))
RIGHT = known(CASTLE, (BONN, "a2"))
UNSAID = known(CASTLE)


@pytest.fixture
def pipeline(tmp_path: Path) -> Pipeline:
    put(tmp_path / "corpus", "a3", "Snow lay on the hills.", title="Snow in Linz", authors="Ann Lee")
    return pipeline_on(tmp_path, a1=ULM, a2=BONN)


def told(pipeline: Pipeline, *each: Asked, failures: int = 9) -> list[str]:
    return list(lines([outcome(one, pipeline) for one in each], pipeline, failures))


def test_the_measures_stand_last_to_four_places(pipeline: Pipeline) -> None:
    figures = scores([outcome(one, pipeline) for one in (WRONG, RIGHT)])
    shown = told(pipeline, WRONG, RIGHT, failures=0)
    assert [line.split()[0] for line in shown] == list(figures)
    assert "hit@1                    0.5000" in shown
    assert "false-answer-rate        -" in shown
    assert "n-answerable             2" in shown


def test_a_failure_tells_what_was_expected_what_stood_first_and_why(pipeline: Pipeline) -> None:
    shown = told(pipeline, RIGHT, WRONG)
    assert shown[:5] == [
        "q (where): another quote stands first",
        f"  question: {CASTLE}",
        f"  expected: Ulm | the port; “{ULM}” [a1]",
        f"  got:      “{BONN}” [a2]",
        f"  right:    quote 2, sentence 2 of 2 ranked: “{ULM}” [a1]",
    ]
    assert re.fullmatch(r"  lost by:  \+\d+\.\d\d: (\w+ [+-]\d+\.\d\d(, |$))+", shown[5])
    assert shown[6] == ""


def test_the_day_of_asking_is_told(pipeline: Pipeline) -> None:
    assert told(pipeline, replace(WRONG, day=date(2022, 1, 2)))[1] == f"  question: {CASTLE} (asked on 2022-01-02)"


def test_an_answer_to_what_is_not_told_is_shown_with_the_signs(pipeline: Pipeline) -> None:
    shown = told(pipeline, UNSAID)
    assert shown[0] == "q (where): answered, though the coverage does not say"
    assert shown[2:4] == ["  expected: nothing", f"  got:      “{BONN}” [a2]"]
    assert re.fullmatch(r"  sure by:  [01]\.\d{3}: (\w+ [+-]\d+\.\d\d(, |$))+", shown[4])
    assert "bias -" in shown[4]
    assert shown[5] == ""


def test_what_is_not_answered_is_told_with_its_fault(pipeline: Pipeline) -> None:
    asked = known("What did Smith say about heavy rain?", (ULM, "a1"))
    shown = told(pipeline, asked)
    assert shown[0].endswith("not answered")
    assert "  and no sentence is to the point" in shown


def test_a_header_that_answers_where_a_quote_was_expected_is_told(pipeline: Pipeline) -> None:
    shown = told(pipeline, known("Who wrote “Snow in Linz”?", (ULM, "a1")))
    assert shown[0] == "q (where): no quote is given"
    assert shown[3:5] == ["  got:      no quote", "  right:    not looked for, since the header of an article answers"]


def test_no_more_failures_are_shown_than_were_asked_for(pipeline: Pipeline) -> None:
    shown = told(pipeline, WRONG, UNSAID, WRONG, failures=2)
    assert sum(line.startswith("q (where)") for line in shown) == 2


def test_nothing_in_a_question_can_steer_a_terminal(pipeline: Pipeline) -> None:
    hostile = known("Where\x1b[2J did heavy\nrain fall?", ("Fog\x07.", "\x1b]a1"), answers=("\x9b2J",), kind="a\x1bc")
    shown = told(pipeline, replace(hostile, id="q\x07"))
    assert all(line.isprintable() for line in shown)
