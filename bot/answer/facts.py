"""Questions about the articles themselves, answered from their headers; such a value is a fact, never a quote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.model import Fact
from bot.text.terms import analyze

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bot.answer.coverage import Coverage
    from bot.model import Source

_MOST_SHOWN = 10  # facts in one answer
_PUBLISHER = r"(?:outlets?|newspapers?|publications?|publishers?|papers?|agenc(?:y|ies)|media|sites?|websites?|sources)"
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "count",
        re.compile(
            r"\bhow many (?:articles|stories|pieces|texts|sources|outlets)\b"
            r"|\bhow (?:much|big) (?:is )?(?:the |your )?coverage\b"
        ),
    ),
    (
        "author",
        re.compile(
            r"\bwho (?:wrote|authored|reported|penned|is behind)\b|\b(?:written|reported) by\b"
            r"|\b(?:authors?|writers?|byline|journalists?|reporters?)\b.{0,20}\b(?:of|for|behind|is|are)\b"
            r"|\bwhose (?:article|story|byline|piece)\b"
        ),
    ),
    (
        "published",
        re.compile(
            r"\bwhen (?:was|were|did)\b.*\b(?:published|written|printed|posted|appear|come out|run)\b"
            r"|\b(?:publication|publishing|published) date\b|\bwhat(?: is|'s) the date\b"
            r"|\b(?:date|day) of (?:publication|the (?:article|story|piece))\b"
            r"|\bhow (?:old|recent|new) (?:is|are) (?:the |this |that |your )?(?:article|stor|coverage|piece)"
        ),
    ),
    (
        "outlet",
        re.compile(
            rf"\b(?:which|what|whose) (?:news ?)?{_PUBLISHER}\b"
            r"|\bwho (?:published|ran|printed)\b|\bwhere (?:was|is) .*\b(?:published|from)\b"
        ),
    ),
    (
        "title",
        re.compile(
            r"\b(?:which|what) (?:articles?|stories|headlines?|titles?|pieces)\b|\b(?:headline|title)s?\b"
            r"|\blist (?:all |the |your |of )*(?:articles|stories|sources)\b"
            r"|\bwhat(?: is|'s) in (?:the |this |your )?coverage\b"
        ),
    ),
)
_FRAME_WORDS = """
    article story stories piece report reported item text coverage source outlet newspaper publication publisher
    paper news agency media site website headline title author writer byline journalist reporter wrote written
    authored penned behind published printed posted appear come run ran date day publication old recent new
    covered cover included have list all many much big from page get available use based name called tell know
    give show say please hi hello hey thanks thank contain hold loaded
"""


def kind_of(question: str) -> str | None:
    """Which header value *question* seems to ask for; none when it is no question about articles."""
    asked = " ".join(question.casefold().replace("’", "'").split())
    return next((kind for kind, pattern in _KINDS if pattern.search(asked)), None)


def facts(question: str, coverage: Coverage, about: Sequence[Source] = ()) -> tuple[Fact, ...] | None:
    """The header values that *question* asks for; none when it is no question about the articles.

    An article is named by words of its title, outlet or authors, or else is one of *about*, the articles of the answer
    before. A value the header does not state is empty.
    """
    kind = kind_of(question)
    if kind is None:
        return None
    frame = frozenset(analyze(_FRAME_WORDS))
    named = [term for term in analyze(question) if term not in frame]
    sources = _named(named, coverage.archive.sources()) if named else list(about) or list(coverage.archive.sources())
    if not sources:
        return None
    return _ANSWERS[kind](sources)


def _named(terms: list[str], sources: Iterable[Source]) -> list[Source]:
    """The articles whose header holds all of *terms*."""
    wanted = set(terms)
    return [
        source
        for source in sources
        if wanted <= set(analyze(f"{source.title} {source.outlet} {' '.join(source.authors)}"))
    ]


def _one_each(label: str, value: Callable[[Source], str]) -> Callable[[list[Source]], tuple[Fact, ...]]:
    return lambda sources: tuple(Fact(label, value(source), source) for source in sources[:_MOST_SHOWN])


def _distinct_outlets(sources: list[Source]) -> tuple[Fact, ...]:
    by_outlet: dict[str, Source] = {}
    for source in sources:
        by_outlet.setdefault(source.outlet, source)
    return tuple(Fact("outlet", outlet, source) for outlet, source in by_outlet.items())[:_MOST_SHOWN]


_ANSWERS: dict[str, Callable[[list[Source]], tuple[Fact, ...]]] = {
    "count": lambda sources: (Fact("articles", str(len(sources)), sources[0]),),
    "author": _one_each("author", lambda source: "; ".join(source.authors)),
    "published": _one_each("published", lambda source: source.published.isoformat() if source.published else ""),
    "outlet": _distinct_outlets,
    "title": _one_each("title", lambda source: source.title),
}
