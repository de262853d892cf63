"""Pages on their way to a chat: in order, and as plain text when Telegram refuses their markup."""

from __future__ import annotations

import contextlib
import logging
from html import escape
from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.adapters.telegram.markup import plain
from bot.adapters.telegram.render import Page
from bot.text.display import displayable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from telegram import Bot, CallbackQuery

log = logging.getLogger(__name__)


async def send(bot: Bot, chat_id: int, pages: Iterable[Page], reply_to: int | None = None) -> None:
    """Send *pages* in order, the first as a reply to message *reply_to*."""
    for page in pages:
        await _send(bot, chat_id, page, reply_to)
        reply_to = None


async def send_line(bot: Bot, chat_id: int, text: str) -> None:
    """Send a sentence of our own."""
    await send(bot, chat_id, [Page(escape(displayable(text), quote=False))])


async def answer(query: CallbackQuery, alert: str | None = None) -> None:
    """Answer a pressed button, which Telegram wants exactly once; it only stops the button from blinking."""
    with contextlib.suppress(TelegramError):  # most often: it waited too long
        await query.answer(alert, show_alert=alert is not None)


async def remove_button(query: CallbackQuery) -> None:
    """Take the pressed button away from its message, so that it is not pressed twice."""
    markup = getattr(query.message, "reply_markup", None)
    if markup is None:
        return
    rows = [[each for each in row if each.callback_data != query.data] for row in markup.inline_keyboard]
    rows = [row for row in rows if row]
    with contextlib.suppress(TelegramError):  # most often: the message is gone, or too old to be edited
        await query.edit_message_reply_markup(InlineKeyboardMarkup(rows) if rows else None)


async def _send(bot: Bot, chat_id: int, page: Page, reply_to: int | None) -> None:
    markup = InlineKeyboardMarkup(
        [[InlineKeyboardButton(button.label, callback_data=button.carries) for button in row] for row in page.rows]
    )
    place = ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None

    async def request(text: str, **form: Any) -> None:
        await bot.send_message(
            chat_id, text, reply_markup=markup if page.rows else None, reply_parameters=place, **form
        )

    try:
        await request(page.html, parse_mode=ParseMode.HTML)
    except BadRequest as error:
        if "can't parse entities" not in error.message.casefold():
            raise
        log.error("Telegram refused the markup of a page; it was sent as plain text")
        await request(plain(page.html), entities=[])
