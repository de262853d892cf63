"""The rows of a projection: written and read back by the functions here, nowhere else.

A question reads some fifty passages with their sources. Each is one value, all that an engine and an answer need of it,
decoded straight into our types; a `RowFile` holds them. The texts of articles have a table of their own, which leaves
the rows that a question walks through near each other.
"""

# ruff: noqa: PLR0917 - a row has as many values as it has

from __future__ import annotations

from array import array
from datetime import date
from functools import cache, partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import msgspec

from bot.model import Passage, Source, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Self

    from bot.model import Filters

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE articles (n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, sha256 TEXT NOT NULL,
                       title TEXT NOT NULL, outlet TEXT NOT NULL, authors TEXT NOT NULL, published TEXT,
                       url TEXT NOT NULL, outlet_key TEXT NOT NULL, key TEXT UNIQUE NOT NULL, file TEXT NOT NULL,
                       in_bundle INTEGER NOT NULL);
CREATE TABLE texts (article INTEGER PRIMARY KEY, body BLOB NOT NULL, text TEXT NOT NULL);
CREATE TABLE passages (n INTEGER PRIMARY KEY, article INTEGER NOT NULL, length INTEGER NOT NULL);
CREATE INDEX passages_article ON passages (article);
CREATE TABLE terms (term TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE words (word TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
"""
SOURCE = "a.id, a.sha256, a.title, a.outlet, a.authors, a.published, a.url"

_new_span: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)  # as `Span._make`, in half the time


class Indexed(NamedTuple):
    """A passage, and a mark for each of its indexed terms, by which most that it lacks need not be looked for."""

    marks: bytes
    passage: Passage

    @classmethod
    def of(cls, passage: Passage) -> Self:
        return cls(bytes(map(mark, passage.indexed.split())), passage)


def mark(term: str) -> int:
    """One of 256 marks; terms that share one are told apart by the terms themselves."""
    return crc32(term.encode()) & 0xFF


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
        outlet_key(source.outlet),
        source.key,
    )


def source_of(
    article_id: str, sha256: str, title: str, outlet: str, authors: str, published: str | None, url: str
) -> Source:
    """The source that a row of `SOURCE` holds."""
    names = tuple(authors.split(";")) if authors else ()
    return Source(article_id, sha256, title, outlet, names, _day(published), url)


def packed(one: Indexed) -> bytes:
    """*one* as `unpacked` reads it."""
    return msgspec.msgpack.encode(one)


def unpacked(rows: Iterable[bytes]) -> list[Indexed]:
    """What the *rows* hold; raises ValueError where one is damaged."""
    try:
        return [*map(_reader(), rows)]
    except msgspec.MsgspecError as error:
        raise ValueError(str(error)) from error


@cache
def _reader() -> Callable[[bytes], Indexed]:
    return msgspec.msgpack.Decoder(Indexed).decode


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


def _day(published: str | None) -> date | None:
    return date.fromisoformat(published) if published else None
