"""How text looks in a terminal: its width, and colour only where somebody sees it."""

from __future__ import annotations

import os
import shutil
import textwrap
from dataclasses import dataclass
from typing import TextIO

_READABLE = 80  # columns; longer lines tire the eye
_CODES = {"bold": "1", "dim": "2", "quote": "36", "number": "1;33"}


@dataclass(frozen=True, slots=True)
class Style:
    """*width* in columns, none to leave lines as long as they are; *colour* whether escape codes may be written."""

    width: int | None = None
    colour: bool = False

    @classmethod
    def of(cls, stream: TextIO) -> Style:
        """What suits *stream*: a file or a pipe gets plain, unbroken lines. `NO_COLOR` is respected."""
        if not stream.isatty():
            return cls()
        colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        return cls(min(_READABLE, max(20, shutil.get_terminal_size().columns)), colour)

    def paint(self, text: str, kind: str) -> str:
        return f"\x1b[{_CODES[kind]}m{text}\x1b[0m" if self.colour else text

    def wrap(self, text: str, first: str = "", rest: str | None = None) -> list[str]:
        """*text* in lines that begin with *first* and then *rest*; its own words and spaces stay."""
        rest = first if rest is None else rest
        lines: list[str] = []
        for paragraph in text.split("\n"):
            lead = rest if lines else first
            if not paragraph.strip():
                lines.append("")
            elif self.width is None:
                lines.append(lead + paragraph)
            else:
                lines += textwrap.wrap(
                    paragraph, self.width, initial_indent=lead, subsequent_indent=rest,
                    break_long_words=True, break_on_hyphens=False, replace_whitespace=False, drop_whitespace=True,
                )  # fmt: skip
        return lines
