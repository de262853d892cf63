"""The days that a sentence tells of, as far as it tells them: "on Monday" and "on 3 May" may be the same day.

Relative days are told by the day on which the article appeared. A weekday is the last one before it or the next one:
which of both is not told by the word. What a sentence leaves open, such as the year, agrees with any.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bot.answer.days import FORMS
from bot.answer.named_days import days_of
from bot.model import Span
from bot.text.calendar import WEEKDAY_IN_FULL, month_number, weekday_number

if TYPE_CHECKING:
    from collections.abc import Iterator

_WEEKDAY = re.compile(rf"\b(?:{WEEKDAY_IN_FULL})\b")
# People and papers: Jan Smith, April Jones, The Sunday Times, USA Today.
_NAME = re.compile(
    r"(?<!\b[Ii]n )(?<!\b[Oo]f )(?<!\b[Bb]y )(?<!\blast )(?<!\bthis )(?<!\bnext )(?<!\bsince )(?<!\buntil )"
    r"\b(?:Jan|April|June|August)(?= [A-Z][a-z])|(?<=\b[Tt]he )[A-Z][a-z]+day(?= [A-Z])|(?<=[A-Z] )Today\b"
    r"|(?<=\bRussia )Today\b"
)
_RELATIVE = re.compile(r"\b(?P<word>today|tonight|yesterday|tomorrow|this morning|last night)\b", re.IGNORECASE)
_OFFSETS = {"yesterday": -1, "last night": -1, "tomorrow": 1}
# A month alone, as printed: Mar, Apr, Jun and Jul are names where no day stands beside them, and may is a verb.
_MONTH = re.compile(
    r"\b(?P<month>Jan(?:uary)?|Feb(?:ruary)?|March|April|June|July|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|(?<=[Ii]n )May|(?<=for )May|(?<=last )May|(?<=until )May|(?<=since )May)\b"
)
_YEAR = re.compile(
    r"\b(?:the|in|since|by|until|from|of|to|during|and|early|late|year|spring|summer|autumn|fall|winter|before|after)\s+"
    r"(?P<year>(?:1[5-9]|20)\d\d)\b|\((?P<alone>(?:1[5-9]|20)\d\d)\)"
)


class Partial(NamedTuple):
    """A day of which some may be left open."""

    year: int | None
    month: int | None
    day: int | None

    def agrees(self, other: Partial) -> bool:
        return all(mine is None or its is None or mine == its for mine, its in zip(self, other, strict=True))


class Told(NamedTuple):
    """Where a day is told, and which it may be."""

    span: Span
    either: tuple[Partial, ...]

    def agrees(self, other: Told) -> bool:
        return any(mine.agrees(its) for mine in self.either for its in other.either)


@lru_cache(maxsize=1024)  # the best sentence is compared with all others
def told_days(text: str, published: date | None) -> tuple[Told, ...]:
    """The days that *text*, of an article *published* then, tells of; "yesterday" is none where nobody knows when."""
    found: list[Told] = []
    names = {match.start() for match in _NAME.finditer(text)}
    for told in _all(text, published):
        if told.span.start not in names and not any(told.span.meets(other.span) for other in found):
            found.append(told)
    return tuple(sorted(found))


def _all(text: str, published: date | None) -> Iterator[Told]:
    for form in FORMS:
        for match in form.finditer(text):
            parts = match.groupdict()
            year = int(parts["year"]) if parts.get("year") else None
            days = days_of(match) if parts.get("day") else ((month_number(parts["month"]), None),)
            yield Told(Span(*match.span()), tuple(Partial(year, month, day) for month, day in days))
    for match in _MONTH.finditer(text):
        yield Told(Span(*match.span()), (Partial(None, month_number(match["month"]), None),))
    for match in _YEAR.finditer(text):
        yield Told(Span(*match.span()), (Partial(int(match["year"] or match["alone"]), None, None),))
    if published:
        yield from _by_publishing(text, published)


def _by_publishing(text: str, published: date) -> Iterator[Told]:
    for match in _WEEKDAY.finditer(text):
        ahead = (weekday_number(match[0]) - published.weekday()) % 7
        either = {published + timedelta(days=days) for days in (ahead - 7, ahead, ahead or 7)}
        yield Told(Span(*match.span()), tuple(map(_whole, sorted(either))))
    for match in _RELATIVE.finditer(text):
        offset = _OFFSETS.get(match["word"].lower(), 0)
        yield Told(Span(*match.span()), (_whole(published + timedelta(days=offset)),))


def of_year(published: date) -> Told:
    """The year of *published*, for a sentence that tells no day; in January the year before may be meant."""
    years = (published.year, published.year - 1) if published.month == 1 else (published.year,)
    return Told(Span(0, 0), tuple(Partial(year, None, None) for year in years))


def _whole(day: date) -> Partial:
    return Partial(day.year, day.month, day.day)
