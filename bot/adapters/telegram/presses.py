"""Pressed buttons: each is answered once, whatever happens, and most change the message that they stand under."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from telegram import CallbackQuery, InlineKeyboardButton, Message
from telegram.error import TelegramError

from bot.adapters.telegram import callback, phrases
from bot.adapters.telegram.callback import Press, tag
from bot.adapters.telegram.editing import change_buttons, edit
from bot.adapters.telegram.votes import candidate
from bot.chat.wording import UNAVAILABLE
from bot.errors import RetrievalError

if TYPE_CHECKING:
    from bot.adapters.telegram.asking import Asking
    from bot.adapters.telegram.chats import Desk, Talk
    from bot.adapters.telegram.turns import Turn
    from bot.adapters.telegram.votes import Votes
    from bot.chat.blocks import Reply


class Presses:
    """What the bot does about each button."""

    def __init__(self, desk: Desk, asking: Asking, votes: Votes) -> None:
        self._desk = desk
        self._asking = asking
        self._votes = votes

    async def press(self, turn: Turn) -> None:
        """Do what a button asks for."""
        if turn.query is None:
            return
        reply = Answered(turn.query)
        try:
            await self._press(turn, turn.query, reply)
        except Exception as error:
            await reply.say(UNAVAILABLE if isinstance(error, RetrievalError) else phrases.FAILED)
            raise
        finally:
            await reply.say()

    async def _press(self, turn: Turn, query: CallbackQuery, reply: Answered) -> None:
        try:
            press = callback.decode(query.data or "")
        except ValueError:
            await reply.say(phrases.GONE)
            return
        if press.coverage != tag(self._desk.digest):
            await reply.say(phrases.OTHER_COVERAGE)
        elif press.op in ("good", "bad"):
            await self._vote(turn, query, press, reply)
        elif press.op in ("keep good", "keep bad"):
            await self._keep(turn, query, press, reply)
        else:
            await self._turn(turn, press, reply)

    async def _turn(self, turn: Turn, press: Press, reply: Answered) -> None:
        """Show another view of the message."""
        talk = await self._recalled(turn, press)
        if press.op == "drop":
            await self._drop(turn, talk, reply)
            return
        if press.asked != tag(talk.asked):
            # A follow-up whose conversation is forgotten: asked alone, it would be another question.
            if press.op not in ("context", "source", "cite"):
                is_second_tap = press.op == "suggested" and self._asking.remembers(turn)
                await reply.say(None if is_second_tap else phrases.GONE)
                return
            talk = self._desk.open()  # the quote stands for itself
        if press.op == "suggested":
            await self._show_instead(turn, await self._suggested(talk), reply)
            return
        views = self._asking.views(turn.bot)
        page = await self._asking.threads.answer(lambda: views.turned(talk, press))
        await reply.say()
        await edit(turn.bot, turn.chat_id, turn.message_id, page)

    async def _drop(self, turn: Turn, talk: Talk, reply: Answered) -> None:
        """Ask again without what was carried over."""
        alone = talk.fork()
        dropped = await self._asking.threads.answer(lambda: alone.say("/drop"))
        if dropped.answered is None:  # nothing to drop: the conversation was asked anew, and so without
            dropped = await self._asking.threads.answer(alone.shown)
        await self._show_instead(turn, (alone, dropped), reply)

    async def _suggested(self, talk: Talk) -> tuple[Talk, Reply]:
        """The conversation that goes on with the suggested question, and the reply to that."""
        other = talk.fork()
        return other, await self._asking.threads.answer(lambda: other.say("yes"))

    async def _show_instead(self, turn: Turn, asked: tuple[Talk, Reply], reply: Answered) -> None:
        """The message shows what was asked in its place from now on."""
        talk, answer = asked
        views = self._asking.views(turn.bot)
        pages = await self._asking.threads.answer(lambda: views.opening(talk, answer))
        await reply.say()
        self._asking.replace(turn, talk)
        for page in pages[:1]:
            await edit(turn.bot, turn.chat_id, turn.message_id, page)

    async def _recalled(self, turn: Turn, press: Press) -> Talk:
        """The conversation that the message shows, also where a suggested question was asked in it."""
        talk = await self._asking.recall(turn)
        if press.asked == tag(talk.asked) or self._asking.remembers(turn):
            return talk
        other, _ = await self._suggested(talk)
        return other if press.asked == tag(other.asked) else talk

    async def _vote(self, turn: Turn, query: CallbackQuery, press: Press, reply: Answered) -> None:
        is_good = press.op == "good"
        if not self._votes.add(press.quote_id, turn.message_id, turn.chat_id, turn.user_id, is_good=is_good):
            return
        await reply.say(phrases.THANKS)
        if _asker(query) == turn.user_id:
            await change_buttons(query, lambda button: _asks_for_more(button, press))

    async def _keep(self, turn: Turn, query: CallbackQuery, press: Press, reply: Answered) -> None:
        """Keep the question, as who asked it allows."""
        if _asker(query) != turn.user_id:
            await reply.say(phrases.NOT_YOURS)
            return
        talk = await self._recalled(turn, press)
        if press.asked != tag(talk.asked):
            await reply.say(phrases.GONE)
            return
        shown = await self._asking.threads.answer(talk.shown)
        self._votes.keep(turn.user_id, candidate(talk.asked, shown, is_good=press.op == "keep good"))
        await reply.say(phrases.KEPT)
        await change_buttons(query, lambda button: None if button.callback_data == query.data else button)


class Answered:
    """A pressed button's answer, given at most once; a sentence is shown to the reader."""

    def __init__(self, query: CallbackQuery) -> None:
        self._query = query
        self._is_given = False

    async def say(self, text: str | None = None) -> None:
        if self._is_given:
            return
        self._is_given = True
        is_alert = text is not None and text != phrases.THANKS
        with contextlib.suppress(TelegramError):  # most often: it waited too long
            await self._query.answer(text, show_alert=is_alert)


def _asks_for_more(button: InlineKeyboardButton, press: Press) -> InlineKeyboardButton | None:
    """In place of the thumbs: whether the question may be kept, too."""
    try:
        other = callback.decode(str(button.callback_data or ""))
    except ValueError:
        return button
    if other.op not in ("good", "bad"):
        return button
    if other.op != press.op:
        return None
    keep = replace(press, op="keep good" if press.op == "good" else "keep bad")
    return InlineKeyboardButton(phrases.KEEP, callback_data=callback.encode(keep))


def _asker(query: CallbackQuery) -> int:
    """Who asked the question under whose answer a button was pressed; 0 when that cannot be told."""
    message = query.message
    if not isinstance(message, Message):
        return 0
    if message.chat.type == message.chat.PRIVATE:
        return query.from_user.id
    asked = message.reply_to_message
    return asked.from_user.id if asked and asked.from_user else 0
