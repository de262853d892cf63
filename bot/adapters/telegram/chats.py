"""Whose conversation: held in memory while it is used; and what each message of ours showed, so that it can be turned,
edited and gone on from.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, Self

from bot.adapters.telegram.recent import Recent

if TYPE_CHECKING:
    from bot.adapters.telegram.turns import Whose
    from bot.chat.blocks import Reply
    from bot.model import Found

CAPACITY = 10_000
TTL_S = 3600.0
_ANSWERS = 2_000  # messages of ours that are remembered; an older one is asked again from the question it replies to


class Talk(Protocol):
    """What this adapter needs of a conversation."""

    @property
    def asked(self) -> str:
        """The last question as it was read; empty before the first."""

    def say(self, text: str) -> Reply:
        """The reply to one turn."""

    def shown(self, first: int = 0) -> Reply:
        """The last answer again, its quotes from *first* + 1."""

    def fork(self) -> Self:
        """A conversation that stands where this one does, and goes on by itself."""


class Desk(Protocol):
    """What this adapter needs of the coverage."""

    @property
    def digest(self) -> str:
        """Changes when the coverage does."""

    @property
    def standing(self) -> str:
        """What is asked, and with which engine, in one line."""

    def open(self) -> Talk:
        """A conversation of its own for one reader."""

    def search(self, words: str, limit: int) -> tuple[Found, ...]:
        """The quotes that answer *words*."""

    def latest(self) -> tuple[Found, ...]:
        """The opening sentence of each of the newest articles."""

    def quote(self, quote_id: str) -> Found | None:
        """The quote that *quote_id* names."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and a message that answers it: the conversation before it and after it.

    A later message, such as the one that `/more` got, is not the *first* one of its question.
    """

    whose: Whose
    question_id: int
    answer_id: int
    before: Talk
    after: Talk
    is_first: bool = True


class Chats:
    """The conversations that are remembered."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._talks: Recent[Whose, tuple[Talk, int]] = Recent(CAPACITY, TTL_S)
        self._answers: Recent[tuple[int, int], Exchange] = Recent(_ANSWERS, TTL_S)
        self._answered_in: Recent[tuple[int, int], int] = Recent(_ANSWERS, TTL_S)

    def __len__(self) -> int:
        return len(self._talks)

    def open(self, whose: Whose) -> tuple[Talk, int]:
        """Their conversation and the message that asked its last question; a new one and 0 where there is none."""
        return self._talks.get(whose) or (self._desk.open(), 0)

    def keep(self, whose: Whose, talk: Talk, question_id: int) -> None:
        """Go on from *talk* at their next turn."""
        self._talks.put(whose, (talk, question_id))

    def remember(self, exchange: Exchange) -> None:
        """Remember what an answer's message shows."""
        self._answers.put((exchange.whose.chat_id, exchange.answer_id), exchange)
        if exchange.is_first:
            self._answered_in.put((exchange.whose.chat_id, exchange.question_id), exchange.answer_id)

    def replace(self, old: Exchange, talk: Talk) -> None:
        """The message of *old* shows *talk* from now on, and their next turn goes on from it if it was their last."""
        self.remember(replace(old, after=talk))
        last, question_id = self.open(old.whose)
        if question_id == old.question_id and last.asked == old.after.asked:
            self.keep(old.whose, talk, question_id)

    def exchange(self, chat_id: int, answer_id: int) -> Exchange | None:
        """The exchange whose answer that message is."""
        return self._answers.get((chat_id, answer_id))

    def exchange_of(self, chat_id: int, question_id: int) -> Exchange | None:
        """The exchange whose question that message is."""
        answer_id = self._answered_in.get((chat_id, question_id))
        return self.exchange(chat_id, answer_id) if answer_id else None

    def forget(self, chat_id: int) -> None:
        """Forget all that was said in a chat."""
        self._talks.forget_all(lambda whose, _: whose.chat_id == chat_id)
        self._answers.forget_all(lambda place, _: place[0] == chat_id)
        self._answered_in.forget_all(lambda place, _: place[0] == chat_id)

    def forget_person(self, user_id: int) -> None:
        """Forget all that one person asked, wherever it was."""
        self._talks.forget_all(lambda whose, _: whose.user_id == user_id)
        self._answers.forget_all(lambda _, exchange: exchange.whose.user_id == user_id)

    def move(self, old_id: int, new_id: int) -> None:
        """Go on in *new_id*, which a group became when it grew."""
        for whose, (talk, question_id) in self._talks.items():
            if whose.chat_id == old_id:
                self.keep(whose._replace(chat_id=new_id), talk, question_id)
        self.forget(old_id)
