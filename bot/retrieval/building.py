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
from dataclasses import asdict
from typing import TYPE_CHECKING, Protocol

from bot.errors import CorpusError
from bot.retrieval.bm25 import indexed_terms
from bot.retrieval.passages import passages
from bot.retrieval.projection import PASSAGE, passage_of, spoken
from bot.text.terms import STOP_WORDS, analyze, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from bot.model import Article, Passage
    from bot.retrieval.passages import SpeakerFinder

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE articles (n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, key TEXT UNIQUE NOT NULL,
                       file TEXT NOT NULL, in_bundle INTEGER NOT NULL, published TEXT, source TEXT NOT NULL,
                       body TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE passages (n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, article INTEGER NOT NULL,
                       start INTEGER NOT NULL, text TEXT NOT NULL, length INTEGER NOT NULL, sentences TEXT NOT NULL,
                       terms TEXT NOT NULL, tokens INTEGER NOT NULL, speakers TEXT NOT NULL);
CREATE INDEX passages_article ON passages (article);
CREATE TABLE terms (term TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE words (word TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
"""
_BATCH = 100_000  # different words held before they are written


class Filed(Protocol):
    """An article and the file of the coverage it came from."""

    @property
    def article(self) -> Article: ...
    @property
    def file(self) -> str: ...
    @property
    def in_bundle(self) -> bool: ...


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
    twice, OSError or sqlite3.Error when *path* cannot be written.
    """
    if before is not None:
        shutil.copyfile(before, path)
    database = sqlite3.connect(path)
    try:
        # A draft is thrown away after a crash, so it needs no journal; it is on disk before anybody is told of it.
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        if before is None:
            database.executescript(_SCHEMA)
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
        database.execute("CREATE TEMP TABLE seen (id TEXT PRIMARY KEY) WITHOUT ROWID")

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
        self._database.execute("INSERT INTO seen VALUES (?)", (source.article_id,))
        header = _header(filed.article)
        known = "SELECT n, source, file FROM articles WHERE id = ?"
        for number, old_header, old_file in self._database.execute(known, (source.article_id,)).fetchall():
            if old_file not in changed:
                problem = f"id {source.article_id} is already in {old_file}"
                raise CorpusError(f"{filed.file}: {problem}; remove one of the two, or give it another id")
            if old_header == header:
                self._database.execute("UPDATE articles SET file = ? WHERE n = ?", (filed.file, number))
                return
            self._drop(number)
        self._insert(filed, header)

    def _drop_unseen(self, changed: Collection[str]) -> None:
        for file in changed:
            gone = "SELECT n FROM articles WHERE file = ? AND id NOT IN (SELECT id FROM seen)"
            for (number,) in self._database.execute(gone, (file,)).fetchall():
                self._drop(number)

    def _drop(self, number: int) -> None:
        self._dropped = True
        (source,) = self._database.execute("SELECT source FROM articles WHERE n = ?", (number,)).fetchone()
        title = analyze(json.loads(source)["title"])
        for row in self._database.execute(PASSAGE + "WHERE a.n = ?", (number,)).fetchall():
            self._count(passage_of(*row), title, -1)
        self._database.execute("DELETE FROM passages WHERE article = ?", (number,))
        self._database.execute("DELETE FROM articles WHERE n = ?", (number,))

    def _insert(self, filed: Filed, header: str) -> None:
        article = filed.article
        source = article.source
        published = source.published.isoformat() if source.published else None
        row = (
            source.article_id,
            source.key,
            filed.file,
            filed.in_bundle,
            published,
            header,
            json.dumps(article.body),
            article.text,
        )
        cursor = self._database.execute("INSERT INTO articles VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        title = analyze(source.title)
        for passage in passages(article, self._find_speakers):
            self._count(passage, title, 1)
            self._insert_passage(passage, cursor.lastrowid, len(indexed_terms(title, passage)))

    def _insert_passage(self, passage: Passage, article: int | None, length: int) -> None:
        row = (
            passage.id,
            article,
            passage.start,
            passage.text,
            length,
            json.dumps(passage.sentences),
            json.dumps([" ".join(terms) for terms in passage.terms]),
            passage.tokens,
            json.dumps(spoken(passage)),
        )
        self._database.execute("INSERT INTO passages VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def _count(self, passage: Passage, title: tuple[str, ...], step: int) -> None:
        for term in set(indexed_terms(title, passage)):
            self._terms[term] += step
        for word in words(passage.text):
            if word not in STOP_WORDS:
                self._words[word] += step
        if len(self._terms) + len(self._words) > _BATCH:
            self._write_counts()

    def _write_counts(self) -> None:
        for table, counts in (("terms", self._terms), ("words", self._words)):
            column = table.removesuffix("s")
            self._database.executemany(
                f"INSERT INTO {table} VALUES (?, ?) ON CONFLICT ({column}) DO UPDATE SET n = n + excluded.n",  # noqa: S608
                sorted(counts.items()),
            )
            self._database.execute(f"DELETE FROM {table} WHERE n = 0")  # noqa: S608 - names of our own
            counts.clear()

    def _write_meta(self, kept: int) -> str:
        digest = hashlib.sha256()
        for (header,) in self._database.execute("SELECT source FROM articles ORDER BY id"):
            digest.update(f"{header}\n".encode())
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


def _header(article: Article) -> str:
    """The article's header as one line; it holds the digest of its text."""
    source = article.source
    return json.dumps({**asdict(source), "published": source.published and source.published.isoformat()})
