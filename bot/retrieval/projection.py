"""Passages and articles as two files, one of them SQLite's: what a question needs at once, derived from the coverage's.

A finished projection never changes: the next one is made beside it, and readers keep the one they opened. It is never
the truth: delete it at will.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import threading
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from bot.errors import RetrievalError
from bot.model import Article, Filters, Scope
from bot.retrieval.carried import stored
from bot.retrieval.headers import Headed
from bot.retrieval.retriever import Statistics
from bot.retrieval.row_file import NAME as ROWS
from bot.retrieval.row_file import RowFile
from bot.retrieval.rows import SOURCE, admitting, source_of, spans, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from bot.model import Passage, Source
    from bot.retrieval.carried import Stored
    from bot.retrieval.rows import Indexed

Row = TypeVar("Row")

NAME = "coverage.sqlite"
_AT_ONCE = 500  # rows asked for in one statement
_FEW_AT_ONCE = 50  # where reading costs, and the first may do
_LONGER = 3  # words of a phrase that are looked for before it
_META = "SELECT value FROM meta WHERE key = ?"

# A text on one line, with straight apostrophes. An indented line leaves several spaces: each round halves them.
_LINE = "replace(replace(replace(t.text, char(13), ''), char(10), ' '), '’', '''')"
_RUN = f"CAST(replace(replace(replace({_LINE}, '  ', ' '), '  ', ' '), '  ', ' ') AS BLOB)"


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
            self._passages = RowFile(folder / ROWS)
        except (sqlite3.Error, OSError, ValueError) as error:  # also what SQLite quotes and cannot be decoded
            raise self._damaged(error) from error
        self.digest = self._one(str, _META, "digest")
        self.scope = self._one(_scope, _META, "scope")
        self.passage_count, length = self._one(json.loads, _META, "size")
        self.average_length: float = length / max(1, self.passage_count)
        # Up to this number the passages are those of the generation before, all of them; 0 when some were dropped.
        self.kept: int = self._one(json.loads, _META, "kept")

    def close(self) -> None:
        self._database.close()
        self._passages.close()

    def indexed(self, numbers: Sequence[int]) -> list[Indexed]:
        """The passages with these numbers, in their order, as they are indexed."""
        try:
            return unpacked(self._passages.rows(numbers))
        except ValueError as error:
            raise self._damaged(error) from error

    def passages(self, numbers: Sequence[int]) -> list[Passage]:
        """The passages with these numbers, in their order."""
        return [one.passage for one in self.indexed(numbers)]

    def passages_of(self, article_id: str) -> list[Passage]:
        """All passages of an article, in the order of its text."""
        numbers = "SELECT p.n FROM passages p JOIN articles a ON a.n = p.article WHERE a.id = ? ORDER BY p.n"
        return self.passages(self._rows(int, numbers, article_id))

    def entries(self, after: int = 0) -> Iterator[tuple[int, Indexed]]:
        """Every passage with a number above *after*, by its number, as it is indexed, in the order of the numbers."""
        try:
            for number, row in self._passages.after(after):
                yield number, unpacked([row])[0]
        except ValueError as error:
            raise self._damaged(error) from error

    def indexed_terms(self, after: int = 0) -> Iterator[tuple[int, list[str]]]:
        """Passage numbers above *after* and the terms an engine indexes for them, in the order of the numbers."""
        for number, one in self.entries(after):
            yield number, one.passage.indexed.split()

    def stored(self) -> Iterator[Stored]:
        """Every passage, to be handed out, in the order of the numbers."""
        for _, one in self.entries():
            yield stored(one.passage)

    def statistics(self, terms: Sequence[str]) -> Statistics:
        """How many passages there are, how long, and in how many of them each of *terms* stands."""
        df: dict[str, int] = {}
        for some in _batches(sorted(set(terms))):
            df.update(self._rows(_pair, f"SELECT term, n FROM terms WHERE term IN ({_marks(some)})", *some))  # noqa: S608 - our own
        return Statistics(self.passage_count, self.average_length, df)

    def admitted(self, filters: Filters) -> set[int] | None:
        """The numbers of the passages whose article passes *filters*; none when there is nothing to filter."""
        if filters == Filters():
            return None
        condition, values = admitting(filters)
        sql = f"SELECT p.n FROM articles a JOIN passages p ON p.article = a.n WHERE {condition}"  # noqa: S608 - our own
        return set(self._rows(int, sql, *values))

    def admitted_of(self, numbers: Sequence[int], filters: Filters) -> set[int]:
        """Those of *numbers* whose passages' articles pass *filters*."""
        condition, values = admitting(filters)
        sql = f"SELECT p.n FROM passages p JOIN articles a ON a.n = p.article WHERE {condition} AND p.n IN "  # noqa: S608 - our own
        return {n for some in _batches(numbers) for n in self._rows(int, f"{sql}({_marks(some)})", *values, *some)}

    def article(self, key: str) -> tuple[Article, str, bool] | None:
        """The article with this id or source key, its file, and whether that file is a bundle; none when unknown."""
        sql = (
            f"SELECT a.file, a.in_bundle, t.text, t.body, {SOURCE} "  # noqa: S608 - names of our own
            "FROM articles a JOIN texts t ON t.article = a.n WHERE a.id = ? OR a.key = ?"
        )
        return next(iter(self._rows(_filed, sql, key, key)), None)

    def sources(self) -> Iterator[Source]:
        """Every article's source, in the order of their ids: what the files are called changes no answer."""
        after = ""
        some = f"SELECT {SOURCE} FROM articles a WHERE a.id > ? ORDER BY a.id LIMIT ?"  # noqa: S608 - names of our own
        while sources := self._rows(source_of, some, after, _AT_ONCE):
            yield from sources
            after = sources[-1].article_id

    def newest(self, filters: Filters, most: int) -> list[Source]:
        """At most so many of the articles that pass *filters*: the newest first, undated ones last, by their ids."""
        condition, values = admitting(filters)
        sql = f"SELECT {SOURCE} FROM articles a WHERE {condition} ORDER BY a.published DESC, a.id LIMIT ?"  # noqa: S608 - our own
        return self._rows(source_of, sql, *values, most)

    def headed(self, terms: Collection[str], *, by_title: bool = False) -> Headed:
        """The articles whose headers hold all of *terms*; see `Headed`."""
        return Headed(self._rows, terms, by_title=by_title)

    def holding(self, words: Sequence[str]) -> list[str]:
        """The ids of the articles whose text holds each of *words*, letter by letter; the database reads every text."""
        each = " AND ".join(["instr(CAST(t.text AS BLOB), ?)"] * len(words))
        sql = f"SELECT a.id FROM articles a JOIN texts t ON t.article = a.n WHERE {each} ORDER BY a.id"  # noqa: S608 - our own
        return self._rows(str, sql, *(word.encode("utf-8", "surrogatepass") for word in words))

    def running(self, phrase: str) -> Iterator[str]:
        """The ids of the articles whose text holds *phrase*, whatever line ends, spaces and apostrophes stand in it.

        Its first letter may be any: it is a capital where a sentence begins. Texts are read as ids are asked for.
        """
        rest = " ".join(phrase.split()).replace("’", "'")[1:]
        # Only a text that holds the longer words is looked at as one line, which costs six times as much.
        longer = sorted((word for word in rest.split() if "'" not in word), key=len, reverse=True)[:_LONGER]
        each = " AND ".join([*["instr(CAST(t.text AS BLOB), ?)"] * len(longer), f"instr({_RUN}, ?)"])
        held = f"FROM articles a JOIN texts t ON t.article = a.n WHERE {each}"
        sql = f"SELECT a.id {held} AND a.id > ? ORDER BY a.id LIMIT ?"
        parts, after = [part.encode("utf-8", "surrogatepass") for part in (*longer, rest)], ""
        while ids := self._rows(str, sql, *parts, after, _FEW_AT_ONCE):
            yield from ids
            after = ids[-1]

    def outlets(self) -> list[str]:
        """The outlets of the coverage, each once."""
        return self._rows(str, "SELECT DISTINCT outlet FROM articles WHERE outlet != '' ORDER BY outlet")

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


def _filed(file: str, in_bundle: int, text: str, body: bytes, *source: Any) -> tuple[Article, str, bool]:
    article = Article(source_of(*source), text, spans(body))
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
