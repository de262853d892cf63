"""A dateline, read: "MOSCOW, Nov 28 (Reuters) - " at the head of a report names the agency, and the day with its year.

The place stays where it stands, in the first sentence; a day without a year is no date of publication.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.corpus.byline import is_agency
from bot.corpus.dates import DAY_OF_MONTH, FULL_DATE, day_in

if TYPE_CHECKING:
    from datetime import date

# "**" opens and closes bold in Markdown.
_HEAD = re.compile(
    r"[*_]{0,3}(?P<before>[^()\n]{0,80}?) ?\((?P<agency>[^()\n]{2,30})\)[*_]{0,3} ?(?P<mark>-{1,2}|–|—|:)?"
)
_DAY = re.compile(rf"(?:{FULL_DATE}|{DAY_OF_MONTH})", re.IGNORECASE)
_NAMES = re.compile(r"[\w.'’ /,-]*")


class Dateline(NamedTuple):
    """What a dateline says of its report; the day is none where no year stands with it."""

    agency: str
    day: date | None = None


def read_dateline(paragraph: str) -> Dateline | None:
    """The dateline that *paragraph* begins with, if it names an agency."""
    found = _HEAD.match(paragraph)
    if found is None or not is_agency(found["agency"]):
        return None
    place, days = _DAY.subn("", found["before"])
    place = place.strip(" ,-–—")
    is_place = _NAMES.fullmatch(place) and all(word[:1].isupper() for word in re.split(r"[\s/,]+", place) if word)
    is_sure = place.partition(",")[0].isupper() or days == 1
    # Indian agencies put no mark behind; "(Reuters) -" alone is how a report without a place begins.
    is_closed = found["mark"] or (place and days)
    if not is_place or not is_closed or not (is_sure or not found["before"]):
        return None
    return Dateline(found["agency"], day_in(found["before"]))
