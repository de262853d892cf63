"""A question and its answer: asked in a thread, sent, remembered, and asked again when the question is edited."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from typing import TYPE_CHECKING

from telegram import Message
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.adapters.telegram.attempts import note
from bot.adapters.telegram.chats import Exchange
from bot.adapters.telegram.editing import edit
from bot.adapters.telegram.sending import send
from bot.adapters.telegram.threads import Threads
from bot.adapters.telegram.turns import without_name
from bot.adapters.telegram.views import Views
from bot.chat.commands import parse

if TYPE_CHECKING:
    from telegram import Bot

    from bot.adapters.telegram.chats import Chats, Desk, Talk
    from bot.adapters.telegram.page import Page
    from bot.adapters.telegram.turns import Turn
    from bot.chat.blocks import Reply

TYPING_AFTER_S = 0.5
_OF_THE_LAST = {"more", "context", "source", "cite", "drop"}  # commands about the question before


class Asking:
    """Answers turns; *counts* how many were answered, not answered, or no question at all."""

    def __init__(self, desk: Desk, chats: Chats) -> None:
        self.counts: Counter[bool | None] = Counter()
        self.threads = Threads()
        self._desk = desk
        self._chats = chats

    def views(self, bot: Bot) -> Views:
        """What makes our messages."""
        return Views(self._desk.digest, bot.link, bool(bot.supports_inline_queries))

    async def say(self, turn: Turn, text: str) -> None:
        """Reply to *text*."""
        before, question_id = self._going_on(turn)
        talk, reply, pages = await self._answered(turn, before, text)
        call = parse(text)
        is_first = call is None or call.word not in _OF_THE_LAST or not question_id
        question_id = turn.message_id if is_first else question_id
        shows_answer = reply.answered is not None or not is_first
        reply_to = question_id if shows_answer or not turn.is_private else None
        answer_id = await send(turn.bot, turn.chat_id, pages, reply_to, turn.thread_id)
        self._chats.keep(turn.whose, talk, question_id if shows_answer else self._chats.open(turn.whose)[1])
        if shows_answer and answer_id:
            self._chats.remember(Exchange(turn.whose, question_id, answer_id, before, talk, is_first))

    async def ask_again(self, turn: Turn) -> None:
        """Answer an edited question in the message that answered it before; what was no question is left alone."""
        exchange = self._chats.exchange_of(turn.chat_id, turn.message_id)
        if exchange is None or not turn.text:
            return
        talk, _, pages = await self._answered(turn, exchange.before, turn.text)
        self._chats.replace(exchange, talk)
        for page in pages[:1]:
            await edit(turn.bot, turn.chat_id, exchange.answer_id, page)

    async def recall(self, turn: Turn) -> Talk:
        """The conversation that the message of a pressed button shows: remembered, or asked again from its question."""
        if exchange := self._chats.exchange(turn.chat_id, turn.message_id):
            return exchange.after
        talk = self._desk.open()
        if question := _question(turn):
            await self.threads.answer(lambda: talk.say(question))
        return talk

    def remembers(self, turn: Turn) -> bool:
        """Whether the conversation that the message of a pressed button shows is remembered."""
        return self._chats.exchange(turn.chat_id, turn.message_id) is not None

    def replace(self, turn: Turn, talk: Talk) -> None:
        """The message of a pressed button shows *talk* from now on."""
        if exchange := self._chats.exchange(turn.chat_id, turn.message_id):
            self._chats.replace(exchange, talk)

    def _going_on(self, turn: Turn) -> tuple[Talk, int]:
        """What a turn goes on from: the answer that it replies to, whoever asked for that, or their own last."""
        exchange = self._chats.exchange(turn.chat_id, turn.answers) if turn.answers else None
        return (exchange.after, exchange.question_id) if exchange else self._chats.open(turn.whose)

    async def _answered(self, turn: Turn, before: Talk, text: str) -> tuple[Talk, Reply, tuple[Page, ...]]:
        """What a fork of *before* says to *text*, and as which messages."""
        talk, views = before.fork(), self.views(turn.bot)

        def answer() -> tuple[Reply, tuple[Page, ...]]:
            reply = talk.say(text)
            return reply, views.opening(talk, reply)

        asking = asyncio.ensure_future(self.threads.answer(answer))
        done, _ = await asyncio.wait({asking}, timeout=TYPING_AFTER_S)
        if not done:
            with contextlib.suppress(TelegramError):  # the sign is a courtesy
                await turn.bot.send_chat_action(turn.chat_id, ChatAction.TYPING, turn.thread_id)
        reply, pages = await asking
        self.counts[reply.answered] += 1
        note(answered=reply.answered)
        return talk, reply, pages


def _question(turn: Turn) -> str:
    """The question that the message of a pressed button replies to; empty when it holds none."""
    message = turn.query and turn.query.message
    asked = message.reply_to_message if isinstance(message, Message) else None
    if asked is None:
        return ""
    text, _ = without_name(asked, turn.bot)
    call = parse(text)
    if call is None:
        return text
    return call.argument if call.word == "ask" else ""
