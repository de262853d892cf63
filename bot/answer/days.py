"""Which days of publishing a question names: "the report published on 6 November 2023", "in the week of 3 October".

Other dates are part of what is asked and stay its words. Relative days ("this week") are told by the day of asking.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta
from typing import NamedTuple

from bot.model import Span

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(rf"\b{form}\b", re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)",
        rf"{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?",
        rf"{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?",
        rf"(?<!\d )(?<!\d of ){_MONTH}\s+{_YEAR}",
    )
)
_REPORT = r"(?:reports?|articles?|stor(?:y|ies)|coverage|pieces?)"
_BEFORE = re.compile(
    rf"\b(?:publish\w*|posted|dated|appeared)\b[^.?!]{{0,60}}$|\b(?:reported|{_REPORT})\s+(?:of|from|on)\s+(?:the\s+)?$"
    rf"|\b{_REPORT}\s+(?:by|in|from)\s+[^.?!,]{{0,40}}\b(?:of|from|on)\s+$",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"^,?(?:['’]s)?\s+(?:\w+\s+)?{_REPORT}\b", re.IGNORECASE)
_WEEK = re.compile(r"\bweek of\s+(?:the\s+)?$", re.IGNORECASE)
_LEAP_YEARS = 9  # years that may lie between one 29 February and the next, and one more
_WHOLE_WEEK = timedelta(days=6)


class Days(NamedTuple):
    """Where days are named, and the first and the last of them."""

    span: Span
    since: date
    until: date


def published_days(text: str, newest: date | None) -> tuple[Days, ...]:
    """The days of publishing that *text* names; one without a year is the last such day up to *newest*."""
    found: list[Days] = []
    for form in _FORMS:
        for match in form.finditer(text):
            days = _read(match, newest)
            if days is not None and not any(
                days.span.start < other.span.end and other.span.start < days.span.end for other in found
            ):
                found.append(days)
    return tuple(sorted(found))


def _read(match: re.Match[str], newest: date | None) -> Days | None:
    before, after = match.string[: match.start()], match.string[match.end() :]
    whole_week = bool(_WEEK.search(before))
    if not whole_week and not (_BEFORE.search(before) or _AFTER.search(after)):
        return None
    parts = match.groupdict()
    try:
        month = int(parts["month"]) if parts["month"].isdigit() else 1 + _MONTHS.index(parts["month"][:3].lower())
        if not parts.get("day"):
            first = date(int(parts["year"]), month, 1)
            return Days(Span(*match.span()), first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))
        day = _dated(parts.get("year"), month, int(parts["day"]), newest)
        if day is None:
            return None
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
