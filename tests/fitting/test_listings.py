"""What a ranking is fitted on: real signals of real sentences, right as they are quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from bot.answer.reading import calmed
from bot.answer.selection import contributions
from bot.settings import Settings
from tests.coverage_kit import pipeline_on, put
from tests.fitting.listings import WEIGHTS, Listing, listing, of_folder
from tests.golden.known import known, put_questions

if TYPE_CHECKING:
    from pathlib import Path

QUESTION = "Where did rain fall?"


def test_every_signal_of_the_ranking_is_there_with_its_value(tmp_path: Path) -> None:
    pipeline = pipeline_on(tmp_path, a1="Rain fell on Ulm. Snow fell on Jena.", a2="In Ulm, rain fell. It rained.")
    judged = pipeline.judge(calmed(QUESTION))
    one = listing(known(QUESTION, ("Rain fell on Ulm.", "a1")), judged)
    best = judged.ranked[0]
    added = contributions(judged.question, judged.hits, judged.weighing, best.candidate)
    weights = np.array(list(WEIGHTS.values()))
    row = one.signals[np.argmax(one.signals @ weights)]
    assert dict(zip(WEIGHTS, row * weights, strict=True)) == pytest.approx(added)


def test_a_sentence_is_right_when_its_quote_answers(tmp_path: Path) -> None:
    put(tmp_path / "news", "a1", "Rain fell on Ulm.")
    put(tmp_path / "news", "a2", "Rain fell on Jena.")
    put_questions(tmp_path / "news", {}, {"answerable": False, "answers": [], "evidence": []})
    listings = of_folder(tmp_path / "news", Settings(corpus=tmp_path / "news", index_dir=tmp_path / "index"))
    assert [sorted(one.right.tolist()) for one in listings] == [[False, True]]


def test_a_question_for_which_nothing_is_found_has_no_right_place(tmp_path: Path) -> None:
    judged = pipeline_on(tmp_path, a1="Rain fell on Ulm.").judge("Zebras?")
    one = listing(known("Zebras?", ("Rain fell on Ulm.", "a1")), judged)
    assert one.place(np.ones(len(WEIGHTS))) == 0


def test_what_a_better_quote_covers_takes_no_place() -> None:
    covers = np.array([[True, True, False], [True, True, False], [False, False, True]])
    one = Listing(np.array([[3.0], [2.0], [1.0]]), np.array([False, False, True]), covers)
    assert one.place(np.array([1.0])) == 2
    assert one.place(np.array([-1.0])) == 1
