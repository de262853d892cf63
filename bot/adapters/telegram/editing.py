"""Messages of ours that change in place."""

from __future__ import annotations

import contextlib
import logging
from typing import TYPE_CHECKING

from telegram import Bot, InlineKeyboardMarkup
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.adapters.telegram.markup import plain
from bot.adapters.telegram.widgets import inline

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram import CallbackQuery, InlineKeyboardButton

    from bot.adapters.telegram.render import Page

# Nothing to do, or nothing left to do it to.
_HARMLESS = ("message is not modified", "message to edit not found", "message can't be edited")

log = logging.getLogger(__name__)


async def edit(bot: Bot, chat_id: int, message_id: int, page: Page) -> None:
    """Make *page* of a message."""
    markup = inline(page.rows)
    try:
        await bot.edit_message_text(page.html, chat_id, message_id, parse_mode=ParseMode.HTML, reply_markup=markup)
    except BadRequest as error:
        if "can't parse entities" in error.message.casefold():
            log.error("Telegram refused the markup of a page; it was sent as plain text")
            await bot.edit_message_text(plain(page.html), chat_id, message_id, entities=[], reply_markup=markup)
        elif not error.message.casefold().startswith(_HARMLESS):
            raise


async def change_buttons(
    query: CallbackQuery, change: Callable[[InlineKeyboardButton], InlineKeyboardButton | None]
) -> None:
    """Put what *change* makes of each button in its place; those that it makes none of go."""
    markup = getattr(query.message, "reply_markup", None)
    if markup is None:
        return
    changed = [[change(button) for button in row] for row in markup.inline_keyboard]
    rows = [kept for row in changed if (kept := [button for button in row if button])]
    with contextlib.suppress(TelegramError):  # most often: the message is gone
        await query.edit_message_reply_markup(InlineKeyboardMarkup(rows) if rows else None)
