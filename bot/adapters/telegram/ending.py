"""When the bot ends: at a signal, or with a fault that only the operator can mend; at once at a second signal."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from bot.errors import BotError

_SIGNALS = (signal.SIGTERM, signal.SIGINT)


class Ending:
    """Listens for signals from when it is made; made in the loop that it is to end."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._ended: asyncio.Future[None] = self._loop.create_future()
        for number in _SIGNALS:
            self._loop.add_signal_handler(number, self._signalled)

    def with_fault(self, fault: BotError) -> None:
        if not self._ended.done():
            self._ended.set_exception(fault)

    async def or_end_of(self, starting: Coroutine[Any, Any, None]) -> None:
        """Wait for the end, also while *starting* is still under way; raises the fault that is the cause."""
        start = asyncio.create_task(starting)
        try:
            await asyncio.wait({start, self._ended}, return_when=asyncio.FIRST_COMPLETED)
            if start.done():
                start.result()
            await self._ended
        finally:
            start.cancel()

    def _signalled(self) -> None:
        for number in _SIGNALS:
            self._loop.remove_signal_handler(number)
            signal.signal(number, signal.SIG_DFL)  # ends the process at once, which loses nothing
        if not self._ended.done():
            self._ended.set_result(None)
