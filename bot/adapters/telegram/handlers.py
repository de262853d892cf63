"""What a reader does, handed to a conversation: thin, since all it knows is who may ask and where replies go."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import traceback
from typing import TYPE_CHECKING, Any

from telegram import ChatMember
from telegram.constants import ChatAction
from telegram.error import Forbidden, TelegramError
from telegram.ext import CallbackQueryHandler, ChatMemberHandler, CommandHandler, MessageHandler, filters
from telegram.helpers import create_deep_linked_url

from bot.adapters.telegram import callback, phrases
from bot.adapters.telegram.attempts import note
from bot.adapters.telegram.chats import CAPACITY
from bot.adapters.telegram.recent import Recent
from bot.adapters.telegram.render import render
from bot.adapters.telegram.sending import answer, remove_button, send, send_line
from bot.adapters.telegram.turns import Turn, turned
from bot.chat.wording import UNAVAILABLE
from bot.errors import BotError, RetrievalError
from bot.model import span_of

if TYPE_CHECKING:
    from telegram import CallbackQuery, Update
    from telegram.ext import Application, ContextTypes

    from bot.adapters.telegram.access import Access
    from bot.adapters.telegram.chats import Chats
    from bot.adapters.telegram.turns import Handle, Handler

REFUSAL_TTL_S = 3600.0  # how long a stranger is not told again
HINT_TTL_S = 10.0  # an album arrives as several messages, and gets one hint
TYPING_AFTER_S = 0.5

log = logging.getLogger(__name__)


class Handlers:
    """What the bot does about each kind of update."""

    def __init__(self, chats: Chats, access: Access, about: str) -> None:
        self._chats = chats
        self._access = access
        self._about = about
        self._refused: Recent[int, None] = Recent(CAPACITY, REFUSAL_TTL_S)
        self._hinted: Recent[int, None] = Recent(CAPACITY, HINT_TTL_S)

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        application.add_handlers(
            [
                CommandHandler("start", turned(self.start), private),
                CommandHandler("invite", self._admitted(self.invite), private),
                MessageHandler(private & filters.TEXT, self._admitted(self.ask)),
                MessageHandler(private & ~filters.StatusUpdate.ALL, self._admitted(self.hint)),
                CallbackQueryHandler(self._admitted(self.press)),
                ChatMemberHandler(self.membership, ChatMemberHandler.MY_CHAT_MEMBER),
            ]
        )
        application.add_error_handler(self.failed)

    async def start(self, turn: Turn) -> None:
        """Open a link: one that pairs, one that leads to a quote, or the bare one."""
        payload = turn.text.partition(" ")[2].strip()
        if role := self._access.redeem(payload, turn.user_id) if payload else None:
            await send_line(turn.bot, turn.chat_id, phrases.PAIRED[role])
        elif not self._access.admits(turn.user_id):
            await self._refuse(turn)
            return
        if _is_quote_id(payload):
            await self._say(turn, f"/context {payload}")
        else:
            await send_line(turn.bot, turn.chat_id, f"{self._about}\n{phrases.HELP_HINT}")

    async def invite(self, turn: Turn) -> None:
        """Give the owner a link for one more reader."""
        if self._access.is_owner(turn.user_id):
            link = create_deep_linked_url(turn.bot.username, self._access.invitation())
            await send_line(turn.bot, turn.chat_id, phrases.INVITATION.format(link=link))
        else:
            await send_line(turn.bot, turn.chat_id, phrases.OWNER_ONLY)

    async def ask(self, turn: Turn) -> None:
        """Reply to what was typed."""
        await self._say(turn, turn.text)

    async def hint(self, turn: Turn) -> None:
        """Tell who sent a picture or a voice that only text is read."""
        if turn.chat_id not in self._hinted:
            self._hinted.put(turn.chat_id, None)
            await send_line(turn.bot, turn.chat_id, phrases.TEXT_ONLY)

    async def press(self, turn: Turn) -> None:
        """Reply to a button: its quote id says all, or else the conversation it belongs to must still be open."""
        if turn.query is None:
            return
        try:
            command = callback.decode(turn.query.data or "")
        except ValueError:
            await answer(turn.query, phrases.GONE)
            return
        if callback.stands_alone(command):
            await answer(turn.query)
            await self._say(turn, command, reply_to=turn.message_id)
        else:
            await self._go_on(turn, turn.query, command)

    async def _go_on(self, turn: Turn, query: CallbackQuery, command: str) -> None:
        chat = self._chats.find(turn.chat_id)
        if chat is None or turn.message_id <= chat.asked_in:
            await answer(query, phrases.GONE)
            return
        await answer(query)
        if command in chat.pressed:
            return  # a second tap, on its way before the button was taken away
        chat.pressed.add(command)
        try:
            await self._say(turn, command)
        except RetrievalError:
            chat.pressed.discard(command)  # it may be tried again
            raise
        await remove_button(query)

    async def membership(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Forget the chat of a reader who blocked the bot."""
        change = update.my_chat_member
        if change and change.new_chat_member.status in {ChatMember.BANNED, ChatMember.LEFT}:
            self._chats.forget(change.chat.id)

    async def failed(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Tell the reader in a sentence, and the log in a line without anyone's words."""
        chat = getattr(update, "effective_chat", None)
        passes = isinstance(context.error, RetrievalError)  # and left the conversation as it was
        if chat and not passes:
            self._chats.forget(chat.id)
        if isinstance(context.error, Forbidden):
            return  # the reader blocked the bot; nobody is there to be told
        log.error("a turn failed: %s", _brief(context.error))
        if chat and chat.type == chat.PRIVATE:
            try:
                await send_line(context.bot, chat.id, UNAVAILABLE if passes else phrases.FAILED)
            except TelegramError as error:
                log.error("the reader could not be told: %s", type(error).__name__)

    async def _say(self, turn: Turn, text: str, reply_to: int | None = None) -> None:
        answering = asyncio.ensure_future(self._chats.open(turn.chat_id).say(text, turn.message_id))
        done, _ = await asyncio.wait({answering}, timeout=TYPING_AFTER_S)
        if not done:
            with contextlib.suppress(TelegramError):  # the sign is a courtesy
                await turn.bot.send_chat_action(turn.chat_id, ChatAction.TYPING)
        reply = await answering
        note(answered=reply.answered)
        await send(turn.bot, turn.chat_id, render(reply), reply_to)

    async def _refuse(self, turn: Turn) -> None:
        if turn.query:
            await answer(turn.query, phrases.PRIVATE)
        elif turn.user_id not in self._refused:
            self._refused.put(turn.user_id, None)
            await send_line(turn.bot, turn.chat_id, phrases.PRIVATE)

    def _admitted(self, handle: Handle) -> Handler:
        async def admit(turn: Turn) -> None:
            await (handle if self._access.admits(turn.user_id) else self._refuse)(turn)

        return turned(admit)


def _is_quote_id(payload: str) -> bool:
    try:
        span_of(payload)
    except ValueError:
        return False
    return True


def _brief(error: Exception | None) -> str:
    if isinstance(error, BotError):
        return f"{type(error).__name__}: {error}"
    frames = traceback.extract_tb(error.__traceback__) if error else []
    place = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return type(error).__name__ + place
