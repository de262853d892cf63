"""Building a projection: in one step or not at all, whatever goes wrong meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from bot.answer.speakers.finding import find_speakers
from bot.bootstrap import fresh_projection
from bot.corpus import reader
from bot.errors import CorpusError, RetrievalError
from bot.retrieval.building import build
from bot.retrieval.projection import NAME, Projection
from tests.coverage_kit import article, projection_of, put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXTS = {"a": "Rain fell.", "b": "Snow fell.", "c": "Hail fell."}

# Builds a projection of one folder in another, and is killed before it reads the article with this number.
KILLED = """
import os, signal, sys
from pathlib import Path
from bot.answer.speakers.finding import find_speakers
from bot.corpus import reader
from bot.retrieval.building import build
def articles():
    for number, stored in enumerate(reader.read(Path(sys.argv[1]))):
        if number == int(sys.argv[3]):
            os.kill(os.getpid(), signal.SIGKILL)
        yield stored
build(Path(sys.argv[2]), articles(), find_speakers)
os.kill(os.getpid(), signal.SIGKILL)
"""


def texts_in(folder: Path) -> dict[str, str]:
    """Every article of the projection in *folder*, read through its passages."""
    projection = Projection(folder)
    return {
        source.article_id: " ".join(passage.text for passage in projection.passages_of(source.article_id))
        for source in projection.sources()
    }


def test_the_digest_is_of_the_articles_and_not_of_the_names_or_order_of_their_files(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder, files in ((one, "123"), (other, "312")):
        for file, (article_id, text) in zip(files, TEXTS.items(), strict=True):
            put(folder / "corpus", article_id, text, file=f"{file}.txt")
    assert projection_of(one).digest == projection_of(other).digest


@pytest.mark.parametrize(
    ("article_id", "text", "title"), [("a", "Rain falls.", ""), ("a", "Rain fell.", "Storm"), ("b", "Rain fell.", "")]
)
def test_any_change_of_text_or_header_changes_the_digest(
    tmp_path: Path, article_id: str, text: str, title: str
) -> None:
    before = projection_of(tmp_path / "before", a="Rain fell.")
    put(tmp_path / "after/corpus", article_id, text, title=title)
    assert projection_of(tmp_path / "after").digest != before.digest


def test_nothing_but_the_projection_is_left_in_the_folder(tmp_path: Path) -> None:
    build(tmp_path / "index", [], find_speakers)
    assert [path.name for path in (tmp_path / "index").iterdir()] == [NAME]


def test_a_fault_of_the_coverage_leaves_the_projection_before_untouched(tmp_path: Path) -> None:
    projection_of(tmp_path, **TEXTS)
    before = (tmp_path / NAME).read_bytes()
    put(tmp_path / "corpus", "d", "Sleet fell.").write_bytes(b"no header")
    with pytest.raises(CorpusError, match=r"d\.txt"):
        build(tmp_path, reader.read(tmp_path / "corpus"), find_speakers)
    assert (tmp_path / NAME).read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus", NAME]


def test_a_bug_in_the_coverage_flies_and_leaves_the_projection_before_untouched(tmp_path: Path) -> None:
    projection_of(tmp_path, **TEXTS)

    def broken() -> Iterator[reader.Stored]:
        yield reader.Stored(article("Sleet fell."), "a.txt", in_bundle=False)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        build(tmp_path, broken(), find_speakers)
    assert texts_in(tmp_path) == TEXTS


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for folder in (tmp_path / "file", tmp_path / "file/index"):
        with pytest.raises(
            RetrievalError, match=r"the index cannot be written \(.+\); name a folder that can"
        ) as caught:
            build(folder, [], find_speakers)
        assert str(caught.value).startswith(f"{folder}: ")
        assert "\n" not in str(caught.value)


def test_a_place_that_is_taken_is_one_line(tmp_path: Path) -> None:
    (tmp_path / NAME / "x").mkdir(parents=True)
    with pytest.raises(RetrievalError, match="the index cannot be written"):
        build(tmp_path, [], find_speakers)
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


@pytest.mark.parametrize("articles_read", [0, 2, 3])
def test_a_build_that_is_killed_leaves_the_projection_before_or_a_whole_new_one(
    tmp_path: Path, articles_read: int
) -> None:
    before = {"a": "Old rain fell.", "z": "Old snow fell."}
    projection_of(tmp_path, **before)
    for article_id, text in TEXTS.items():
        put(tmp_path / "new", article_id, text)
    command = [sys.executable, "-c", KILLED, str(tmp_path / "new"), str(tmp_path), str(articles_read)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL  # noqa: S603 - our own words
    assert texts_in(tmp_path) == (before if articles_read < len(TEXTS) else TEXTS)
    build(tmp_path, reader.read(tmp_path / "new"), find_speakers)
    assert texts_in(tmp_path) == TEXTS


def test_what_a_kill_left_behind_does_not_matter(tmp_path: Path) -> None:
    put(tmp_path / "corpus", "a", "Rain fell.")
    index = tmp_path / "index"
    fresh_projection(tmp_path / "corpus", index)
    for name in (f"{NAME}.4711", f"{NAME}.{os.getpid()}", "manifest.json.4711", f"manifest.json.{os.getpid()}"):
        (index / name).write_bytes(b"half of")
    put(tmp_path / "corpus", "b", "Snow fell.")
    fresh_projection(tmp_path / "corpus", index)
    assert texts_in(index) == {"a": "Rain fell.", "b": "Snow fell."}


def test_a_projection_of_other_articles_than_its_manifest_says_is_built_anew(tmp_path: Path) -> None:
    put(tmp_path / "corpus", "a", "Rain fell.")
    fresh_projection(tmp_path / "corpus", tmp_path / "index")
    projection_of(tmp_path / "other", z="Another coverage.")
    (tmp_path / "other" / NAME).replace(tmp_path / "index" / NAME)
    fresh_projection(tmp_path / "corpus", tmp_path / "index")
    assert texts_in(tmp_path / "index") == {"a": "Rain fell."}
