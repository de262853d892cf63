"""The engines that are measured side by side, each behind the same two functions: build, and open to be asked.

A new engine takes a seat here. The libraries are imported by the seat that needs them: who opens one pays for it.
"""
# ruff: noqa: PLC0415 - see above

from __future__ import annotations

import sqlite3
import sys
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from bot.model import Query
from bot.retrieval.retriever import Retriever

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tantivy import Schema

    from bot.retrieval.projection import Projection

    Find = Callable[[Sequence[str], int], Sequence[object]]


class Seat(Protocol):
    """An engine; it answers a query of terms with at most *k* numbers of passages."""

    @property
    def name(self) -> str: ...

    def build(self, projection: Projection, place: Path) -> None:
        """Put an index of the passages' terms into *place*, a new folder."""

    def open(self, projection: Projection, place: Path) -> Find:
        """What answers from the index in *place*."""


class Ours(Retriever, Protocol):
    """An engine of this program: one that also tells which passages it looks at."""

    def numbers(self, query: Query, k: int) -> list[int]: ...


@runtime_checkable
class OurSeat(Seat, Protocol):
    """A seat whose engine gives whole passages and can answer questions."""

    def retriever(self, projection: Projection, place: Path) -> Ours: ...


class Memory:
    """Our engine for small coverage: there is nothing to build, it is loaded each time."""

    name = "memory"

    def build(self, projection: Projection, place: Path) -> None:
        self.open(projection, place)

    def open(self, projection: Projection, place: Path) -> Find:
        return _numbers(self.retriever(projection, place))

    def retriever(self, projection: Projection, place: Path) -> Ours:
        from bot.retrieval.memory import MemoryRetriever

        return MemoryRetriever(projection)


class Tantivy:
    """Our engine on disk."""

    name = "tantivy"

    def build(self, projection: Projection, place: Path) -> None:
        from bot.retrieval.tantivy import make

        make(projection, place)

    def open(self, projection: Projection, place: Path) -> Find:
        return _numbers(self.retriever(projection, place))

    def retriever(self, projection: Projection, place: Path) -> Ours:
        from bot.retrieval.tantivy import TantivyRetriever

        return TantivyRetriever(projection, place)


class BareTantivy:
    """The library as it comes: what ours is measured against."""

    name = "bare tantivy"

    def build(self, projection: Projection, place: Path) -> None:
        import tantivy

        writer = tantivy.Index(self._schema(), path=str(place)).writer(128_000_000, 1)
        for number, terms in projection.indexed_terms():
            document = tantivy.Document()
            document.add_unsigned("n", number)
            document.add_text("terms", " ".join(terms))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def open(self, projection: Projection, place: Path) -> Find:
        from tantivy import Index, Occur
        from tantivy import Query as Asked

        schema, searcher = self._schema(), Index.open(str(place)).searcher()

        def find(terms: Sequence[str], k: int) -> Sequence[object]:
            each = [(Occur.Should, Asked.term_query(schema, "terms", term, "freq")) for term in terms]
            hits = searcher.search(Asked.boolean_query(each), k, count=False).hits
            return searcher.fast_field_values("n", [address for _, address in hits])

        return find

    def _schema(self) -> Schema:
        from tantivy import SchemaBuilder

        builder = SchemaBuilder()
        builder.add_unsigned_field("n", fast=True)
        builder.add_text_field("terms", tokenizer_name="whitespace", index_option="freq")
        return builder.build()


class FullText:
    """SQLite FTS5, which orders by a BM25 of its own."""

    name = "SQLite FTS5"

    def build(self, projection: Projection, place: Path) -> None:
        database = sqlite3.connect(place / "fts.sqlite")
        database.execute(
            "CREATE VIRTUAL TABLE passages USING fts5"
            """(terms, content='', detail='none', tokenize="unicode61 remove_diacritics 0 tokenchars '._'")"""
        )
        rows = ((number, " ".join(terms)) for number, terms in projection.indexed_terms())
        database.executemany("INSERT INTO passages (rowid, terms) VALUES (?, ?)", rows)
        database.execute("INSERT INTO passages (passages) VALUES ('optimize')")
        database.commit()
        database.close()

    def open(self, projection: Projection, place: Path) -> Find:
        database = sqlite3.connect(place / "fts.sqlite")
        sql = "SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?"

        def find(terms: Sequence[str], k: int) -> Sequence[object]:
            return database.execute(sql, (" OR ".join(f'"{term}"' for term in terms), k)).fetchall()

        return find


class RankBM25:
    """rank-bm25 as it comes; nothing of it is kept on disk."""

    name = "rank-bm25"

    def build(self, projection: Projection, place: Path) -> None:
        self.open(projection, place)

    def open(self, projection: Projection, place: Path) -> Find:
        from rank_bm25 import BM25Okapi

        numbers, terms = _columns(projection)
        index = BM25Okapi(terms)
        return lambda asked, k: list(index.get_top_n(asked, numbers, n=k))


class BM25S:
    """bm25s with Lucene's formula, its arrays mapped from disk."""

    name = "bm25s"

    def build(self, projection: Projection, place: Path) -> None:
        import bm25s

        index = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
        index.index(_columns(projection)[1], show_progress=False)
        index.save(place)

    def open(self, projection: Projection, place: Path) -> Find:
        import bm25s

        index = bm25s.BM25.load(place, mmap=True)

        def find(terms: Sequence[str], k: int) -> Sequence[object]:
            some = min(k, index.scores["num_docs"])
            return list(index.retrieve([list(terms)], k=some, show_progress=False).documents[0])

        return find


def _numbers(engine: Ours) -> Find:
    return lambda terms, k: engine.numbers(Query(tuple(terms)), k)


def _columns(projection: Projection) -> tuple[list[int], list[list[str]]]:
    """All passages' numbers and terms; a term that stands twice is held once."""
    numbers, columns = [], []
    for number, terms in projection.indexed_terms():
        numbers.append(number)
        columns.append(list(map(sys.intern, terms)))
    return numbers, columns


SEATS: tuple[Seat, ...] = (Memory(), Tantivy(), BareTantivy(), FullText(), RankBM25(), BM25S())


LINEAR = {Memory.name, RankBM25.name}  # they look at every passage, at every question


def seat_of(name: str) -> Seat:
    return next(seat for seat in SEATS if seat.name == name)


def installed(seats: Sequence[Seat]) -> Iterator[Seat]:
    """Those of *seats* whose library is there: all but bm25s come with the program and Python."""
    from importlib.util import find_spec

    for seat in seats:
        if seat.name != BM25S.name or find_spec("bm25s") is not None:
            yield seat
