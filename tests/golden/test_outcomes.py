"""Outcomes: each question asked on its day, of coverage in files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.golden.evidence import Mark
from bot.golden.outcomes import QUOTES, Outcome, outcome
from tests.coverage_kit import pipeline_on, put
from tests.golden.known import known

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answer.pipeline import Pipeline

ULM = "Heavy rain fell on the harbour of Ulm."
BONN = "Heavy rain fell on the castle of Bonn."


@pytest.fixture
def pipeline(tmp_path: Path) -> Pipeline:
    put(tmp_path / "corpus", "a1", ULM, published="2022-01-02", authors="Ann Lee", title="Rain in Ulm")
    put(tmp_path / "corpus", "a2", BONN, published="2022-06-07", title="Rain in Bonn")
    return pipeline_on(tmp_path)


def test_every_quote_is_marked_counted_and_proved(pipeline: Pipeline) -> None:
    went = outcome(known("Where on the castle did heavy rain fall?", (ULM, "a1")), pipeline)
    assert went.marks == (Mark(False, False, frozenset()), Mark(True, True, frozenset({0})))
    assert (went.place, went.words, went.shown, went.verbatim) == (2, (8, 8), 2, 2)
    assert (went.misses, went.of_facts) == (True, False)


def test_quotes_are_taken_whatever_the_confidence_and_not_marked_where_nothing_answers(pipeline: Pipeline) -> None:
    went = outcome(known("Did rain fall on the palace of Peru, Chile and Brazil?"), pipeline)
    assert (went.answered, went.marks, went.place, went.shown) == (False, (), 0, 2)
    assert not went.misses
    assert not went.misjudged


def test_no_more_than_ten_quotes_are_taken(tmp_path: Path) -> None:
    towns = "Ulm Bonn Kiel Graz Linz Bern Trier Essen Celle Halle Jena Gera".split()
    text = " ".join(f"In {town} rain fell on {count} of its streets." for count, town in enumerate(towns, 20))
    went = outcome(known("Where did rain fall on streets?"), pipeline_on(tmp_path, a1=text))
    assert len(went.words) == QUOTES == 10


def test_a_question_is_asked_on_its_day(pipeline: Pipeline) -> None:
    asked = known("Where did heavy rain fall?", (ULM, "a1"))
    early, late = (replace(asked, day=day) for day in (date(2022, 1, 3), date(2022, 6, 8)))
    assert (outcome(early, pipeline).place, outcome(late, pipeline).place) == (1, 2)


def test_an_answer_from_a_header_has_no_quotes(pipeline: Pipeline) -> None:
    went = outcome(known("Who wrote “Rain in Ulm”?", answers=("Ann Lee",)), pipeline)
    assert (went.answered, went.of_facts, went.shown, went.misses) == (True, True, 0, True)


@pytest.mark.parametrize(("answerable", "answered"), [(True, False), (False, True)])
def test_it_is_misjudged_when_it_counts_as_answered_and_is_not(*, answerable: bool, answered: bool) -> None:
    asked = replace(known(), answerable=answerable)
    assert Outcome(asked, answered, 0.5, (), (), 0, 0).misjudged
    assert not Outcome(asked, answerable, 0.5, (), (), 0, 0).misjudged
