"""Questions about the articles themselves, answered from their headers; such a value is a fact, never a quote."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.model import Fact
from bot.text.terms import analyze

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.answer.coverage import Articles, Coverage
    from bot.model import Source

_MOST_SHOWN = 10  # facts in one answer
_PUBLISHER = r"(?:outlets?|newspapers?|publications?|publishers?|papers?|agenc(?:y|ies)|media|sites?|websites?|sources)"
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "articles",
        re.compile(
            r"\bhow many (?:articles|stories|pieces|texts)\b|\bhow (?:much|big) (?:is )?(?:the |your )?coverage\b"
        ),
    ),
    ("outlets", re.compile(rf"\bhow many (?:news ?)?{_PUBLISHER}\b")),
    (
        "author",
        re.compile(
            r"\bwho (?:wrote|authored|reported|penned)\b|\b(?:written|reported) by\b"
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
# A question about articles says so, or points at the article of the answer before, or names one by most of its title.
_ONE = r"(?:article|story|piece|report|text)"
_OF_ARTICLES = re.compile(
    rf"\b(?:{_ONE}s?|stories|headlines?|bylines?|coverage|authors?)\b",
)
_OF_OUTLETS = re.compile(rf"\b{_PUBLISHER}\b")
_POINTS = re.compile(rf"\b(?:it|(?:this|that|the) {_ONE})\b|\b(?:this|that)(?=\W*$| (?:published|written|from)\b)")
_FRAME_WORDS = """
    article story stories piece report reported item text coverage source outlet newspaper publication publisher
    paper news agency media site website headline title author writer byline journalist reporter wrote written
    authored penned behind published printed posted appear come run ran date day publication old recent new
    covered cover included have list all many much big from page get available use based name called tell know
    give show say please hi hello hey thanks thank contain hold loaded
"""


def about_articles(question: str) -> bool:
    """Whether *question* seems to ask for a header value, whichever article it means."""
    return asked_kind(question) is not None


def asked_kind(question: str) -> str | None:
    """Which value of a header *question* seems to ask for; none when it is about something else."""
    return _kind(_folded(question))


def facts(question: str, coverage: Coverage, about: Sequence[Source] = ()) -> tuple[Fact, ...] | None:
    """The header values that *question* asks for; none when it is no question about the articles.

    An article is named by words of its header, or pointed at as one of *about*, the articles of the answer before; else
    the whole coverage is meant. A value the header does not state is empty.
    """
    asked = _folded(question)
    kind = _kind(asked)
    if kind is None:
        return None
    named = naming(question)
    articles: Articles
    if named:
        articles = coverage.archive.headed(named, by_title=not _OF_ARTICLES.search(asked))
    elif about and _POINTS.search(asked):
        articles = _Given(about)
    elif _OF_ARTICLES.search(asked) or _OF_OUTLETS.search(asked) or _POINTS.search(asked):
        articles = coverage.archive.headed(())
    else:
        return None
    return _ANSWERS[kind](articles) or None


def naming(text: str) -> set[str]:
    """The terms of *text* that may name an article, and not what kind of value is asked for."""
    frame = frozenset(analyze(_FRAME_WORDS))
    return {term for term in analyze(text) if term not in frame}


@dataclass(frozen=True, slots=True)
class _Given:
    """The articles of the answer before."""

    sources: Sequence[Source]

    def count(self) -> int:
        return len({source.article_id for source in self.sources})

    def first(self, most: int) -> Sequence[Source]:
        return self.sources[:most]

    def of_each_outlet(self) -> Sequence[Source]:
        by_outlet: dict[str, Source] = {}
        for source in self.sources:
            by_outlet.setdefault(source.outlet, source)
        return tuple(by_outlet.values())


def _folded(question: str) -> str:
    return " ".join(question.casefold().replace("’", "'").split())


def _kind(asked: str) -> str | None:
    return next((kind for kind, pattern in _KINDS if pattern.search(asked)), None)


def _articles(articles: Articles) -> tuple[Fact, ...]:
    return tuple(Fact("articles", str(articles.count()), source) for source in articles.first(1))


def _outlets(articles: Articles) -> tuple[Fact, ...]:
    count = sum(1 for source in articles.of_each_outlet() if source.outlet)
    return tuple(Fact("outlets", str(count), source) for source in articles.first(1))


def _outlet(articles: Articles) -> tuple[Fact, ...]:
    return tuple(Fact("outlet", source.outlet, source) for source in articles.of_each_outlet()[:_MOST_SHOWN])


def _one_each(label: str, value: Callable[[Source], str]) -> Callable[[Articles], tuple[Fact, ...]]:
    return lambda articles: tuple(Fact(label, value(source), source) for source in articles.first(_MOST_SHOWN))


_ANSWERS: dict[str, Callable[[Articles], tuple[Fact, ...]]] = {
    "articles": _articles,
    "outlets": _outlets,
    "author": _one_each("author", lambda source: "; ".join(source.authors)),
    "published": _one_each("published", lambda source: source.published.isoformat() if source.published else ""),
    "outlet": _outlet,
    "title": _one_each("title", lambda source: source.title),
}
