"""What a page states about itself above its article: headline, authors, outlet, date of publication, address.

Only what stands there in words is taken, and nothing is guessed: a dateline without a year is no date of publication,
and of two dates that are not told apart neither is. What front matter tells goes before what the page shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from bot.corpus import header
from bot.corpus.byline import read_byline, read_dateline
from bot.corpus.front_matter import front_matter
from bot.corpus.furniture import HEAD_LINES, furniture, headlines
from bot.corpus.furniture_rules import FULL_DATE, rule_of
from bot.text.paragraphs import ends_sentence, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.corpus.byline import Byline
    from bot.model import Span

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
    url: str = ""


class _Line(NamedTuple):
    """A paragraph above the article, in one line; *is_headline* where Markdown marks it as the title."""

    text: str
    is_headline: bool


def page_header(text: str) -> PageHeader:
    front = front_matter(text)
    shown = _shown(text, front.end if front else 0)
    if front is None:
        return shown
    return PageHeader(
        title=front.title or shown.title,
        outlet=front.outlet or shown.outlet,
        authors=_authors(front.authors) or shown.authors,
        published=_day(front.published) or _stated_in(front.published) or shown.published,
        url=front.url,
    )


def _authors(names: tuple[str, ...]) -> tuple[str, ...]:
    """Each of *names*, which may be several in a line."""
    bylines = [(name, read_byline(f"By {name.removeprefix('By ')}")) for name in names]
    return tuple(one for name, byline in bylines for one in (byline.authors if byline else ()) or header.names(name))


def _shown(text: str, start: int) -> PageHeader:
    """What the page shows from *start* on."""
    spans = [span for span in paragraphs(text) if span.start >= start]
    above = _above(text, spans)
    lines = [_Line(" ".join(text[span.start : span.end].split()), _is_headline(text, span)) for span in spans[:above]]
    texts = [line.text for line in lines]
    bylines = [byline for byline in (*map(read_byline, texts), *map(_two_lines, texts, texts[1:])) if byline]
    title = _title(lines)
    below = text[slice(*spans[above])] if above < len(spans) else ""
    return PageHeader(
        title=title,
        outlet=next((byline.outlet for byline in bylines if byline.outlet), "") or read_dateline(below),
        authors=next((byline.authors for byline in bylines if byline.authors), ()),
        published=_published([line.text for line in lines if line.text != title]),
    )


def _above(text: str, spans: list[Span]) -> int:
    """How many of *spans* stand above the article: the furniture there, and all above a byline or a date line."""
    left_out = {left.span for left in furniture(text)}
    above = sum(1 for _ in takewhile(left_out.__contains__, spans))
    top = [text[start:end] for start, end in spans[:HEAD_LINES]]
    short = list(takewhile(lambda line: line.count(" ") < MAX_TITLE_WORDS, top))
    stated = [number + 1 for number, line in enumerate(short) if _states_origin(line)]
    stated += [number + 2 for number, byline in enumerate(map(_two_lines, short, short[1:])) if byline]
    # A headline may be as long as a sentence, and stand alone.
    alone = int(bool(short) and not ends_sentence(short[0]) and len(spans) > 1)
    return max(above, alone, *stated)


def _is_headline(text: str, span: Span) -> bool:
    return text[text.rfind("\n", 0, span.start) + 1 : span.start].strip() == "#"


def _two_lines(by: str, name: str) -> Byline | None:
    """The byline of a lone "By" and the line below it."""
    return read_byline(f"By {name}") if by.casefold() == "by" else None


def _states_origin(line: str) -> bool:
    rule = rule_of(line)
    return read_byline(line) is not None or (rule is not None and rule.reason == "date line")


def _title(lines: list[_Line]) -> str:
    """The headline that is marked, or printed twice, else the first line that can be one."""
    texts = [line.text for line in lines if len(line.text) <= MAX_TITLE_CHARACTERS]
    if twice := [texts[number] for number in headlines(texts)]:
        return min(twice, key=len)
    marked = {line.text for line in lines if line.is_headline}
    return next((text for text in texts if text in marked or _may_be_title(text)), "")


def _may_be_title(line: str) -> bool:
    is_long_enough = MIN_TITLE_WORDS <= len(line.split()) <= MAX_TITLE_WORDS
    return is_long_enough and not _states_origin(line) and rule_of(line) is None and not _is_date(line)


def _published(lines: list[str]) -> date | None:
    """The date that is called one of publication; else the only date that stands alone."""
    labelled = {day for line in lines for label, day in _dates(line) if label and label[1]}
    alone = {day for line in lines if _is_date(line) for label, day in _dates(line) if not label}
    found = labelled or alone
    return found.pop() if len(found) == 1 else None


def _is_date(line: str) -> bool:
    return _DATE.search(line) is not None and (len(line.split()) <= MAX_DATE_WORDS or read_byline(line) is not None)


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


def _stated_in(written: str) -> date | None:
    found = _DATE.search(written)
    return _day(found[0]) if found else None


def _day(written: str) -> date | None:
    """The day that *written* begins with, as `FULL_DATE` has it, or with a time of day behind it."""
    try:
        if written[:4].isdigit():
            return date.fromisoformat(written[:10])
        words = re.split(r"[ ,.]+", written.lower())
        day, name = (words[0], words[1]) if words[0][:1].isdigit() else (words[1], words[0])
        return date(int(words[2]), _MONTHS.index(name[:3]) // 4 + 1, int(day.rstrip("stndrh")))
    except (ValueError, IndexError):
        return None
