"""Pages on their way to a chat: in order, tried again when the network fails, as plain text when their markup does."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from datetime import timedelta
from html import escape
from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.adapters.telegram.markup import plain
from bot.adapters.telegram.render import Page
from bot.text.display import displayable

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable
    from typing import Any

    from telegram import Bot, CallbackQuery

_PAUSES_S = (0.5, 2.0)  # between three tries; a page may arrive twice, but none is lost to one broken connection
_LONGEST_WAIT_S = 30.0

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

    def request(text: str, **form: Any) -> Callable[[], Coroutine[Any, Any, object]]:
        return lambda: bot.send_message(
            chat_id, text, reply_markup=markup if page.rows else None, reply_parameters=place, **form
        )

    try:
        await _persist(request(page.html, parse_mode=ParseMode.HTML))
    except BadRequest as error:
        if "can't parse entities" not in error.message.casefold():
            raise
        log.error("Telegram refused the markup of a page; it was sent as plain text")
        await _persist(request(plain(page.html), entities=[]))


async def _persist(request: Callable[[], Coroutine[Any, Any, object]]) -> None:
    for pause_s in _PAUSES_S:
        try:
            await request()
        except BadRequest:
            raise  # which PTB counts as a network error, but trying again would not help
        except RetryAfter as error:
            await asyncio.sleep(min(_seconds(error.retry_after), _LONGEST_WAIT_S))
        except NetworkError:
            await asyncio.sleep(pause_s)
        else:
            return
    await request()


def _seconds(period: int | timedelta) -> float:
    return period.total_seconds() if isinstance(period, timedelta) else period
