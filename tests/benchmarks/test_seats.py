"""The seats of the benchmark: every engine that is installed finds what it should, in a process of its own too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.derived import fresh
from tests.benchmarks import fresh as child
from tests.benchmarks.asking import ASK, DAYS, IDS, OUTLET, PASSAGES, questions, ways
from tests.benchmarks.seats import SEATS, Seat, installed
from tests.coverage_kit import put

if TYPE_CHECKING:
    from pathlib import Path

    from bot.retrieval.projection import Projection

INSTALLED = list(installed(SEATS))


@pytest.fixture
def projection(tmp_path: Path) -> Projection:
    for number, text in enumerate(("Rain fell on the city.", "Snow fell.", "The mayor spoke of rain.")):
        put(tmp_path / "corpus", f"a{number}", text, outlet="The Wire", published="2020-01-02")
    return fresh(tmp_path / "corpus", tmp_path / "index").projection


@pytest.mark.parametrize("seat", INSTALLED, ids=lambda seat: seat.name)
def test_every_engine_finds_the_passages_that_hold_a_term(seat: Seat, projection: Projection, tmp_path: Path) -> None:
    (tmp_path / seat.name).mkdir()
    seat.build(projection, tmp_path / seat.name)
    assert len(seat.open(projection, tmp_path / seat.name)(("snow", "citi"), 2)) == 2


def test_building_and_opening_run_in_processes_of_their_own(projection: Projection, tmp_path: Path) -> None:
    index = fresh(tmp_path / "corpus", tmp_path / "index").place
    built = child.build("tantivy", index, tmp_path / "tantivy")
    assert built.seconds > 0
    assert built.peak_mb > 1
    assert child.open_ms("tantivy", index, tmp_path / "tantivy", "rain") > 0
    assert child.project(tmp_path / "corpus", tmp_path / "other").seconds > 0
    assert (tmp_path / "other/manifest.json").exists()


def test_our_engines_are_asked_in_every_way_and_the_others_for_ids(projection: Projection, tmp_path: Path) -> None:
    for seat in INSTALLED:
        (tmp_path / seat.name).mkdir()
        seat.build(projection, tmp_path / seat.name)
    asked = questions([], projection, 2)
    assert len(asked) == 2
    found = ways(INSTALLED, projection, tmp_path, tmp_path / "corpus", asked)
    ours = [(name, way) for name in ("memory", "tantivy") for way in (IDS, PASSAGES, OUTLET, DAYS, ASK)]
    assert set(found) == {*ours, *((seat.name, IDS) for seat in INSTALLED)}
    assert all(way(1) is not None for way in found.values())


def test_questions_come_from_files_in_the_same_order_each_time(projection: Projection, tmp_path: Path) -> None:
    (tmp_path / "q.jsonl").write_text('{"question": "Who?"}\n{"question": "What?"}\n{"question": "Why?"}\n')
    chosen = questions([tmp_path / "q.jsonl"], projection, 2)
    assert len(set(chosen)) == 2
    assert questions([tmp_path / "q.jsonl"], projection, 2) == chosen
