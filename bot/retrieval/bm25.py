"""Lucene's BM25, in float64: the one score of every engine.

    idf(t)     = ln(1 + (N - df + 0.5) / (df + 0.5))
    score(q,d) = sum over t of idf(t) * tf / (tf + K1 * (1 - B + B * L(d) / avgdl))

L(d) is the length after Lucene's one-byte code (`SmallFloat.intToByte4`), avgdl is the mean of the exact lengths.
Lucene leaves out the constant factor K1 + 1 of the textbook formula, and so do we.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from bot.model import Hit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.model import Passage
    from bot.retrieval.retriever import Statistics

K1 = 1.2
B = 0.75
PLACES = 5  # engines return 32-bit floats; scores equal to this many places are a tie


def idf(passages: int, df: int) -> float:
    """Always above 0; a term in no passage has the idf of df = 0."""
    return math.log(1 + (passages - df + 0.5) / (df + 0.5))


def coded_length(length: int) -> int:
    """*length* as Lucene's one byte remembers it: exact below 40, then four significant bits, rounded down."""
    if length < 40:
        return length
    shift = (length - 24).bit_length() - 4
    return 24 + ((length - 24) >> shift << shift)


def weights(terms: Iterable[str], statistics: Statistics) -> dict[str, float]:
    """The idf of each of *terms*: what a query needs of the statistics, whatever the number of its hits."""
    return {term: idf(statistics.passages, statistics.df.get(term, 0)) for term in terms}


def score(terms: Iterable[str], frequencies: Mapping[str, int], length: int, statistics: Statistics) -> float:
    """The score of a passage in which each term stands ``frequencies[term]`` times among *length* terms."""
    idfs = weights([term for term in terms if term in frequencies], statistics)
    return weighed([(weight, frequencies[term]) for term, weight in idfs.items()], length, statistics.average_length)


def weighed(matching: Iterable[tuple[float, int]], length: int, average_length: float) -> float:
    """As `score`, from the `weights` and frequencies of the terms that the passage holds."""
    damping = K1 * (1 - B + B * coded_length(length) / average_length)
    return math.fsum([weight * tf / (tf + damping) for weight, tf in matching])


def canonical(hits: Iterable[Hit]) -> list[Hit]:
    """Ties break by passage id: replies, golden scores and all engines must agree run after run."""
    return sorted(hits, key=lambda hit: (-round(hit.score, PLACES), hit.passage.id))


def scored(passages: Sequence[Passage], terms: Sequence[str], statistics: Statistics) -> list[Hit]:
    """*passages*, each with its score."""
    hits = []
    for passage in passages:
        indexed = passage.indexed.split()
        hits.append(Hit(passage, score(terms, Counter(indexed), len(indexed), statistics)))
    return hits
