"""The marks by which Markdown opens a line: they part paragraphs, and are no part of one.

Marks inside a line (bold, links) are left where they stand: a quote is a slice of its article.
"""

from __future__ import annotations

import re
from typing import Final

_QUOTE: Final = r"(?:>[>\s]*\s)?"
_ITEM: Final = r"[-*+•‣▪]\s+(?:\[[ xX]\]\s+)?"
# Compiled lazily by `re` itself: only a line that begins with such a character asks.
_OPENING: Final = rf"{_QUOTE}(?:#{{1,6}}\s+|{_ITEM})?"
_SIGNS: Final = ">#-*+•‣▪"
_EMPHASIS: Final = r"(?P<mark>\*{1,3}|_{1,3})(?=[^\s*_])[^*_]*[^\s*_](?P=mark)"


def opening(line: str) -> str:
    """What opens *line*: marks of a heading, an item of a list or a quotation, with the white space behind them."""
    if line[:1] not in _SIGNS or not has_words(line):
        return ""
    found = re.match(_OPENING, line)
    return found[0] if found else ""


def closing(line: str) -> str:
    """The marks that close a heading."""
    without = line.rstrip("#")
    before = without.rstrip()
    return line[len(before) :] if len(before) < len(without) < len(line) else ""


def emphasis(text: str) -> int:
    """How many marks stand before and behind *text* where all of it is emphasised, and nothing of it otherwise."""
    found = re.fullmatch(_EMPHASIS, text) if text[:1] in {"*", "_"} else None
    return len(found["mark"]) if found else 0


def has_words(line: str) -> bool:
    """Whether a letter or a figure stands in *line*; without one it is a rule, or underlines the line above it."""
    return any(char.isalnum() for char in line)


def opens_heading(between: str) -> bool:
    """Whether what stands *between* two paragraphs makes a heading of the second."""
    return "#" in between.rpartition("\n")[2]


def only_marks(between: str) -> bool:
    """Whether nothing stands *between* two paragraphs but white space and the marks around them."""
    if "\n" not in between:
        return not between.strip()
    before, *inner, last = between.split("\n")
    return (
        re.fullmatch(r"[*_]{0,3}(?:[ \t]*#+)?", before.strip()) is not None
        and not any(line.strip("> \t\r") for line in inner)
        and re.fullmatch(rf"{_OPENING}[*_]{{0,3}}", last.lstrip()) is not None
    )
