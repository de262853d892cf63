"""The bot token of every test, and the search for it: a run in whose output or files it shows has failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

TOKEN = "123456789:AAF-sentinel_sentinel_sentinel_xyz0"  # noqa: S105 - of nobody
SECRET = TOKEN.partition(":")[2]


def leaks_in(folder: Path) -> Iterator[Path]:
    """The files under *folder* that hold the secret."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink() and SECRET.encode() in path.read_bytes():
            yield path


def is_leaked_by(report: pytest.TestReport) -> bool:
    """Whether what a test wrote, to a stream or to a log, holds the secret."""
    return any(SECRET in text for _, text in report.sections)
