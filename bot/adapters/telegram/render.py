"""A Reply as the messages that show it: pages of HTML, the last with the buttons.

A page takes whole pieces only, so markup and quotes are never split; the budget stays below Telegram's two limits.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from bot.adapters.telegram import callback
from bot.adapters.telegram.markup import PIECE_UNITS, Piece, draw, plain
from bot.adapters.telegram.verbatim import head, units
from bot.chat.blocks import Action, ContextBlock, NearestBlock, NoticeBlock, QuoteBlock, Reply
from bot.text.display import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PAGE_UNITS = PIECE_UNITS  # Telegram refuses above 4,096
PAGE_BYTES = 24 * 1024  # of HTML; Telegram refuses above 32,768
PAGE_ENTITIES = 90  # Telegram ignores what comes after 100
_ROW_UNITS = 30  # of labels: about what a narrow phone shows without cutting
_ROW_BUTTONS = 4
_LABEL_UNITS = 40


@dataclass(frozen=True, slots=True)
class Button:
    """A label, and what comes back when it is pressed."""

    label: str
    carries: str


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One message."""

    html: str
    rows: Rows = ()


def render(reply: Reply) -> tuple[Page, ...]:
    """The messages that show *reply*, in the order to send them."""
    *first, last = list(_pages(_pieces(reply))) or [""]
    return (*(Page(html) for html in first), Page(last, _rows(reply.actions))) if last else ()


def _pieces(reply: Reply) -> Iterator[Piece]:
    above, kind = None, None
    for block in reply.blocks:
        if isinstance(block, QuoteBlock | NearestBlock | ContextBlock):
            above = block.found.quote
        pieces = draw(block, above)
        if isinstance(block, NoticeBlock) and block.kind == kind:
            # Notices of one kind are a list, and read as one.
            pieces = tuple(piece._replace(attached=True) for piece in pieces)
        kind = block.kind if isinstance(block, NoticeBlock) else None
        yield from pieces


def _pages(pieces: Iterable[Piece]) -> Iterator[str]:
    page = ""
    for piece in pieces:
        joined = page + ("\n" if piece.attached else "\n\n") + piece.html if page else piece.html
        if page and not _fits(joined):
            yield page
            joined = piece.html
        page = joined
    if page:
        yield page


def _fits(html: str) -> bool:
    return (
        units(plain(html)) <= PAGE_UNITS
        and len(html.encode("utf-8")) <= PAGE_BYTES
        and html.count("</") <= PAGE_ENTITIES
    )


def _rows(actions: Iterable[Action]) -> Rows:
    """Buttons of one command side by side, those that are the only one of theirs together at the end."""
    groups: defaultdict[str, list[Button]] = defaultdict(list)
    for action in actions:
        if button := _button(action):
            groups[action.command.partition(" ")[0]].append(button)
    several = [group for group in groups.values() if len(group) > 1]
    alone = [group[0] for group in groups.values() if len(group) == 1]
    return tuple(chain.from_iterable(map(_lines, [*several, alone])))


def _lines(buttons: Iterable[Button]) -> Iterator[tuple[Button, ...]]:
    """*buttons* in rows that a phone shows without cutting their labels."""
    row: tuple[Button, ...] = ()
    for button in buttons:
        if row and (len(row) == _ROW_BUTTONS or sum(units(each.label) for each in (*row, button)) > _ROW_UNITS):
            yield row
            row = ()
        row += (button,)
    if row:
        yield row


def _button(action: Action) -> Button | None:
    try:
        carries = callback.encode(action.command)
    except ValueError:
        return None  # too much for a button; the reader can still type it
    return Button(head(one_line(action.label), _LABEL_UNITS), carries)
