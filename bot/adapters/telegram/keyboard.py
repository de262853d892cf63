"""The buttons under a message: which there are, what they carry, and how they stand in rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.adapters.telegram.callback import MOST_PAGES, Op, Press, encode, tag
from bot.adapters.telegram.page import Button
from bot.adapters.telegram.verbatim import as_sent, head, units
from bot.chat import wording
from bot.text.display import one_line

if TYPE_CHECKING:
    from bot.adapters.telegram.page import Page, Rows
    from bot.model import Found

COPY_UNITS = 256  # Telegram's limit for what a button copies
_LABEL_UNITS = 40
_MARKS = {"good": "👍", "bad": "👎"}


@dataclass(frozen=True, slots=True)
class Keys:
    """Makes the buttons of one answer: for this coverage and this question, with Share where inline mode is on."""

    coverage: str
    asked: str
    can_share: bool

    def of_answer(
        self, pages: list[Page], number: int, carried: tuple[str, ...], nearest: Found | None, suggested: str = ""
    ) -> Rows:
        """Under page *number* of an answer; *nearest* where there is none, and another question may be *suggested*."""
        shown = pages[number].quotes
        if len(shown) == 1:
            first = self._about(shown[0][1], number, ("context", "source"))
        else:
            first = tuple(self._button(f"Context {each}", "context", number, found) for each, found in shown)
        if nearest:
            first = (self._button("Nearest passage", "nearest", number),)
        voting = self._votes(shown[0][1] if shown else nearest, number)
        back = (self._button("‹ Back", "page", number - 1),) if number else ()
        has_more = number + 1 < min(len(pages), MOST_PAGES)
        more = (self._button("More ›", "page", number + 1),) if has_more else ()
        return _filled(self._instead(suggested), first, (*back, *voting, *more), self._drop(carried))

    def of_facts(self, carried: tuple[str, ...], suggested: str = "") -> Rows:
        """Under what is no quote."""
        return _filled(self._instead(suggested), self._drop(carried))

    def of_quote(self, found: Found, number: int, op: Op, *, is_alone: bool) -> Rows:
        """Under one quote opened as *op*; Back leads to page *number*, unless the quote *is_alone*."""
        ops: tuple[Op, ...] = tuple(each for each in ("context", "source") if each != op)
        back = () if is_alone else (self._button("‹ Back", "page", number),)
        voting = () if is_alone else self._votes(found, number)
        return _filled(self._about(found, number, ops), (*back, *voting))

    def _about(self, found: Found, number: int, ops: tuple[Op, ...]) -> tuple[Button, ...]:
        opening = tuple(self._button(op.capitalize(), op, number, found) for op in ops)
        copied = copied_text(found)
        copying = Button("Copy", copies=copied) if copied else self._button("Cite", "cite", number, found)
        sharing = (Button("Share", shares=found.quote.id),) if self.can_share else ()
        return (*opening, copying, *sharing)

    def _votes(self, found: Found | None, number: int) -> tuple[Button, ...]:
        ops: tuple[Op, ...] = ("good", "bad")
        return tuple(self._button(_MARKS[op], op, number, found) for op in ops) if found else ()

    def _drop(self, carried: tuple[str, ...]) -> tuple[Button, ...]:
        without = head(one_line(", ".join(carried)), _LABEL_UNITS)
        return (self._button(f"Ask without “{without}”", "drop", 0),) if carried else ()

    def _instead(self, suggested: str) -> tuple[Button, ...]:
        question = head(one_line(suggested), _LABEL_UNITS)
        return (self._button(f"Ask “{question}”", "suggested", 0),) if suggested else ()

    def _button(self, label: str, op: Op, number: int, found: Found | None = None) -> Button:
        quote_id = found.quote.id if found else ""
        return Button(label, carries=encode(Press(op, tag(self.coverage), tag(self.asked), number, quote_id)))


def copied_text(found: Found) -> str:
    """What Copy copies: the quote with its source, or alone where that is too long; empty when even that is."""
    quote = found.quote
    if as_sent(quote.text) != quote.text:
        return ""
    cited = f"“{quote.text}” — {wording.source(quote.source)}"
    return next((text for text in (cited, quote.text) if units(text) <= COPY_UNITS), "")


def _filled(*rows: tuple[Button, ...]) -> Rows:
    return tuple(row for row in rows if row)
