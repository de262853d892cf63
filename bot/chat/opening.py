"""A quote opened: the sentences around it, where it stands and what proves it, or a citation to paste.

A reader names it by its number in the last answer, or by its id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from bot.answer import lookup
from bot.answer.composer import prove
from bot.chat import wording
from bot.chat.blocks import CiteBlock, ContextBlock, NoticeBlock, Reply, SourceBlock

if TYPE_CHECKING:
    from bot.answer.coverage import Archive
    from bot.model import Answer, Found

View = Literal["context", "source", "cite"]


def opened(view: View, argument: str, answer: Answer | None, archive: Archive) -> Reply:
    """The *view* of the quote that *argument* names, of *answer* where that is a number; else a reply that helps.

    Raises CorpusError when the quote does not prove.
    """
    found = _found(argument, answer, archive)
    if isinstance(found, str):
        return Reply((NoticeBlock(found),))
    number = _number(found, answer)
    if view == "context":
        before, after = lookup.around(archive, found)
        return Reply((ContextBlock(number, before, found, after),))
    prove(found.quote, archive)
    return Reply((SourceBlock(number, found) if view == "source" else CiteBlock(number, found),))


def _found(argument: str, answer: Answer | None, archive: Archive) -> Found | str:
    """The quote a reader means by a number or a quote id; a sentence that helps when there is none."""
    if len(argument) == lookup.QUOTE_ID_LENGTH:
        # The answer knows who said it; an id alone does not.
        known = next((one for one in answer.found if one.quote.id == argument), None) if answer else None
        return known or lookup.quote(archive, argument) or "That quote is not in this coverage; ask again."
    if answer is None:
        return wording.NOTHING_YET
    quotes = answer.found if answer.answered else answer.found[:1]
    number = int(argument or "1") if (argument or "1").isdecimal() and len(argument) < 3 else 0
    if 1 <= number <= len(quotes):
        return quotes[number - 1]
    return wording.by_number(len(quotes)) if quotes else "There is no quote to show."


def _number(found: Found, answer: Answer | None) -> int:
    quotes = [one.quote for one in answer.found] if answer else []
    return quotes.index(found.quote) + 1 if found.quote in quotes else 1
