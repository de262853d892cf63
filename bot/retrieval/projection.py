"""Passages and articles as one SQLite file: what a question needs at once, derived from the coverage's files.

A finished projection never changes: the next one is made beside it, and readers keep the one they opened. It is never
the truth: delete it at will.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import threading
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from bot.errors import RetrievalError
from bot.model import Article, Passage, Quotation, Scope, Source, Span, Speaker
from bot.retrieval.retriever import Statistics
from bot.text.terms import analyze

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from bot.model import Filters

Row = TypeVar("Row")

NAME = "coverage.sqlite"
_AT_ONCE = 500  # rows asked for in one statement
_META = "SELECT value FROM meta WHERE key = ?"
PASSAGE = (
    "SELECT p.id, a.source, p.text, p.start, p.sentences, p.terms, p.tokens, p.speakers "
    "FROM passages p JOIN articles a ON a.n = p.article "
)


class Stored(NamedTuple):
    """A passage as a row of `PASSAGE`, its article's source, and the terms an engine indexes for it."""

    row: tuple[Any, ...]
    source: Source
    indexed: list[str]


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
        self.passage_count, self._length = self._one(json.loads, _META, "size")
        # Up to this number the passages are those of the generation before, all of them; 0 when some were dropped.
        self.kept: int = self._one(json.loads, _META, "kept")

    def close(self) -> None:
        self._database.close()

    def passages(self, numbers: Sequence[int]) -> list[Passage]:
        """The passages with these numbers, in their order."""
        found: dict[int, Passage] = {}
        for some in _batches(numbers):
            sql = PASSAGE.replace("SELECT", "SELECT p.n,", 1) + f"WHERE p.n IN ({_marks(some)})"
            found.update(self._rows(lambda n, *row: (n, passage_of(*row)), sql, *some))
        if missing := [number for number in numbers if number not in found]:
            raise self._damaged(f"passage {missing[0]} is missing")
        return [found[number] for number in numbers]

    def passages_of(self, article_id: str) -> list[Passage]:
        """All passages of an article, in the order of its text."""
        return self._rows(passage_of, PASSAGE + "WHERE a.id = ? ORDER BY p.n", article_id)

    def indexed_terms(self, after: int = 0) -> Iterator[tuple[int, list[str]]]:
        """Passage numbers above *after* and the terms an engine indexes for them, in the order of the numbers."""
        sql = (
            "SELECT p.n, p.terms, a.source FROM passages p JOIN articles a ON a.n = p.article "
            "WHERE p.n > ? ORDER BY p.n LIMIT ?"
        )
        while rows := self._rows(_numbered, sql, after, _AT_ONCE):
            yield from rows
            after = rows[-1][0]

    def stored(self) -> Iterator[Stored]:
        """Every passage as it is stored, in the order of the numbers."""
        sql = PASSAGE.replace("SELECT", "SELECT p.n,", 1) + "WHERE p.n > ? ORDER BY p.n LIMIT ?"
        after = 0
        while rows := self._rows(_stored, sql, after, _AT_ONCE):
            yield from (one for _, one in rows)
            after = rows[-1][0]

    def statistics(self, terms: Sequence[str]) -> Statistics:
        """How many passages there are, how long, and in how many of them each of *terms* stands."""
        df: dict[str, int] = {}
        for some in _batches(sorted(set(terms))):
            df.update(self._rows(_pair, f"SELECT term, n FROM terms WHERE term IN ({_marks(some)})", *some))  # noqa: S608
        return Statistics(self.passage_count, self._length / max(1, self.passage_count), df)

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


def passage_of(*row: Any) -> Passage:
    """The passage that a row of `PASSAGE` holds."""
    id_, source, text, start, sentences, terms, tokens, speakers = row
    return Passage(
        id=id_,
        source=_source(source),
        text=text,
        start=start,
        sentences=_spans(json.loads(sentences)),
        terms=tuple(tuple(sentence.split()) for sentence in json.loads(terms)),
        tokens=tokens,
        speakers=tuple(
            Quotation(Span(a, b), Speaker(name, certainty)) for a, b, name, certainty in json.loads(speakers)
        ),
    )


def spoken(passage: Passage) -> list[tuple[int, int, str, str]]:
    """The speakers of *passage* as they are stored."""
    return [(*span, speaker.name, speaker.certainty) for span, speaker in passage.speakers]


def _numbered(number: int, terms: str, source: str) -> tuple[int, list[str]]:
    own = [tuple(sentence.split()) for sentence in json.loads(terms)]
    return number, [*_title_terms(source), *(term for sentence in own for term in sentence)]


def _stored(number: int, *row: Any) -> tuple[int, Stored]:
    _, source, _, _, _, terms, _, _ = row
    return number, Stored(row, _source(source), _numbered(number, terms, source)[1])


@lru_cache(maxsize=1024)
def _title_terms(source: str) -> tuple[str, ...]:
    return analyze(json.loads(source)["title"])


@lru_cache(maxsize=1024)  # a question meets the same articles again and again
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


def _batches(values: Sequence[Row]) -> Iterator[Sequence[Row]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))


def _pair(one: Any, other: Any) -> tuple[Any, Any]:
    return one, other


def _spans(flat: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in flat)
