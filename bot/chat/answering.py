"""Which reading of a message is answered: they are asked in turn, and where a name is missing, so is one near it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answer.near_names import with_near_names
from bot.chat.followups import answers

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answer.coverage import Coverage
    from bot.chat.followups import Asked
    from bot.model import Answer

Answered = tuple["Asked", "Answer"]


def answered(readings: tuple[Asked, ...], ask: Callable[[Asked], Answer]) -> Answered:
    """The first of *readings* that has an answer, with that; else the one that carries least."""
    read = []
    for asked in readings:
        read.append((asked, ask(asked)))
        if answers(*read[-1], is_open=len(readings) > 1):
            return read[-1]
    return min(read, key=lambda one: len(one[0].carried))


def suggesting(asked: Asked, answer: Answer, again: Callable[[str], Answered], coverage: Coverage) -> Answer:
    """*answer* with what a follow-up would ask with a near name, where that has an answer when it is read *again*.

    Who a name stands for decides what is carried: "And Peskow?" is about nobody who is known to speak.
    """
    if answer.answered or answer.suggested or not asked.carried:
        return answer
    near = with_near_names(asked.text, answer.missing, coverage)
    if near is None:
        return answer
    other, its = again(near)
    return replace(answer, suggested=other.read) if its.answered else answer
