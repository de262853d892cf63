"""Quotations: which quotation marks of an article belong together.

Marks are paired paragraph by paragraph and tolerantly, so one stray mark costs one quotation and not the rest of the
page. Single marks are left out: in English news they are apostrophes, or quotations inside quotations.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from bot.model import Span
from bot.text.markdown import only_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Direction = Literal["opens", "closes", "either"]

_OPENING, _CLOSING = "“«", "”»"
_MARK = re.compile(r'["“”«»]')
# What stands between a word and a straight mark that opens: brackets, dashes, other marks.
_BEFORE_OPENING = "([{—–-'‘“\"/:"


class Utterance(NamedTuple):
    """What somebody says in one go: a part, marks included, for each paragraph that it runs over.

    ``first`` and ``last`` number the paragraphs of the first and the last part.
    """

    parts: tuple[Span, ...]
    first: int
    last: int


def pair_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Utterance, ...]:
    """The quotations of *paragraphs* in order; a mark without a partner makes none."""
    utterances: list[Utterance] = []
    begun: list[Span] = []
    for number, paragraph in enumerate(paragraphs):
        pairs, unclosed = _pair(text, paragraph)
        for pair in pairs:
            utterances.append(Utterance((*begun, pair), number - len(begun), number))
            begun = []
        if unclosed is not None and _runs_on(text, unclosed, paragraphs, number):
            begun.append(Span(unclosed, _printed_end(text, paragraph)))
        else:
            begun = []
    return tuple(utterances)


def _pair(text: str, paragraph: Span) -> tuple[list[Span], int | None]:
    """The pairs of one paragraph, and where a quotation opens that it does not close."""
    pairs: list[Span] = []
    opened: int | None = None
    for position, direction in _marks(text, paragraph):
        if opened is None:
            opened = None if direction == "closes" else position
        elif direction == "opens":
            opened = position  # the earlier mark was never closed: forget it rather than swallow what followed
        else:
            pairs.append(Span(opened, position + 1))
            opened = None
    return pairs, opened


def _marks(text: str, paragraph: Span) -> Iterator[tuple[int, Direction]]:
    for mark in _MARK.finditer(text, *paragraph):
        yield mark.start(), _direction(text, mark.start(), paragraph)


def _direction(text: str, position: int, paragraph: Span) -> Direction:
    """Which way a mark looks, by its neighbours; a curly one is believed unless they rule it out, as in “this“."""
    before = text[position - 1] if position > paragraph.start else " "
    after = text[position + 1] if position + 1 < paragraph.end else " "
    can_open = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    can_close = not before.isspace() and not after.isalnum()
    if text[position] in _OPENING:
        return "closes" if can_close and not can_open else "opens"
    if text[position] in _CLOSING:
        return "opens" if can_open and not can_close else "closes"
    if can_open == can_close:
        return "either"
    return "opens" if can_open else "closes"


def _runs_on(text: str, unclosed: int, paragraphs: Sequence[Span], number: int) -> bool:
    """True when the next paragraph takes a quotation up: it opens with a mark, and only white space lies between.

    A quotation that starts in lower case is a few words inside a sentence, whose closing mark was forgotten.
    """
    if number + 1 == len(paragraphs) or text[unclosed + 1 : unclosed + 2].islower():
        return False
    here, following = paragraphs[number], paragraphs[number + 1]
    opening = text[following.start : following.end].lstrip()[:1]
    return opening in {'"', "“", "«"} and only_marks(text[here.end : following.start])


def _printed_end(text: str, paragraph: Span) -> int:
    return paragraph.start + len(text[paragraph.start : paragraph.end].rstrip())
