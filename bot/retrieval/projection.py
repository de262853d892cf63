"""Passages and articles as one SQLite file: what a question needs at once, derived from the coverage's files.

A projection is immutable: it is built beside the old one and takes its place in one step, and readers keep the one they
opened. It is never the truth: delete it at will.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.errors import RetrievalError
from bot.model import Article, Passage, Quotation, Scope, Source, Span, Speaker
from bot.retrieval.bm25 import indexed_terms
from bot.text.terms import analyze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bot.model import Filters

NAME = "coverage.sqlite"
_PASSAGE = (
    "SELECT p.id, a.source, a.text, p.start, p.end, p.sentences, p.terms, p.tokens, p.speakers "
    "FROM passages p JOIN articles a ON a.n = p.article "
)


class Projection:
    """Reads a finished projection; safe to share between threads.

    Raises RetrievalError when *folder* holds none, or a damaged one.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._lock = threading.Lock()
        try:
            # Immutable is true by construction, and spares locks and checks on every read.
            uri = f"{self._path.absolute().as_uri()}?mode=ro&immutable=1"
            self._database = sqlite3.connect(uri, uri=True, check_same_thread=False)
        except sqlite3.Error as error:
            raise self._damaged(error) from error
        self.digest = str(self._meta("digest"))
        articles, newest = json.loads(self._meta("scope"))
        self.scope = Scope(articles, date.fromisoformat(newest) if newest else None)

    def close(self) -> None:
        self._database.close()

    def passages(self, numbers: Sequence[int]) -> list[Passage]:
        """The passages with these numbers, in their order."""
        return [_passage(row) for number in numbers for row in self._rows(_PASSAGE + "WHERE p.n = ?", number)]

    def passages_of(self, article_id: str) -> list[Passage]:
        """All passages of an article, in the order of its text."""
        rows = self._rows(_PASSAGE + "WHERE a.id = ? ORDER BY p.n", article_id)
        return [_passage(row) for row in rows]

    def indexed_terms(self) -> Iterator[tuple[int, list[str]]]:
        """Every passage's number and the terms an engine indexes for it, in the order of the numbers."""
        titles: dict[str, tuple[str, ...]] = {}
        for number, *row in self._rows(f"SELECT p.n, {_PASSAGE.removeprefix('SELECT ')} ORDER BY p.n"):
            passage = _passage(tuple(row))
            title = passage.source.title
            if title not in titles:
                titles[title] = analyze(title)
            yield number, indexed_terms(titles[title], passage)

    def admitted(self, filters: Filters) -> set[int] | None:
        """The numbers of the passages whose article passes *filters*; none when there is nothing to filter."""
        if filters == type(filters)():
            return None
        articles = [n for n, source in self._rows("SELECT n, source FROM articles") if filters.admit(_source(source))]
        marks = ",".join("?" * len(articles))
        return {n for (n,) in self._rows(f"SELECT n FROM passages WHERE article IN ({marks})", *articles)}  # noqa: S608 - marks only

    def article(self, key: str) -> tuple[Article, str, bool] | None:
        """The article with this id or source key, its file, and whether that file is a bundle; none when unknown."""
        for source, text, body, file, in_bundle in self._rows(
            "SELECT source, text, body, file, in_bundle FROM articles WHERE id = ? OR key = ?", key, key
        ):
            return Article(_source(source), text, _spans(json.loads(body))), file, bool(in_bundle)
        return None

    def sources(self) -> Iterator[Source]:
        """Every article's source, in the order of the files."""
        for (source,) in self._rows("SELECT source FROM articles ORDER BY n"):
            yield _source(source)

    def count(self, word: str) -> int:
        """How often a folded word stands in the coverage."""
        return sum(n for (n,) in self._rows("SELECT n FROM words WHERE word = ?", word))

    def words(self, first: str, shortest: int, longest: int) -> list[tuple[str, int]]:
        """The coverage's folded words that begin with *first* and have so many characters, each with its count."""
        sql = "SELECT word, n FROM words WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?"
        return self._rows(sql, first, first + "\U0010ffff", shortest, longest)

    def _meta(self, key: str) -> str:
        for (value,) in self._rows("SELECT value FROM meta WHERE key = ?", key):
            return str(value)
        raise self._damaged(f"no {key}")

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            with self._lock:
                return self._database.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise self._damaged(error) from error

    def _damaged(self, reason: object) -> RetrievalError:
        return RetrievalError(f"{self._path}: cannot be read ({reason}); delete its folder, it is built anew")


def _passage(row: tuple[Any, ...]) -> Passage:
    id_, source, text, start, end, sentences, terms, tokens, speakers = row
    return Passage(
        id=id_,
        source=_source(source),
        text=text[start:end],
        start=start,
        sentences=_spans(json.loads(sentences)),
        terms=tuple(tuple(sentence.split()) for sentence in json.loads(terms)),
        tokens=tokens,
        speakers=tuple(
            Quotation(Span(a, b), Speaker(name, certainty)) for a, b, name, certainty in json.loads(speakers)
        ),
    )


def _source(row: str) -> Source:
    fields = json.loads(row)
    published = fields.pop("published")
    fields["authors"] = tuple(fields["authors"])
    return Source(published=date.fromisoformat(published) if published else None, **fields)


def _spans(flat: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in flat)
