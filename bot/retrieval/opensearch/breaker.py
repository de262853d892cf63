"""A circuit breaker: while a cluster fails, questions fail at once instead of waiting for it one by one.

Own code: the libraries there are count failures in a row whatever their age, and hold a lock while they call.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import TYPE_CHECKING, TypeVar

from bot.retrieval.opensearch.client import UnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")

_FAILURES = 5
_WITHIN_S = 10.0
_OPEN_S = 5.0


class Breaker:
    """Opens after 5 failures in 10 s; after 5 s lets one call through, which decides."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures: deque[float] = deque(maxlen=_FAILURES)
        self._open_until: float | None = None
        self._line = ""

    def call(self, work: Callable[[], Value]) -> Value:
        """What *work* returns or raises; while open, the last UnavailableError at once."""
        self._admit()
        try:
            value = work()
        except UnavailableError as error:
            self._failed(str(error))
            raise
        self._went_well()
        return value

    def _admit(self) -> None:
        with self._lock:
            if self._open_until is None:
                return
            now = self._clock()
            if now < self._open_until:
                raise UnavailableError(self._line)
            self._open_until = now + _OPEN_S  # for all but this call, the probe

    def _failed(self, line: str) -> None:
        with self._lock:
            now = self._clock()
            self._line = line
            self._failures.append(now)
            many = len(self._failures) == _FAILURES and now - self._failures[0] <= _WITHIN_S
            if many or self._open_until is not None:
                self._open_until = now + _OPEN_S

    def _went_well(self) -> None:
        with self._lock:
            self._failures.clear()
            self._open_until = None
