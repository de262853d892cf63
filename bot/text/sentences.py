"""Sentences: the pieces of a paragraph that can be quoted alone.

Spans of the untouched text, found by our own rules (`boundaries`) in time linear in the text. Left out on purpose: cuts
at colons and semicolons, since half a statement misquotes; only a sentence too long for a chat message is cut there.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from bot.model import MAX_SENTENCE, Span
from bot.text.boundaries import is_end
from bot.text.end_marks import EndMark, end_marks
from bot.text.lone_names import LoneNames
from bot.text.paragraphs import is_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_JOINERS: Final = "\u200d\ufe0e\ufe0f"  # what holds an emoji of several code points together
_LONGEST_SIGN: Final = 64


def split(text: str, paragraphs: Sequence[Span]) -> tuple[tuple[Span, ...], ...]:
    """The sentences of each of *paragraphs*: spans of *text*, trimmed, ordered, covering all but white space.

    *text* is the whole article: only a name's use elsewhere tells whether it belongs to the acronym before it.
    """
    names = LoneNames(text)
    return tuple(tuple(_sentences(text, paragraph, names)) for paragraph in paragraphs)


def _sentences(text: str, paragraph: Span, names: LoneNames) -> Iterator[Span]:
    start, limit = paragraph
    in_heading = is_heading(text[start:limit])
    for found in end_marks().finditer(text, start, limit):
        following = found.end(3)
        if following < limit and is_end(EndMark.read(found, start), names, in_heading=in_heading):
            yield from _quotable(text, start, found.end(2))
            start = following
    yield from _quotable(text, start, limit)


def _quotable(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentence, trimmed, and in pieces if it is too long for a message."""
    while end - start > MAX_SENTENCE:
        cut = _best_cut(text, start)
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    if start < end:
        yield Span(start, end)


def _best_cut(text: str, start: int) -> int:
    """Behind the last `;`, else `,`, else white space of a message's second half, else as late as harmless."""
    middle, end = start + MAX_SENTENCE // 2, start + MAX_SENTENCE
    for mark in ("; ", ", "):
        found = text.rfind(mark, middle, end)
        if found >= 0:
            return found + len(mark)
    if text[end - 1].isspace() or text[end].isspace():
        return end
    words = text[start:end].rsplit(None, 1)
    return end - len(words[-1]) if len(words) > 1 else _between_signs(text, start, end)


def _between_signs(text: str, start: int, end: int) -> int:
    """The last place up to *end* where no combining mark, joined emoji or surrogate pair is torn apart."""
    for cut in range(end, max(start, end - _LONGEST_SIGN), -1):
        sign, before = text[cut], text[cut - 1]
        if not (unicodedata.combining(sign) or sign in _JOINERS or before == "\u200d" or "\udc00" <= sign <= "\udfff"):
            return cut
    return end
