"""What a message shows: an answer's page, or one of its quotes in context, with its source, or to be pasted.

Each view is made anew from the conversation, so a button needs to carry no more than which view it opens.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.adapters.telegram.callback import MOST_PAGES, tag
from bot.adapters.telegram.keyboard import Keys
from bot.adapters.telegram.page import Button, Page
from bot.adapters.telegram.render import render
from bot.chat.blocks import (
    CarriedBlock,
    CiteBlock,
    ContextBlock,
    NearestBlock,
    NoticeBlock,
    QuoteBlock,
    SourceBlock,
    SuggestedBlock,
)

if TYPE_CHECKING:
    from bot.adapters.telegram.callback import Op, Press
    from bot.adapters.telegram.chats import Talk
    from bot.chat.blocks import Reply
    from bot.model import Found

_OPS: dict[type, Op] = {ContextBlock: "context", SourceBlock: "source", CiteBlock: "cite"}


@dataclass(frozen=True, slots=True)
class Views:
    """Makes messages; *home* is the bot's own address, *can_share* whether inline mode is on."""

    coverage: str
    home: str
    can_share: bool

    def opening(self, talk: Talk, reply: Reply) -> tuple[Page, ...]:
        """The messages that answer a turn: *reply*, which *talk* just gave."""
        first = next((block for block in reply.blocks), None)
        numbers = [block.number for block in reply.blocks if isinstance(block, QuoteBlock)]
        if numbers:
            pages = self._book(talk)
            return (self._page(talk, self._number(pages, numbers[0]), pages),)
        if any(isinstance(block, NearestBlock) for block in reply.blocks):
            return (self._page(talk, 0),)
        if isinstance(first, ContextBlock | SourceBlock | CiteBlock):
            return (self._quote(talk, reply, _OPS[type(first)], 0),)
        *others, last = render(reply, self.home)
        return (*others, replace(last, rows=self._keys(talk).of_facts(_carried(reply), _suggested(reply))))

    def turned(self, talk: Talk, press: Press) -> Page:
        """What a message becomes when *press* opens another view of it."""
        if press.op == "page":
            return self._page(talk, press.page)
        if press.op == "nearest":
            return self._nearest(talk)
        reply = talk.fork().say(f"/{press.op} {press.quote_id}")
        return self._quote(talk, reply, press.op, press.page)

    def standing(self, talk: Talk) -> tuple[str, str]:
        """The tags of the coverage and of the question that *talk* is about."""
        return tag(self.coverage), tag(talk.asked)

    def card(self, reply: Reply, found: Found) -> Page:
        """One quote as a message that others get: with a link into this bot, and no state."""
        (page, *_) = render(_folded(reply), self.home)
        link = Button("Open in the bot", url=f"{self.home}?start={found.quote.id}")
        return replace(page, rows=((link,),))

    def _page(self, talk: Talk, number: int, pages: list[Page] | None = None) -> Page:
        pages = pages or self._book(talk)
        number = min(number, len(pages) - 1)
        reply = talk.shown()
        rows = self._keys(talk).of_answer(pages, number, _carried(reply), _nearest(reply), _suggested(reply))
        return replace(pages[number], rows=rows)

    def _book(self, talk: Talk) -> list[Page]:
        """All pages of the answer."""
        pages: list[Page] = []
        first = 0
        while len(pages) < MOST_PAGES:
            reply = talk.shown(first)
            pages += render(_folded(reply), self.home)
            first += sum(isinstance(block, QuoteBlock) for block in reply.blocks)
            if not reply.rest:
                break
        return pages

    def _nearest(self, talk: Talk) -> Page:
        reply = talk.shown()
        (page, *_) = render(reply, self.home)
        found = _nearest(reply)
        rows = self._keys(talk).of_quote(found, 0, "nearest", is_alone=False) if found else ()
        return replace(page, rows=rows)

    def _quote(self, talk: Talk, reply: Reply, op: Op, number: int) -> Page:
        (page, *_) = render(reply, self.home)
        if not page.quotes:
            return page
        rows = self._keys(talk).of_quote(page.quotes[0][1], number, op, is_alone=not talk.asked)
        return replace(page, rows=rows)

    def _number(self, pages: list[Page], quote: int) -> int:
        places = (place for place, page in enumerate(pages) if any(number == quote for number, _ in page.quotes))
        return next(places, 0)

    def _keys(self, talk: Talk) -> Keys:
        return Keys(self.coverage, talk.asked, self.can_share)


def _folded(reply: Reply) -> Reply:
    """*reply* without the nearest passage, which a button opens."""
    return replace(reply, blocks=tuple(block for block in reply.blocks if not isinstance(block, NearestBlock)))


def _nearest(reply: Reply) -> Found | None:
    return next((block.found for block in reply.blocks if isinstance(block, NearestBlock)), None)


def _carried(reply: Reply) -> tuple[str, ...]:
    return next((block.words for block in reply.blocks if isinstance(block, CarriedBlock)), ())


def _suggested(reply: Reply) -> str:
    return next((block.question for block in reply.blocks if isinstance(block, SuggestedBlock)), "")


def examples(reply: Reply) -> tuple[str, ...]:
    """The questions to try in *reply*."""
    return tuple(block.text for block in reply.blocks if isinstance(block, NoticeBlock) and block.kind == "example")


def without_examples(reply: Reply) -> Reply:
    """*reply* for who gets the examples as buttons."""
    tried = examples(reply)
    kept = tuple(block for block in reply.blocks if not (isinstance(block, NoticeBlock) and block.text in tried))
    return replace(reply, blocks=kept)
