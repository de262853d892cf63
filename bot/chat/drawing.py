"""An answer as blocks: the one place that decides what a reader is shown, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat import wording
from bot.chat.blocks import (
    Block,
    CarriedBlock,
    EchoBlock,
    FactBlock,
    NearestBlock,
    NoticeBlock,
    QuoteBlock,
    Reply,
    SuggestedBlock,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.model import Answer, Found


def reply(answer: Answer, first: int, page: int) -> Reply:
    """At most *page* quotes of *answer*, numbered from *first* + 1; or its facts; or why there is nothing."""
    blocks: list[Block] = []
    if answer.searched:
        blocks.append(NoticeBlock(f"Searched for: {answer.searched}", "hint"))
    if answer.carried:
        blocks.append(CarriedBlock(answer.carried))
    if answer.facts:
        blocks += [FactBlock(fact) for fact in answer.facts]
    elif answer.answered:
        blocks += _quotes(answer, first, page)
    else:
        blocks += _nothing(answer)
    blocks.append(NoticeBlock(wording.scope(answer.scope), "scope"))
    return Reply(tuple(blocks), answer.answered, _rest(answer, first + page))


def _quotes(answer: Answer, first: int, page: int) -> list[Block]:
    shown = list(enumerate(answer.found[first : first + page], first + 1))
    blocks: list[Block] = list(_differences(shown))
    for number, found in shown:
        blocks.append(QuoteBlock(number, found))
        blocks += [EchoBlock(echo, found.quote) for echo in found.echoes]
    return blocks


def _differences(shown: Sequence[tuple[int, Found]]) -> Iterator[NoticeBlock]:
    """Which of the quotes *shown*, each with its number, state otherwise than another of them."""
    for number, found in shown:
        others = [
            (other, one.differs.kind) for other, one in shown if one.differs and one.differs.quote_id == found.quote.id
        ]
        if others:
            yield NoticeBlock(wording.differs(others[0][1], number, [other for other, _ in others]), "hint")


def _nothing(answer: Answer) -> list[Block]:
    blocks: list[Block] = [NoticeBlock(wording.missing(answer))]
    if answer.found or answer.missing:  # else nothing was asked for
        blocks.insert(0, NoticeBlock("Not in this coverage.", "lead"))
    if answer.suggested:
        blocks.append(SuggestedBlock(answer.suggested))
    if answer.found:
        blocks.append(NearestBlock(answer.found[0]))
    return blocks


def _rest(answer: Answer, shown: int) -> int:
    return max(0, len(answer.found) - shown) if answer.answered and not answer.facts else 0
