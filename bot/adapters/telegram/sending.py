"""Pages on their way to a chat: in order, and as plain text when Telegram refuses their markup."""

from __future__ import annotations

import logging
from html import escape
from typing import TYPE_CHECKING, TypeVar

from telegram import ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.adapters.telegram.markup import plain
from bot.adapters.telegram.page import Page
from bot.adapters.telegram.widgets import inline, suggestions
from bot.text.display import displayable

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable
    from typing import Any

    from telegram import Bot, Message

Sent = TypeVar("Sent")

log = logging.getLogger(__name__)


async def send(
    bot: Bot, chat_id: int, pages: Iterable[Page], reply_to: int | None = None, thread_id: int | None = None
) -> int:
    """Send *pages* in order, the first as a reply to message *reply_to*; the id of the last."""
    message_id = 0
    for page in pages:
        message_id = await _send(bot, chat_id, page, reply_to, thread_id)
        reply_to = None
    return message_id


async def send_line(
    bot: Bot, chat_id: int, text: str, reply_to: int | None = None, thread_id: int | None = None
) -> None:
    """Send a sentence of our own."""
    await send(bot, chat_id, [Page(escape(displayable(text), quote=False))], reply_to, thread_id)


async def _send(bot: Bot, chat_id: int, page: Page, reply_to: int | None, thread_id: int | None) -> int:
    place = ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None

    async def request(text: str, **form: Any) -> Message:
        return await bot.send_message(
            chat_id,
            text,
            reply_markup=inline(page.rows) or suggestions(page.suggests),
            reply_parameters=place,
            message_thread_id=thread_id,
            **form,
        )

    return (await with_markup(page, request)).message_id


async def with_markup(page: Page, request: Callable[..., Awaitable[Sent]]) -> Sent:
    """What comes of the *request* to show *page*, made again in plain text where Telegram refuses the markup."""
    try:
        return await request(page.html, parse_mode=ParseMode.HTML)
    except BadRequest as error:
        if "can't parse entities" not in error.message.casefold():
            raise
        log.error("Telegram refused the markup of a page; it was sent as plain text")
        return await request(plain(page.html), entities=[])
