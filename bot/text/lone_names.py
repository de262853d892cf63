"""Lone names: which names an article uses on their own.

"a former spy in the U.K. Russia denies" ends after U.K. because Russia stands alone elsewhere; in "the U.S. Senate
voted" the Senate never does. Counting is crude on purpose: a capital, and no name or article beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from bot.text.abbreviations import ATTACHING, STARTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

# Once could be chance.
_LONE: Final = 2
# How far back the word before is looked for.
_WORD: Final = 40


class LoneNames:
    """The names that stand alone at least twice; counted at the first question, since few articles ask one."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __contains__(self, name: str) -> bool:
        return self._counts[name] >= _LONE

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(self._standing_alone())

    def _standing_alone(self) -> Iterator[str]:
        for found in _name().finditer(self._text):
            before = self._text[max(0, found.start() - _WORD) : found.start()].split()
            if not before or not _attaches(before[-1]):
                yield found[0]


@cache
def _name() -> re.Pattern[str]:
    """A capitalised word with nothing capitalised behind it."""
    return re.compile(r"(?<![\w.’'-])[A-Z]\w++(?=(?:['’]s)?(?:[,;:.?!)”\"]|\s[^\WA-Z0-9_]))")


def _attaches(word: str) -> bool:
    """Whether *word* takes the name behind it into a phrase: "the West", "Vladimir Putin", "U.S. Senate"."""
    if word.lower() in ATTACHING:
        return True
    if word.lower() in STARTERS:
        return False
    return word[0].isupper() and (word[-1].isalnum() or word.count(".") > 1)
