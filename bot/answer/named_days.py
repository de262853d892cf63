"""Every day of a month that a text names, whatever for: 8 and 9 December, Dec. 8-10, from Nov. 28 to Dec. 3.

What lies between two days is named with them. Years are not compared: a time of more than a year is not told apart.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from bot.answer.days import BOUNDS, FORMS
from bot.text.calendar import WEEKDAY_IN_FULL, month_number

_WEEKDAY = rf"(?:,?\s*\(?\b(?:{WEEKDAY_IN_FULL})\b\)?,?)?"
_NUMBER = r"(?<!\d)(?<!\d[.,:])(?<!\d{4}-)(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![.,:]?\d)\b"
_UP_TO = r"(?:[-–—‑−]|(?:\b(?:up\s+)?to|\bthrough|\bthru|\btill|\buntil)\b)"
_LINK = rf"{_WEEKDAY}(?:\s*,)?\s*(?:[,/&]|\b(?:and|or)\b|{_UP_TO}){_WEEKDAY}\s*(?:the\s+)?"
_RUN = re.compile(rf"{_NUMBER}(?:{_LINK}{_NUMBER})*", re.IGNORECASE)
_BETWEEN_DATES = re.compile(rf"{_WEEKDAY},?\s*{_UP_TO}{_WEEKDAY}\s*(?:the\s+)?", re.IGNORECASE)
_AND = re.compile(rf"{_WEEKDAY},?\s*and\b{_WEEKDAY}\s*(?:the\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(rf"\bbetween\b{_WEEKDAY}\s*(?:the\s+)?$", re.IGNORECASE)
# Words around a day that is the first or the last of a time whose other end was not read.
_BOUND = re.compile(rf"\b(?:{BOUNDS}|week\s+of)\s+(?:on\s+)?{_WEEKDAY}\s*(?:the\s+)?$", re.IGNORECASE)
_GOES_ON = re.compile(
    rf"\s*{_UP_TO}\s*(?:the\b|now\b|today\b|early\b|mid\b|late\b|\d|\w+day\b)|\s+(?:onwards?|and\s+after)\b",
    re.IGNORECASE,
)
_LONE_ORDINAL = re.compile(
    r"\bthe\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)\s*(?:$|[,.;:?!–—-]|and\b|or\b|to\b)", re.IGNORECASE
)
_LONGEST_MONTH = 31  # days
_YEAR = 12 * _LONGEST_MONTH

Day = tuple[int, int]  # month and day


@lru_cache(maxsize=64)  # of a question, for every sentence
def days_in(text: str) -> frozenset[Day]:
    """The days that *text* names: (11, 10), (11, 11) and (11, 12) for Nov. 10-12."""
    dates = _dates(text)
    named = {day for date in dates for day in days_of(date)}
    return frozenset(named.union(*(_through(one, other) for one, other in pairwise(dates) if _is_time(one, other))))


def leaves_days_open(text: str) -> bool:
    """Whether *text* may name more days than `days_in` reads: "since 8 December", "the 8th, he said, or 9 May"."""
    dates = _dates(text)
    read = {date for pair in pairwise(dates) if _is_time(*pair) for date in pair}
    if any(date not in read and _is_open(date) for date in dates):
        return True
    runs = [run.span() for date in dates if (run := _run(date))]
    lone = [match.start("day") for match in _LONE_ORDINAL.finditer(text)]
    return bool(dates) and any(not any(start <= day < end for start, end in runs) for day in lone)


def days_of(date: re.Match[str]) -> tuple[Day, ...]:
    """The days that are written with the month of *date*, a match of one of the `FORMS` that has a day."""
    month, run = month_number(date["month"]), _run(date)
    return tuple((month, day) for day in sorted(_days(run[0] if run else date["day"])))


def _dates(text: str) -> list[re.Match[str]]:
    found = [match for form in FORMS for match in form.finditer(text) if match.groupdict().get("day")]
    return sorted(found, key=lambda match: match.span())


def _run(date: re.Match[str]) -> re.Match[str] | None:
    """The days in a row of which that of *date* is one."""
    day = date.start("day")
    return next((run for run in _RUN.finditer(date.string) if run.start() <= day < run.end()), None)


def _days(run: str) -> set[int]:
    """8, 9 and 10 for "8-10"; after a comma alone may stand a number of anything, and nothing is in between."""
    numbers = list(re.finditer(r"\d+", run))
    days = {int(number[0]) for number in numbers}
    for one, other in pairwise(numbers):
        if run[one.end() : other.start()].strip() != ",":
            days.update(range(int(one[0]), int(other[0])))
    return days


def _is_time(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether the dates are the ends of a time: from Nov. 28 to Dec. 3."""
    gap = one.string[one.end() : max(one.end(), other.start())]
    if _BETWEEN_DATES.fullmatch(gap):
        return True
    return bool(_AND.fullmatch(gap) and _BETWEEN.search(one.string[: one.start()]))


def _through(one: re.Match[str], other: re.Match[str]) -> set[Day]:
    """The days from *one* to *other*, over the turn of the year where need be."""
    first, last = ((month_number(date["month"]) - 1) * _LONGEST_MONTH + int(date["day"]) - 1 for date in (one, other))
    return {_day((first + later) % _YEAR) for later in range((last - first) % _YEAR + 1)}


def _day(count: int) -> Day:
    month, day = divmod(count, _LONGEST_MONTH)
    return month + 1, day + 1


def _is_open(date: re.Match[str]) -> bool:
    """Whether *date* alone is the end of a time."""
    if len(days_of(date)) > 1:
        return False
    before, after = date.string[: date.start()], date.string[date.end() :]
    return bool(_BOUND.search(before) or _GOES_ON.match(after))
