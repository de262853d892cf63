"""Removing articles: whole or not at all, and nothing of them is kept."""

from __future__ import annotations

import gzip
import random
import secrets
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from bot.corpus.reader import read
from bot.corpus.removal import remove
from tests.corpus.samples import article_bytes, bundle_line, digest, fault

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 12
ARTICLES = 400
REMOVER = """
import sys
from pathlib import Path
from bot.corpus.removal import remove
print("begun", flush=True)
for number in range(400):
    for removed in remove(Path(sys.argv[1]), [f"a{number}"]):
        print(removed.source.article_id, flush=True)
"""


def put(root: Path, file: str, raw: bytes) -> Path:
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return path


def ids(root: Path) -> list[str]:
    return sorted(stored.article.source.article_id for stored in read(root))


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    put(tmp_path, "rain.txt", article_bytes())
    put(tmp_path, "old/snow.md", article_bytes("Snow fell.", id="snow", sha256=digest("Snow fell.")))
    put(tmp_path, "corpus.jsonl", b"".join(bundle_line(id=f"a{number}", text=f"Hail {number}.") for number in range(3)))
    return tmp_path


def test_the_file_of_a_removed_article_is_gone(root: Path) -> None:
    before = files(root)
    [(source, file)] = remove(root, ["snow"])
    assert (source.article_id, file) == ("snow", "old/snow.md")
    del before["old/snow.md"]
    assert files(root) == before


@pytest.mark.parametrize("last", [b"", b"\n"])
@pytest.mark.parametrize("name", ["corpus.jsonl", "corpus.jsonl.gz"])
def test_other_lines_of_a_bundle_stay_as_they_stand(tmp_path: Path, name: str, last: bytes) -> None:
    unpack, pack = (gzip.decompress, gzip.compress) if name.endswith(".gz") else (bytes, bytes)
    first, second = b'{"text": "Rain\\u0020fell.",   "id":"a"}\n', b'{"id": "b", "text": "Snow fell.", "else": 1}\r\n'
    third = b'{"id": "c", "text": "Hail fell."}' + last
    path = put(tmp_path, name, pack(first + second + third))
    path.chmod(0o640)
    assert [source.article_id for source, _ in remove(tmp_path, ["b"])] == ["b"]
    assert unpack(path.read_bytes()) == first + third
    assert path.stat().st_mode & 0o777 == 0o640
    assert [source.article_id for source, _ in remove(tmp_path, ["c", "a"])] == ["c", "a"]
    assert unpack(path.read_bytes()) == b""
    assert list(files(tmp_path)) == [name]


def test_several_articles_are_removed_together_and_each_once(root: Path) -> None:
    gone = [source.article_id for source, _ in remove(root, ["a2", "rain", "a0", "rain"])]
    assert sorted(gone) == ["a0", "a2", "rain"]
    assert ids(root) == ["a1", "snow"]


@pytest.mark.parametrize("unknown", ["hail", "", "../rain", "Rain", "rain.txt", "*"])
def test_where_one_is_unknown_none_is_removed(root: Path, unknown: str) -> None:
    before = files(root)
    assert "has no article" in fault(lambda: list(remove(root, ["rain", unknown])))
    assert files(root) == before


def test_an_id_that_stands_twice_is_left_to_its_owner(root: Path) -> None:
    put(root, "two.txt", article_bytes())
    before = files(root)
    told = fault(lambda: list(remove(root, ["rain", "snow"])))
    assert told == f"{root}/rain.txt and {root}/two.txt: both have the article rain; delete one of the two by hand"
    assert files(root) == before


def test_a_link_is_left_to_its_owner(root: Path) -> None:
    put(root, ".mounted/hail.txt", article_bytes(id="hail"))
    (root / "hail.txt").symlink_to(root / ".mounted/hail.txt")
    assert fault(lambda: list(remove(root, ["hail"]))).endswith(": a link; delete it and what it leads to by hand")
    assert (root / "hail.txt").exists()


def test_a_broken_file_hides_no_other_article(root: Path) -> None:
    put(root, "broken.txt", article_bytes(id="hail", sha256="0" * 64))
    assert "broken.txt: text does not fit its sha256" in fault(lambda: list(remove(root, ["hail", "rain"])))
    assert [source.article_id for source, _ in remove(root, ["rain"])] == ["rain"]
    assert not (root / "rain.txt").exists()


def test_a_broken_line_leaves_its_bundle_as_it_is(root: Path) -> None:
    path = root / "corpus.jsonl"
    path.write_bytes(path.read_bytes() + b"{\n")
    before = files(root)
    assert "corpus.jsonl, line 4: not valid JSON" in fault(lambda: list(remove(root, ["a1"])))
    assert files(root) == before


def test_a_kill_leaves_every_other_article_whole(tmp_path: Path) -> None:
    seed = secrets.randbelow(1 << 30)
    dice = random.Random(seed)  # noqa: S311 - a seed that can be told is the point
    lines = [bundle_line(id=f"a{number}", text=f"Hail {number}. " * 200) for number in range(ARTICLES)]
    for kill in range(KILLS):
        root = tmp_path / str(kill)
        put(root, "corpus.jsonl", b"".join(lines))
        command = [sys.executable, "-c", REMOVER, str(root)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:  # noqa: S603 - our own program
            assert child.stdout is not None
            assert child.stdout.readline() == "begun\n"
            time.sleep(dice.uniform(0, 0.3))
            child.kill()
            told = [line.strip() for line in child.stdout if line.endswith("\n")]
        left = (root / "corpus.jsonl").read_bytes()
        # What was told is gone; the kill may have come between the end of a removal and its line.
        assert left in {b"".join(lines[len(told) :]), b"".join(lines[len(told) + 1 :])}, f"seed {seed}"
