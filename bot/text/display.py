"""What may reach a screen: no control, bidi, escape or invisible characters, and a visible mark where one was.

For views only. A quote's own text is never changed; `--json` escapes instead.
"""

from __future__ import annotations

import re
import unicodedata

MARK = "\N{REPLACEMENT CHARACTER}"

# Terminal escape sequences: CSI, OSC and other strings up to their terminator, two-character escapes.
# Every repetition is bounded, so that a hostile text costs no more than a harmless one.
_ESCAPE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,16}[@-~]?|\x1b[\]PX^_][^\x07\x1b\x9c]{0,4096}(?:\x07|\x1b\\|\x9c)?|\x1b.?"
)
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def displayable(text: str) -> str:
    """*text* as it may be shown: each run of what cannot be shown becomes one `MARK`; line ends and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    shown: list[str] = []
    for char in _ESCAPE.sub("\x00", text):
        if char in "\n\t" or unicodedata.category(char) not in _HIDDEN:
            shown.append(char)
        elif not shown or shown[-1] != MARK:
            shown.append(MARK)
    return "".join(shown)


def counted(number: int, thing: str) -> str:
    """``1 article``, ``2,000 articles``."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def one_line(text: str) -> str:
    """*text* as it may be shown on one line: every stretch of white space is one space."""
    return " ".join(displayable(text).split())
