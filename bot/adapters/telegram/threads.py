"""Threads for what takes long, so that polling never waits; kept for the next work, and never waited for at the end.

`asyncio.to_thread` waits for its threads at exit, so a stuck search would outlast SIGTERM. A new thread for each answer
costs the loop more than all it does with the state file: it stands still until the thread has begun.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from queue import SimpleQueue
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    Works = SimpleQueue[Callable[[], None]]

ANSWER_LIMIT_S = 30.0

Outcome = TypeVar("Outcome")


class Threads:
    """As many threads as there ever was work at once."""

    def __init__(self) -> None:
        self._idle: list[Works] = []

    async def answer(self, work: Callable[[], Outcome]) -> Outcome:
        """What *work* returns, if that takes no longer than anyone waits. TimeoutError otherwise."""
        async with asyncio.timeout(ANSWER_LIMIT_S):
            return await self.do(work)

    async def do(self, work: Callable[[], Outcome]) -> Outcome:
        """What *work* returns or raises, done in a thread."""
        loop = asyncio.get_running_loop()
        outcome: asyncio.Future[Outcome] = loop.create_future()

        def settle(value: Outcome | None, error: BaseException | None) -> None:
            if outcome.done():
                return
            if error is None:
                outcome.set_result(value)  # type: ignore[arg-type]  # a value came, of whatever type
            else:
                outcome.set_exception(error)

        def run() -> None:
            value, failure = None, None
            try:
                value = work()
            except BaseException as error:  # noqa: BLE001  # it flies on, in the task that waits
                failure = error
            with contextlib.suppress(RuntimeError):  # the loop has ended, and nobody waits
                loop.call_soon_threadsafe(settle, value, failure)

        works = self._idle.pop() if self._idle else self._new()
        works.put(run)
        return await outcome

    def _new(self) -> Works:
        works: Works = SimpleQueue()
        threading.Thread(target=_serve, args=(works, self._idle), daemon=True, name="answer").start()
        return works


def _serve(works: Works, idle: list[Works]) -> None:
    while True:
        works.get()()
        idle.append(works)
