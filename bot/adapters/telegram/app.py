"""What it takes to run the bot: checked options in, an exit code out.

Polling is one process per token.
"""

from __future__ import annotations

import asyncio
import logging
import os
import re
import signal
import sys
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from telegram import LinkPreviewOptions
from telegram.ext import ApplicationBuilder, Defaults
from telegram.helpers import create_deep_linked_url

from bot.adapters.telegram import lifecycle, redact
from bot.adapters.telegram.access import Access
from bot.adapters.telegram.chats import Chats, Talk
from bot.adapters.telegram.delivery import Delivery
from bot.adapters.telegram.handlers import Handlers
from bot.adapters.telegram.inbox import Inbox
from bot.adapters.telegram.ordering import SLOTS, PerChat
from bot.adapters.telegram.outbox import Outbox
from bot.adapters.telegram.pace import Limits, Pace
from bot.adapters.telegram.polling import PollRequest, Watch, quiet_library
from bot.adapters.telegram.state import open_state
from bot.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from telegram import Bot
    from telegram.ext import Application

    from bot.errors import BotError

_TOKEN = re.compile(r"[0-9]{6,20}:[A-Za-z0-9_-]{30,100}")
_API_URL = re.compile(r"https?://[^\s?#{}]+")
_SPARE_CONNECTIONS = 4  # beside one for each slot: button answers, typing signs, the menu
_SIGNALS = (signal.SIGTERM, signal.SIGINT)
_SWEEP_EVERY_S = 60.0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Options:
    """What the operator sets; *about* is what a newcomer is told, *api_url* none for Telegram's own server."""

    token: str = field(repr=False)
    state_dir: Path
    about: str
    api_url: str | None = None
    access: Literal["closed", "open"] = "closed"
    limits: Limits = field(default_factory=Limits)


def run(options: Options, conversations: Callable[[], Talk], tell: Callable[[str], None] | None = None) -> int:
    """Answer readers until SIGTERM or SIGINT; the exit code. *tell* shows the operator a line.

    BotError when the bot cannot run: the token is malformed or refused, the state cannot be opened, or another process
    keeps polling.
    """
    _check(options)
    redact.install(options.token)
    # The library's own switch: without it, each flood limit raises a warning about a type that will change.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    quiet_library()
    with closing(open_state(options.state_dir)) as state:
        access = Access(state, everyone=options.access == "open")
        asyncio.run(_serve(options, access, Inbox(state), Chats(conversations), tell or _tell))
    return 0


async def _serve(options: Options, access: Access, inbox: Inbox, chats: Chats, tell: Callable[[str], None]) -> None:
    ending, end = _ending()
    application = _build(options, Watch(end), inbox, chats)
    Handlers(chats, access, options.about).register(application)
    sweeping = asyncio.create_task(_sweep(inbox))
    starting = asyncio.create_task(lifecycle.start(application, inbox, lambda bot: tell(_greeting(bot, access))))
    try:
        await asyncio.wait({starting, ending}, return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            starting.result()
        await ending
    finally:
        starting.cancel()
        sweeping.cancel()
        await lifecycle.stop(application)
        inbox.sweep()
        if left := inbox.count():
            log.warning("%d updates are left to the next start", left)


async def _sweep(inbox: Inbox) -> None:
    while True:
        inbox.sweep()
        await asyncio.sleep(_SWEEP_EVERY_S)


def _ending() -> tuple[asyncio.Future[None], Callable[[BotError], None]]:
    """A future that is done when the bot is to end, by a signal or by a fault; and what to call with the fault."""
    loop = asyncio.get_running_loop()
    ending: asyncio.Future[None] = loop.create_future()

    def end(fault: BotError | None = None) -> None:
        if ending.done():
            return
        if fault:
            ending.set_exception(fault)
        else:
            ending.set_result(None)

    def end_by_signal() -> None:
        for number in _SIGNALS:
            loop.remove_signal_handler(number)
            signal.signal(number, signal.SIG_DFL)  # the second one ends the process, which loses nothing
        end()

    for number in _SIGNALS:
        loop.add_signal_handler(number, end_by_signal)
    return ending, end


def _build(options: Options, watch: Watch, inbox: Inbox, chats: Chats) -> Application[Any, Any, Any, Any, Any, Any]:
    delivery = Delivery(inbox, redact.Pseudonyms(options.token))
    builder = (
        ApplicationBuilder()
        .token(options.token)
        .concurrent_updates(PerChat(delivery.take, delivery.refuse))
        .rate_limiter(Outbox(Pace(options.limits), inbox, chats.move))
        .connection_pool_size(SLOTS + _SPARE_CONNECTIONS)
        .get_updates_request(PollRequest(watch, inbox))
        .defaults(Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)))
    )
    application = (builder.base_url(options.api_url.rstrip("/") + "/bot") if options.api_url else builder).build()
    application.add_error_handler(delivery.failed)  # before any other, since it may stop them
    return application


def _greeting(bot: Bot, access: Access) -> str:
    if code := access.pairing_code():
        return (
            f"Open {create_deep_linked_url(bot.username, code)} to become the owner of this bot; the first to do so is."
        )
    return f"@{bot.username} is answering; Ctrl-C stops it."


def check_token(token: str) -> None:
    """Raise SettingsError unless *token* has the form of a bot token; whether Telegram takes it shows at the start."""
    if not _TOKEN.fullmatch(token):
        raise SettingsError(
            "PULLQUOTE_TELEGRAM_TOKEN: not a bot token (digits, a colon, 35 characters); copy it from @BotFather"
        )


def _check(options: Options) -> None:
    check_token(options.token)
    if options.api_url and not _API_URL.fullmatch(options.api_url):
        raise SettingsError("PULLQUOTE_TELEGRAM_API_URL: not an http(s) address; write it as http://host:port")


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
