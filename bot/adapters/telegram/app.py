"""What it takes to run the bot: checked options in, an exit code out."""

from __future__ import annotations

import asyncio
import logging
import os
import re
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from telegram.helpers import create_deep_linked_url

from bot.adapters.telegram import redact
from bot.adapters.telegram.access import Access
from bot.adapters.telegram.chats import Chats, Desk
from bot.adapters.telegram.ending import Ending
from bot.adapters.telegram.handlers import Handlers
from bot.adapters.telegram.inbox import Inbox
from bot.adapters.telegram.options import Options
from bot.adapters.telegram.polling import quiet_library
from bot.adapters.telegram.service import Service
from bot.adapters.telegram.state import open_state
from bot.adapters.telegram.votes import Votes
from bot.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram import Bot

__all__ = ["Options", "check_token", "run"]

_TOKEN = re.compile(r"[0-9]{6,20}:[A-Za-z0-9_-]{30,100}")
_API_URL = re.compile(r"https?://[^\s?#{}]+")

log = logging.getLogger(__name__)


def run(options: Options, desk: Desk, tell: Callable[[str], None] | None = None) -> int:
    """Answer readers until SIGTERM or SIGINT; the exit code. *tell* shows the operator a line.

    BotError when the bot cannot run: the token is malformed or refused, the state cannot be opened, an address cannot
    be listened on, or another process keeps polling.
    """
    _check(options)
    redact.install(options.token, *([options.webhook.secret] if options.webhook else []))
    # The library's own switch: without it, each flood limit raises a warning about a type that will change.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    quiet_library()
    with closing(open_state(options.state_dir)) as state:
        access = Access(state, everyone=options.access == "open")
        inbox, votes = Inbox(state), Votes(state, options.state_dir)
        handlers = Handlers(desk, Chats(desk), access, votes, inbox=inbox, rate=options.rate)
        asyncio.run(_serve(options, access, inbox, handlers, tell or _tell))
    return 0


async def _serve(
    options: Options, access: Access, inbox: Inbox, handlers: Handlers, tell: Callable[[str], None]
) -> None:
    ending = Ending()
    service = Service(options, inbox, handlers, ending)
    handlers.register(service.application)
    try:
        await ending.or_end_of(service.start(lambda bot: tell(_greeting(bot, access))))
    finally:
        await service.stop()
        if left := inbox.count():
            log.warning("%d updates are left to the next start", left)


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
