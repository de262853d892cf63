"""What is derived from the coverage is used as long as it fits the files, and built anew when it does not."""

from __future__ import annotations

import gzip
import os
from typing import TYPE_CHECKING

import pytest

from bot.bootstrap import corpus_folder, coverage, fresh_projection, index_folder, pipeline, rebuild
from bot.errors import CorpusError, RetrievalError
from bot.retrieval.projection import NAME
from bot.settings import Settings
from tests.corpus.samples import SHIPPED, bundle_line
from tests.coverage_kit import printed, put

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

QUESTION = "What fell on the city?"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    put(tmp_path / "corpus", "a", "Rain fell on the city.")
    put(tmp_path / "corpus", "b", "The mayor spoke of the harbour.")
    return tmp_path / "corpus"


def ids(root: Path, folder: Path) -> list[str]:
    return [source.article_id for source in fresh_projection(root, folder).sources()]


def built(folder: Path) -> int:
    """Which file the projection is: a new one with every building."""
    return (folder / NAME).stat().st_ino


def test_without_a_setting_the_shipped_coverage_is_asked() -> None:
    assert corpus_folder(Settings()) == SHIPPED


def test_another_coverage_has_another_index_in_the_same_place(tmp_path: Path) -> None:
    settings = Settings(index_dir=tmp_path)
    one, other = index_folder(settings, tmp_path / "a"), index_folder(settings, tmp_path / "b")
    assert one != other
    assert one.parent == other.parent == tmp_path


def test_one_coverage_has_one_index_however_its_folder_is_reached(tmp_path: Path, root: Path) -> None:
    (tmp_path / "link").symlink_to(root)
    settings = Settings(index_dir=tmp_path)
    assert index_folder(settings, tmp_path / "link") == index_folder(settings, root)


def test_a_projection_is_used_as_long_as_no_file_changed(tmp_path: Path, root: Path) -> None:
    fresh_projection(root, tmp_path / "index")
    before = built(tmp_path / "index")
    assert ids(root, tmp_path / "index") == ["a", "b"]
    assert built(tmp_path / "index") == before


def test_to_build_anew_is_to_build_whatever_stands_there(root: Path, tmp_path: Path) -> None:
    settings = Settings(corpus=root, index_dir=tmp_path / "index")
    first = coverage(settings)
    folder = index_folder(settings, root)
    os.link(folder / NAME, tmp_path / "kept")
    second = rebuild(settings)
    assert second.digest == first.digest
    assert built(folder) != (tmp_path / "kept").stat().st_ino


def change(root: Path) -> None:
    put(root, "a", "Snow fell on the city.")


def touch(root: Path) -> None:
    os.utime(root / "a.txt", ns=(1, 1))


def add(root: Path) -> None:
    put(root, "c", "Hail fell on the city.", file="deep/c.md")


def remove(root: Path) -> None:
    (root / "b.txt").unlink()


def rename(root: Path) -> None:
    (root / "a.txt").rename(root / "z.txt")


def bundle(root: Path) -> None:
    (root / "corpus.jsonl.gz").write_bytes(gzip.compress(bundle_line(id="d")))


@pytest.mark.parametrize("step", [change, touch, add, remove, rename, bundle])
def test_any_change_of_the_files_is_seen_at_the_next_start(
    tmp_path: Path, root: Path, step: Callable[[Path], None]
) -> None:
    fresh_projection(root, tmp_path / "index")
    step(root)
    seen = fresh_projection(root, tmp_path / "index")
    anew = fresh_projection(root, tmp_path / "another")
    assert seen.digest == anew.digest
    assert list(seen.sources()) == list(anew.sources())


@pytest.mark.parametrize("raw", [b"", b"garbage" * 100])
def test_a_damaged_projection_is_built_anew(tmp_path: Path, root: Path, raw: bytes) -> None:
    fresh_projection(root, tmp_path / "index")
    (tmp_path / "index" / NAME).write_bytes(raw)
    assert ids(root, tmp_path / "index") == ["a", "b"]


def test_a_projection_without_its_manifest_was_never_finished(tmp_path: Path, root: Path) -> None:
    fresh_projection(root, tmp_path / "index")
    before = built(tmp_path / "index")
    os.link(tmp_path / "index" / NAME, tmp_path / "kept")
    (tmp_path / "index/manifest.json").unlink()
    assert ids(root, tmp_path / "index") == ["a", "b"]
    assert built(tmp_path / "index") != before


def test_a_projection_that_does_not_fit_its_manifest_is_built_anew(tmp_path: Path, root: Path) -> None:
    fresh_projection(root, tmp_path / "index")
    put(tmp_path / "other", "z", "Another coverage.")
    fresh_projection(tmp_path / "other", tmp_path / "other-index")
    (tmp_path / "other-index" / NAME).replace(tmp_path / "index" / NAME)
    assert ids(root, tmp_path / "index") == ["a", "b"]


def test_a_fault_in_the_coverage_is_told_and_gone_once_it_is_mended(tmp_path: Path, root: Path) -> None:
    settings = Settings(corpus=root, index_dir=tmp_path / "index")
    assert printed(pipeline(settings).ask(QUESTION)) == ["Rain fell on the city."]
    (root / "c.txt").write_bytes(b"no header")
    with pytest.raises(CorpusError, match=r"c\.txt: no header"):
        pipeline(settings)
    (root / "c.txt").unlink()
    assert printed(pipeline(settings).ask(QUESTION)) == ["Rain fell on the city."]


@pytest.mark.parametrize("files", [{}, {"corpus.jsonl": b""}, {"notes.pdf": b"x"}])
def test_empty_coverage_is_refused_with_what_to_do(tmp_path: Path, files: dict[str, bytes]) -> None:
    for name, raw in files.items():
        (tmp_path / name).write_bytes(raw)
    with pytest.raises(CorpusError, match=r"holds no articles; take some in with 'pullquote corpus add FILE"):
        pipeline(Settings(corpus=tmp_path, index_dir=tmp_path / "index"))


def test_an_index_folder_that_is_a_file_is_one_line(tmp_path: Path, root: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(
        RetrievalError, match=r"cannot be written \(.*\); name a folder that can in PULLQUOTE_INDEX_DIR"
    ):
        pipeline(Settings(corpus=root, index_dir=tmp_path / "file"))


def test_what_a_kill_left_behind_does_not_matter(tmp_path: Path, root: Path) -> None:
    fresh_projection(root, tmp_path / "index")
    for name in (f"{NAME}.4711", f"{NAME}.{os.getpid()}", "manifest.json.4711", f"manifest.json.{os.getpid()}"):
        (tmp_path / "index" / name).write_bytes(b"half of")
    add(root)
    assert ids(root, tmp_path / "index") == ["a", "b", "c"]
