"""What a button carries: the version of this format, what to do, and on what. It is all that is needed, so a button
outlives a restart: the tags tell whether the coverage and the question are still those that it was made for.

`2<op 1><coverage 4><asked 4><page 1>[<quote id 20>]`, ASCII, 31 bytes at most.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from typing import Literal, get_args

from bot.model import span_of

Op = Literal[
    "page", "nearest", "context", "source", "cite", "drop", "good", "bad", "keep good", "keep bad", "suggested"
]

VERSION = "2"
LIMIT = 64  # bytes, Telegram's own
MOST_PAGES = 36  # the page is one character
_OPS: tuple[Op, ...] = get_args(Op)
_LETTERS = "pncsqxudvwm"
_BARE = "pnxm"  # what needs no quote to be named
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_FORM = re.compile(rf"{VERSION}([{_LETTERS}])([a-z2-7]{{4}})([a-z2-7]{{4}})([0-9a-z])([a-z2-7]{{20}})?")


@dataclass(frozen=True, slots=True)
class Press:
    """What a pressed button asks for; *coverage* and *asked* are tags, *page* is the one that Back leads to."""

    op: Op
    coverage: str
    asked: str
    page: int = 0
    quote_id: str = ""


def tag(text: str) -> str:
    """Four characters that stand for *text*; another text has others, but for one in a million."""
    return base64.b32encode(hashlib.sha256(text.encode("utf-8", "replace")).digest())[:4].decode().lower()


def encode(press: Press) -> str:
    """The callback data of *press*; ValueError when a button cannot carry it."""
    if not 0 <= press.page < MOST_PAGES:
        raise ValueError("no page for a button")
    letter, page = _LETTERS[_OPS.index(press.op)], _DIGITS[press.page]
    data = f"{VERSION}{letter}{press.coverage}{press.asked}{page}{press.quote_id}"
    decode(data)
    return data


def decode(data: str) -> Press:
    """What *data* asks for; ValueError for another version, or for anything that `encode` does not make."""
    match = _FORM.fullmatch(data)
    if not match:
        raise ValueError("not a button of this version")
    letter, coverage, asked, page, quote_id = match.groups()
    if (letter in _BARE) == bool(quote_id):
        raise ValueError("not a button of this version: it lacks its quote, or has one too many")
    if quote_id:
        span_of(quote_id)
    return Press(_OPS[_LETTERS.index(letter)], coverage, asked, _DIGITS.index(page), quote_id or "")
