"""The tantivy engine: BM25 on disk, memory-mapped, open in milliseconds whatever the size.

It indexes our terms through a whitespace tokenizer and never analyses text. It finds candidates by its own 32-bit
scores; the statistics are the projection's, and the scores ours. An index is made once, beside its projection, and
never changed; the next one may begin as links to its files.
"""

from __future__ import annotations

import os
import shutil
import threading
from typing import TYPE_CHECKING

import tantivy

from bot.errors import RetrievalError
from bot.retrieval.bm25 import K1, PLACES, canonical, scored

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from bot.model import Hit, Query
    from bot.retrieval.projection import Projection
    from bot.retrieval.retriever import Statistics

NAME = "tantivy"
_MOST_TERMS = 64
_MARGIN = 14  # candidates beyond k, so that ties at the end are seen
_HEAP = 128_000_000  # bytes the writer may hold; more makes fewer segments
_EPSILON = 2 * 10.0**-PLACES  # 32-bit scores this near may be ties


def opened(projection: Projection, folder: Path, before: Path | None = None) -> TantivyRetriever:
    """The retriever of *projection*, its index made first where it is missing or damaged; see `make`.

    Raises RetrievalError when it can be neither read nor written.
    """
    try:
        make(projection, folder, before)
        try:
            return TantivyRetriever(projection, folder)
        except RetrievalError:
            shutil.rmtree(folder / NAME)
            make(projection, folder)
            return TantivyRetriever(projection, folder)
    except (OSError, ValueError) as error:
        raise RetrievalError(f"{folder}: the index cannot be written ({error}); see PULLQUOTE_INDEX_DIR") from error


def make(projection: Projection, folder: Path, before: Path | None = None) -> None:
    """Put an index of *projection* into *folder*, unless there is one. Raises OSError when it cannot be written.

    Where *before*, the folder of the generation before, holds the index of all the passages that were kept, only the
    new ones are indexed.
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
    _fill(draft, projection.indexed_terms(projection.kept if grows else 0))
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


def _fill(place: Path, indexed: Iterable[tuple[int, list[str]]]) -> None:
    writer = tantivy.Index(_schema(), path=str(place)).writer(_HEAP, 1)
    for number, terms in indexed:
        document = tantivy.Document()
        document.add_unsigned("n", number)
        document.add_text("terms", " ".join(terms))
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("n", indexed=True, fast=True)
    builder.add_text_field("terms", tokenizer_name="whitespace", index_option="freq")
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
        known = [term for term in dict.fromkeys(query.terms) if term in statistics.df][:_MOST_TERMS]
        if not known or k < 1:
            return ()
        passages = self._projection.passages(self._numbers(known, query, k))
        return tuple(canonical(scored(passages, known, statistics))[:k])

    def statistics(self, terms: Sequence[str]) -> Statistics:
        return self._projection.statistics(terms)

    def _numbers(self, terms: list[str], query: Query, k: int) -> list[int]:
        """The numbers of the best *k* admitted passages, and of all that tie with the last of them."""
        asked = self._query(terms, query)
        limit = k + _MARGIN
        while True:
            hits = self._searcher.search(asked, limit, count=False).hits
            if len(hits) < limit or hits[-1][0] / (K1 + 1) < hits[k - 1][0] / (K1 + 1) - _EPSILON:
                break
            limit *= 4
        if len(hits) > k:
            cut = hits[k - 1][0] / (K1 + 1) - _EPSILON
            hits = [hit for hit in hits if hit[0] / (K1 + 1) >= cut]
        numbers = self._searcher.fast_field_values("n", [address for _, address in hits])
        return [number for number in numbers if isinstance(number, int)]

    def _query(self, terms: list[str], query: Query) -> tantivy.Query:
        should = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, "terms", term, "freq")) for term in terms
        ]
        matching = tantivy.Query.boolean_query(should)
        admitted = self._projection.admitted(query.filters)
        if admitted is None:
            return matching
        # A filter decides who may be found, and adds nothing to any score.
        among = tantivy.Query.const_score_query(tantivy.Query.term_set_query(self._schema, "n", sorted(admitted)), 0.0)
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, matching), (tantivy.Occur.Must, among)])
