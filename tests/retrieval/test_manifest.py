"""A manifest comes back as it was written, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.retrieval.manifest import Manifest

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST = Manifest(7, "rules-1", "0123abcd", (("a.txt", 12, 1_700_000_000_000_000_001), ("ü/b c.jsonl.gz", 0, -1)))


def test_a_manifest_comes_back_equal(tmp_path: Path) -> None:
    MANIFEST.write(tmp_path)
    assert Manifest.read(tmp_path) == MANIFEST


def test_a_manifest_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    Manifest(6, "rules-0", "", ()).write(tmp_path)
    MANIFEST.write(tmp_path)
    assert Manifest.read(tmp_path) == MANIFEST
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]


def test_no_manifest_is_none(tmp_path: Path) -> None:
    assert Manifest.read(tmp_path) is None
    assert Manifest.read(tmp_path / "none") is None


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"5",
        b"\xff\xfe",
        b'{"rules": "a", "digest": "b"}',
        b'{"rules": "a", "digest": "b", "stamps": [["a.txt", "x", 1]]}',
        b'{"rules": "a", "digest": "b", "stamps": [1]}',
    ],
)
def test_what_cannot_be_read_is_no_manifest(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "manifest.json").write_bytes(raw)
    assert Manifest.read(tmp_path) is None


def test_no_half_of_a_manifest_is_a_manifest(tmp_path: Path) -> None:
    MANIFEST.write(tmp_path)
    path = tmp_path / "manifest.json"
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert Manifest.read(tmp_path) is None
