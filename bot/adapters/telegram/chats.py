"""Whose conversation: one a chat, held in memory while it is used, asked in a thread so that polling never waits."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar

from bot.adapters.telegram.recent import Recent
from bot.chat.blocks import NoticeBlock
from bot.chat.commands import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.chat.blocks import Reply

CAPACITY = 10_000
TTL_S = 3600.0
ANSWER_LIMIT_S = 30.0

Outcome = TypeVar("Outcome")


class Talk(Protocol):
    """What this adapter needs of a conversation."""

    def say(self, text: str) -> Reply:
        """The reply to one turn."""


@dataclass(slots=True)
class Chat:
    """A conversation, the message that asked its last question, and the buttons of that answer already pressed."""

    talk: Talk
    asked_in: int = 0
    pressed: set[str] = field(default_factory=set)

    async def say(self, text: str, message_id: int) -> Reply:
        """The reply to *text*, which came with message *message_id*."""
        async with asyncio.timeout(ANSWER_LIMIT_S):
            reply = await in_thread(lambda: self.talk.say(text))
        if _replaces_answer(text, reply):
            self.asked_in = message_id
            self.pressed.clear()
        return reply


def _replaces_answer(text: str, reply: Reply) -> bool:
    """Whether *text* was a question, so that the buttons of the one before it have nothing to go on with."""
    call = parse(text)
    return (call is None or call.word == "drop") and not all(isinstance(block, NoticeBlock) for block in reply.blocks)


class Chats:
    """The conversations that are remembered."""

    def __init__(self, conversations: Callable[[], Talk]) -> None:
        self._conversations = conversations
        self._recent: Recent[int, Chat] = Recent(CAPACITY, TTL_S)

    def find(self, chat_id: int) -> Chat | None:
        return self._recent.get(chat_id)

    def open(self, chat_id: int) -> Chat:
        """The chat's conversation; a new one when none is remembered."""
        chat = self.find(chat_id)
        if chat is None:
            chat = Chat(self._conversations())
            self._recent.put(chat_id, chat)
        return chat

    def forget(self, chat_id: int) -> None:
        self._recent.forget(chat_id)

    def move(self, old_id: int, new_id: int) -> None:
        """Go on in *new_id*, which a group became when it grew."""
        if chat := self.find(old_id):
            self.forget(old_id)
            self._recent.put(new_id, chat)


async def in_thread(work: Callable[[], Outcome]) -> Outcome:
    """What *work* returns or raises, done in a thread that cannot keep the process from ending.

    `asyncio.to_thread` could: its threads are waited for at exit, so a stuck search would outlast SIGTERM.
    """
    loop = asyncio.get_running_loop()
    outcome: asyncio.Future[Outcome] = loop.create_future()

    def settle(value: Outcome | None, error: BaseException | None) -> None:
        if outcome.done():
            return
        if error is None:
            outcome.set_result(value)  # type: ignore[arg-type]  # a value came, of whatever type
        else:
            outcome.set_exception(error)

    def run() -> None:
        value, failure = None, None
        try:
            value = work()
        except BaseException as error:  # noqa: BLE001  # it flies on, in the task that waits
            failure = error
        with contextlib.suppress(RuntimeError):  # the loop has ended, and nobody waits
            loop.call_soon_threadsafe(settle, value, failure)

    threading.Thread(target=run, daemon=True, name="answer").start()
    return await outcome
