"""What the answers to getUpdates tell: the network is gone or back, another process polls, the token is refused.

The library would log these as tracebacks, again and again; here each is one line, and the last two end the bot.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections import deque
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from telegram.error import NetworkError
from telegram.request import HTTPXRequest

from bot.adapters.telegram.inbox import InboxError
from bot.adapters.telegram.updates import ALLOWED_UPDATES, is_readable
from bot.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram.ext import Updater

    from bot.adapters.telegram.inbox import Inbox
    from bot.adapters.telegram.updates import AnyApplication
    from bot.errors import BotError

REFUSED = "PULLQUOTE_TELEGRAM_TOKEN: token refused by Telegram; check it, or get a new one from @BotFather"
CONFLICT = "PULLQUOTE_TELEGRAM_TOKEN: another process keeps polling with this token; stop it, or use another bot"
CONFLICTS = 4  # a bot that is being replaced causes one or two; they come 1 s, 1.5 s, 2.3 s … apart
CONFLICTS_WITHIN_S = 60.0

POLL_S = 25
_SILENCE_S = 60.0  # a poll lasts POLL_S, and the pause after a fault up to 30 s

_LIBRARY_LOGS = ("telegram.ext.Updater", "telegram.ext")

log = logging.getLogger(__name__)


class Watch:
    """Hears of every getUpdates; calls *end* with the fault that nothing but the operator can mend."""

    def __init__(self, end: Callable[[BotError], None], clock: Callable[[], float] = time.monotonic) -> None:
        self._tell_end = end
        self._has_ended = False
        self._clock = clock
        self._conflicts: deque[float] = deque(maxlen=CONFLICTS)
        self._is_lost = False
        self._last_answer: float | None = None

    def fault(self) -> str:
        """Why nothing comes in; empty when all is well."""
        if self._last_answer is None:
            return "Telegram has not answered yet"
        silence_s = self._clock() - self._last_answer
        return f"no answer from Telegram for {silence_s:.0f} s" if silence_s > _SILENCE_S else ""

    def answered(self, status: int) -> bool:
        """Take note of an answer; whether it is the one that ends the bot."""
        if status == HTTPStatus.CONFLICT:
            return self._conflict()
        if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND):
            return self._end(REFUSED)
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            self.lost(f"HTTP {status}")
        else:
            self._well()
        return False

    def _well(self) -> None:
        self._last_answer = self._clock()
        if self._is_lost:
            self._is_lost = False
            log.warning("Telegram answers again")

    def lost(self, why: str) -> None:
        if not self._is_lost:
            self._is_lost = True
            log.warning("Telegram cannot be reached (%s); trying again until it can", why)

    def _conflict(self) -> bool:
        now = self._clock()
        if not self._conflicts or self._conflicts[-1] < now - CONFLICTS_WITHIN_S:
            log.warning("another process is polling with this bot's token; waiting for it to stop")
        self._conflicts.append(now)
        if len(self._conflicts) == CONFLICTS and self._conflicts[0] > now - CONFLICTS_WITHIN_S:
            return self._end(CONFLICT)
        return False

    def _end(self, why: str) -> bool:
        if self._has_ended:
            return False
        self._has_ended = True
        self._tell_end(SettingsError(why))
        return True


class PollRequest(HTTPXRequest):
    """The connection of getUpdates, with a `Watch` on it. What it brings is in the inbox before anyone hears of it.

    The next request confirms to Telegram what this one brought, which then forgets it; so it waits for the disk. What
    was brought is being answered meanwhile.
    """

    def __init__(self, watch: Watch, inbox: Inbox) -> None:
        super().__init__(connection_pool_size=1)
        self._watch = watch
        self._inbox = inbox
        self._is_over = False

    def end(self) -> None:
        """Ask Telegram nothing more.

        The library takes its leave by confirming what it fetched, for which Telegram lets it wait three seconds. There
        is no need: the inbox knows what comes again.
        """
        self._is_over = True

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        if self._is_over:
            return HTTPStatus.OK, b'{"ok": true, "result": []}'
        try:
            await self._inbox.secure()
        except InboxError as error:
            raise NetworkError(str(error)) from error  # so that the library asks again later, and confirms nothing
        try:
            status, payload = await super().do_request(*args, **kwargs)
        except NetworkError as error:
            self._watch.lost(type(error).__name__)
            raise
        if self._watch.answered(status):
            await asyncio.Event().wait()  # for the stop that this answer caused; it cancels the request
        return status, self._take_in(payload) if status == HTTPStatus.OK else payload

    def _take_in(self, payload: bytes) -> bytes:
        """Write down what *payload* tells; the payload, with nothing in it that the library would stumble over."""
        try:
            updates = json.loads(payload)["result"]
            self._inbox.take_in(updates)
        except (ValueError, LookupError, TypeError):
            self._watch.lost("an answer that is none of its")
            raise NetworkError("no answer of Telegram's") from None
        except InboxError as error:
            raise NetworkError(str(error)) from error  # as above
        unread = {each["update_id"] for each in updates if not is_readable(each)}
        told = [{"update_id": each["update_id"]} if each["update_id"] in unread else each for each in updates]
        return json.dumps({"ok": True, "result": told}).encode() if unread else payload


class Polling:
    """Asks Telegram for updates, again and again, by *request* with a *watch* on it."""

    def __init__(self, watch: Watch, request: PollRequest) -> None:
        self._watch = watch
        self._request = request
        self._updater: Updater | None = None

    async def start(self, application: AnyApplication) -> None:
        """Begin to ask; a webhook that is set is taken away first."""
        self._updater = application.updater
        if self._updater:
            await self._updater.start_polling(
                timeout=POLL_S,
                bootstrap_retries=-1,
                allowed_updates=ALLOWED_UPDATES,
                drop_pending_updates=False,  # what was asked while the bot was down is answered now
                error_callback=lambda _: None,  # the watch on the connection has told
            )

    async def stop(self) -> None:
        """Ask no more."""
        self._request.end()
        if self._updater and self._updater.running:
            await self._updater.stop()

    def fault(self) -> str:
        """Why nothing comes in; empty when all is well."""
        return self._watch.fault()


def quiet_library() -> None:
    """Keep the library from logging as tracebacks what a `Watch` logs as lines."""
    for name in _LIBRARY_LOGS:
        logging.getLogger(name).addFilter(lambda record: record.levelno != logging.ERROR)
