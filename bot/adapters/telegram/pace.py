"""How fast messages may go out, so that Telegram need not refuse any: per chat, and overall.

Telegram names no exact figures; these are what its documentation advises. What it does refuse blocks one chat only.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.adapters.telegram.ordering import aside

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

_CROWD = 1000  # chats that are remembered before the idle ones are forgotten


class TooLongError(Exception):
    """A message would have to wait so long that it had better not be sent."""


@dataclass(frozen=True, slots=True)
class Limits:
    """To a reader, messages a second and at once; to a group, in any minute; to all together, in any second."""

    private_per_s: float = 1.0
    private_burst: int = 3
    group_per_minute: int = 20
    overall_per_s: int = 28
    longest_wait_s: float = 60.0  # as long as a full group may have to wait; who asked has given up by then


class _Bucket:
    """Lets *burst* go at once, and then *per_s* a second."""

    def __init__(self, per_s: float, burst: float) -> None:
        self._gap_s = 1 / per_s
        self._slack_s = (burst - 1) * self._gap_s
        self._next = 0.0

    def wait_s(self, now: float) -> float:
        return max(0.0, self._next - self._slack_s - now)

    def take(self, now: float) -> None:
        self._next = max(self._next, now) + self._gap_s

    def is_idle(self, now: float) -> bool:
        return self._next <= now


class _Window:
    """Lets *most* go in any *period_s*."""

    def __init__(self, most: int, period_s: float) -> None:
        self._period_s = period_s
        self._most = most
        self._taken: deque[float] = deque()

    def wait_s(self, now: float) -> float:
        return 0.0 if self.is_idle(now) or len(self._taken) < self._most else self._taken[0] + self._period_s - now

    def take(self, now: float) -> None:
        self._taken.append(now)

    def is_idle(self, now: float) -> bool:
        while self._taken and self._taken[0] + self._period_s <= now:
            self._taken.popleft()
        return not self._taken


class Pace:
    """Holds messages back until they may go."""

    def __init__(
        self,
        limits: Limits,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._limits = limits
        self._clock = clock
        self._sleep = sleep
        self._overall = _Window(limits.overall_per_s, 1.0)
        self._chats: dict[int, _Bucket | _Window] = {}
        self._blocked_until: dict[int, float] = {}

    async def turn(self, chat_id: int) -> None:
        """Wait until *chat_id* may get a message. TooLongError, at once, when that would take too long."""
        place = self._chat(chat_id)
        while wait_s := max(self._blocked_s(chat_id), place.wait_s(self._clock()), self._overall.wait_s(self._clock())):
            if wait_s > self._limits.longest_wait_s:
                raise TooLongError(f"{wait_s:.0f} s")
            async with aside():
                await self._sleep(wait_s)
        place.take(self._clock())
        self._overall.take(self._clock())

    def block(self, chat_id: int, for_s: float) -> None:
        """Hold back what goes to *chat_id* for a while, as Telegram asked for; nobody else."""
        self._blocked_until[chat_id] = self._clock() + for_s

    def _blocked_s(self, chat_id: int) -> float:
        left_s = self._blocked_until.get(chat_id, 0.0) - self._clock()
        if left_s <= 0:
            self._blocked_until.pop(chat_id, None)
        return max(0.0, left_s)

    def _chat(self, chat_id: int) -> _Bucket | _Window:
        if len(self._chats) >= _CROWD:
            self._forget_idle()
        return self._chats.setdefault(chat_id, self._new(chat_id))

    def _new(self, chat_id: int) -> _Bucket | _Window:
        if chat_id < 0:  # groups have negative ids
            return _Window(self._limits.group_per_minute, 60.0)
        return _Bucket(self._limits.private_per_s, self._limits.private_burst)

    def _forget_idle(self) -> None:
        now = self._clock()
        self._chats = {chat_id: place for chat_id, place in self._chats.items() if not place.is_idle(now)}
        self._blocked_until = {chat_id: until for chat_id, until in self._blocked_until.items() if until > now}
