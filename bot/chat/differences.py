"""How an echo's wording differs from the quote above it, and a claim's from what is printed, in a few words."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+(?:[.,'’\-]\w+)*")
_OTHER_MARKS = "with other punctuation"
_MOST_EDITS = 2  # places; more are not told one by one
_MOST_WORDS = 6  # in one place
_CURLY = str.maketrans("’‘ʼ", "'" * 3)


def difference(quote: str, echo: str) -> str | None:
    """How *echo* differs from *quote*: ``word for word``, ``there without “the”``; none when that is a long story."""
    if quote == echo:
        return "word for word"
    changed = edits(quote, echo)
    return changed if changed in {None, _OTHER_MARKS} else f"there {changed}"


def edits(one: str, other: str) -> str | None:
    """What makes *other* of *one*: ``without “the”``; none when that is a long story."""
    ours, theirs = _WORD.findall(one), _WORD.findall(other)
    each = [
        _edit(ours[first:last], theirs[start:end])
        for kind, first, last, start, end in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
        if kind != "equal"
    ]
    return _told(each) if each else _OTHER_MARKS


def departure(claim: str, stored: str) -> str | None:
    """How *claim* departs from *stored*, of which it may be a part: ``printed “June” for “July”``."""
    straight, printed = claim.translate(_CURLY), stored.translate(_CURLY)
    ours, theirs = _WORD.findall(straight), _WORD.findall(printed)
    if [word.casefold() for word in ours] == [word.casefold() for word in theirs]:
        kinds = ["capitals"] if ours != theirs else []
        kinds += ["punctuation"] if not kinds or _bare(claim) != _bare(stored) else []
        return "printed with other " + " and ".join(kinds)
    changed = edits(straight, printed) or _within(ours, theirs)
    return f"printed {changed}" if changed else None


def _bare(text: str) -> str:
    """*text* in small letters, without the marks around it, which may be none of the part that was asked for."""
    return re.sub(r"^\W+|\W+$", "", " ".join(text.casefold().split()))


def _within(ours: list[str], theirs: list[str]) -> str | None:
    """How *ours* differ from the part of *theirs* that they are nearest to."""
    longest = SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
    start = longest.b - longest.a
    part = theirs[max(0, start - _MOST_EDITS) : start + len(ours) + _MOST_EDITS]
    opcodes = SequenceMatcher(None, ours, part, autojunk=False).get_opcodes()
    each = []
    for number, (kind, first, last, begin, end) in enumerate(opcodes):
        mine, other = ours[first:last], part[begin:end]
        # What stands around the part is none of it.
        other = other[-len(mine) or len(other) :] if number == 0 else other
        other = other[: len(mine)] if number == len(opcodes) - 1 else other
        if kind != "equal" and (mine or other):
            each.append(_edit(mine, other))
    return _told(each) if each else None


def _told(each: list[str | None]) -> str | None:
    """*each* edit in one line; none when there are many, or one is long."""
    short = [edit for edit in each if edit is not None]
    return " and ".join(short) if len(short) == len(each) <= _MOST_EDITS else None


def _edit(ours: list[str], theirs: list[str]) -> str | None:
    if len(ours) > _MOST_WORDS or len(theirs) > _MOST_WORDS:
        return None
    mine, other = (f"“{' '.join(words)}”" for words in (ours, theirs))
    if not theirs:
        return f"without {mine}"
    return f"{other} for {mine}" if ours else f"with {other}"
