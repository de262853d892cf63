"""A Reply as the messages that show it: pages of HTML, which buttons turn.

A page takes whole pieces only, so markup and quotes are never split; the budget stays below Telegram's two limits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.adapters.telegram.markup import PIECE_UNITS, Piece, draw, plain
from bot.adapters.telegram.page import Page
from bot.adapters.telegram.verbatim import units
from bot.chat.blocks import (
    CiteBlock,
    ContextBlock,
    NearestBlock,
    NoticeBlock,
    QuoteBlock,
    Reply,
    SourceBlock,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.chat.blocks import Block
    from bot.model import Found

PAGE_UNITS = PIECE_UNITS  # Telegram refuses above 4,096; only a quote that needs more room has a page above this
PAGE_BYTES = 24 * 1024  # of HTML; Telegram refuses above 32,768
PAGE_ENTITIES = 90  # Telegram ignores what comes after 100


def render(reply: Reply, home: str = "") -> tuple[Page, ...]:
    """The messages that show *reply*, in the order to send them, without buttons; *home* is the bot's own address."""
    return tuple(_pages(_pieces(reply, home)))


Drawn = tuple[Piece, tuple[tuple[int, "Found"], ...]]


def _pieces(reply: Reply, home: str) -> Iterator[Drawn]:
    before: Block | None = None
    for block in reply.blocks:
        for piece in draw(block, home):
            # Notices one after the other are a list, and read as one; so do a quote's echoes.
            is_listed = isinstance(block, NoticeBlock) and isinstance(before, NoticeBlock)
            yield piece._replace(attached=piece.attached or is_listed), _quotes(block)
            before = block


def _quotes(block: Block) -> tuple[tuple[int, Found], ...]:
    match block:
        case QuoteBlock(number, found) | SourceBlock(number, found) | CiteBlock(number, found):
            return ((number, found),)
        case ContextBlock(number, _, found, _):
            return ((number, found),)
        case NearestBlock(found):
            return ((0, found),)
        case _:
            return ()


def _pages(pieces: Iterable[Drawn]) -> Iterator[Page]:
    page: Page | None = None
    for piece, quotes in pieces:
        joined = Page(piece.html, quotes=quotes)
        if page:
            html = page.html + ("\n" if piece.attached else "\n\n") + piece.html
            if _fits(html):
                joined = Page(html, quotes=page.quotes + quotes)
            else:
                yield page
        page = joined
    if page:
        yield page


def _fits(html: str) -> bool:
    return (
        units(plain(html)) <= PAGE_UNITS
        and len(html.encode("utf-8")) <= PAGE_BYTES
        and html.count("</") <= PAGE_ENTITIES
    )
