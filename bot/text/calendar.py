"""What months and weekdays are called, and the patterns that match a name of one, whatever its capitals.

Which of these names may also be a word or a person's name ("may", "March", "Jan") is for each reader to say.
"""

from __future__ import annotations

from typing import Final

MONTHS: Final = tuple("January February March April May June July August September October November December".split())
WEEKDAYS: Final = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
NAMES: Final = frozenset({*MONTHS, *WEEKDAYS})
# The months that are also written in short, in full first; May is not.
SPELLINGS: Final = (
    *((month, month[:3]) for month in MONTHS if month not in {"May", "September"}),
    ("September", "Sept", "Sep"),
)
SHORT: Final = frozenset(short for _, *others in SPELLINGS for short in others)

MONTH: Final = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
WEEKDAY: Final = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
WEEKDAY_IN_FULL: Final = "|".join(WEEKDAYS)


def month_number(month: str) -> int:
    """1 for January, Jan. and 01. Raises ValueError where no month is called so."""
    return int(month) if month.isdigit() else 1 + _KEYS.index(month[:3].casefold())


def weekday_number(weekday: str) -> int:
    """0 for Monday, as dates count them. Raises ValueError where no weekday is called so."""
    return WEEKDAYS.index(weekday.capitalize())


_KEYS = tuple(month[:3].casefold() for month in MONTHS)
