"""How near English terms are to each other by the company their words keep: GloVe's vectors, made comparable.

A term's vector is the mean of its words'; without what all vectors have in common (Mu and Viswanath, "All-but-the-Top",
2018), the cosine of two tells how near they are.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from bot.answer.common_terms import english_terms
from bot.text.terms import term_of

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    Vectors = npt.NDArray[np.float64]

_WORDS = 80_000  # the most frequent of the file
_DIRECTIONS = 3  # that all vectors have in common; 1 to 6 do alike
_SPREAD = 20_000  # of the most frequent words, by which those are found
_HEAD = 100  # words after which a word counts by about 1 over its rank, as words are used


def english_vectors(file: Path) -> tuple[list[str], Vectors]:
    """The English terms in *file*, in the order of the alphabet, and a row of length 1 for each.

    The file is one of GloVe's, a word and its vector a line, the most frequent first: "glove.6B.100d.txt".
    """
    sums: dict[str, Vectors] = {}
    for rank, (word, vector) in enumerate(zip(*_words(file), strict=True)):
        term = term_of(word) if word.isalpha() else None
        if term in english_terms():
            sums[term] = sums.get(term, np.zeros_like(vector)) + vector / (rank + _HEAD)
    return sorted(sums), _of_length_1(np.array([sums[term] for term in sorted(sums)]))


def frequent_words(file: Path, most: int) -> list[str]:
    """The *most* frequent words of *file*, the most frequent first."""
    with file.open(encoding="utf-8") as lines:
        return [line.partition(" ")[0] for line in islice(lines, most)]


def _words(file: Path) -> tuple[list[str], Vectors]:
    """The most frequent words, and a row of length 1 for each."""
    with file.open(encoding="utf-8") as lines:
        rows = [line.split() for line in islice(lines, _WORDS)]
    vectors = np.array([row[1:] for row in rows], dtype=np.float64)
    vectors -= vectors.mean(axis=0)
    common = np.linalg.svd(vectors[:_SPREAD], full_matrices=False)[2][:_DIRECTIONS]
    return [row[0] for row in rows], _of_length_1(vectors - vectors @ common.T @ common)


def _of_length_1(vectors: Vectors) -> Vectors:
    rows: Vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return rows
