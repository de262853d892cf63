"""Messages of ours that change in place."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from telegram import Bot, InlineKeyboardMarkup
from telegram.error import BadRequest, TelegramError

from bot.adapters.telegram.sending import with_markup
from bot.adapters.telegram.widgets import inline

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from telegram import CallbackQuery, InlineKeyboardButton

    from bot.adapters.telegram.page import Page

# Nothing to do, or nothing left to do it to.
_HARMLESS = ("message is not modified", "message to edit not found", "message can't be edited")


async def edit(bot: Bot, chat_id: int, message_id: int, page: Page) -> None:
    """Make *page* of a message."""

    async def request(text: str, **form: Any) -> object:
        return await bot.edit_message_text(text, chat_id, message_id, reply_markup=inline(page.rows), **form)

    try:
        await with_markup(page, request)
    except BadRequest as error:
        if not error.message.casefold().startswith(_HARMLESS):
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
