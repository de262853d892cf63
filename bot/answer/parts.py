"""Questions of several parts: "Who is Kortunov, and what did he say?" asks two things, and each deserves its quotes."""

from __future__ import annotations

import re

from bot.answer.questions import understand

_ASKS = r"(?:who|whom|whose|what|which|when|where|why|how)\b"
_NEXT = re.compile(rf"(?:[?;]\s+(?:and\s+|but\s+)?|,?\s+(?:and|but)\s+)(?={_ASKS})", re.IGNORECASE)
_FIRST = re.compile(rf"^\W*{_ASKS}", re.IGNORECASE)
_MOST = 4


def parts(text: str) -> tuple[str, ...]:
    """The questions that *text* joins, each to be asked alone; none when it asks but one thing.

    A part that names nobody is about those whom the first one names.
    """
    pieces = [piece.strip() for piece in _NEXT.split(text) if piece.strip()]
    if not 1 < len(pieces) <= _MOST or not _FIRST.search(pieces[0]):
        return ()
    first, *others = map(understand, pieces)
    if not first.content or not all(other.content for other in others):
        return ()
    about = " ".join(first.printed[term] for term in first.content if term in first.names)
    return (
        pieces[0],
        *(
            piece if other.names else f"{piece} {about}".strip()
            for piece, other in zip(pieces[1:], others, strict=True)
        ),
    )
