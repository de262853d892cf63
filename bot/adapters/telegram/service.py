"""The bot as it runs: its parts put together, started and stopped in the right order, and how it is."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from telegram import LinkPreviewOptions
from telegram.ext import ApplicationBuilder, Defaults

from bot.adapters.telegram import lifecycle
from bot.adapters.telegram.delivery import Delivery
from bot.adapters.telegram.ordering import SLOTS, PerChat
from bot.adapters.telegram.outbox import Outbox
from bot.adapters.telegram.pace import Pace
from bot.adapters.telegram.polling import Polling, PollRequest, Watch
from bot.adapters.telegram.redact import Pseudonyms

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram import Bot
    from telegram.ext import Application

    from bot.adapters.telegram.ending import Ending
    from bot.adapters.telegram.handlers import Handlers
    from bot.adapters.telegram.inbox import Inbox
    from bot.adapters.telegram.lifecycle import Source
    from bot.adapters.telegram.options import Options
    from bot.adapters.telegram.webserver import WebServer

_SPARE_CONNECTIONS = 4  # beside one for each slot: button answers, typing signs, the menu
_SWEEP_EVERY_S = 60.0


class Service:
    """The application of the library, with our own order, pace and durability."""

    def __init__(self, options: Options, inbox: Inbox, handlers: Handlers, ending: Ending) -> None:
        self._options = options
        self._inbox = inbox
        self._publish = handlers.publish
        names = Pseudonyms(options.token)
        delivery = Delivery(inbox, names, lambda: self._processor.depth())  # noqa: PLW0108 - which comes next
        self._processor = PerChat(delivery.take, delivery.refuse)
        self._outbox = Outbox(Pace(options.limits), inbox, handlers.moved)
        watch = Watch(ending.with_fault)
        request = PollRequest(watch, inbox)
        self.application = self._application(request)
        self.application.add_error_handler(delivery.failed)  # before any other, since it may stop them
        self._source = self._chosen(Polling(watch, request))
        self._health: WebServer | None = None
        self._sweeping: asyncio.Task[None] | None = None

    async def start(self, ready: Callable[[Bot], None]) -> None:
        """Bring the bot up; *ready* is called when Telegram has said who the bot is."""
        self._sweeping = asyncio.create_task(self._sweep())
        if self._options.health:
            from bot.adapters.telegram.webserver import WebServer, health_rule  # noqa: PLC0415 - loads tornado

            name = "PULLQUOTE_TELEGRAM_HEALTH_LISTEN"
            self._health = WebServer(name, self._options.health, [health_rule(self.health)])
        await lifecycle.start(self.application, self._inbox, self._source, ready, self._publish)

    async def stop(self) -> None:
        """End within two seconds, whatever hangs."""
        if self._sweeping:
            self._sweeping.cancel()
        await lifecycle.stop(self.application, self._source)
        if self._health:
            await self._health.stop()
        self._inbox.sweep()

    def health(self) -> tuple[str, dict[str, int]]:
        """What is wrong, empty when nothing is, and what there is to count."""
        counts = {"in_hand": self._processor.depth(), "waiting": self._inbox.count(), **self._outbox.counts}
        return self._inbox.fault() or self._source.fault(), counts

    def _application(self, request: PollRequest) -> Application[Any, Any, Any, Any, Any, Any]:
        builder = (
            ApplicationBuilder()
            .token(self._options.token)
            .concurrent_updates(self._processor)
            .rate_limiter(self._outbox)
            .connection_pool_size(SLOTS + _SPARE_CONNECTIONS)
            .get_updates_request(request)
            .defaults(Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)))
        )
        if self._options.api_url:
            builder = builder.base_url(self._options.api_url.rstrip("/") + "/bot")
        return builder.build()

    def _chosen(self, polling: Polling) -> Source:
        if self._options.webhook is None:
            return polling
        from bot.adapters.telegram.webhook import Webhook  # noqa: PLC0415 - loads tornado

        return Webhook(self._options.webhook, self._inbox, self.health)

    async def _sweep(self) -> None:
        while True:
            self._inbox.sweep()
            await asyncio.sleep(_SWEEP_EVERY_S)
