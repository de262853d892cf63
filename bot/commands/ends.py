"""How a command ends: its exit code, and the lines that it prints before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSED: Final = 0
NOT_FOUND: Final = 1  # nothing in the coverage, or golden cases failed
ERROR: Final = 2  # told on stderr
INTERRUPTED: Final = 130


def printed(lines: Iterator[str]) -> int:
    """Print *lines* as they come; 0."""
    for line in lines:
        print(line)  # noqa: T201 - a command's output
    return PASSED
