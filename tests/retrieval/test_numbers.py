"""The engines of one machine tell which passages they look at, before they read them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from bot.model import Query
from bot.retrieval import tantivy
from bot.retrieval.memory import MemoryRetriever
from tests.coverage_kit import projection_of

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {"a": "Rain fell.", "b": "Snow fell on the city.", "c": "The mayor spoke."}


@pytest.mark.parametrize("name", ["memory", "tantivy"])
def test_the_numbers_are_those_of_the_hits(tmp_path: Path, name: str) -> None:
    projection = projection_of(tmp_path, **TEXTS)
    shutil.rmtree(tmp_path / tantivy.NAME, ignore_errors=True)
    engine = MemoryRetriever(projection) if name == "memory" else tantivy.opened(projection, tmp_path)
    passages = projection.passages(engine.numbers(Query(("rain", "snow")), 10))
    hits = engine.retrieve(Query(("rain", "snow")), 10)
    assert sorted(passage.id for passage in passages) == sorted(hit.passage.id for hit in hits) == ["a:1", "b:1"]
    assert engine.numbers(Query(("unknown",)), 10) == engine.numbers(Query(("rain",)), 0) == []
