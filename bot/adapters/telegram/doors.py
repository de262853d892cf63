"""Who comes in: links opened, invitations, groups joined and left, and what strangers are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import ChatMember
from telegram.helpers import create_deep_linked_url

from bot.adapters.telegram import phrases
from bot.adapters.telegram.chats import CAPACITY
from bot.adapters.telegram.page import Page
from bot.adapters.telegram.presses import Answered
from bot.adapters.telegram.recent import Recent
from bot.adapters.telegram.render import render
from bot.adapters.telegram.sending import send, send_line
from bot.adapters.telegram.views import examples, without_examples
from bot.model import span_of

if TYPE_CHECKING:
    from telegram import ChatMemberUpdated, Update
    from telegram.ext import ContextTypes

    from bot.adapters.telegram.access import Access
    from bot.adapters.telegram.asking import Asking
    from bot.adapters.telegram.chats import Chats, Desk
    from bot.adapters.telegram.menus import Menus
    from bot.adapters.telegram.turns import Turn

REFUSAL_TTL_S = 3600.0  # how long a stranger is not told again


class Doors:
    """What the bot does about who comes and goes."""

    def __init__(self, desk: Desk, chats: Chats, access: Access, asking: Asking, menus: Menus) -> None:
        self._desk = desk
        self._chats = chats
        self._access = access
        self._asking = asking
        self._menus = menus
        self._refused: Recent[int, None] = Recent(CAPACITY, REFUSAL_TTL_S)

    async def start(self, turn: Turn) -> None:
        """Open a link: one that pairs, one that leads to a quote, or the bare one."""
        payload = turn.text.partition(" ")[2].strip()
        role = self._access.redeem(payload, turn.user_id if turn.is_private else turn.chat_id) if payload else None
        if role and not turn.is_private:
            await send_line(turn.bot, turn.chat_id, phrases.GROUP_IN, thread_id=turn.thread_id)
            return
        if role:
            await send_line(turn.bot, turn.chat_id, phrases.PAIRED[role])
            await self._menus.publish(turn.bot)
        elif not self._access.admits(turn.user_id, turn.chat_id):
            await self.refuse(turn)
            return
        if _is_quote_id(payload):
            await self._asking.say(turn, f"/context {payload}")
        else:
            await self._greet(turn)

    async def invite(self, turn: Turn) -> None:
        """Give the owner links for one more reader or group; in a group, let that in."""
        if not self._access.is_owner(turn.user_id):
            if turn.is_private:
                await send_line(turn.bot, turn.chat_id, phrases.OWNER_ONLY)
        elif turn.is_private:
            name = turn.bot.username
            person = create_deep_linked_url(name, self._access.invitation())
            group = create_deep_linked_url(name, self._access.invitation(), group=True)
            await send_line(turn.bot, turn.chat_id, phrases.INVITATION.format(person=person, group=group))
        else:
            self._access.admit(turn.chat_id)
            await send_line(turn.bot, turn.chat_id, phrases.GROUP_IN, thread_id=turn.thread_id)

    async def refuse(self, turn: Turn) -> None:
        """Tell a stranger once, and a group nothing."""
        if turn.query:
            await Answered(turn.query).say(phrases.PRIVATE)
        elif turn.is_private and turn.user_id not in self._refused:
            self._refused.put(turn.user_id, None)
            await send_line(turn.bot, turn.chat_id, phrases.PRIVATE)

    async def membership(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Forget a chat that the bot was put out of; let a group in that its owner put it in."""
        change = update.my_chat_member
        if change is None:
            return
        is_private = change.chat.type == change.chat.PRIVATE
        if change.new_chat_member.status in {ChatMember.BANNED, ChatMember.LEFT}:
            self._chats.forget(change.chat.id)
            if not is_private:
                self._access.expel(change.chat.id)
        elif not is_private and _joins(change) and self._access.is_owner(change.from_user.id):
            self._access.admit(change.chat.id)
            await send_line(context.bot, change.chat.id, phrases.GROUP_IN)

    async def _greet(self, turn: Turn) -> None:
        """What the coverage is, and questions to try: as keys to tap in private, as lines in a group."""
        talk = self._desk.open()
        reply = await self._asking.threads.answer(lambda: talk.say("/start"))
        tried = examples(reply) if turn.is_private else ()
        shown = without_examples(reply) if tried else reply
        html = render(shown)[0].html + "\n" + phrases.HELP_HINT + ("\n\n" + phrases.TRY if tried else "")
        await send(turn.bot, turn.chat_id, [Page(html, suggests=tried)], thread_id=turn.thread_id)


def _joins(change: ChatMemberUpdated) -> bool:
    return change.old_chat_member.status in {ChatMember.BANNED, ChatMember.LEFT}


def _is_quote_id(payload: str) -> bool:
    try:
        span_of(payload)
    except ValueError:
        return False
    return True
