"""Which update ends the process whenever its answer is looked for, and which was only there when somebody killed it.

A death is counted ahead of time, and the count is cleared as soon as the answer is found. Whatever was being thought
about when a process ended is suspected by the next, which tries suspects first, one after the other, with all else
waiting: so only a culprit is there again at every death, and an innocent one is cleared within milliseconds.
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot.adapters.telegram.ordering import aside

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.adapters.telegram.attempts import Attempt
    from bot.adapters.telegram.inbox import Inbox

# Deaths in a row over an update that was tried alone. Few enough that a service manager which gives up after ten starts
# sees the culprit parked. Many enough for who is innocent: of 5,000 updates, in 500 kills at random points of a busy
# machine, 54 were there at two deaths in a row, 3 at three, and none at four (`tests.adapters.telegram.kills 500`).
ALONE = 5
PATIENCE_S = 5.0  # how long all others wait for suspects, in all; one that is stuck for longer is tried among them


def is_culprit(attempt: Attempt) -> bool:
    """Whether the update ended so many processes that it is not tried again; one death may be another's doing."""
    return attempt.deaths > ALONE


class Suspects:
    """Counts deaths in *inbox*, and sees to it that a suspect is thought about alone."""

    def __init__(self, inbox: Inbox, patience_s: float = PATIENCE_S) -> None:
        self._inbox = inbox
        self._patience_s = patience_s
        self._untried = 0
        self._alone = asyncio.Lock()
        self._cleared = asyncio.Event()
        self._cleared.set()

    @asynccontextmanager
    async def watching(self, attempt: Attempt) -> AsyncIterator[None]:
        """Count a death until the answer is found; what may have caused one goes first, and alone."""
        if attempt.deaths:
            self._untried += 1
            self._cleared.clear()
            async with aside():
                await self._alone.acquire()
        elif not self._cleared.is_set():
            async with aside():
                await self._wait()
        self._inbox.blame(attempt, attempt.deaths + 1)
        attempt.thought = lambda: self._acquit(attempt)
        try:
            yield
        finally:
            if attempt.thought is not None:
                attempt.thought()

    async def _wait(self) -> None:
        try:
            async with asyncio.timeout(self._patience_s):
                await self._cleared.wait()
        except TimeoutError:
            self._cleared.set()  # for whoever comes next, too

    def _acquit(self, attempt: Attempt) -> None:
        attempt.thought = None
        self._inbox.blame(attempt, 0)
        if attempt.deaths:
            self._alone.release()
            self._untried -= 1
            if not self._untried:
                self._cleared.set()
        attempt.deaths = 0  # should it be tried again
