"""Paragraphs: where a text's author ended one, whether lines are hard-wrapped or not.

Inside a block of `lines` every line is a paragraph of its own (menus, headlines over bodies, verse), unless the line
breaks are only those of a narrow column, as in wire copy and e-mail: then the lines belong together.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bot.model import Span
from bot.text import markdown
from bot.text.abbreviations import REPORTING
from bot.text.lines import Line, blocks_of, ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

# A column narrower than this is a list or verse; one wider was not wrapped by hand or by mail (RFC 5322 allows 78).
_NARROWEST, _WIDEST = 40, 120
# Shares of a block's line breaks inside sentences. In news re-wrapped at 50 to 90 columns (5,741 paragraphs of at least
# four lines) all are full, and a third run on in all but 2 %; the first leaves room for headings and ragged edges.
_FULL_SHARE, _RUNNING_SHARE = 0.7, 0.3
# Two lines prove little: only a column this wide, running on in lower case.
_WIDE_ENOUGH = 55
# Headlines are 40 to 100 characters; standfirsts beyond this are prose without a full stop.
_MAX_HEADING = 120
_OPENING: Final = "\"'“‘«‹([¿¡"
# Compiled lazily by `re` itself: only a block of several lines asks.
_INNER_END: Final = r"""[a-z)][.!?…]["'”’)\]]*+\s++[A-Z"“]"""
_LIST_NUMBER: Final = r"\d{1,3}[.):]\s"


def paragraphs(text: str) -> tuple[Span, ...]:
    """The trimmed, ordered, disjoint spans of the paragraphs of *text*; none for white space only.

    Nothing is missed but white space and the marks that open, close or emphasise, those of blank lines of a quotation
    too: lines of nothing but ``>``.
    """
    blocks = list(blocks_of(text))
    if not blocks and text.strip():  # nothing but marks: then they are all that is told
        start = len(text) - len(text.lstrip())
        return (Span(start, start + len(text.strip())),)
    column = max((_width(block) for block in blocks if _is_wrapped(block)), default=0)
    return tuple(_bare(text, span) for block in blocks for span in _paragraphs_of(block, column))


def _bare(text: str, span: Span) -> Span:
    """*span* without the marks that emphasise all of it."""
    marks = markdown.emphasis(text[span.start : span.end])
    return Span(span.start + marks, span.end - marks)


def is_heading(text: str) -> bool:
    """Whether a paragraph stands over others: short, and neither the end of a sentence nor a part of one."""
    if len(text) > _MAX_HEADING or ends_sentence(text) or text.endswith((",", ";")):
        return False
    # "He added:" belongs to the quotation below it, "Moscow, Dec 8:" to nothing.
    last_word = text.removesuffix(":").rpartition(" ")[2].lower()
    return not (text.endswith(":") and last_word in REPORTING)


def _paragraphs_of(block: list[Line], column: int) -> Iterator[Span]:
    is_wrapped = _is_wrapped(block)
    own_column = _width(block) if is_wrapped else column
    is_wrapped = is_wrapped or _fits(block, column)
    hangs = block[0].is_item and all(line.indent >= block[0].indent for line in block)
    start = block[0].start
    joined = False
    for line, following in pairwise(block):
        if hangs:
            joined = True
        elif is_wrapped:
            joined = _continues_wrapped(line, following, own_column)
        else:
            joined = _continues_broken(line, following, is_running=joined)
        if not joined:
            yield Span(start, line.end)
            start = following.start
    yield Span(start, block[-1].end)


def _continues_wrapped(line: Line, following: Line, column: int) -> bool:
    """Inside a wrapped block a paragraph ends with a short line, or before an indented one."""
    if following.indent > line.indent + 1:
        return False
    return _is_full(line, following, column) or _is_lower(following)


def _continues_broken(line: Line, following: Line, *, is_running: bool) -> bool:
    """A stray break: prose stops inside a sentence, as web pages do around a subscript ("CO", "2 is a gas")."""
    if ends_sentence(line.text) or line.text.endswith(":"):
        return False
    if not (_is_lower(following) or _is_subscript(line, following)):
        return False
    return is_running or len(line.text) > _MAX_HEADING or re.search(_INNER_END, line.text) is not None


def _is_subscript(line: Line, following: Line) -> bool:
    """Whether a figure goes on with the line; a list's next number only if it stands under a symbol such as "O"."""
    if re.match(_LIST_NUMBER, following.text):
        return len(line.text.rpartition(" ")[2].lstrip(_OPENING)) == 1
    return following.text[0].isdigit()


def _is_wrapped(block: list[Line]) -> bool:
    """Whether the lines of *block* were broken only because the next word would not have fitted the column."""
    width = _width(block)
    if len(block) == 1 or not _NARROWEST <= width <= _WIDEST:
        return False
    if len(block) == 2:
        first, second = block
        return first.width >= _WIDE_ENOUGH and _continues_short(first, second)
    # Breaks after a full stop prove nothing: the paragraph may end there.
    breaks = [(line, following) for line, following in pairwise(block) if not ends_sentence(line.text)]
    full = sum(_is_full(line, following, width) for line, following in breaks)
    running = sum(_runs_on(line, following) for line, following in breaks)
    return bool(breaks) and full >= _FULL_SHARE * len(breaks) and running >= _RUNNING_SHARE * len(breaks)


def _continues_short(first: Line, second: Line) -> bool:
    return not ends_sentence(first.text) and _runs_on(first, second) and ends_sentence(second.text)


def _fits(block: list[Line], column: int) -> bool:
    """Whether a short block follows the column that longer blocks of the text have shown."""
    if not column or _width(block) > column:
        return False
    return all(_is_full(line, following, column) for line, following in pairwise(block))


def _width(block: list[Line]) -> int:
    return max(line.width for line in block)


def _is_full(line: Line, following: Line, column: int) -> bool:
    """Whether the first word of *following* would have made *line* wider than *column*."""
    first_word = following.text[: column + 1].split(None, 1)[0]
    return line.width + 1 + len(first_word) > column


def _runs_on(line: Line, following: Line) -> bool:
    """Whether the sentence visibly crosses the break; where all is in capitals, the missing end must do."""
    return _is_lower(following) or line.text.upper() == line.text != line.text.lower()


def _is_lower(line: Line) -> bool:
    return line.text.lstrip(_OPENING)[:1].islower()
