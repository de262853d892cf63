"""Days that a question writes in figures alone: 12/9/2018 is 9 December, or 12 September where only then is coverage.

With points the day stands first: 9.12.2018. What was read is told to the asker with the answer.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from bot.text.calendar import MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable

_IN_FIGURES = re.compile(
    r"(?<![\w/.-])(?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?![\w/-]|\.\d)"
)


def in_words(text: str, is_covered: Callable[[date], bool]) -> str:
    """*text* with its days in words. Where either number may be the month, the day that alone *is_covered* is meant.

    Where both are or none is, it is read as in the United States.
    """
    return _IN_FIGURES.sub(lambda written: _in_words(written, is_covered), text)


def _in_words(written: re.Match[str], is_covered: Callable[[date], bool]) -> str:
    days = _readings(written)
    covered = [day for day in days if is_covered(day)] if len(days) > 1 else []
    for day in covered if len(covered) == 1 else days[:1]:
        return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
    return written[0]


def _readings(written: re.Match[str]) -> list[date]:
    first, second, year = int(written["first"]), int(written["second"]), int(written["year"])
    days: list[date] = []
    for month, day in ((first, second), (second, first)) if written["mark"] == "/" else ((second, first),):
        with suppress(ValueError):  # no thirteenth month
            days.append(date(year, month, day))
    return days
