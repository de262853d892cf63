"""getUpdates: what waits for the bot, who waits for it, and what an offset confirms."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

from tests.adapters.telegram.fake.text import ApiError

Update = dict[str, Any]

_TERMINATED = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class Updates:
    """The queue of one bot; lives on the server's event loop."""

    def __init__(self) -> None:
        self.waiting: list[Update] = []
        self._next_id = 100
        self._allowed: frozenset[str] = frozenset()
        self._poll: asyncio.Future[None] | None = None

    def add(self, kind: str, body: dict[str, Any]) -> None:
        if self._allowed and kind not in self._allowed:
            return
        self.waiting.append({"update_id": self._next_id, kind: body})
        self._next_id += 1
        if self._poll and not self._poll.done():
            self._poll.set_result(None)

    async def get(self, offset: int, limit: int, timeout_s: int, allowed: list[str] | None) -> list[Update]:
        if self._poll and not self._poll.done():
            self._poll.set_exception(ApiError(409, _TERMINATED))
        if allowed is not None:
            self._allowed = frozenset(allowed)
        if offset < 0:
            self.waiting = self.waiting[offset:]
        self.waiting = [update for update in self.waiting if update["update_id"] >= offset]
        if not self.waiting and timeout_s:
            await self._wait(min(timeout_s, 50))
        return self.waiting[: max(1, min(limit, 100))]

    async def _wait(self, timeout_s: int) -> None:
        self._poll = asyncio.get_running_loop().create_future()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(self._poll), timeout_s)
