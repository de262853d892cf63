"""Other words for a date: who asks for December 8 is answered by Dec. 8, by the 8th of December, and not by Dec. 9.

Read on the question's side only. A month's short name is read so only in a date: Jan, Mar and Dec may be anybody.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from bot.answer.days import dates_in
from bot.answer.named_days import days_in, leaves_days_open
from bot.text.calendar import MONTHS, SPELLINGS
from bot.text.terms import analyze, tokenize

if TYPE_CHECKING:
    from bot.answer.synonyms import Phrase

_VERBS = {"March", "May"}  # months only in a date
_NUMBER = re.compile(r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?", re.IGNORECASE)


def other_words(text: str) -> dict[str, tuple[Phrase, ...]]:
    """The terms of *text* that name a month or a day of one, each with what may stand for it."""
    spans = dates_in(text)
    others: dict[str, tuple[Phrase, ...]] = {}
    for token in tokenize(text):
        is_dated = any(start <= token.span.start < end for start, end in spans)
        if is_dated and (number := _NUMBER.fullmatch(text[token.span.start : token.span.end])):
            others[token.term] = _numbers(int(number["day"]), token.term)
        elif (names := _names().get(token.term)) and (is_dated or token.term in _told_alone()):
            others[token.term] = names
    return others


@cache
def _names() -> dict[str, tuple[Phrase, ...]]:
    """The term of each name of a month, and its other names."""
    months = [[analyze(name) for name in names] for names in SPELLINGS]
    return {name[0]: tuple(other for other in month if other != name) for month in months for name in month}


@cache
def _told_alone() -> frozenset[str]:
    return frozenset(analyze(" ".join(set(MONTHS) - _VERBS)))


def dated_otherwise(question: str, sentence: str) -> bool:
    """Whether *sentence* names other days of the month that *question* names a day of, and surely not that day."""
    asked, told = days_in(question), days_in(sentence)
    if not asked or asked & told or not {month for month, _ in asked} <= {month for month, _ in told}:
        return False
    return not leaves_days_open(question) and not leaves_days_open(sentence)


def _numbers(day: int, term: str) -> tuple[Phrase, ...]:
    """The other ways to write a day of a month: 8, 8th."""
    ending = "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return tuple(other for form in (f"{day}", f"{day}{ending}") if (other := analyze(form)) != (term,))
