"""Full dates as pages print them, each with the label before it; a date without a year is none."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.text.calendar import MONTH, month_number

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTH = rf"(?:{MONTH})\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
FULL_DATE: Final = rf"(?:\b\d{{4}}-\d\d-\d\d|\b{_MONTH} {_DAY},? \d{{4}}|\b{_DAY} {_MONTH},? \d{{4}})\b"
DAY_OF_MONTH: Final = rf"(?:\b{_MONTH} {_DAY}|\b{_DAY} {_MONTH})(?!\w)"

_DATE = re.compile(FULL_DATE, re.IGNORECASE)
_LABEL = re.compile(r"\b(?:(published|posted|date)|updated|modified|reviewed|edited)\b", re.IGNORECASE)


class Dated(NamedTuple):
    """A day, whether a label says what it is the day of, and whether that is the publication."""

    day: date
    is_labelled: bool
    is_publication: bool


def has_date(line: str) -> bool:
    return _DATE.search(line) is not None


def dates_in(line: str) -> Iterator[Dated]:
    """Each full date of *line*, with the label between it and the date before."""
    start = 0
    for match in _DATE.finditer(line):
        labels = list(_LABEL.finditer(line, start, match.start()))
        start = match.end()
        if day := _day(match[0]):
            yield Dated(day, bool(labels), bool(labels and labels[-1][1]))


def day_in(written: str) -> date | None:
    """The day in a field that holds one, perhaps with a time of day; none when there is none."""
    if written[:4].isdigit():
        return _day(written[:10])
    found = _DATE.search(written)
    return _day(found[0]) if found else None


def _day(written: str) -> date | None:
    try:
        if written[:4].isdigit():
            return date.fromisoformat(written)
        words = re.split(r"[ ,.]+", written.lower())
        day, name = (words[0], words[1]) if words[0][:1].isdigit() else (words[1], words[0])
        return date(int(words[2]), month_number(name), int(day.rstrip("stndrh")))
    except (ValueError, IndexError):
        return None
