"""The tantivy engine: BM25 on disk, memory-mapped, open in milliseconds whatever the size.

It indexes our terms through a whitespace tokenizer and never analyses text. It finds candidates by its own 32-bit
scores; those of the hits are ours. An index is made once, beside its projection, and never changed, so it counts what
the projection counts, only faster; the next one may begin as links to its files.
"""

from __future__ import annotations

import math
import os
import shutil
import threading
from datetime import date
from typing import TYPE_CHECKING, cast

import tantivy

from bot.errors import RetrievalError
from bot.model import Filters, Hit
from bot.retrieval.bm25 import K1, PLACES, canonical, weighed, weights
from bot.retrieval.retriever import Statistics
from bot.retrieval.rows import mark, outlet_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from bot.model import Query
    from bot.retrieval.projection import Projection
    from bot.retrieval.rows import Indexed

    Entries = Iterable[tuple[int, Indexed]]  # passages by their numbers
    Watched = Callable[[Iterator[tuple[int, Indexed]]], Entries]

NAME = "tantivy"
_MOST_TERMS = 64
_MARGIN = 14  # candidates beyond k, so that ties at the end are seen
_AMONG = 2  # times as many are looked through for those that a filter admits, before the engine has to filter
_HEAP = 128_000_000  # bytes the writer may hold; more makes fewer segments
_EPSILON = 2 * 10.0**-PLACES  # 32-bit scores this near may be ties


def opened(
    projection: Projection, folder: Path, before: Path | None = None, watched: Watched = iter
) -> TantivyRetriever:
    """The retriever of *projection*, its index made first where it is missing or damaged; see `make`.

    Raises RetrievalError when it can be neither read nor written.
    """
    try:
        make(projection, folder, before, watched)
        try:
            return TantivyRetriever(projection, folder)
        except RetrievalError:
            shutil.rmtree(folder / NAME)
            make(projection, folder, watched=watched)
            return TantivyRetriever(projection, folder)
    except (OSError, ValueError) as error:
        raise RetrievalError(f"{folder}: the index cannot be written ({error}); see PULLQUOTE_INDEX_DIR") from error


def make(projection: Projection, folder: Path, before: Path | None = None, watched: Watched = iter) -> None:
    """Put an index of *projection* into *folder*, unless there is one. Raises OSError when it cannot be written.

    Where *before*, the folder of the generation before, holds the index of all the passages that were kept, only the
    new ones are indexed. *watched* hands on what is indexed, and may tell somebody how far it is.
    """
    place = folder / NAME
    if place.exists():
        return
    draft = folder / f"{NAME}.{os.getpid()}.{threading.get_ident()}"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    grows = before is not None and projection.kept > 0 and (before / NAME).exists()
    if before is not None and grows:
        _link(before / NAME, draft)
    _fill(draft, watched(projection.entries(projection.kept if grows else 0)))
    try:
        draft.rename(place)
    except OSError:
        # Another one was quicker; its index is the same.
        shutil.rmtree(draft, ignore_errors=True)
        if not place.exists():
            raise


def _link(before: Path, draft: Path) -> None:
    """Begin *draft* as links to the segments of *before*, which never change; only its lists are files of their own."""
    for path in before.iterdir():
        if path.suffix == ".json":
            shutil.copyfile(path, draft / path.name)
        elif path.suffix != ".lock":
            os.link(path, draft / path.name)


def _fill(place: Path, entries: Entries) -> None:
    writer = tantivy.Index(_schema(), path=str(place)).writer(_HEAP, 1)
    for number, one in entries:
        source = one.passage.source
        document = tantivy.Document()
        document.add_unsigned("n", number)
        document.add_text("terms", one.passage.indexed)
        document.add_text("article", source.article_id)
        document.add_text("outlet", outlet_key(source.outlet))
        if source.published is not None:
            document.add_unsigned("day", source.published.toordinal())
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("n", indexed=True, fast=True)
    builder.add_text_field("terms", tokenizer_name="whitespace", index_option="freq")
    for name in ("article", "outlet"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("day", indexed=True, fast=True)
    return builder.build()


class TantivyRetriever:
    """Serves a projection's passages by the index beside it."""

    name = NAME

    def __init__(self, projection: Projection, folder: Path) -> None:
        self._projection = projection
        self._schema = _schema()
        try:
            self._searcher = tantivy.Index.open(str(folder / NAME)).searcher()
        except (OSError, ValueError) as error:
            raise RetrievalError(f"{folder / NAME}: cannot be read ({error}); run 'pullquote index'") from error
        if self._searcher.num_docs != projection.passage_count:
            raise RetrievalError(f"{folder / NAME}: is not the index of its passages; run 'pullquote index'")

    def retrieve(self, query: Query, k: int) -> tuple[Hit, ...]:
        statistics = self.statistics(query.terms)
        known = _known(query, statistics)
        found = self._projection.indexed(self._numbers(known, query.filters, k))
        asked = [(mark(term), f" {term} ", weight) for term, weight in weights(known, statistics).items()]
        return tuple(canonical(_hit(one, asked, statistics.average_length) for one in found)[:k])

    def numbers(self, query: Query, k: int) -> list[int]:
        """The numbers of the passages `retrieve` looks at: the best *k*, and all that tie with the last of them."""
        return self._numbers(_known(query, self.statistics(query.terms)), query.filters, k)

    def statistics(self, terms: Sequence[str]) -> Statistics:
        df = {term: count for term in terms if (count := self._searcher.doc_freq("terms", term))}
        return Statistics(self._projection.passage_count, self._projection.average_length, df)

    def _numbers(self, terms: list[str], filters: Filters, k: int) -> list[int]:
        if not terms or k < 1:
            return []
        limit = k + _MARGIN
        if filters != Filters() and not filters.article_id:
            # Most filters let much pass, and an engine that need not filter skips most passages: ask it first.
            hits, seen = self._search(self._matching(terms), _AMONG * limit)
            admitted = self._projection.admitted_of([number for _, number in hits], filters)
            found = _first([hit for hit in hits if hit[1] in admitted], k, seen)
            if found is not None:
                return found
        asked = self._query(terms, filters)
        while True:
            hits, seen = self._search(asked, limit)
            if (found := _first(hits, k, seen)) is not None:
                return found
            limit *= 4

    def _search(self, asked: tantivy.Query, limit: int) -> tuple[list[tuple[float, int]], float]:
        """Scores and numbers of the best *limit* passages, and the score down to which they are all there are."""
        hits = self._searcher.search(asked, limit, count=False).hits
        numbers = cast("list[int]", self._searcher.fast_field_values("n", [address for _, address in hits]))
        scored = [(one / (K1 + 1), number) for (one, _), number in zip(hits, numbers, strict=True)]
        return scored, scored[-1][0] if len(scored) == limit else -math.inf

    def _matching(self, terms: list[str]) -> tantivy.Query:
        each = [tantivy.Query.term_query(self._schema, "terms", term, "freq") for term in terms]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in each])

    def _query(self, terms: list[str], filters: Filters) -> tantivy.Query:
        if filters == Filters():
            return self._matching(terms)
        # A filter decides who may be found, and adds nothing to any score.
        among = [tantivy.Query.const_score_query(one, 0.0) for one in self._among(filters)]
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, one) for one in (self._matching(terms), *among)])

    def _among(self, filters: Filters) -> Iterator[tantivy.Query]:
        """What each of *filters* asks of a passage, as ``filters.admit`` does of its source."""
        if filters.outlet:
            yield tantivy.Query.term_query(self._schema, "outlet", outlet_key(filters.outlet), "basic")
        if filters.article_id:
            yield tantivy.Query.term_query(self._schema, "article", filters.article_id, "basic")
        if filters.since is not None or filters.until is not None:
            first, last = filters.since or date.min, filters.until or date.max
            days = (first.toordinal(), last.toordinal())
            yield tantivy.Query.range_query(self._schema, "day", tantivy.FieldType.Unsigned, *days)


def _known(query: Query, statistics: Statistics) -> list[str]:
    return [term for term in dict.fromkeys(query.terms) if term in statistics.df][:_MOST_TERMS]


def _first(hits: list[tuple[float, int]], k: int, seen: float) -> list[int] | None:
    """The numbers of the first *k* of *hits* and of all that tie with the last; none where one below *seen* might."""
    cut = (hits[k - 1][0] if len(hits) >= k else 0.0) - _EPSILON
    return [number for one, number in hits if one >= cut] if cut > seen else None


def _hit(one: Indexed, asked: list[tuple[int, str, float]], average_length: float) -> Hit:
    """*one* with its score for the terms that are *asked*: of each its mark, itself between spaces, and its weight."""
    marks, passage = one
    count = passage.indexed.count
    matching = [(weight, tf) for mark_, term, weight in asked if mark_ in marks and (tf := count(term))]
    return Hit(passage, weighed(matching, len(marks), average_length))
