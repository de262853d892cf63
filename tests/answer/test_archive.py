"""The archive: articles as they stand in their files at the moment of use."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.errors import CorpusError
from tests.coverage_kit import pipeline_on, put, text_on_disk

if TYPE_CHECKING:
    from pathlib import Path


def test_an_article_is_found_by_its_id_and_by_its_key(tmp_path: Path) -> None:
    archive = pipeline_on(tmp_path, a="Rain fell.").coverage.archive
    found = archive.article("a")
    assert found is not None
    assert found.text == text_on_disk(tmp_path / "corpus", "a") == "Rain fell."
    assert archive.article(found.source.key) == found


@pytest.mark.parametrize("key", ["", "b", "A", "a.txt", "../a", "a' OR '1'='1", "\0"])
def test_no_other_key_finds_an_article(tmp_path: Path, key: str) -> None:
    assert pipeline_on(tmp_path, a="Rain fell.").coverage.archive.article(key) is None


def test_a_changed_file_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    archive = pipeline_on(tmp_path, a="Rain fell.").coverage.archive
    put(tmp_path / "corpus", "a", "Snow fell.")
    with pytest.raises(CorpusError, match=r"a\.txt: changed since it was read; start pullquote again"):
        archive.article("a")


def test_a_file_that_came_back_is_used_again(tmp_path: Path) -> None:
    archive = pipeline_on(tmp_path, a="Rain fell.").coverage.archive
    path = tmp_path / "corpus/a.txt"
    raw = path.read_bytes()
    path.unlink()
    with pytest.raises(CorpusError):
        archive.article("a")
    path.write_bytes(raw)
    assert archive.article("a") is not None


def test_an_article_of_a_bundle_comes_from_the_index(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    bundle = tmp_path / "corpus/corpus.jsonl"
    bundle.write_text(json.dumps({"id": "a", "text": "Rain fell."}), encoding="utf-8")
    archive = pipeline_on(tmp_path).coverage.archive
    bundle.unlink()
    found = archive.article("a")
    assert found is not None
    assert found.text == "Rain fell."
