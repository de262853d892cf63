"""How much one person, and one group, may ask: token buckets, as many as are in use, forgotten when they are full."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.adapters.telegram.recent import Recent

if TYPE_CHECKING:
    from collections.abc import Callable

Verdict = Literal["go", "warn", "stop"]

_CAPACITY = 10_000  # buckets; one more forgets the longest unused, which is then as good as full


@dataclass(frozen=True, slots=True)
class Rate:
    """*burst* turns at once, then *per_s* a second."""

    burst: int
    per_s: float

    def of_group(self) -> Rate:
        return Rate(_GROUP * self.burst, _GROUP * self.per_s)


# A person reads an answer in some seconds; who asks faster for minutes is a script.
ASKING = Rate(8, 0.5)

PRESSING = Rate(20, 2.0)  # buttons: a person turns pages faster than they ask
INLINE = Rate(30, 1.0)  # inline queries: one a keystroke
_GROUP = 2  # times what one person may ask


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at_s: float
    is_warned: bool = False


class Limits:
    """The buckets of one kind of turn, by whose they are."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._buckets: Recent[int, _Bucket] = Recent(_CAPACITY, rate.burst / rate.per_s, clock)

    def take(self, whose: int) -> Verdict:
        """Whether *whose* turn may go on; "warn" the first time that it may not."""
        now = self._clock()
        bucket = self._buckets.get(whose) or _Bucket(self._rate.burst, now)
        bucket.tokens = min(self._rate.burst, bucket.tokens + (now - bucket.at_s) * self._rate.per_s)
        bucket.at_s = now
        self._buckets.put(whose, bucket)
        if bucket.tokens >= 1:
            bucket.tokens -= 1
            bucket.is_warned = False
            return "go"
        verdict: Verdict = "stop" if bucket.is_warned else "warn"
        bucket.is_warned = True
        return verdict
