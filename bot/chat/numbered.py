"""Which of the articles told of last a question points at by its number: "Who wrote the second one?"

Only questions about the articles themselves; what one says is opened with /context, not asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answer.facts import about_articles, naming

if TYPE_CHECKING:
    from bot.model import Answer, Source

_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_KIND = r"(?:one|quote|quotation|article|story|piece|report|text|source)"
_POINTED = re.compile(
    rf"\bthe\s+(?P<ordinal>{'|'.join(_ORDINALS)})(?:\s+{_KIND})?\b"
    rf"|\b(?:the\s+)?(?P<number>[1-9]\d?)(?:st|nd|rd|th)(?:\s+{_KIND})?\b"
    rf"|(?:\b(?:{_KIND}|number|no\.?)\s*)+#?(?P<counted>[1-9]\d?)\b",
    re.IGNORECASE,
)
_COUNTS = frozenset({"articles", "outlets"})


def told_of(answer: Answer) -> tuple[Source, ...]:
    """The article of each value of a header in *answer*, also of one that is not stated, or of each of its quotes."""
    if answer.facts:
        return tuple(dict.fromkeys(fact.source for fact in answer.facts if fact.label not in _COUNTS))
    return tuple(found.quote.source for found in answer.found) if answer.answered else ()


def pointed(text: str) -> tuple[int, str] | None:
    """The number of the article that *text* asks about, and *text* with "the article" in its place.

    None where it names another.
    """
    found = _POINTED.search(text)
    if found is None:
        return None
    read = f"{text[: found.start()]}the article{text[found.end() :]}"
    if naming(read) or not about_articles(read):
        return None
    number = found["number"] or found["counted"]
    return int(number) if number else 1 + _ORDINALS.index(found["ordinal"].lower()), read
