"""A bounded memory: what was used last is kept, what was not used for a while, or is one too many, is forgotten."""

from __future__ import annotations

import time
from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Key = TypeVar("Key")
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """At most *capacity* values, each for *ttl_s* seconds after it was last put or got."""

    def __init__(self, capacity: int, ttl_s: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._capacity = capacity
        self._ttl_s = ttl_s
        self._clock = clock
        self._kept: OrderedDict[Key, tuple[float, Value]] = OrderedDict()

    def get(self, key: Key) -> Value | None:
        if key not in self:
            return None
        _, value = self._kept[key]
        self.put(key, value)
        return value

    def put(self, key: Key, value: Value) -> None:
        self._kept[key] = (self._clock(), value)
        self._kept.move_to_end(key)
        if len(self._kept) > self._capacity:
            self._kept.popitem(last=False)

    def forget(self, key: Key) -> None:
        self._kept.pop(key, None)

    def forget_all(self, is_meant: Callable[[Key, Value], bool]) -> None:
        """Forget whatever *is_meant*."""
        for key in [key for key, (_, value) in self._kept.items() if is_meant(key, value)]:
            del self._kept[key]

    def items(self) -> list[tuple[Key, Value]]:
        """What is remembered, as it stands now; looking at it does not count as using it."""
        self._expire()
        return [(key, value) for key, (_, value) in self._kept.items()]

    def __contains__(self, key: Key) -> bool:
        """Whether *key* is remembered; asking does not count as using it."""
        self._expire()
        return key in self._kept

    def __len__(self) -> int:
        self._expire()
        return len(self._kept)

    def _expire(self) -> None:
        # Kept in the order of last use, so the expired stand in front.
        limit = self._clock() - self._ttl_s
        while self._kept and next(iter(self._kept.values()))[0] < limit:
            self._kept.popitem(last=False)
