"""Asks a golden case the way a reader would, in a conversation, and judges what is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.chat.blocks import EchoBlock, FactBlock, QuoteBlock
from bot.chat.conversation import Conversation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.answer.coverage import Archive
    from bot.answer.pipeline import Pipeline
    from bot.chat.blocks import Reply
    from bot.golden.cases import Case
    from bot.model import Found, Quote


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a case went: ``problem`` is empty when it is right, ``rank`` is the first right quote's, 0 for none.

    ``verbatim`` counts the shown quotes that equal their slice of the stored article.
    """

    case: Case
    problem: str
    answered: bool
    shown: tuple[str, ...]
    rank: int
    verbatim: int

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
    found = [block.found for block in reply.blocks if isinstance(block, QuoteBlock)]
    rank = next((rank for rank, one in enumerate(found, 1) if _is_right(case, one)), 0)
    missing = conversation.answer.missing if conversation.answer else ()
    return Verdict(
        case,
        _problem(case, reply, rank, missing),
        bool(reply.answered),
        tuple(one.quote.text for one in found),
        rank,
        sum(is_verbatim(one.quote, pipeline.coverage.archive) for one in found),
    )


def _is_right(case: Case, found: Found) -> bool:
    """Whether a quote, or the same statement in another article's words, is one that the case expects."""
    return any(text in quote.text for text in case.quotes for quote in (found.quote, *found.echoes))


def is_verbatim(quote: Quote, archive: Archive) -> bool:
    """Whether *quote* equals its slice of the stored article."""
    article = archive.article(quote.source.article_id)
    return article is not None and article.text[quote.span.start : quote.span.end] == quote.text


def _problem(case: Case, reply: Reply, rank: int, missing: tuple[str, ...]) -> str:
    shown = [block.found.quote.text for block in reply.blocks if isinstance(block, QuoteBlock)]
    shown += [block.quote.text for block in reply.blocks if isinstance(block, EchoBlock)]
    if forbidden := [text for text in case.never if any(text in one for one in shown)]:
        return f"shows what it must not: “{forbidden[0]}”"
    if case.nothing:
        return _not_silent(case, reply, missing)
    if not reply.answered:
        return "not answered"
    if case.facts:
        return _lacks_facts(case, reply)
    return _lacks_quotes(case, shown, rank)


def _lacks_quotes(case: Case, shown: list[str], rank: int) -> str:
    if case.first and rank != 1:
        return "another quote stands first"
    if case.together and (lacking := [text for text in case.quotes if not any(text in one for one in shown)]):
        return f"lacks “{lacking[0]}”"
    return "" if rank else "none of the right sentences is shown"


def _not_silent(case: Case, reply: Reply, missing: tuple[str, ...]) -> str:
    if reply.answered:
        return "answered, though the coverage does not say"
    named = {word.casefold() for word in missing}
    unnamed = [word for word in case.missing if word.casefold() not in named]
    return f"does not name “{unnamed[0]}” as not found" if unnamed else ""


def _lacks_facts(case: Case, reply: Reply) -> str:
    values = [block.fact.value for block in reply.blocks if isinstance(block, FactBlock)]
    lacking = [fact for fact in case.facts if not any(fact in value for value in values)]
    return f"lacks the fact “{lacking[0]}”" if lacking else ""
