"""End marks: the places where a sentence may end, and what the rules of `boundaries` look at around each.

An end mark is a run of end marks with what closes behind it, white space, and what opens the next word. Every look to
the left or right is bounded, so finding and reading all of them takes time linear in the text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple, Self

# How far back the words before are looked for, and how far ahead the end of a short quotation.
_BEHIND: Final = 40
REACH: Final = 200

CLOSING: Final = "\"'”’»›)]}"
OPENING: Final = "\"'“‘„«‹([{¿¡"
QUOTES: Final = "\"'”’»›"
SPEECH: Final = "\"'“‘„«‹"
MARKS: Final = ".!?…‽؟۔।"
WIDE_MARKS: Final = "。！？｡"


class EndMark(NamedTuple):
    """An end mark, or several in a run, and what the rules look at around it."""

    text: str
    start: int  # of the sentence so far
    at: int  # of the marks
    marks: str
    closing: str
    gap: str
    opening: str
    before: str  # the word before the marks, from its last dash, colon or bracket on
    previous: str  # the word before that
    word: str  # the next one, without its possessive
    rest: str  # what follows, from that word on

    @classmethod
    def read(cls, found: re.Match[str], start: int) -> Self:
        """The end mark *found* in a sentence that began at *start*."""
        text, at, end = found.string, found.start(), found.endpos
        marks, closing, gap, opening = found.groups()
        head = text[max(start, at - _BEHIND) : at]
        before = head.split()
        touching = bool(head) and not head[-1].isspace()
        rest = text[found.end() : min(end, found.end() + REACH)]
        next_word = _patterns().word.match(rest)
        return cls(
            text, start, at, marks, closing, gap, opening,
            before=_patterns().joint.split(before[-1])[-1].lstrip(OPENING) if touching else "",
            previous="".join(before[-2:-1]) if touching else "",
            word=next_word[0].replace("’", "'").removesuffix("'s") if next_word else "",
            rest=rest,
        )  # fmt: skip

    @property
    def after(self) -> str:
        """What follows the next word and its possessive."""
        return self.rest[len(self.word) :].removeprefix("'s").removeprefix("’s")

    @property
    def ends_quotation(self) -> bool:
        return self.closing[:1] in QUOTES and bool(self.closing)

    @property
    def opens_speech(self) -> bool:
        return any(mark in SPEECH for mark in self.opening)


class _Patterns(NamedTuple):
    end_mark: re.Pattern[str]
    word: re.Pattern[str]
    joint: re.Pattern[str]
    acronym: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """Compiled at the first split: most commands never split anything."""
    marks = f"[{re.escape(MARKS + WIDE_MARKS)}]"
    # Notes of an encyclopaedia, "[8]", "[citation needed]", ":93", and the link colon of "Who won?:Winners".
    notes = r"[ ]?\[\d{1,3}\]|\[[^\[\]\n]{1,40}\]|(?<=[.\]]):\d[\d:–-]{0,12}|(?:(?<=[?!])|(?<=[?!]['\"’”])):(?=[A-Z\d])"
    closing = rf"(?:[{re.escape(CLOSING)}]|{marks}|{notes})*"
    return _Patterns(
        # No part can fail after the first mark, so no character is read twice. Groups are not possessive: before
        # CPython 3.11.5 such patterns stop with a SystemError.
        end_mark=re.compile(rf"({marks}++)({closing})(\s*+)([{re.escape(OPENING)}]*+)"),
        word=re.compile(r"[^\W_]++(?:['’.&-][^\W_]++)*"),
        joint=re.compile(r"[—–/:(\[\"“]"),
        acronym=re.compile(r"(?:[^\W\d_]\.){1,6}[^\W\d_]"),
    )


def end_marks() -> re.Pattern[str]:
    """Four groups: end marks, what closes behind them, white space, what opens the next word."""
    return _patterns().end_mark


def is_acronym(word: str) -> bool:
    """Whether *word* is dotted, its last full stop left off: "U.S", "J.K"."""
    return _patterns().acronym.fullmatch(word) is not None
