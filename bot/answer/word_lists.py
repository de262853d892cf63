"""The word lists that travel with the package: plain text, one entry a line, its source and licence after # on top."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import PackageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FOLDER = Path(__file__).parent.parent / "data"


def entries(name: str) -> list[str]:
    """The lines of the list called *name*. Raises PackageError when the installation lacks it."""
    return [line for line in _lines(name) if not line.startswith("#")]


def partners(pairs: Iterable[Sequence[str]]) -> Mapping[str, frozenset[str]]:
    """Each term of *pairs*, with all those that it is paired with."""
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {term: frozenset(others) for term, others in found.items()}


def head(name: str) -> list[str]:
    """Where the list is from, and under which licence. Raises PackageError when the installation lacks it."""
    return [line for line in _lines(name) if line.startswith("#")]


def _lines(name: str) -> list[str]:
    path = FOLDER / name
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise PackageError(f"{path}: cannot be read ({error.strerror}); install pullquote again") from error
