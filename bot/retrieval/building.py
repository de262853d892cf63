"""Builds a projection: reads every article once, in constant memory but for the list of words."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections import Counter
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Protocol

from bot.errors import RetrievalError
from bot.retrieval.passages import passages
from bot.retrieval.projection import NAME
from bot.text.terms import STOP_WORDS, words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from bot.model import Article, Passage
    from bot.retrieval.passages import SpeakerFinder

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE articles (n INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, key TEXT UNIQUE NOT NULL, file TEXT NOT NULL,
                       in_bundle INTEGER NOT NULL, source TEXT NOT NULL, body TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE passages (n INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, article INTEGER NOT NULL, start INTEGER NOT NULL,
                       end INTEGER NOT NULL, sentences TEXT NOT NULL, terms TEXT NOT NULL, tokens INTEGER NOT NULL,
                       speakers TEXT NOT NULL);
CREATE INDEX passages_article ON passages (article);
CREATE TABLE words (word TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
"""


class Filed(Protocol):
    """An article and the file of the coverage it came from."""

    @property
    def article(self) -> Article: ...
    @property
    def file(self) -> str: ...
    @property
    def in_bundle(self) -> bool: ...


def build(folder: Path, articles: Iterable[Filed], find_speakers: SpeakerFinder) -> str:
    """Put a projection of *articles* into *folder* in one step, and return the digest of what it was made from.

    An error of the coverage leaves the projection that was there before untouched. Raises RetrievalError when
    *folder* cannot be written.
    """
    draft = folder / f"{NAME}.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        digest = _fill(draft, articles, find_speakers)
        draft.replace(folder / NAME)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise RetrievalError(
            f"{folder}: the index cannot be written ({reason}); name a folder that can in PULLQUOTE_INDEX_DIR"
        ) from error
    finally:
        with suppress(OSError):  # of a folder that could not be made
            draft.unlink(missing_ok=True)
    return digest


def _fill(path: Path, articles: Iterable[Filed], find_speakers: SpeakerFinder) -> str:
    database = sqlite3.connect(path)
    try:
        # The draft is thrown away after a crash, so it needs no journal; it is on disk before it is renamed.
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        heard: Counter[str] = Counter()
        headers: list[str] = []
        newest: date | None = None
        for number, filed in enumerate(articles, 1):
            source = filed.article.source
            headers.append(_insert_article(database, number, filed))
            for passage in passages(filed.article, find_speakers):
                _insert_passage(database, number, passage)
                heard.update(word for word in words(passage.text) if word not in STOP_WORDS)
            if source.published and (newest is None or source.published > newest):
                newest = source.published
        digest = hashlib.sha256("\n".join(sorted(headers)).encode()).hexdigest()
        scope = json.dumps([len(headers), newest.isoformat() if newest else None])
        database.executemany("INSERT INTO words VALUES (?, ?)", heard.items())
        database.executemany("INSERT INTO meta VALUES (?, ?)", [("digest", digest), ("scope", scope)])
        database.commit()
    finally:
        database.close()
    with path.open("rb") as file:
        os.fsync(file.fileno())
    return digest


def _insert_article(database: sqlite3.Connection, number: int, filed: Filed) -> str:
    """Store an article; return its header as one line, which holds the digest of its text."""
    source, article = filed.article.source, filed.article
    header = json.dumps({**asdict(source), "published": source.published and source.published.isoformat()})
    row = (
        number,
        source.article_id,
        source.key,
        filed.file,
        filed.in_bundle,
        header,
        json.dumps(article.body),
        article.text,
    )
    database.execute("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
    return header


def _insert_passage(database: sqlite3.Connection, article: int, passage: Passage) -> None:
    speakers = [
        (*quotation.span, quotation.speaker.name, quotation.speaker.certainty) for quotation in passage.speakers
    ]
    row = (
        passage.id,
        article,
        passage.start,
        passage.start + len(passage.text),
        json.dumps(passage.sentences),
        json.dumps([" ".join(terms) for terms in passage.terms]),
        passage.tokens,
        json.dumps(speakers),
    )
    database.execute("INSERT INTO passages VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)", row)
