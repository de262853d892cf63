"""The bot token of every test, and the search for it: a run in whose output or files it shows has failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

TOKEN = "123456789:AAF-sentinel_sentinel_sentinel_xyz0"  # noqa: S105 - of nobody
SECRET = TOKEN.partition(":")[2]
_MOST_BYTES = 100_000_000


def leaks_in(folder: Path) -> Iterator[Path]:
    """The files under *folder* that hold the secret."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink() and SECRET.encode() in _begin_of(path):
            yield path


def _begin_of(path: Path) -> bytes:
    """What a test could have written to a file; more than that is a hole that a test made, larger than the memory."""
    with path.open("rb") as file:
        return file.read(_MOST_BYTES)


def is_leaked_by(report: pytest.TestReport) -> bool:
    """Whether what a test wrote, to a stream or to a log, holds the secret."""
    return any(SECRET in text for _, text in report.sections)
