"""How an echo's wording differs from the quote above it, and a claim's from what is printed, in a few words."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+(?:[.,'’\-]\w+)*")
_MOST_EDITS = 2  # places; more are not told one by one
_MOST_WORDS = 6  # in one place
_CURLY = str.maketrans("’‘ʼ", "'" * 3)


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


def departure(claim: str, stored: str) -> str | None:
    """How *claim* departs from *stored*, of which it may be a part: ``printed “June” for “July”``."""
    straight, printed = claim.translate(_CURLY), stored.translate(_CURLY)
    ours, theirs = _WORD.findall(straight), _WORD.findall(printed)
    if [word.casefold() for word in ours] == [word.casefold() for word in theirs]:
        kinds = ["capitals"] if ours != theirs else []
        kinds += ["punctuation"] if not kinds or _bare(claim) != _bare(stored) else []
        return "printed with other " + " and ".join(kinds)
    changed = difference(straight, printed) or _within(ours, theirs)
    return "printed " + changed.removeprefix("there ") if changed else None


def _bare(text: str) -> str:
    """*text* in small letters, without the marks around it, which may be none of the part that was asked for."""
    return re.sub(r"^\W+|\W+$", "", " ".join(text.casefold().split()))


def _within(ours: list[str], theirs: list[str]) -> str | None:
    """How *ours* differ from the part of *theirs* that they are nearest to."""
    longest = SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
    start = longest.b - longest.a
    part = theirs[max(0, start - _MOST_EDITS) : start + len(ours) + _MOST_EDITS]
    edits = SequenceMatcher(None, ours, part, autojunk=False).get_opcodes()
    told = []
    for number, (kind, first, last, begin, end) in enumerate(edits):
        mine, other = ours[first:last], part[begin:end]
        # What stands around the part is none of it.
        other = other[-len(mine) or len(other) :] if number == 0 else other
        other = other[: len(mine)] if number == len(edits) - 1 else other
        if kind != "equal" and (mine or other):
            told.append(_edit(mine, other))
    return " and ".join(edit for edit in told if edit) if 0 < len(told) <= _MOST_EDITS and None not in told else None


def _edit(ours: list[str], theirs: list[str]) -> str | None:
    if len(ours) > _MOST_WORDS or len(theirs) > _MOST_WORDS:
        return None
    mine, other = (f"“{' '.join(words)}”" for words in (ours, theirs))
    if not theirs:
        return f"without {mine}"
    return f"{other} for {mine}" if ours else f"with {other}"
