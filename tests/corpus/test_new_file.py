"""Writing article files: whole or not at all, through kills and failing disks."""

from __future__ import annotations

import errno
import os
import random
import secrets
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from bot.corpus.new_file import write_new
from bot.corpus.reader import read
from bot.errors import CorpusError
from tests.corpus.samples import article_bytes

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 12
WRITER = """
import sys
from datetime import date
from pathlib import Path
from bot.corpus.header import digest_of
from bot.corpus.intake import Intake, store
from bot.model import Source
for number in range(10_000):
    text = f"{number} " * 50_000
    name = f"a{sys.argv[2]}-{number}"
    store(Intake(Source(name, digest_of(text, name)), text, (), ()), Path(sys.argv[1]) / sys.argv[2] / str(number))
    print(name, flush=True)
"""


def test_what_is_written_is_there_and_nothing_else(tmp_path: Path) -> None:
    write_new(tmp_path / "new/a.txt", b"rain")
    assert [(path.name, path.read_bytes()) for path in (tmp_path / "new").iterdir()] == [("a.txt", b"rain")]


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    with pytest.raises(CorpusError, match=r"a\.txt: already exists; remove it first, or choose another id"):
        write_new(tmp_path / "a.txt", b"new")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "corpus").write_bytes(b"")
    with pytest.raises(CorpusError, match="corpus: not a folder; name another as the coverage"):
        write_new(tmp_path / "corpus/a.txt", b"new")


@pytest.mark.parametrize("call", ["fsync", "link", "open"])
def test_a_failing_disk_leaves_nothing_half_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def fail(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    raw = article_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        with pytest.raises(CorpusError, match=r"rain\.txt: cannot be written \(No space left on device\); make room"):
            write_new(tmp_path / "rain.txt", raw)
    # A folder that could not be synced may keep the whole file; it never keeps a part.
    assert {path.read_bytes() for path in tmp_path.iterdir()} <= {raw}
    assert all(stored.article.source.article_id == "rain" for stored in read(tmp_path))


def test_a_kill_never_leaves_a_torn_article(tmp_path: Path) -> None:
    seed = secrets.randbelow(1 << 30)
    dice = random.Random(seed)  # noqa: S311 a seed that can be told is the point
    acknowledged = set()
    for kill in range(KILLS):
        command = [sys.executable, "-c", WRITER, str(tmp_path), str(kill)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:  # noqa: S603 our own program
            assert child.stdout is not None
            acknowledged.add(child.stdout.readline().strip())
            time.sleep(dice.uniform(0, 0.02))
            child.kill()
            acknowledged.update(line.strip() for line in child.stdout if line.endswith("\n"))
    stored = {stored.article.source.article_id for stored in read(tmp_path)}
    assert acknowledged <= stored, f"seed {seed}"
