"""Asks a golden case the way a reader would, in a conversation, and judges what is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.chat.blocks import EchoBlock, FactBlock, QuoteBlock
from bot.chat.conversation import Conversation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.answer.pipeline import Pipeline
    from bot.chat.blocks import Reply
    from bot.golden.cases import Case


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a case went; ``problem`` is empty when it is right."""

    case: Case
    problem: str
    shown: tuple[str, ...]
    confidence: float

    @property
    def right(self) -> bool:
        return not self.problem


def judge(cases: Iterable[Case], pipeline: Pipeline) -> tuple[Verdict, ...]:
    """One verdict a case, in order."""
    return tuple(_verdict(case, pipeline) for case in cases)


def _verdict(case: Case, pipeline: Pipeline) -> Verdict:
    conversation = Conversation(pipeline)
    for text in case.after:
        conversation.say(text)
    reply = conversation.say(case.question)
    answer = conversation.answer
    missing = answer.missing if answer else ()
    shown = tuple(block.found.quote.text for block in reply.blocks if isinstance(block, QuoteBlock))
    return Verdict(case, _problem(case, reply, shown, missing), shown, answer.confidence if answer else 0.0)


def _problem(case: Case, reply: Reply, shown: tuple[str, ...], missing: tuple[str, ...]) -> str:
    echoes = [block.quote.text for block in reply.blocks if isinstance(block, EchoBlock)]
    if forbidden := [text for text in case.never if text in (*shown, *echoes)]:
        return f"shows what it must not: “{forbidden[0]}”"
    if case.nothing:
        return _not_silent(case, reply, missing)
    if not reply.answered:
        return "not answered"
    if case.facts:
        return _lacks_facts(case, reply)
    if case.first:
        return "" if shown[:1] and (shown[0] in case.quotes or _echoes_first(case, reply)) else "another quote stands first"
    return "" if {*shown, *echoes} & set(case.quotes) else "none of the right sentences is shown"


def _not_silent(case: Case, reply: Reply, missing: tuple[str, ...]) -> str:
    if reply.answered:
        return "answered, though the coverage does not say"
    unnamed = [word for word in case.missing if word.casefold() not in {other.casefold() for other in missing}]
    return f"does not name “{unnamed[0]}” as not found" if unnamed else ""


def _lacks_facts(case: Case, reply: Reply) -> str:
    values = [block.fact.value for block in reply.blocks if isinstance(block, FactBlock)]
    lacking = [fact for fact in case.facts if not any(fact in value for value in values)]
    return f"lacks the fact “{lacking[0]}”" if lacking else ""


def _echoes_first(case: Case, reply: Reply) -> bool:
    """Whether the first quote is a right sentence in the wording of another article."""
    first = next(block for block in reply.blocks if isinstance(block, QuoteBlock))
    return any(echo.text in case.quotes for echo in first.found.echoes)
