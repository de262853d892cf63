"""What a question is asked of, outlets and days of publishing: a follow-up keeps them, or names others instead."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from bot.answer.lookup import newest_first
from bot.chat import wording
from bot.model import Answer, Fact, Filters

if TYPE_CHECKING:
    from datetime import date

    from bot.answer.pipeline import Pipeline

_HALF_A_YEAR = timedelta(days=182)
_WEEK = timedelta(days=6)
_MOST_LISTED = 10  # articles of an outlet
_LEAD = re.compile(
    r"^\s*(?:(?:and|but|so|then)\b\s*)?(?:(?:what|how) about\s+)?(?:(?:according to|in|on|from|by)\s+)?", re.IGNORECASE
)


_PHRASE = "coverage"  # how what is asked of sources begins


class Sources(NamedTuple):
    """Outlets by the names they were given, and first and last days of publishing."""

    outlets: tuple[str, ...] = ()
    days: tuple[tuple[date, date], ...] = ()

    @property
    def phrases(self) -> tuple[str, ...]:
        """Words that ask of them, wherever they are put: what a reader is told is what is read."""
        outlets = (f"{_PHRASE} by {' and '.join(self.outlets)}",) if self.outlets else ()
        return (*outlets, *(f"{_PHRASE} from {_period(*days)}" for days in self.days))


def _period(since: date, until: date) -> str:
    day = wording.day(since)
    if since == until:
        return day
    return f"the week of {day}" if until - since == _WEEK else day.partition(" ")[2]


def sources(text: str, pipeline: Pipeline, newest: date | None = None) -> Sources:
    """What *text* is asked of; a day without a year is the last one up to *newest*."""
    mentions, days = pipeline.sources_in(text, newest)
    outlets = {one.outlets: text[one.span.start : one.span.end] for one in mentions if one.as_source}
    return Sources(tuple(outlets.values()), tuple(dict.fromkeys((one.since, one.until) for one in days)))


def words_among(carried: tuple[str, ...]) -> tuple[str, ...]:
    """Those of *carried* that are words, and not sources of which it is asked."""
    return tuple(word for word in carried if not word.startswith(f"{_PHRASE} "))


def named_alone(text: str, before: Sources, pipeline: Pipeline) -> Sources:
    """The sources in *text* where it names nothing else, after a question that was asked of some; none otherwise.

    A day without a year is the one nearest to the day before.
    """
    if not any(before):
        return Sources()
    named = "published according to " + _LEAD.sub("", text)
    newest = before.days[0][1] + _HALF_A_YEAR if before.days else None
    return Sources() if pipeline.read(named, newest).content else sources(named, pipeline, newest)


def outlet_alone(text: str, pipeline: Pipeline) -> frozenset[str]:
    """The outlet that is all of *text*, by its names in the coverage; none where that is anything else."""
    name = text.strip(" \t\n?!.,;:\"'“”")
    by = "according to "
    mentions, _ = pipeline.sources_in(by + name[:1].upper() + name[1:])
    whole = (len(by), len(by) + len(name))
    return next((one.outlets for one in mentions if one.as_source and one.span == whole), frozenset())


def articles_of(text: str, outlets: frozenset[str], pipeline: Pipeline) -> Answer:
    """The newest articles of *outlets*, as the answer to *text*."""
    coverage = pipeline.coverage
    newest = {
        source.article_id: source
        for outlet in sorted(outlets)
        for source in coverage.archive.newest(Filters(outlet=outlet), _MOST_LISTED)
    }
    listed = sorted(newest.values(), key=newest_first)[:_MOST_LISTED]
    facts = tuple(Fact("title", source.title, source) for source in listed)
    return Answer(text, coverage.scope, answered=True, confidence=1.0, facts=facts)


def asking(read: str, of: Sources) -> str:
    """The question *read*, asked of such sources."""
    # Apart from the question, or a word at its end is taken for the name of an outlet: "the Fortune coverage".
    return "; ".join([read, *of.phrases])


def asked_of(read: str, before: Sources, after: Sources, pipeline: Pipeline) -> str:
    """The question *read*, which is asked of *before*, asked of *after* instead."""
    for phrase in before.phrases:
        read = read.replace(f"; {phrase}", "")
    mentions, days = pipeline.sources_in(read)
    for start, end in [*(one.span for one in mentions if one.as_source), *(one.span for one in days)]:
        read = read[:start] + " " * (end - start) + read[end:]
    return asking(" ".join(read.split()), after)
