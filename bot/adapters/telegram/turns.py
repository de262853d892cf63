"""A turn: what a reader did, in plain values, so that handlers need not look into an update's optional parts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from telegram import Message, MessageEntity, Update
from telegram.ext import ContextTypes

if TYPE_CHECKING:
    from telegram import Bot, CallbackQuery


class Whose(NamedTuple):
    """Whose conversation: in a group each has their own, in each topic."""

    chat_id: int
    thread_id: int | None
    user_id: int


@dataclass(frozen=True, slots=True)
class Turn:
    """Something a reader did; *message_id* is what they wrote, or where they pressed a button.

    *answers* is the message of the bot that they replied to, 0 for none; *to_bot* whether a group's message is meant
    for the bot.
    """

    bot: Bot
    chat_id: int
    user_id: int
    message_id: int
    text: str = ""
    query: CallbackQuery | None = None
    thread_id: int | None = None
    is_private: bool = True
    answers: int = 0
    to_bot: bool = True

    @property
    def whose(self) -> Whose:
        return Whose(self.chat_id, self.thread_id, self.user_id)


Handle = Callable[[Turn], Awaitable[None]]
Handler = Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]


def turned(handle: Handle) -> Handler:
    async def handler(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if turn := _turn(update, context.bot):
            await handle(turn)

    return handler


def _turn(update: Update, bot: Bot) -> Turn | None:
    """What *update* says; none for what comes from nobody, from a channel, or from no chat."""
    query, user = update.callback_query, update.effective_user
    message = query.message if query else update.message or update.edited_message
    if user is None or message is None or message.chat.type == message.chat.CHANNEL:
        return None
    is_private = message.chat.type == message.chat.PRIVATE
    if not isinstance(message, Message):  # too old to be shown to us
        return Turn(bot, message.chat.id, user.id, message.message_id, "", query, is_private=is_private)
    thread_id = message.message_thread_id if message.is_topic_message else None
    answers = _answered(message, bot)
    text, is_named = without_name(message, bot)
    to_bot = is_private or bool(answers) or is_named or _is_command(message)
    whole = message.text or ""
    return Turn(
        bot, message.chat.id, user.id, message.message_id, whole if is_private else text, query, thread_id,
        is_private, answers, to_bot,
    )  # fmt: skip


def _is_command(message: Message) -> bool:
    """Whether *message* begins with a command; whose it is, the library has judged."""
    return any(entity.type == MessageEntity.BOT_COMMAND and not entity.offset for entity in message.entities)


def _answered(message: Message, bot: Bot) -> int:
    """The message of the bot that *message* replies to, 0 for none."""
    earlier = message.reply_to_message
    # In a topic, a message that replies to nothing replies to the topic's beginning.
    if earlier is None or earlier.from_user is None or earlier.from_user.id != bot.id or earlier.forum_topic_created:
        return 0
    return earlier.message_id


def without_name(message: Message, bot: Bot) -> tuple[str, bool]:
    """The text of *message* without the bot's name, and whether it was named."""
    text, is_named = message.text or "", False
    name = f"@{bot.username}".casefold()
    for entity, part in message.parse_entities([MessageEntity.MENTION]).items():
        if part.casefold() == name:
            is_named = True
            text = text.replace(part, " ", 1) if entity.offset else text.removeprefix(part)
    return text.strip(), is_named
