"""What a page states about itself above its article: headline, authors, outlet, date of publication.

Only what stands there in words is taken, and nothing is guessed: a dateline without a year is no date of publication,
and of two dates that are not told apart neither is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING

from bot.corpus.byline import read_byline
from bot.corpus.furniture import HEAD_LINES, furniture, headlines
from bot.corpus.furniture_rules import FULL_DATE, rule_of
from bot.text.paragraphs import ends_sentence, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

# The name of a section is shorter than a headline, a standfirst is longer.
MIN_TITLE_WORDS, MAX_TITLE_WORDS = 4, 25
MAX_TITLE_CHARACTERS = 300
# A line that is a date with its time and place, and not a sentence with a date in it.
MAX_DATE_WORDS = 9

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_DATE = re.compile(FULL_DATE, re.IGNORECASE)
_DATE_LABEL = re.compile(r"\b(?:(published|posted|date)|updated|modified|reviewed|edited)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageHeader:
    """What the page states; what it does not state is empty."""

    title: str = ""
    outlet: str = ""
    authors: tuple[str, ...] = ()
    published: date | None = None


def page_header(text: str) -> PageHeader:
    lines = _lines_above(text)
    byline = next(filter(None, map(read_byline, lines)), None)
    title = _title(lines)
    return PageHeader(
        title=title,
        outlet=byline.outlet if byline else "",
        authors=byline.authors if byline else (),
        published=_published([line for line in lines if _bare(line) != title]),
    )


def _lines_above(text: str) -> list[str]:
    """The page's lines above its article: the furniture there, and whatever stands above a byline or a date line."""
    spans = paragraphs(text)
    left_out = {left.span for left in furniture(text)}
    above = sum(1 for _ in takewhile(left_out.__contains__, spans))
    top = [text[start:end] for start, end in spans[:HEAD_LINES]]
    short = list(takewhile(lambda line: line.count(" ") < MAX_TITLE_WORDS, top))
    stated = (number + 1 for number, line in enumerate(short) if _states_origin(line))
    # A headline may be as long as a sentence, and stand alone.
    alone = int(bool(short) and not ends_sentence(short[0]) and len(spans) > 1)
    return [text[start:end] for start, end in spans[: max(above, alone, *stated)]]


def _states_origin(line: str) -> bool:
    rule = rule_of(line)
    return read_byline(line) is not None or (rule is not None and rule.reason == "date line")


def _title(lines: list[str]) -> str:
    """The headline that is printed twice, else the first line that can be one."""
    lines = [line for line in lines if len(line) <= MAX_TITLE_CHARACTERS]
    twice = [_bare(lines[number]) for number in headlines(lines)]
    if twice:
        return min(twice, key=len)
    return next((_bare(line) for line in lines if _may_be_title(line)), "")


def _may_be_title(line: str) -> bool:
    if line.startswith("# "):
        return True
    is_long_enough = MIN_TITLE_WORDS <= len(line.split()) <= MAX_TITLE_WORDS
    return is_long_enough and not _states_origin(line) and rule_of(line) is None and not _is_date(line)


def _bare(line: str) -> str:
    """A headline without Markdown's mark and line ends."""
    return " ".join(line.removeprefix("# ").split())


def _published(lines: list[str]) -> date | None:
    """The date that is called one of publication; else the only date that stands alone."""
    labelled = {day for line in lines for label, day in _dates(line) if label and label[1]}
    alone = {day for line in lines if _is_date(line) for label, day in _dates(line) if not label}
    found = labelled or alone
    return found.pop() if len(found) == 1 else None


def _is_date(line: str) -> bool:
    return _DATE.search(line) is not None and len(line.split()) <= MAX_DATE_WORDS


def _dates(line: str) -> Iterator[tuple[re.Match[str] | None, date]]:
    """Each full date of a short line, with the label before it."""
    label: re.Match[str] | None = None
    start = 0
    for match in _DATE.finditer(line):
        label = next(iter(reversed(list(_DATE_LABEL.finditer(line, start, match.start())))), None)
        start = match.end()
        day = _day(match[0])
        if day:
            yield label, day


def _day(written: str) -> date | None:
    try:
        if written[:4].isdigit():
            return date.fromisoformat(written)
        words = re.split(r"[ ,.]+", written.lower())
        day, name = (words[0], words[1]) if words[0].isdigit() else (words[1], words[0])
        return date(int(words[2]), _MONTHS.index(name[:3]) // 4 + 1, int(day))
    except ValueError:
        return None
