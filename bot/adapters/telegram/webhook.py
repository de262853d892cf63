"""Updates that Telegram brings: into the inbox first, then 200. Behind a proxy, and with a secret in every request.

Telegram brings the next update of a chat once it has the answer to the one before, and brings what was refused again.
"""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import json
import logging
import re
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from telegram.error import BadRequest, TelegramError
from tornado.web import RequestHandler

from bot.adapters.telegram.inbox import InboxError
from bot.adapters.telegram.updates import ALLOWED_UPDATES, put
from bot.adapters.telegram.webserver import WebServer, health_rule
from bot.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import WebhookInfo

    from bot.adapters.telegram.inbox import Inbox
    from bot.adapters.telegram.options import Address
    from bot.adapters.telegram.updates import AnyApplication
    from bot.adapters.telegram.webserver import Health

_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_CONNECTIONS = 40  # at once, Telegram's own default
_LOOK_EVERY_S = 60.0
_TELL_EVERY_S = 60.0
_PAUSE_S, _LONGEST_PAUSE_S = 1.0, 60.0

log = logging.getLogger(__name__)


class Webhook:
    """Takes in what Telegram brings to *address*, and sees to it that Telegram knows the address."""

    def __init__(self, address: Address, inbox: Inbox, health: Health) -> None:
        self._address = address
        self._inbox = inbox
        self._health = health
        self._server: WebServer | None = None
        self._fault = "Telegram has not been told the address yet"
        self._looking: asyncio.Task[None] | None = None
        self._last_error: object = None

    async def start(self, application: AnyApplication) -> None:
        """Listen, then have Telegram bring updates."""

        async def take(raw: dict[str, Any]) -> None:
            self._inbox.take_in([raw])
            put(raw, application)
            await self._inbox.secure()  # it is being answered meanwhile

        receive = {"secret": self._address.secret, "take": take, "strangers": Strangers()}
        path = re.escape(urlsplit(self._address.url).path or "/")
        name = "PULLQUOTE_TELEGRAM_WEBHOOK_LISTEN"
        self._server = WebServer(name, self._address.listen, [(path, _Receive, receive), health_rule(self._health)])
        await self._register(application)
        self._looking = asyncio.create_task(self._look(application))

    async def stop(self) -> None:
        """Take nothing in any more; the address stays set, so that updates wait at Telegram."""
        if self._looking:
            self._looking.cancel()
        if self._server:
            await self._server.stop()

    def fault(self) -> str:
        """Why nothing comes in; empty when all is well."""
        return self._fault

    async def _register(self, application: AnyApplication) -> None:
        pause_s = _PAUSE_S
        while not await self._set(application):
            await asyncio.sleep(pause_s)
            pause_s = min(2 * pause_s, _LONGEST_PAUSE_S)

    async def _set(self, application: AnyApplication) -> bool:
        try:
            await application.bot.set_webhook(
                self._address.url,
                secret_token=self._address.secret,
                allowed_updates=ALLOWED_UPDATES,
                max_connections=_CONNECTIONS,
            )
        except BadRequest as error:
            raise SettingsError(
                f"PULLQUOTE_TELEGRAM_WEBHOOK_URL: refused by Telegram ({error.message}); correct the address"
            ) from None
        except TelegramError as error:
            log.warning("Telegram could not be told the webhook's address (%s); trying again", type(error).__name__)
            return False
        self._fault = ""
        return True

    async def _look(self, application: AnyApplication) -> None:
        """Ask Telegram now and then whether it can reach us, and whether another process took its updates away."""
        while True:
            await asyncio.sleep(_LOOK_EVERY_S)
            with contextlib.suppress(TelegramError):
                await self.judge(await application.bot.get_webhook_info(), application)

    async def judge(self, told: WebhookInfo, application: AnyApplication) -> None:
        """Mend, or tell the operator, what is wrong by Telegram's own account."""
        if told.url != self._address.url:
            log.warning("another process took the updates of this bot; setting the webhook again")
            await self._set(application)
        elif told.last_error_date and told.last_error_date != self._last_error:
            self._last_error = told.last_error_date
            log.warning(
                "Telegram could not bring updates (%s), %d wait; look at the proxy",
                told.last_error_message,
                told.pending_update_count,
            )


class Strangers:
    """Requests without the secret: told in a line a minute, however many come."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._count = 0
        self._told = -_TELL_EVERY_S

    def one_more(self) -> None:
        self._count += 1
        if self._clock() - self._told >= _TELL_EVERY_S:
            log.warning("%d requests to the webhook had no or a wrong secret and were refused", self._count)
            self._count, self._told = 0, self._clock()


class _Receive(RequestHandler):
    def initialize(self, secret: str, take: Callable[[dict[str, Any]], Awaitable[None]], strangers: Strangers) -> None:
        self._secret = secret
        self._take = take
        self._strangers = strangers

    async def post(self) -> None:
        # Compared as bytes, since a header may hold anything; and in constant time.
        told = self.request.headers.get(_HEADER, "").encode("utf-8", "replace")
        if not hmac.compare_digest(told, self._secret.encode()):
            self._strangers.one_more()
            self.set_status(403)
            return
        try:
            await self._take(json.loads(self.request.body))
        except (ValueError, LookupError, TypeError):
            self.set_status(400)
        except InboxError:
            self.set_status(503)  # Telegram brings it again
            self.set_header("Retry-After", "5")
