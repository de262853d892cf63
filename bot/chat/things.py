"""The thing a question is about: the bridge of "When does the bridge open?", the houses of "How many houses burned?"

Told by the words around it; where it is open which words name it, or there are several, there is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.text.terms import analyze

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENDS = r"(?=\s+(?:of|for|in|at|on|from|to|by|with|about|after|before|over|and|or)\b|\s*[,;?!.]|\s*$)"
_WORDS = r"(?P<words>[a-z][\w-]*(?:\s+(?!(?:the|an?)\b)[a-z][\w-]*){0,3}?)"
_PHRASE = re.compile(
    rf"(?:\b(?P<asks>do|does|did|will|would|can|could|should|has|have|had|is|are|was|were)\s+)?"
    rf"\b(?P<article>the|an?|how\s+many)\s+{_WORDS}{_ENDS}",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"(?:ed|en|wn|lt|nt|ght|ne)$")  # opened, broken, known, built, sent, brought, done
_PLURAL = re.compile(r"s$|^(?:people|men|women|children|police)$", re.IGNORECASE)
_VERBS = frozenset({"take", "make", "come", "go", "get", "hold"})  # with a word of their own behind: "take place"
_MAY_STAND_ALONE = frozenset({"is", "are", "was", "were"})


def thing(text: str) -> frozenset[str]:
    """The terms of the only thing that *text* is about; none where there is none, or several."""
    phrases = list(_PHRASE.finditer(text))
    return frozenset(analyze(_named(phrases[0]))) if len(phrases) == 1 else frozenset()


def _named(phrase: re.Match[str]) -> str:
    """The words that name it, without the verb that the question puts behind them."""
    words = phrase["words"].split()
    if phrase["article"].casefold().startswith("how"):
        heads = (place for place, word in enumerate(words, 1) if _PLURAL.search(word))
        return " ".join(words[: next(heads, 0)])
    asks = (phrase["asks"] or "").casefold()
    if asks and (verbs := [place for place, word in enumerate(words) if place and word.casefold() in _VERBS]):
        return " ".join(words[: verbs[0]])
    if asks in _MAY_STAND_ALONE:
        return " ".join(words[: _before_predicate(words, opens=not phrase.string[: phrase.start()].strip())])
    return " ".join(words[:-1] if asks and len(words) > 1 else words)


def _before_predicate(words: Sequence[str], *, opens: bool) -> int:
    """How many of *words* after "is" name a thing: where a question *opens* with it, not those of what is said of that.

    None where that cannot be told: in "is the treaty safe" from "the INF treaty".
    """
    verbs = [place for place, word in enumerate(words) if place and _PARTICIPLE.search(word)]
    if verbs:
        return verbs[0]
    return 0 if opens and len(words) > 1 else len(words)
