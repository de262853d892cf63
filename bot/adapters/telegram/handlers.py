"""What a reader does, handed on: thin, since all it knows is which update is for whom, and who may ask how much."""

from __future__ import annotations

import logging
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.error import Forbidden, TelegramError
from telegram.ext import (
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.adapters.telegram import phrases
from bot.adapters.telegram.asking import Asking
from bot.adapters.telegram.chats import CAPACITY
from bot.adapters.telegram.doors import Doors
from bot.adapters.telegram.inline import Inline
from bot.adapters.telegram.limits import PRESSING, Limits, Rate, Verdict
from bot.adapters.telegram.menus import Menus
from bot.adapters.telegram.presses import Answered, Presses
from bot.adapters.telegram.recent import Recent
from bot.adapters.telegram.sending import send_line
from bot.adapters.telegram.turns import turned
from bot.chat.commands import COMMANDS
from bot.chat.wording import UNAVAILABLE
from bot.errors import BotError, RetrievalError

if TYPE_CHECKING:
    from telegram import Bot
    from telegram.ext import Application, ContextTypes

    from bot.adapters.telegram.access import Access
    from bot.adapters.telegram.chats import Chats, Desk
    from bot.adapters.telegram.inbox import Inbox
    from bot.adapters.telegram.turns import Handle, Handler, Turn
    from bot.adapters.telegram.votes import Votes

HINT_TTL_S = 10.0  # an album arrives as several messages, and gets one hint

log = logging.getLogger(__name__)


class Handlers:
    """What the bot does about each kind of update."""

    def __init__(self, desk: Desk, chats: Chats, access: Access, votes: Votes, *, inbox: Inbox, rate: Rate) -> None:
        self._desk = desk
        self._chats = chats
        self._access = access
        self._votes = votes
        self._inbox = inbox
        self._asking = Asking(desk, chats)
        self._menus = Menus(access)
        self._doors = Doors(desk, chats, access, self._asking, self._menus)
        self._presses = Presses(desk, self._asking, votes)
        self._inline = Inline(desk, self._asking, access)
        self._person, self._group, self._pressing = Limits(rate), Limits(rate.of_group()), Limits(PRESSING)
        self._hinted: Recent[int, None] = Recent(CAPACITY, HINT_TTL_S)
        self._since = datetime.now(UTC)

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        new, edited = filters.UpdateType.MESSAGE, filters.UpdateType.EDITED_MESSAGE
        private = filters.ChatType.PRIVATE & new
        group = filters.ChatType.GROUPS & new
        asked = [command.word for command in COMMANDS if command.word != "start"]
        application.add_handlers(
            [
                CommandHandler("start", turned(self._doors.start), private | group),
                CommandHandler("invite", turned(self._doors.invite), group),
                CommandHandler("invite", self._admitted(self._doors.invite), private),
                CommandHandler("privacy", self._admitted(self.privacy), private | group),
                CommandHandler("forget", self._admitted(self.forget), private | group),
                CommandHandler("status", self._admitted(self.status), private),
                CommandHandler(asked, self._admitted(self.ask), group),
                MessageHandler(group & filters.StatusUpdate.MIGRATE, self.migrated),
                MessageHandler(group & filters.TEXT & ~filters.COMMAND, self._admitted(self.ask)),
                MessageHandler(private & filters.TEXT, self._admitted(self.ask)),
                MessageHandler(private & ~filters.StatusUpdate.ALL, self._admitted(self.hint)),
                MessageHandler(edited & filters.TEXT, self._admitted(self._asking.ask_again)),
                CallbackQueryHandler(self._admitted(self._presses.press)),
                InlineQueryHandler(self._inline.query),
                MessageHandler(filters.UpdateType.GUEST_MESSAGE & filters.TEXT, self._inline.guest),
                ChatMemberHandler(self._doors.membership, ChatMemberHandler.MY_CHAT_MEMBER),
            ]
        )
        application.add_error_handler(self.failed)

    async def publish(self, bot: Bot) -> None:
        """Set the command menus."""
        await self._menus.publish(bot)

    def moved(self, old_id: int, new_id: int) -> None:
        """Go on in the supergroup that a group became."""
        self._access.move(old_id, new_id)
        self._chats.move(old_id, new_id)

    async def ask(self, turn: Turn) -> None:
        """Reply to what was typed."""
        await self._asking.say(turn, turn.text)

    async def hint(self, turn: Turn) -> None:
        """Tell who sent a picture or a voice that only text is read."""
        if turn.chat_id not in self._hinted:
            self._hinted.put(turn.chat_id, None)
            await send_line(turn.bot, turn.chat_id, phrases.TEXT_ONLY)

    async def privacy(self, turn: Turn) -> None:
        """Say what is kept."""
        await send_line(turn.bot, turn.chat_id, phrases.PRIVACY, thread_id=turn.thread_id)

    async def forget(self, turn: Turn) -> None:
        """Delete what there is about a person, and in private about the chat; their access only when they say so."""
        self._chats.forget_person(turn.user_id)
        self._votes.forget(turn.user_id)
        told = phrases.FORGOTTEN
        if self._access.is_owner(turn.user_id):
            told += phrases.OWNER_STAYS
        elif turn.text.partition(" ")[2].strip().casefold() == "access" and self._access.expel(turn.user_id):
            told += phrases.LEFT
        elif self._access.is_closed and self._access.admits(turn.user_id):
            told += phrases.STILL_IN
        self._inbox.forget(turn.user_id)
        await send_line(turn.bot, turn.chat_id, told, thread_id=turn.thread_id)

    async def status(self, turn: Turn) -> None:
        """Tell the owner how the bot is doing, without anyone's words; to others there is no such command."""
        if not self._access.is_owner(turn.user_id):
            await self.ask(turn)
            return
        counts = self._asking.counts
        good, bad, kept = self._votes.counts()
        told = phrases.STATUS.format(
            answered=counts[True], refused=counts[False], other=counts[None], since=f"{self._since:%d %b %H:%M} UTC",
            standing=self._desk.standing, waiting=self._inbox.count(), chats=len(self._chats),
            good=good, bad=bad, kept=kept,
        )  # fmt: skip
        await send_line(turn.bot, turn.chat_id, told)

    async def migrated(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """A group became a supergroup."""
        message = update.message
        if message and message.migrate_to_chat_id:
            self.moved(message.chat.id, message.migrate_to_chat_id)

    async def failed(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Tell the reader in a sentence, and the log in a line without anyone's words."""
        chat = getattr(update, "effective_chat", None)
        if isinstance(context.error, Forbidden):
            if chat:
                self._chats.forget(chat.id)
            return  # the reader blocked the bot; nobody is there to be told
        log.error("a turn failed: %s", _brief(context.error))
        # Who pressed a button was told in its answer.
        if chat and chat.type == chat.PRIVATE and isinstance(update, Update) and not update.callback_query:
            try:
                await send_line(
                    context.bot, chat.id, UNAVAILABLE if isinstance(context.error, RetrievalError) else phrases.FAILED
                )
            except TelegramError as error:
                log.error("the reader could not be told: %s", type(error).__name__)

    def _admitted(self, handle: Handle) -> Handler:
        async def admit(turn: Turn) -> None:
            if not turn.to_bot and not turn.query:
                return
            if not self._access.admits(turn.user_id, turn.chat_id):
                await self._doors.refuse(turn)
            elif (verdict := self._verdict(turn)) == "go":
                await handle(turn)
            else:
                await self._slow_down(turn, verdict)

        return turned(admit)

    def _verdict(self, turn: Turn) -> Verdict:
        if turn.query:
            return self._pressing.take(turn.user_id)
        person = self._person.take(turn.user_id)
        return person if person != "go" or turn.is_private else self._group.take(turn.chat_id)

    async def _slow_down(self, turn: Turn, verdict: Verdict) -> None:
        if turn.query:
            await Answered(turn.query).say(phrases.SLOWLY)
        elif verdict == "warn":
            reply_to = None if turn.is_private else turn.message_id
            await send_line(turn.bot, turn.chat_id, phrases.SLOWLY, reply_to, turn.thread_id)


def _brief(error: Exception | None) -> str:
    if isinstance(error, BotError):
        return f"{type(error).__name__}: {error}"
    frames = traceback.extract_tb(error.__traceback__) if error else []
    place = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return type(error).__name__ + place
