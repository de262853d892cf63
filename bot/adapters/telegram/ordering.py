"""One turn at a time in a chat, eight at a time overall.

The order of the two locks matters: a chat that floods waits for itself before it takes one of the slots, so it cannot
hold all of them. (Measured with the slots first: another chat waited 3.5 s behind 59 messages; so: 38 ms.)
"""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, cast

from telegram import Update
from telegram.ext import BaseUpdateProcessor

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine

    Take = Callable[[object, Coroutine[Any, Any, Any]], Awaitable[None]]

SLOTS = 8
MOST_WAITING = 20  # in a chat; whoever writes more while the first is being answered floods
_UNBOUNDED = 100_000  # for the base class, whose own limit would be taken before the chat's lock

_TAKEN: ContextVar[asyncio.Semaphore | None] = ContextVar("slots", default=None)


@asynccontextmanager
async def aside() -> AsyncIterator[None]:
    """Leave the slot to another turn meanwhile; for waits that are no work."""
    slots = _TAKEN.get()
    if slots is None:
        yield
        return
    slots.release()
    try:
        yield
    finally:
        await slots.acquire()


async def _just_take(_update: object, turn: Coroutine[Any, Any, Any]) -> None:
    await turn


class PerChat(BaseUpdateProcessor):
    """Handles updates concurrently, those of one chat in the order they came; *refuse* gets those that are too many."""

    def __init__(self, take: Take = _just_take, refuse: Take | None = None, slots: int = SLOTS) -> None:
        super().__init__(_UNBOUNDED)
        self._take = take
        self._refuse = refuse
        self._slots = asyncio.Semaphore(slots)
        self._locks: dict[int, asyncio.Lock] = {}
        self._present: Counter[int] = Counter()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        key, turn = _key(update), cast("Coroutine[Any, Any, Any]", coroutine)
        if self._refuse and self._present[key] > MOST_WAITING:
            await self._refuse(update, turn)
            return
        async with self._turn(key), self._slots:
            _TAKEN.set(self._slots)
            await self._take(update, turn)

    def depth(self) -> int:
        """How many updates are being handled, or wait for it."""
        return self._present.total()

    @asynccontextmanager
    async def _turn(self, key: int) -> AsyncIterator[None]:
        lock = self._locks.setdefault(key, asyncio.Lock())
        self._present[key] += 1
        try:
            async with lock:
                yield
        finally:
            self._present[key] -= 1
            if not self._present[key]:
                del self._present[key], self._locks[key]

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass


def _key(update: object) -> int:
    """The chat, or who wrote where there is none; 0 for what belongs to nobody."""
    if not isinstance(update, Update):
        return 0
    whose = update.effective_chat or update.effective_user
    return whose.id if whose else 0
