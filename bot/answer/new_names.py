"""The names in a sentence that a question does not give: what is asked for with "who", "which" or "what" is often one.

A crude reading on purpose: runs of capitalised words. A word that only opens a sentence is none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.answer.common_terms import english_terms
from bot.text import calendar
from bot.text.terms import STOP_WORDS, term_of

if TYPE_CHECKING:
    from collections.abc import Collection

# A word, behind any in small letters and figures: most words are passed over without being looked at.
_WORD = re.compile(r"(?:[\W_]|[a-z\d][\w’'.&-]*)*(?P<word>[^\W_][\w’'.&-]*)?")
_OPENS = re.compile(r"(?:^|[.?!:])[\"“”‘’')\]]*\s*[\"“‘'(\[►—–-]*\s*$")
_BEFORE = 40  # characters in which to look for that: spaces and marks
_JOINED = frozenset({"", "'s", "’s"})


def new_names(text: str, asked: Collection[str]) -> int:
    """How many runs of capitalised words in *text* hold a term that is not among *asked*."""
    return sum(any(term not in asked for term in run) for run in _runs(text))


def new_terms(text: str, asked: Collection[str]) -> frozenset[str]:
    """The terms of the names in *text* that are not among *asked*."""
    return frozenset(term for run in _runs(text) for term in run if term not in asked)


@lru_cache(maxsize=8192)  # a question meets the same sentences of its story again and again
def _runs(text: str) -> tuple[tuple[str, ...], ...]:
    """The terms of each run of capitalised words."""
    runs: list[list[str]] = []
    end = -1  # of the run under way
    for match in _WORD.finditer(text):
        word, start = (match["word"] or "").rstrip("."), match.start("word")
        term = term_of(word) if _may_be_name(word) else None
        if term is None or (term in english_terms() and _OPENS.search(text, max(0, start - _BEFORE), start)):
            continue
        if runs and text[end:start].strip() in _JOINED and end >= 0:
            runs[-1].append(term)
        else:
            runs.append([term])
        end = match.end()
    return tuple(tuple(run) for run in runs)


def _may_be_name(word: str) -> bool:
    return word[:1] != word[:1].lower() and word.casefold() not in STOP_WORDS and word not in calendar.NAMES
