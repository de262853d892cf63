"""getUpdates: what waits for the bot, who waits for it, and what an offset confirms."""

from __future__ import annotations

import asyncio
import contextlib
import math
import time
from typing import Any

from tests.adapters.telegram.fake.hook import Hook
from tests.adapters.telegram.fake.text import ApiError

Update = dict[str, Any]

_HOOKED = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
_TERMINATED = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class Updates:
    """The queue of one bot; lives on the server's event loop."""

    def __init__(self) -> None:
        self.waiting: list[Update] = []
        self._next_id = 100
        self._allowed: frozenset[str] = frozenset()
        self._poll: asyncio.Future[None] | None = None
        self._asked_at, self._asked_offset = 0.0, 0
        self.hook = Hook(self)

    def add(self, kind: str, body: dict[str, Any]) -> None:
        if self._allowed and kind not in self._allowed:
            return
        self.waiting.append({"update_id": self._next_id, kind: body})
        self._next_id += 1
        self.hook.wake()
        if self._poll and not self._poll.done():
            self._poll.set_result(None)

    def allow(self, kinds: list[str]) -> None:
        """Take only updates of *kinds* from now on."""
        self._allowed = frozenset(kinds)

    async def get(self, offset: int, limit: int, timeout_s: int, allowed: list[str] | None) -> list[Update]:
        if self.hook.url:
            raise ApiError(409, _HOOKED)
        if self._poll and not self._poll.done():
            self._poll.set_exception(ApiError(409, _TERMINATED))
            self._poll.exception()  # whoever asked may be gone, and nobody look at it
        if allowed is not None:
            self.allow(allowed)
        limit, timeout_s = self._patience(offset, limit, timeout_s)
        if offset < 0:
            self.waiting = self.waiting[offset:]
        self.waiting = [update for update in self.waiting if update["update_id"] >= offset]
        if not self.waiting and timeout_s:
            await self._wait(min(timeout_s, 50))
        return self.waiting[: max(1, min(limit, 100))]

    def _patience(self, offset: int, limit: int, timeout_s: int) -> tuple[int, int]:
        """Whoever asks for the same again and again gets less of it, and waits longer."""
        now = time.monotonic()
        since_s = now - self._asked_at if offset == self._asked_offset else math.inf
        self._asked_at, self._asked_offset = now, offset
        return 1 if since_s < 0.5 else limit, 3 if since_s < 3 and timeout_s < 3 else timeout_s

    async def _wait(self, timeout_s: int) -> None:
        self._poll = asyncio.get_running_loop().create_future()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(self._poll), timeout_s)
