"""Questions for the post that somebody holds: "What is Peskov's role?" wants a title beside the name.

"Kremlin spokesman Dmitry Peskov" says so without the word that asks. A role in something is another matter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answer.places import is_place
from bot.answer.speakers.clause import words_between
from bot.answer.speakers.vocabulary import CLAUSE_WORDS, DETERMINERS, ROLES
from bot.text.terms import analyze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answer.speakers.clause import Word

_POST = (
    r"(?:current |official |exact |day )?"
    r"(?:role|job|title|position|post|office|occupation|profession|rank)"
)
_NAME = r"(?P<{}>[\w.-]+(?:\s+[\w.-]+){{0,3}}?)"
_ASKED = re.compile(
    rf"\W*(?:and\s+)?what(?:['’]s|\s+(?:is|was))\s+(?:{_NAME.format('owner')}['’]s?\s+{_POST}(?:\s+title)?"
    rf"|the\s+{_POST}\s+of\s+{_NAME.format('of')})\W*"
    rf"|\W*(?:and\s+)?{_NAME.format('bare')}['’]s\s+{_POST}\W*"
    rf"|\W*what\s+(?:kind of\s+)?{_POST}\s+(?:does|did)\s+{_NAME.format('holder')}\s+(?:hold|have|do|occupy)"
    r"(?:\s+now)?\W*"
    rf"|\W*what\s+(?:does|did)\s+{_NAME.format('worker')}\s+do\s+for\s+(?:a\s+living|work)\W*",
    re.IGNORECASE,
)
_REACH = 6  # words of an apposition in which its noun stands: "head of", "a senior Russian foreign policy adviser"
_BETWEEN = frozenset({"", ","})
_LINKS = frozenset({"is", "was", "became", "remains"})


def asked_holder(text: str) -> str:
    """The name of whom *text* asks what post they hold; empty where it asks for something else."""
    asked = _ASKED.fullmatch(text)
    name = next((name for name in asked.groups() if name), "") if asked else ""
    return "" if is_place(analyze(name)) else name


def has_title(name: str, text: str) -> bool:
    """Whether *text* has a title right before *name*, or says behind it what they are."""
    asked = analyze(name)
    words = words_between(text, 0, len(text))
    places = [
        place
        for place, word in enumerate(words)
        if asked and asked[-1:] == analyze(word.text)[-1:] and not _is_anothers(words, place, asked)
    ]
    return any(_is_before(text, words, place) or _is_behind(words, place) for place in places)


def _is_anothers(words: tuple[Word, ...], place: int, asked: Sequence[str]) -> bool:
    """Whether the name that ends at *place* has another first name than the one that is asked after: Eric Trump."""
    first = words[place - 1] if place else None
    if (
        first is None
        or len(asked) < 2
        or not first.is_capitalised
        or first.trail not in {"", "."}
        or _is_calling(first)
    ):
        return False
    return not set(analyze(first.text)) & set(asked)


def _is_before(text: str, words: tuple[Word, ...], place: int) -> bool:
    """Whether the name that ends at *place* has a title among its capitals or before them: "lawyer, Michael Cohen"."""
    start = place
    while start and words[start - 1].is_capitalised and words[start - 1].trail in {"", "."}:
        start -= 1
        if _is_calling(words[start]):
            return True
    before = words[start - 1] if start else None
    return before is not None and _is_calling(before) and text[before.end : words[start].start].strip() in _BETWEEN


def _is_behind(words: tuple[Word, ...], place: int) -> bool:
    """Whether an apposition or "is the" behind the name leads to a title: "Kortunov, head of the Council"."""
    behind = words[place + 1 : place + 1 + _REACH]
    if behind and behind[0].text in _LINKS:
        behind = behind[1:] if behind[1:] and behind[1].text in DETERMINERS else ()
    elif "," not in words[place].trail:
        return False
    for word in behind:
        if _is_calling(word):
            return True
        if word.trail or word.text in CLAUSE_WORDS or word.text == "and":
            return False
    return False


def _is_calling(word: Word) -> bool:
    return word.text.casefold().rpartition("-")[2] in ROLES or word.text.casefold() in ROLES
