"""The word lists that travel with the package: plain text, one entry a line, its source and licence after # on top."""

from __future__ import annotations

from pathlib import Path

from bot.errors import PackageError

FOLDER = Path(__file__).parent.parent / "data"


def entries(name: str) -> list[str]:
    """The lines of the list called *name*. Raises PackageError when the installation lacks it."""
    return [line for line in _lines(name) if not line.startswith("#")]


def head(name: str) -> list[str]:
    """Where the list is from, and under which licence. Raises PackageError when the installation lacks it."""
    return [line for line in _lines(name) if line.startswith("#")]


def _lines(name: str) -> list[str]:
    path = FOLDER / name
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise PackageError(f"{path}: cannot be read ({error.strerror}); install pullquote again") from error
