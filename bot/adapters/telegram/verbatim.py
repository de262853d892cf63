"""What Telegram does to a text, and where a text may be cut: the rules that decide whether a quote arrives verbatim.

The rules are those of TDLib's `fix_formatted_text`, which every message passes; tests hold them against TDLib.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain

_SPACED = set(range(0x20)) - {ord("\n"), ord("\r")}
_DELETED = {ord("\r"), 0x030A, 0x0333, 0x033F, *range(0x2028, 0x202F)}
_ALTERED: dict[int, str | None] = {
    **dict.fromkeys(_SPACED, " "),
    **dict.fromkeys(_DELETED),
    # Half a character: it cannot be sent at all, so it is shown as what it is, a character that was lost.
    **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"),
}
# Of a run of direction marks Telegram keeps the last and makes the others invisible.
_DIRECTION_RUN = re.compile("[\u200e\u200f]+(?=[\u200e\u200f])")

# Characters that never end a grapheme (the joiner, CR, Korean initials) and ranges that never begin one.
_LEADS = frozenset(chr(code) for code in (0x200D, 0x0D, *range(0x1100, 0x1160)))
_FOLLOWERS = (
    ("\u1160", "\u11ff"),
    ("\u200c", "\u200d"),
    ("\ud7b0", "\ud7fb"),
    ("\uff9e", "\uff9f"),
    ("\U0001f3fb", "\U0001f3ff"),
    ("\U000e0020", "\U000e007f"),
)
_LOOKBACK = 200  # characters: a cut may cost this much to fall between two words
_CLUSTER = 64  # characters: no grapheme that anyone writes is longer


def as_sent(text: str) -> str:
    """What Telegram makes of *text* inside a message; a verbatim quote is one that this leaves unchanged."""
    return _DIRECTION_RUN.sub(lambda run: "\u200c" * len(run[0]), text.translate(_ALTERED)).strip(" \n")


def units(text: str) -> int:
    """The length of *text* as Telegram's limits count it: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def head(text: str, limit: int) -> str:
    """The longest start of *text* within *limit* units that ends between words, or else between graphemes."""
    end = _reach(text, limit)
    if end == len(text):
        return text
    floor = max(1, end - _LOOKBACK)
    spaces = (place for place in range(end, floor, -1) if text[place].isspace())
    breaks = (place for place in range(end, max(0, end - _CLUSTER), -1) if _is_break(text, place))
    return text[: next(chain(spaces, breaks), end)]


def tail(text: str, limit: int) -> str:
    """The longest end of *text* within *limit* units that begins between words, or else between graphemes."""
    begin = len(text) - _reach(text[::-1], limit)
    if begin == 0:
        return text
    ceiling = min(len(text) - 1, begin + _LOOKBACK)
    spaces = (place + 1 for place in range(begin - 1, ceiling) if text[place].isspace() and _is_break(text, place + 1))
    breaks = (place for place in range(begin, min(len(text), begin + _CLUSTER)) if _is_break(text, place))
    return text[next(chain(spaces, breaks), begin) :]


def _reach(text: str, limit: int) -> int:
    used = 0
    for place, char in enumerate(text):
        used += 1 + (char > "\uffff")
        if used > limit:
            return place
    return len(text)


def _is_break(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    return not (before in _LEADS or _joins(after) or (_is_flag(before) and _is_flag(after)))


def _joins(char: str) -> bool:
    """Whether *char* belongs to the character before it: accents, joiners, skin tones, emoji tags, Korean vowels."""
    return unicodedata.category(char)[0] == "M" or any(first <= char <= last for first, last in _FOLLOWERS)


def _is_flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"
