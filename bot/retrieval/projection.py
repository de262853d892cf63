"""Passages and articles as one SQLite file: what a question needs at once, derived from the coverage's files.

A projection is immutable: it is built beside the old one and takes its place in one step, and readers keep the one they
opened. It is never the truth: delete it at will.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import threading
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from bot.errors import RetrievalError
from bot.model import Article, Passage, Quotation, Scope, Source, Span, Speaker
from bot.retrieval.bm25 import indexed_terms
from bot.text.terms import analyze

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from bot.model import Filters

Row = TypeVar("Row")

NAME = "coverage.sqlite"
_META = "SELECT value FROM meta WHERE key = ?"
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
        self.digest = self._one(str, _META, "digest")
        self.scope = self._one(_scope, _META, "scope")

    def close(self) -> None:
        self._database.close()

    def passages(self, numbers: Sequence[int]) -> list[Passage]:
        """The passages with these numbers, in their order."""
        return [self._one(_passage, _PASSAGE + "WHERE p.n = ?", number) for number in numbers]

    def passages_of(self, article_id: str) -> list[Passage]:
        """All passages of an article, in the order of its text."""
        return self._rows(_passage, _PASSAGE + "WHERE a.id = ? ORDER BY p.n", article_id)

    def indexed_terms(self) -> Iterator[tuple[int, list[str]]]:
        """Every passage's number and the terms an engine indexes for it, in the order of the numbers."""
        titles: dict[str, tuple[str, ...]] = {}

        def numbered(number: int, *row: Any) -> tuple[int, list[str]]:
            passage = _passage(*row)
            title = passage.source.title
            if title not in titles:
                titles[title] = analyze(title)
            return number, indexed_terms(titles[title], passage)

        yield from self._rows(numbered, f"SELECT p.n, {_PASSAGE.removeprefix('SELECT ')} ORDER BY p.n")

    def admitted(self, filters: Filters) -> set[int] | None:
        """The numbers of the passages whose article passes *filters*; none when there is nothing to filter."""
        if filters == type(filters)():
            return None
        sources = self._rows(lambda n, source: (n, _source(source)), "SELECT n, source FROM articles")
        articles = {n for n, source in sources if filters.admit(source)}
        return {n for n, article in self._rows(_pair, "SELECT n, article FROM passages") if article in articles}

    def article(self, key: str) -> tuple[Article, str, bool] | None:
        """The article with this id or source key, its file, and whether that file is a bundle; none when unknown."""
        sql = "SELECT source, text, body, file, in_bundle FROM articles WHERE id = ? OR key = ?"
        return next(iter(self._rows(_filed, sql, key, key)), None)

    def sources(self) -> Iterator[Source]:
        """Every article's source, in the order of their ids: what the files are called changes no answer."""
        yield from self._rows(_source, "SELECT source FROM articles ORDER BY id")

    def count(self, word: str) -> int:
        """How often a folded word stands in the coverage."""
        return sum(self._rows(int, "SELECT n FROM words WHERE word = ?", word))

    def words(self, first: str, shortest: int, longest: int) -> list[tuple[str, int]]:
        """The coverage's folded words that begin with *first* and have so many characters, each with its count."""
        sql = "SELECT word, n FROM words WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?"
        return self._rows(_pair, sql, first, first + "\U0010ffff", shortest, longest)

    def _one(self, made: Callable[..., Row], sql: str, value: object) -> Row:
        for row in self._rows(made, sql, value):
            return row
        raise self._damaged(f"{value} is missing")

    def _rows(self, made: Callable[..., Row], sql: str, *values: object) -> list[Row]:
        """What is made of each row; whatever goes wrong with one is damage to the file."""
        try:
            with self._lock:
                rows = self._database.execute(sql, values).fetchall()
            return [made(*row) for row in rows]
        except (sqlite3.Error, AttributeError, LookupError, TypeError, ValueError) as error:
            raise self._damaged(error) from error

    def _damaged(self, reason: object) -> RetrievalError:
        return RetrievalError(f"{self._path}: cannot be read ({reason}); delete its folder, it is built anew")


def _passage(*row: Any) -> Passage:
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


def _filed(source: str, text: str, body: str, file: str, in_bundle: int) -> tuple[Article, str, bool]:
    article = Article(_source(source), text, _spans(json.loads(body)))
    if hashlib.sha256(text.encode()).hexdigest() != article.source.sha256:
        raise ValueError(f"the text of {article.source.article_id} is not what it was")
    return article, file, bool(in_bundle)


def _scope(row: str) -> Scope:
    articles, newest = json.loads(row)
    return Scope(articles, date.fromisoformat(newest) if newest else None)


def _pair(one: Any, other: Any) -> tuple[Any, Any]:
    return one, other


def _spans(flat: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in flat)
