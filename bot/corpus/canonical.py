"""The one form in which texts are taken in: what Telegram would alter when a quote is sent is altered once, beforehand.

So the quote a reader gets is the stored one. Only intake uses this; a text that is already stored is never touched.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_RING = "\u030a"
_CONTROLS = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")
_DELETED = re.compile(r"[\u202a-\u202e\u0333\u033f]")
_RINGED = re.compile(rf"(.){_RING}", re.DOTALL)
_MARKS_BUT_LAST = re.compile(r"[\u200e\u200f]+(?=[\u200e\u200f])")


def _composed(match: re.Match[str]) -> str:
    """Letter and ring as one character where there is one; else the letter alone, as Telegram has it."""
    pair = unicodedata.normalize("NFC", match[0])
    return pair if len(pair) == 1 else match[1]


# Found by sending every character of the Basic Multilingual Plane through TDLib 1.8.69. The order matters: a deletion
# may bring together what a later step looks for.
_STEPS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("line ends made LF", lambda text: re.sub(r"\r\n?|[\u2028\u2029]", "\n", text)),
    ("controls and tabs made spaces", lambda text: _CONTROLS.sub(" ", text)),
    ("direction overrides and double lines deleted", lambda text: _DELETED.sub("", text)),
    ("rings joined to their letters", lambda text: _RINGED.sub(_composed, text).replace(_RING, "")),
    ("direction marks in a row reduced to the last", lambda text: _MARKS_BUT_LAST.sub("", text)),
    ("byte order mark removed", lambda text: text.lstrip("\ufeff")),
)


def canonical(text: str) -> str:
    """*text* in the form in which Telegram leaves it alone; what is canonical stays as it is."""
    for _, step in _STEPS:
        text = step(text)
    return text


def changes(text: str) -> tuple[str, ...]:
    """What `canonical` changes in *text*, in words."""
    done = []
    for name, step in _STEPS:
        changed = step(text)
        if changed != text:
            done.append(name)
        text = changed
    return tuple(done)
