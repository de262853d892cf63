"""How an echo's wording differs from the quote above it, in a few words."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+(?:[.,'’\-]\w+)*")
_MOST_EDITS = 2  # places; more are not told one by one
_MOST_WORDS = 6  # in one place


def difference(quote: str, echo: str) -> str | None:
    """How *echo* differs from *quote*: ``word for word``, ``there without “the”``; none when that is a long story."""
    if quote == echo:
        return "word for word"
    ours, theirs = _WORD.findall(quote), _WORD.findall(echo)
    edits = [
        _edit(ours[first:last], theirs[start:end])
        for kind, first, last, start, end in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
        if kind != "equal"
    ]
    if not edits:
        return "with other punctuation"
    if len(edits) > _MOST_EDITS or None in edits:
        return None
    return "there " + " and ".join(edit for edit in edits if edit)


def _edit(ours: list[str], theirs: list[str]) -> str | None:
    if len(ours) > _MOST_WORDS or len(theirs) > _MOST_WORDS:
        return None
    mine, other = (f"“{' '.join(words)}”" for words in (ours, theirs))
    if not theirs:
        return f"without {mine}"
    return f"{other} for {mine}" if ours else f"with {other}"
