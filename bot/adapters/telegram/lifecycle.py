"""Starting and stopping: a start that waits for the network, a stop within two seconds whatever hangs."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any, Protocol

from telegram.error import InvalidToken, TelegramError

from bot.adapters.telegram.polling import REFUSED
from bot.adapters.telegram.updates import put
from bot.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from telegram import Bot

    from bot.adapters.telegram.inbox import Inbox
    from bot.adapters.telegram.updates import AnyApplication

_LONGEST_PAUSE_S = 30.0

# Seconds a part of the stop may take; what it still had to do is then given up.
_STOP_SOURCE_S = 0.3
_DRAIN_S = 0.8
_CLOSE_S = 0.2

log = logging.getLogger(__name__)


class Source(Protocol):
    """Where updates come from."""

    async def start(self, application: AnyApplication) -> None:
        """Begin to bring updates to *application*."""

    async def stop(self) -> None:
        """Bring no more, which it may never have begun to."""

    def fault(self) -> str:
        """Why nothing comes in; empty when all is well."""


async def start(
    application: AnyApplication,
    inbox: Inbox,
    source: Source,
    ready: Callable[[Bot], None],
    publish: Callable[[Bot], Coroutine[Any, Any, None]],
) -> None:
    """Bring the bot up; *ready* is called when Telegram has said who the bot is.

    What an earlier process left in *inbox* comes first, however old: a question is still one after a long night, and
    what is too much for a chat is left out with a word, as always.
    """
    await _initialize(application)
    for raw in inbox.waiting():
        put(raw, application)
    ready(application.bot)
    await application.start()
    await source.start(application)
    application.create_task(publish(application.bot))


async def stop(application: AnyApplication, source: Source) -> None:
    """Take nothing more in, finish what was begun, close the connections."""
    await _within(_STOP_SOURCE_S, source.stop())
    if application.running:
        await _within(_DRAIN_S, application.stop())
    await _within(_CLOSE_S, application.shutdown())
    await _within(_CLOSE_S, application.bot.shutdown())  # which the other skips when the start did not get far


async def _initialize(application: AnyApplication) -> None:
    pause_s = 1.0
    while True:
        try:
            await application.initialize()
        except InvalidToken:
            raise SettingsError(REFUSED) from None  # its text holds the token
        except TelegramError as error:
            if pause_s == 1.0:
                log.warning("Telegram cannot be reached (%s); trying again until it can", type(error).__name__)
            await asyncio.sleep(pause_s)
            pause_s = min(1.5 * pause_s, _LONGEST_PAUSE_S)
        else:
            return


async def _within(limit_s: float, step: Coroutine[Any, Any, None]) -> None:
    try:
        async with asyncio.timeout(limit_s):
            await step
    except (TimeoutError, TelegramError) as error:
        log.warning("stopping without waiting any longer (%s)", type(error).__name__)
