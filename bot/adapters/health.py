"""What `doctor` says: one line a check, the remedy beside each fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.errors import BotError
from bot.text.display import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    # What is checked, and how: the check returns what it saw, or raises BotError.
    Check = tuple[str, Callable[[], str]]


class Finding(NamedTuple):
    """A check's outcome in words; for a fault, the line that says what to do."""

    name: str
    well: bool
    words: str

    def __str__(self) -> str:
        return f"{'ok   ' if self.well else 'FAULT'} {self.name}: {one_line(self.words)}"


def examine(checks: Iterable[Check]) -> Iterator[Finding]:
    """Run every check, whatever the ones before it found."""
    for name, check in checks:
        try:
            yield Finding(name, well=True, words=check())
        except BotError as error:
            yield Finding(name, well=False, words=str(error))
