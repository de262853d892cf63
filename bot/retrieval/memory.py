"""The memory engine: rank-bm25 with Lucene's formula. It serves small coverage and is the oracle of every other engine.

Nothing is kept on disk; a change of coverage builds it anew.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from rank_bm25 import BM25Okapi

from bot.model import Hit
from bot.retrieval.bm25 import K1, PLACES, B, canonical, coded_length, idf, weighed, weights
from bot.retrieval.retriever import Statistics

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.model import Query
    from bot.retrieval.projection import Projection


class LuceneBM25(BM25Okapi):  # type: ignore[misc]  # rank-bm25 ships no types
    """BM25Okapi with Lucene's idf, which is never negative, and Lucene's one-byte lengths. Not for an empty corpus.

    Its scores are Lucene's times K1 + 1.
    """

    def __init__(self, corpus: Sequence[Sequence[str]]) -> None:
        self.doc_len: list[int]
        super().__init__(corpus, k1=K1, b=B)
        self.df = Counter(term for frequencies in self.doc_freqs for term in frequencies)
        self.lengths: list[int] = self.doc_len
        self.doc_len = [coded_length(length) for length in self.lengths]

    def _calc_idf(self, df: dict[str, int]) -> None:
        self.idf = {term: idf(self.corpus_size, passages) for term, passages in df.items()}

    def score(self, row: int, idfs: Mapping[str, float]) -> float:
        """The passage's score in float64, as every engine gives it."""
        frequencies = self.doc_freqs[row]
        matching = [(weight, frequencies[term]) for term, weight in idfs.items() if term in frequencies]
        return weighed(matching, self.lengths[row], self.avgdl)


class MemoryRetriever:
    """Serves a projection's passages from memory; answers in time linear in their number."""

    name = "memory"

    def __init__(self, projection: Projection) -> None:
        self._projection = projection
        self._numbers: list[int] = []
        indexed: list[list[str]] = []
        for number, terms in projection.indexed_terms():
            self._numbers.append(number)
            indexed.append(terms)
        self._bm25 = LuceneBM25(indexed) if indexed else None

    def retrieve(self, query: Query, k: int) -> tuple[Hit, ...]:
        if self._bm25 is None:
            return ()
        idfs = weights(self._known(query), self.statistics(query.terms))
        rows = self._rows(query, k)
        passages = self._projection.passages([self._numbers[row] for row in rows])
        hits = [Hit(passage, self._bm25.score(row, idfs)) for row, passage in zip(rows, passages, strict=True)]
        return tuple(canonical(hits)[:k])

    def numbers(self, query: Query, k: int) -> list[int]:
        """The numbers of the passages `retrieve` looks at: the best *k*, and all that tie with the last of them."""
        return [self._numbers[row] for row in self._rows(query, k)]

    def statistics(self, terms: Sequence[str]) -> Statistics:
        if self._bm25 is None:
            return Statistics(0, 0.0, {})
        df = {term: self._bm25.df[term] for term in terms if term in self._bm25.df}
        return Statistics(self._bm25.corpus_size, self._bm25.avgdl, df)

    def _known(self, query: Query) -> list[str]:
        return [term for term in dict.fromkeys(query.terms) if self._bm25 is not None and term in self._bm25.df]

    def _rows(self, query: Query, k: int) -> list[int]:
        """The rows of the best *k* admitted passages, and of all that tie with the last of them."""
        known = self._known(query)
        if not known or self._bm25 is None or k < 1:
            return []
        scores = np.asarray(self._bm25.get_scores(known)) / (K1 + 1)
        admitted = self._projection.admitted(query.filters)
        if admitted is not None:
            scores[np.isin(self._numbers, list(admitted), invert=True)] = 0.0
        matching = np.flatnonzero(scores > 0)
        if len(matching) > k:
            cut = np.partition(scores[matching], -k)[-k] - 10.0**-PLACES
            matching = matching[scores[matching] >= cut]
        return [int(row) for row in matching]
