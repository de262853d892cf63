"""Questions of several parts: "Who is Kortunov, and what did he say?" asks two things, and each deserves its quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answer.questions import understand

if TYPE_CHECKING:
    from bot.answer.questions import Question

_ASKS = r"(?:who|whom|whose|what|which|when|where|why|how)\b"
_NEXT = re.compile(rf"(?:[?;]\s+(?:and\s+|but\s+)?|,?\s+(?:and|but)\s+)(?={_ASKS})", re.IGNORECASE)
_FIRST = re.compile(rf"^\W*{_ASKS}", re.IGNORECASE)
_POINTS_BACK = re.compile(r"\b(?:he|she|they|him|her|them)\b", re.IGNORECASE)
_MOST = 4


def parts(text: str) -> tuple[str, ...]:
    """The questions that *text* joins, each to be asked alone; none when it asks but one thing.

    "He" in a later part is whom the first one names, and so is whoever a part that names nobody is about.
    """
    pieces = [piece.strip() for piece in _NEXT.split(text) if piece.strip()]
    if not 1 < len(pieces) <= _MOST or not _FIRST.search(pieces[0]):
        return ()
    first, *others = map(understand, pieces)
    if not first.content or not all(other.content for other in others):
        return ()
    about = " ".join(first.printed[term] for term in first.content if term in first.names)
    if any(_POINTS_BACK.search(piece) for piece in pieces[1:]) and not about:
        return ()
    return (pieces[0], *(_on_its_own(piece, other, about) for piece, other in zip(pieces[1:], others, strict=True)))


def _on_its_own(piece: str, read: Question, about: str) -> str:
    """*piece* with *about* in the place of its first pronoun, or behind it where it names nobody itself."""
    named, count = _POINTS_BACK.subn(lambda _: about, piece, count=1)
    if count:
        return named
    return piece if read.names else f"{piece} {about}".strip()
