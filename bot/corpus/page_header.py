"""What a page states about itself above its article: headline, authors, outlet, date of publication, address.

Only what stands there in words is taken, and nothing is guessed: a dateline without a year is no date of publication,
and of two dates that are not told apart neither is. What front matter tells goes before what the page shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from bot.corpus import header
from bot.corpus.byline import read_byline
from bot.corpus.dateline import read_dateline
from bot.corpus.dates import dates_in, day_in, has_date
from bot.corpus.front_matter import front_matter
from bot.corpus.furniture import HEAD_LINES, furniture, headlines
from bot.corpus.furniture_rules import rule_of
from bot.text.lines import ends_sentence
from bot.text.paragraphs import paragraphs
from bot.text.terms import analyze

if TYPE_CHECKING:
    from datetime import date

    from bot.corpus.byline import Byline
    from bot.model import Span

# The name of a section is shorter than a headline, a standfirst is longer.
MIN_TITLE_WORDS, MAX_TITLE_WORDS = 4, 25
MAX_TITLE_CHARACTERS = 300
_SECTIONS = frozenset({"news", "sport", "sports", "business", "politics", "opinion", "analysis", "reviews", "stories"})
# What opens or ends a short line that is no headline: "Photo by Ann Lee", "3 min read", "Reuters staff", "Follow us".
_NO_HEADLINE = re.compile(
    r"^(?:\d|by|photos?|images?|videos?|follow|advertisement|newsletter|sign|share|read)\b"
    r"|\b(?:staff|writers?|press|read|ago|us|van|von|da|de|la)\b",
    re.IGNORECASE,
)
# A line that is a date with its time and place, and not a sentence with a date in it.
MAX_DATE_WORDS = 9
_SUMMARY = 3  # paragraphs among which the one with the dateline may be: some stand a summary before it


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
        published=day_in(front.published) or shown.published,
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
    below = (read_dateline(text[start:end]) for start, end in spans[above : above + _SUMMARY])
    dateline = next(filter(None, below), None)
    published = _published([line.text for line in lines if line.text != title])
    return PageHeader(
        title=title,
        outlet=next((byline.outlet for byline in bylines if byline.outlet), "")
        or (dateline.agency if dateline else ""),
        authors=next((byline.authors for byline in bylines if byline.authors), ()),
        published=published or (dateline.day if dateline else None),
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
    return next((text for text in texts if text in marked or _may_be_title(text)), "") or _short_title(texts)


def _may_be_title(line: str) -> bool:
    is_long_enough = MIN_TITLE_WORDS <= len(line.split()) <= MAX_TITLE_WORDS
    return is_long_enough and not _states_origin(line) and rule_of(line) is None and not _is_date(line)


def _short_title(texts: list[str]) -> str:
    """The only line that states no origin, where it is no longer than the name of a section: "Floods hit Ulm".

    Names are in capitals, but for a "von": a title of this kind has a word in small letters that means something.
    """
    lines = [text for text in texts if not (_states_origin(text) or rule_of(text) or _is_date(text))]
    if len(lines) != 1:
        return ""
    words = lines[0].split()
    says = any(word.islower() and analyze(word) for word in words[1:])
    is_title = says and words[-1].casefold() not in _SECTIONS and not _NO_HEADLINE.search(lines[0])
    return lines[0] if is_title and len(words) < MIN_TITLE_WORDS else ""


def _published(lines: list[str]) -> date | None:
    """The date that is called one of publication; else the only date that stands alone."""
    labelled = {dated.day for line in lines for dated in dates_in(line) if dated.is_publication}
    alone = {dated.day for line in lines if _is_date(line) for dated in dates_in(line) if not dated.is_labelled}
    found = labelled or alone
    return found.pop() if len(found) == 1 else None


def _is_date(line: str) -> bool:
    return has_date(line) and (len(line.split()) <= MAX_DATE_WORDS or read_byline(line) is not None)
