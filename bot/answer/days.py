"""Which days of publishing a question names: "the report published on 6 November 2023", "in the week of 3 October".

Any other day may be that of an event, and its words stay part of what is asked; only where no article says them is it
read as one of publishing. Relative days ("this week") are told by the day of asking.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from bot.model import Span
from bot.text.calendar import MONTH, month_number

if TYPE_CHECKING:
    from collections.abc import Iterable

_MONTH = rf"(?P<month>{MONTH})\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
FORMS = tuple(
    re.compile(rf"\b{form}\b", re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)",
        rf"{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?",
        rf"{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?",
        rf"(?<!\d )(?<!\d of ){_MONTH}\s+{_YEAR}",
    )
)
# A month or a year by itself.
_ALONE = re.compile(
    rf"\b(?:in|from|of|during)\s+(?:the\s+year\s+)?(?P<time>{_MONTH}|{_YEAR})(?![\w-]|\s+\d)", re.IGNORECASE
)
_REPORT = r"(?:reports?|articles?|stor(?:y|ies)|coverage|pieces?)"
_BEFORE = re.compile(
    rf"\b(?:publish\w*|posted|dated|appeared)\b[^.?!]{{0,60}}$|\b(?:reported|{_REPORT})\s+(?:of|from|on)\s+(?:the\s+)?$"
    rf"|\b{_REPORT}\s+(?:by|in|from)\s+[^.?!,]{{0,40}}\b(?:of|from|on)\s+$",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"^,?(?:['’]s)?\s+(?:\w+\s+)?{_REPORT}\b", re.IGNORECASE)
_PUBLISHED = re.compile(rf"\b(?:publish\w*|posted|dated|appeared|came out|reported|{_REPORT})\b", re.IGNORECASE)
_FROM_TO = re.compile(r"\b(?:since|after|before|until|till|between|to|through)\b", re.IGNORECASE)
_WEEK = re.compile(r"\bweek of\s+(?:the\s+)?$", re.IGNORECASE)
# Before the first or the last day of a time.
BOUNDS = "after|before|since|until|till|from|to|by|between|through|ending|starting|beginning"
_BOUND = re.compile(rf"\b(?:{BOUNDS}|and)\s+(?:on\s+)?$", re.IGNORECASE)
_NEWS = re.compile(
    r"\b(?:happen\w*|news|say|says|said|tell|tells|told|comment\w*|report\w*|announce\w*|claim\w*|warn\w*|wr[io]te\w*)\b",
    re.IGNORECASE,
)
_LEAP_YEARS = 9  # years that may lie between one 29 February and the next, and one more
_WHOLE_WEEK = timedelta(days=6)
LAG = timedelta(days=1)


class Days(NamedTuple):
    """Where days are named, and the first and the last of them."""

    span: Span
    since: date
    until: date


def published_days(text: str, newest: date | None) -> tuple[Days, ...]:
    """The days of publishing that *text* names; one without a year is the last such day up to *newest*."""
    return _distinct(
        _dates(match, newest, whole_week=bool(_WEEK.search(text[: match.start()])))
        for form in FORMS
        for match in form.finditer(text)
        if _is_of_publishing(match)
    )


def times_of_publishing(text: str, newest: date | None) -> tuple[Days, ...]:
    """The days, months and years that *text* names, where it speaks of what was published, and not since or before.

    For who asks for nothing besides: "the article of 1937" may be one that an article tells of.
    """
    if not _PUBLISHED.search(text) or _FROM_TO.search(text):
        return ()
    return _distinct(_dates(match, newest) for form in (*FORMS, _ALONE) for match in form.finditer(text))


def days_of_news(text: str, newest: date | None) -> tuple[Days, ...]:
    """The days that *text* names as any others, each with the next one: news appears with a day's lag.

    None where nobody's words and no news are asked for: the war that ended on a day did not end when it was told of.
    """
    if not _NEWS.search(text):
        return ()
    published = published_days(text, newest)
    every = _distinct(_dates(match, newest) for form in FORMS for match in form.finditer(text) if _is_a_day(match))
    return tuple(
        named._replace(until=named.until + LAG)
        for named in every
        if not any(named.span.meets(other.span) for other in published)
    )


def dates_in(text: str) -> tuple[Span, ...]:
    """Where *text* names days, or months of a year, of whatever happened then."""
    return tuple(Span(*match.span()) for form in FORMS for match in form.finditer(text))


def _distinct(found: Iterable[Days | None]) -> tuple[Days, ...]:
    """*found* in the order of the text; where two overlap, the one that was found first."""
    distinct: list[Days] = []
    for days in found:
        if days is not None and not any(days.span.meets(other.span) for other in distinct):
            distinct.append(days)
    return tuple(sorted(distinct))


def _is_of_publishing(match: re.Match[str]) -> bool:
    before, after = match.string[: match.start()], match.string[match.end() :]
    return bool(_WEEK.search(before) or _BEFORE.search(before) or _AFTER.search(after))


def _is_a_day(match: re.Match[str]) -> bool:
    return bool(match.groupdict().get("day")) and not _BOUND.search(match.string[: match.start()])


def _dates(match: re.Match[str], newest: date | None, *, whole_week: bool = False) -> Days | None:
    parts = match.groupdict()
    try:
        if not parts["month"]:
            year = int(parts["year"])
            return Days(Span(*match.span("time")), date(year, 1, 1), date(year, 12, 31))
        day = _dated(parts.get("year"), month_number(parts["month"]), int(parts.get("day") or 1), newest)
        if day is None:
            return None
        if not parts.get("day"):
            until = (day + timedelta(days=31)).replace(day=1) - timedelta(days=1)
            return Days(Span(*match.span("time" if "time" in parts else 0)), day, until)
        return Days(Span(*match.span()), day, day + _WHOLE_WEEK if whole_week else day)
    except (ValueError, OverflowError):
        return None  # 31 February is no day, and the calendar ends


def _dated(year: str | None, month: int, day: int, newest: date | None) -> date | None:
    if year:
        return date(int(year), month, day)
    if newest is None:
        return None
    for earlier in range(_LEAP_YEARS):
        with suppress(ValueError):  # 29 February
            if (named := date(newest.year - earlier, month, day)) <= newest:
                return named
    return None
