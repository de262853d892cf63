"""Writes a projection: from nothing, or from the one before it and what changed since.

The one before is copied, never touched, so that whoever reads it goes on reading it. Articles are read one at a time;
memory grows with the number of different words, not of articles.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, cast

from bot.errors import RetrievalError
from bot.retrieval.carried import header
from bot.retrieval.headers import SCHEMA as HEADERS
from bot.retrieval.headers import header_rows
from bot.retrieval.passages import passages
from bot.retrieval.rows import INDEXED, SCHEMA, SOURCE, Indexed, flat, packed, source_of, source_row, unpacked
from bot.text.terms import STOP_WORDS, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from bot.errors import CorpusError
    from bot.model import Article
    from bot.retrieval.passages import SpeakerFinder

_BATCH = 100_000  # different words held before they are written


class Filed(Protocol):
    """An article and the file of the coverage it came from."""

    @property
    def article(self) -> Article: ...
    @property
    def file(self) -> str: ...
    @property
    def in_bundle(self) -> bool: ...
    def second_to(self, other: str) -> CorpusError:
        """The error that tells that the file *other* holds an article with the same id."""


def write(
    path: Path,
    articles: Iterable[Filed],
    find_speakers: SpeakerFinder,
    *,
    before: Path | None = None,
    changed: Collection[str] = (),
) -> str:
    """Write a projection to *path* and return the digest of what it holds.

    *before* is the projection that *path* follows; then *changed* are the files of the coverage that were added,
    changed or removed since, and *articles* those that the first two hold now. Raises CorpusError when an id stands
    twice, RetrievalError when *before* is damaged, OSError or sqlite3.Error when *path* cannot be written.
    """
    if before is not None:
        shutil.copyfile(before, path)
    database = sqlite3.connect(path)
    try:
        # A draft is thrown away after a crash, so it needs no journal; it is on disk before anybody is told of it.
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        if before is None:
            database.executescript(SCHEMA + HEADERS)
        digest = _Draft(database, find_speakers).fill(articles, changed)
    finally:
        database.close()
    with path.open("rb") as file:
        os.fsync(file.fileno())
    return digest


class _Draft:
    """A projection that is being written, and the counts not yet written to it."""

    def __init__(self, database: sqlite3.Connection, find_speakers: SpeakerFinder) -> None:
        self._database = database
        self._find_speakers = find_speakers
        self._dropped = False
        self._terms: Counter[str] = Counter()
        self._words: Counter[str] = Counter()
        database.execute("CREATE TEMP TABLE seen (id TEXT PRIMARY KEY, file TEXT) WITHOUT ROWID")

    def fill(self, articles: Iterable[Filed], changed: Collection[str]) -> str:
        (kept,) = self._database.execute("SELECT coalesce(max(n), 0) FROM passages").fetchone()
        for filed in articles:
            self._take(filed, changed)
        self._drop_unseen(changed)
        self._write_counts()
        digest = self._write_meta(0 if self._dropped else kept)
        self._database.commit()
        return digest

    def _take(self, filed: Filed, changed: Collection[str]) -> None:
        """Take in an article, unless it is there already, word for word."""
        source = filed.article.source
        for (file,) in self._database.execute("SELECT file FROM seen WHERE id = ?", (source.article_id,)).fetchall():
            raise filed.second_to(file)
        self._database.execute("INSERT INTO seen VALUES (?, ?)", (source.article_id, filed.file))
        known = f"SELECT a.n, a.file, {SOURCE} FROM articles a WHERE a.id = ?"  # noqa: S608 - names of our own
        for number, old_file, *old_source in self._database.execute(known, (source.article_id,)).fetchall():
            if old_file not in changed:
                raise filed.second_to(old_file)
            with _undamaged():
                is_same = source_of(*old_source) == source
            if is_same:
                place = (filed.file, filed.in_bundle, number)
                self._database.execute("UPDATE articles SET file = ?, in_bundle = ? WHERE n = ?", place)
                return
            self._drop(number)
        self._insert(filed)

    def _drop_unseen(self, changed: Collection[str]) -> None:
        for file in changed:
            gone = "SELECT n FROM articles WHERE file = ? AND id NOT IN (SELECT id FROM seen)"
            for (number,) in self._database.execute(gone, (file,)).fetchall():
                self._drop(number)

    def _drop(self, number: int) -> None:
        self._dropped = True
        known = f"SELECT {SOURCE} FROM articles a WHERE a.n = ?"  # noqa: S608 - names of our own
        rows = self._database.execute(known, (number,)).fetchall()
        indexed = self._database.execute(f"{INDEXED} WHERE p.article = ?", (number,)).fetchall()
        with _undamaged():
            headers = [row for source in rows for row in header_rows(number, source_of(*source))]
            each = unpacked([row for _, row in indexed])
        self._database.executemany("DELETE FROM headers WHERE (term, article, of_title) = (?, ?, ?)", headers)
        for one in each:
            self._terms.subtract(set(one.passage.indexed.split()))
            self._words.subtract(words(one.passage.text))
        for sql in ("FROM passages WHERE article", "FROM texts WHERE article", "FROM articles WHERE n"):
            self._database.execute(f"DELETE {sql} = ?", (number,))

    def _insert(self, filed: Filed) -> None:
        article = filed.article
        number = self._append("articles", *source_row(article.source), filed.file, filed.in_bundle)
        self._database.executemany("INSERT INTO headers VALUES (?, ?, ?)", header_rows(number, article.source))
        self._database.execute("INSERT INTO texts VALUES (?, ?, ?)", (number, flat(article.body), article.text))
        for passage in passages(article, self._find_speakers):
            self._terms.update(set(passage.indexed.split()))
            self._words.update(words(passage.text))
            one = Indexed.of(passage)
            self._append("passages", number, len(one.marks), packed(one))
        if len(self._terms) + len(self._words) > _BATCH:
            self._write_counts()

    def _append(self, table: str, *row: object) -> int:
        """The number of *row*, the next one of *table*."""
        sql = f"INSERT INTO {table} VALUES (NULL{', ?' * len(row)})"  # noqa: S608 - names of our own
        return cast("int", self._database.execute(sql, row).lastrowid)

    def _write_counts(self) -> None:
        for word in STOP_WORDS:
            del self._words[word]
        for table, counts in (("terms", self._terms), ("words", self._words)):
            column = table.removesuffix("s")
            self._database.executemany(
                f"INSERT INTO {table} VALUES (?, ?) ON CONFLICT ({column}) DO UPDATE SET n = n + excluded.n",  # noqa: S608 - our own
                sorted(counts.items()),
            )
            self._database.execute(f"DELETE FROM {table} WHERE n = 0")  # noqa: S608 - names of our own
            counts.clear()

    def _write_meta(self, kept: int) -> str:
        digest = hashlib.sha256()
        with _undamaged():
            for row in self._database.execute(f"SELECT {SOURCE} FROM articles a ORDER BY a.id"):  # noqa: S608 - our own
                digest.update(f"{header(source_of(*row))}\n".encode())
        articles, newest = self._database.execute("SELECT count(*), max(published) FROM articles").fetchone()
        count, length = self._database.execute("SELECT count(*), coalesce(sum(length), 0) FROM passages").fetchone()
        meta = {
            "digest": digest.hexdigest(),
            "scope": json.dumps([articles, newest]),
            "size": json.dumps([count, length]),
            "kept": json.dumps(kept),
        }
        self._database.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", meta.items())
        return digest.hexdigest()


@contextmanager
def _undamaged() -> Iterator[None]:
    """Rows of the projection before are read inside: whatever goes wrong with one is damage to it."""
    try:
        yield
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise RetrievalError(f"the index before: cannot be read ({error}); delete it, it is built anew") from error
