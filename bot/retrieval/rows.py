"""How articles and passages stand in a projection's rows: written and read back by the functions here, nowhere else.

A question reads some fifty passages with their sources, so both come back with little more than `str.split`; spans are
arrays of 32-bit numbers. The texts of articles have a table of their own, which leaves the rows that a question walks
through near each other.
"""

# ruff: noqa: PLR0917 - a row has as many values as it has

from __future__ import annotations

import json
from array import array
from datetime import date
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.model import Passage, Quotation, Source, Span, Speaker
from bot.text.terms import analyze

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.model import Filters

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE articles (n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, sha256 TEXT NOT NULL,
                       title TEXT NOT NULL, outlet TEXT NOT NULL, authors TEXT NOT NULL, published TEXT,
                       url TEXT NOT NULL, title_terms TEXT NOT NULL, outlet_key TEXT NOT NULL,
                       key TEXT UNIQUE NOT NULL, file TEXT NOT NULL, in_bundle INTEGER NOT NULL);
CREATE TABLE texts (article INTEGER PRIMARY KEY, body BLOB NOT NULL, text TEXT NOT NULL);
CREATE TABLE passages (n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, article INTEGER NOT NULL,
                       start INTEGER NOT NULL, tokens INTEGER NOT NULL, length INTEGER NOT NULL,
                       sentences BLOB NOT NULL, speakers TEXT NOT NULL, terms TEXT NOT NULL, text TEXT NOT NULL);
CREATE INDEX passages_article ON passages (article);
CREATE TABLE terms (term TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE words (word TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
"""
SOURCE = "a.id, a.sha256, a.title, a.outlet, a.authors, a.published, a.url"
_JOINED = "FROM passages p JOIN articles a ON a.n = p.article "
_PASSAGE = "p.length, p.id, p.start, p.tokens, p.sentences, p.speakers, p.terms, p.text"
INDEXED = f"SELECT p.n, a.title_terms, {_PASSAGE}, {SOURCE} {_JOINED}"
TERMS = f"SELECT p.n, a.title_terms, p.terms, a.id, a.outlet_key, a.published {_JOINED}"

_new_span: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)  # as `Span._make`, in half the time


class Indexed(NamedTuple):
    """A passage, its number, the terms of its article's title, indexed with its own, and how many that makes."""

    number: int
    title: list[str]
    length: int
    passage: Passage


class Entry(NamedTuple):
    """What an engine indexes of a passage: its terms with the title's, and what filters look at."""

    number: int
    terms: list[str]
    article_id: str
    outlet_key: str
    published: date | None


def outlet_key(outlet: str) -> str:
    """What two outlets must share to pass the same filter."""
    return outlet.casefold()


def source_row(source: Source) -> tuple[object, ...]:
    """The values of the articles' columns from ``id`` to ``key``."""
    return (
        source.article_id,
        source.sha256,
        source.title,
        source.outlet,
        ";".join(source.authors),
        source.published and source.published.isoformat(),
        source.url,
        " ".join(analyze(source.title)),
        outlet_key(source.outlet),
        source.key,
    )


def source_of(
    article_id: str, sha256: str, title: str, outlet: str, authors: str, published: str | None, url: str
) -> Source:
    """The source that a row of `SOURCE` holds."""
    names = tuple(authors.split(";")) if authors else ()
    return Source(article_id, sha256, title, outlet, names, _day(published), url)


def passage_row(passage: Passage, length: int) -> tuple[object, ...]:
    """The values of the passages' columns from ``start`` on; *length* counts the terms indexed for it."""
    speakers = [(*span, speaker.name, speaker.certainty) for span, speaker in passage.speakers]
    return (
        passage.start,
        passage.tokens,
        length,
        flat(passage.sentences),
        json.dumps(speakers) if speakers else "",
        "\n".join(" ".join(terms) for terms in passage.terms),
        passage.text,
    )


def indexed_of(
    number: int,
    title: str,
    length: int,
    id_: str,
    start: int,
    tokens: int,
    sentences: bytes,
    speakers: str,
    terms: str,
    text: str,
    *source: Any,
) -> Indexed:
    """What a row of `INDEXED` holds."""
    passage = Passage(
        id_,
        source_of(*source),
        text,
        start,
        spans(sentences),
        tuple([tuple(sentence.split()) for sentence in terms.split("\n")]),
        tokens,
        tuple(_speakers(speakers)) if speakers else (),
    )
    return Indexed(number, title.split(), length, passage)


def entry_of(number: int, title: str, terms: str, article_id: str, outlet: str, published: str | None) -> Entry:
    """What a row of `TERMS` holds."""
    return Entry(number, [*title.split(), *terms.split()], article_id, outlet, _day(published))


def flat(of: Iterable[Span]) -> bytes:
    return array("I", chain.from_iterable(of)).tobytes()


def spans(row: bytes) -> tuple[Span, ...]:
    numbers = iter(array("I", row))
    return tuple(map(_new_span, zip(numbers, numbers, strict=True)))


def admitting(filters: Filters) -> tuple[str, list[str]]:
    """*filters* as a condition on the articles, and its values; it holds where ``filters.admit`` does."""
    asked = {
        "a.outlet_key = ?": filters.outlet and outlet_key(filters.outlet),
        "a.id = ?": filters.article_id,
        "a.published >= ?": filters.since and filters.since.isoformat(),
        "a.published <= ?": filters.until and filters.until.isoformat(),
    }
    conditions = {condition: value for condition, value in asked.items() if value}
    return " AND ".join(["1", *conditions]), list(conditions.values())


def _speakers(row: str) -> list[Quotation]:
    return [Quotation(Span(start, end), Speaker(name, certainty)) for start, end, name, certainty in json.loads(row)]


def _day(published: str | None) -> date | None:
    return date.fromisoformat(published) if published else None
