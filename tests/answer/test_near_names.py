"""A name that may be a slip: offered where one name of the coverage alone is near, and never put in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answer.near_names import with_near_names
from tests.coverage_kit import pipeline_on

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answer.coverage import Coverage
    from bot.answer.pipeline import Pipeline

TEXT = (
    "On Monday Kortunov’s friend Nancy Harrison met Ann Harrisson. The ministers met Martin, and later Marvin. "
    "Some harbours closed. Shipping stopped there, said Xi of the SEABOARD office."
)


@pytest.fixture
def coverage(tmp_path: Path) -> Coverage:
    return pipeline_on(tmp_path, a=TEXT).coverage


@pytest.mark.parametrize(
    ("text", "missing", "meant"),
    [
        ("Who is Kortunow?", "Kortunow", "Who is Kortunov?"),
        ("Who is Kortnuow?", "Kortnuow", "Who is Kortunov?"),
        ("What is Cortunov’s plan?", "Cortunov", "What is Kortunov’s plan?"),
        ("Did Nansy call, and did Nansy write?", "Nansy", "Did Nancy call, and did Nancy write?"),
        ("Did Nansy meet Kortuno?", "Nansy Kortuno", "Did Nancy meet Kortunov?"),
        ("Who is KORTUNOW?", "KORTUNOW", "Who is Kortunov?"),
        ("Who is Harrissson?", "Harrissson", "Who is Harrisson?"),
    ],
)
def test_the_only_near_name_is_offered_as_it_is_printed(
    coverage: Coverage, text: str, missing: str, meant: str
) -> None:
    assert with_near_names(text, missing.split(), coverage) == meant


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Who is Kortunow?", ""),  # it is not the name that is missing
        ("who is kortunow?", "kortunow"),  # in small letters it is no name, but a slip
        ("Who is Kvrtvvvv?", "Kvrtvvvv"),
        ("Who is Mardin?", "Mardin"),  # Martin; Marvin is as near
        ("Who is Harbourg?", "Harbourg"),  # harbours are no name
        ("Who is Shippinq?", "Shippinq"),  # nor is what only opens a sentence
        ("Who is Seaboord?", "Seaboord"),  # nor what is all in capitals
        ("Did Xo call?", "Xo"),
        ("Did Yi call?", "Yi"),
        ("Who is Monkey?", "Monkey"),
        ("Did the Minister call?", "Minister"),
    ],
)
def test_where_no_name_or_more_than_one_is_near_none_is_offered(coverage: Coverage, text: str, missing: str) -> None:
    assert with_near_names(text, missing.split(), coverage) is None


@pytest.mark.parametrize(
    ("question", "suggested"),
    [
        ("What did Peskow say?", "What did Peskov say?"),
        ("Who is Putkin?", "Who is Putin?"),
        ("What did Sakharova tell reporters?", "What did Zakharova tell reporters?"),
        ("Who is Andrei Kortunov?", "Who is Andrey Kortunov?"),
    ],
)
def test_a_name_that_nobody_mentioned_stays_missing_and_a_near_one_is_suggested(
    pipeline: Pipeline, question: str, suggested: str
) -> None:
    answer = pipeline.ask(question)
    assert (answer.answered, answer.searched, len(answer.missing)) == (False, None, 1)
    assert answer.suggested == suggested
    assert pipeline.ask(suggested).answered


@pytest.mark.parametrize(
    "question",
    [
        "What did Peskow say about Brazil?",  # with Peskov it has no answer either
        "What did Merkel say?",
        "What did Peskov say?",
        "What did Peskov say about Brazil?",
        "Which treaty did Obama threaten to abandon?",
    ],
)
def test_what_would_have_no_answer_is_not_suggested(pipeline: Pipeline, question: str) -> None:
    assert pipeline.ask(question).suggested is None


def test_a_slip_beside_the_name_is_corrected_in_what_is_suggested(pipeline: Pipeline) -> None:
    answer = pipeline.ask("waht did Peskow say?")
    assert answer.searched == "what did Peskow say?"
    assert answer.suggested == "what did Peskov say?"
