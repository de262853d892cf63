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
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Protocol, cast

from bot.errors import RetrievalError
from bot.retrieval.carried import header
from bot.retrieval.headers import SCHEMA as HEADERS
from bot.retrieval.headers import header_rows
from bot.retrieval.passages import passages
from bot.retrieval.row_file import NAME as ROWS
from bot.retrieval.row_file import RowDraft
from bot.retrieval.rows import SCHEMA, SOURCE, Indexed, flat, packed, source_of, source_row, unpacked
from bot.text.terms import STOP_WORDS, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from bot.errors import CorpusError
    from bot.model import Article
    from bot.retrieval.passages import SpeakerFinder

_BATCH = 100_000  # different words held before they are written
_AT_ONCE = 500  # rows asked for in one statement


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
    """Write a projection to *path*, its passages' rows beside it, and return the digest of what it holds.

    *before* is the projection that *path* follows; then *changed* are the files of the coverage that were added,
    changed or removed since, and *articles* those that the first two hold now. Raises CorpusError when an id stands
    twice, RetrievalError when *before* is damaged, OSError or sqlite3.Error when *path* cannot be written.
    """
    if before is not None:
        shutil.copyfile(before, path)
    rows_before = None if before is None else before.with_name(ROWS)
    with closing(sqlite3.connect(path)) as database, RowDraft(path.with_name(ROWS), rows_before) as rows:
        # A draft is thrown away after a crash, so it needs no journal; it is on disk before anybody is told of it.
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        if before is None:
            database.executescript(SCHEMA + HEADERS)
        digest = _Draft(database, rows, find_speakers).fill(articles, changed)
        rows.sync()
    with path.open("rb") as file:
        os.fsync(file.fileno())
    return digest


class _Draft:
    """A projection that is being written, and the counts not yet written to it."""

    def __init__(self, database: sqlite3.Connection, rows: RowDraft, find_speakers: SpeakerFinder) -> None:
        self._database = database
        self._rows = rows
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
        if self._dropped:
            self._close_gaps()
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
        passages = self._database.execute("SELECT n FROM passages WHERE article = ?", (number,)).fetchall()
        with _undamaged():
            headers = [row for source in rows for row in header_rows(number, source_of(*source))]
            each = unpacked([self._rows.row(passage) for (passage,) in passages])
        self._database.executemany("DELETE FROM headers WHERE (term, article, of_title) = (?, ?, ?)", headers)
        for one in each:
            self._terms.subtract(set(one.passage.indexed.split()))
            self._words.subtract(words(one.passage.text))
        for sql in ("FROM passages WHERE article", "FROM texts WHERE article", "FROM articles WHERE n"):
            self._database.execute(f"DELETE {sql} = ?", (number,))

    def _insert(self, filed: Filed) -> None:
        article = filed.article
        row = (*source_row(article.source), filed.file, filed.in_bundle)
        insert = f"INSERT INTO articles VALUES (NULL{', ?' * len(row)})"  # noqa: S608 - names of our own
        number = cast("int", self._database.execute(insert, row).lastrowid)
        self._database.executemany("INSERT INTO headers VALUES (?, ?, ?)", header_rows(number, article.source))
        self._database.execute("INSERT INTO texts VALUES (?, ?, ?)", (number, flat(article.body), article.text))
        for passage in passages(article, self._find_speakers):
            self._terms.update(set(passage.indexed.split()))
            self._words.update(words(passage.text))
            one = Indexed.of(passage)
            passage_row = (self._rows.append(packed(one)), number, len(one.marks))
            self._database.execute("INSERT INTO passages VALUES (?, ?, ?)", passage_row)
        if len(self._terms) + len(self._words) > _BATCH:
            self._write_counts()

    def _close_gaps(self) -> None:
        """Move the rows of passages together: nothing stays of one that was dropped."""
        with _undamaged():
            for number, now in self._rows.keep(self._numbers()):
                if now != number:  # it is lower, and above that of the row before
                    self._database.execute("UPDATE passages SET n = ? WHERE n = ?", (now, number))

    def _numbers(self) -> Iterator[int]:
        """The numbers of the passages, in their order, while they change behind it."""
        after, some = 0, "SELECT n FROM passages WHERE n > ? ORDER BY n LIMIT ?"
        while numbers := [number for (number,) in self._database.execute(some, (after, _AT_ONCE)).fetchall()]:
            yield from numbers
            after = numbers[-1]

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
