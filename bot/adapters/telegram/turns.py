"""A turn: what a reader did, in plain values, so that handlers need not look into an update's optional parts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.ext import ContextTypes

if TYPE_CHECKING:
    from telegram import Bot, CallbackQuery


@dataclass(frozen=True, slots=True)
class Turn:
    """Something a reader did in a private chat; *message_id* is what they wrote, or where they pressed a button."""

    bot: Bot
    chat_id: int
    user_id: int
    message_id: int
    text: str = ""
    query: CallbackQuery | None = None


Handle = Callable[[Turn], Awaitable[None]]
Handler = Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]


def turned(handle: Handle) -> Handler:
    async def handler(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if turn := _turn(update, context.bot):
            await handle(turn)

    return handler


def _turn(update: Update, bot: Bot) -> Turn | None:
    """What *update* says; none for what comes from no private chat."""
    query, user = update.callback_query, update.effective_user
    message = query.message if query else update.message
    if user is None or message is None or message.chat.type != message.chat.PRIVATE:
        return None
    return Turn(bot, message.chat.id, user.id, message.message_id, getattr(message, "text", None) or "", query)
