"""What kind of answer a question wants: a number, a date, a person, a place, a reason; a name, or whatever there is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from bot.text.terms import analyze

Wanted = Literal["number", "date", "person", "place", "reason"]

_WANTED: tuple[tuple[Wanted, re.Pattern[str]], ...] = (
    (
        "number",
        re.compile(
            r"\bhow (?:many|much|long|old|far|often|large|big|high|tall|fast|deep|heavy|wide|few)\b"
            r"|\b(?:what|which) (?:percentage|percent|number|amount|share|proportion|price|size|age|score)\b",
            re.IGNORECASE,
        ),
    ),
    ("date", re.compile(r"\bwhen\b|\b(?:what|which) (?:year|date|day|month|century|time|decade)\b", re.IGNORECASE)),
    ("person", re.compile(r"\bwho\b|\bwhom\b|\bwhose\b|\b(?:what|which) person\b", re.IGNORECASE)),
    (
        "place",
        re.compile(
            r"\bwhere\b|\b(?:what|which) (?:city|country|region|state|town|place|continent|nation)\b", re.IGNORECASE
        ),
    ),
    (
        "reason",
        re.compile(
            r"\bwhy\b|\bhow come\b|\bwhat (?:caused|causes|reason|led)\b|\breasons? (?:for|why)\b", re.IGNORECASE
        ),
    ),
)
_NAME_ASKED = re.compile(r"\b(?:which|what|who|where|whose|whom)\b", re.IGNORECASE)
# Of a name alone, whatever is told answers. Of more, 2 of 264 questions of rtqa that nothing answers were answered so.
_ANYTHING_ASKED = re.compile(
    r"\bwhat(?:['’]s|\s+(?:is|was|has|had|are|were))?\s+(?:(?:been\s+)?(?:happen\w*|known|said|reported|written|told)"
    r"|going on|about|there|(?:the )?(?:latest|news))\b",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    r"^\W*(?:and |but |so )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\bhow many (?P<what>\w+(?: \w+){0,2})", re.IGNORECASE)


def wanted_by(text: str) -> Wanted | None:
    """The kind of answer that *text* asks for; none where it asks for none of these."""
    return next((wanted for wanted, pattern in _WANTED if pattern.search(text)), None)


@lru_cache(maxsize=64)  # of a question, for every sentence
def asks_name(text: str) -> bool:
    """Whether *text* asks with a word that a name may answer: which, what, who, where."""
    return bool(_NAME_ASKED.search(text))


def asks_anything(text: str) -> bool:
    """Whether *text* asks for whatever there is: what happened, what is known."""
    return bool(_ANYTHING_ASKED.search(text))


def asks_whether(text: str) -> bool:
    """Whether *text* opens as what is answered by yes or no does."""
    return bool(_WHETHER.search(text))


def counted_by(text: str) -> tuple[str, ...]:
    """The terms of what *text* asks the number of; the first three."""
    counted = _COUNTED.search(text)
    return analyze(counted["what"])[:3] if counted else ()
