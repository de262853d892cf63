"""Every engine finds what the memory engine finds, on more coverage than one writes by hand; a command asks more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.retrieval.agreement import ALL, agreements
from tests.retrieval.synthetic import Synthetic

if TYPE_CHECKING:
    from pathlib import Path

    from tests.opensearch.server import Cluster

PASSAGES = 3_000
QUESTIONS = 300


def agree(folder: Path, urls: tuple[str, ...], names: tuple[str, ...]) -> None:
    synthetic = Synthetic(7)
    projection = synthetic.projection(folder, PASSAGES)
    told = agreements(projection, folder, synthetic.questions(QUESTIONS), urls, names)
    assert projection.passage_count >= PASSAGES
    assert {one.found for one in told} == {told[0].found}
    assert told[0].found > 2 * QUESTIONS
    assert {one.engine: one.differing for one in told} == {name: [] for name in names}


def test_tantivy_finds_what_memory_finds(tmp_path: Path) -> None:
    agree(tmp_path, (), ("memory", "tantivy"))


def test_all_engines_find_the_same(opensearch: Cluster, tmp_path: Path) -> None:
    agree(tmp_path, opensearch.urls, ALL)
