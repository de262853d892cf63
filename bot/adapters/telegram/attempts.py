"""The attempt to answer an update that is under way, known to whatever is called while it lasts."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections import deque
    from collections.abc import Callable, Coroutine, Iterator

_CURRENT: ContextVar[Attempt | None] = ContextVar("attempt", default=None)


@dataclass(slots=True)
class Attempt:
    """What came of it so far: messages sent, whether the coverage had an answer, and how to go on after a fault.

    *deaths* counts the processes that ended while they were looking for the answer; it may have been its fault.
    """

    update_id: int
    sent_before: deque[int]  # message ids of an earlier attempt, in order; these are not sent again
    deaths: int = 0
    thought: Callable[[], None] | None = field(default=None, repr=False)  # to be called when the answer is found
    sent: int = 0
    answered: bool | None = None
    fault: str = ""
    again: Callable[[], Coroutine[Any, Any, None]] | None = field(default=None, repr=False)


def current() -> Attempt | None:
    """The attempt that is under way; none outside of any."""
    return _CURRENT.get()


def note(*, answered: bool | None) -> None:
    """Tell the log whether the coverage had an answer."""
    if attempt := current():
        attempt.answered = answered


@contextmanager
def under_way(attempt: Attempt) -> Iterator[None]:
    token = _CURRENT.set(attempt)
    try:
        yield
    finally:
        _CURRENT.reset(token)
