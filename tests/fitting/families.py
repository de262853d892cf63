"""Derives the list of word families: `python -m tests.fitting.families WORDNET GLOVE [--write]`.

The folder is that of WordNet's database files ("dict"), the file one of GloVe's, "glove.6B.100d.txt". Two English terms
are kin when WordNet derives one from the other, or they begin alike, and they keep the same company: "internet" begins
like "interest", and "better" is somebody who bets.
"""

from __future__ import annotations

from itertools import combinations, groupby
from typing import TYPE_CHECKING

from bot.answer.kin import LETTERS, NAME
from bot.text.terms import analyze
from tests.fitting.glove import english_vectors
from tests.fitting.word_lists import deliver, options
from tests.fitting.wordnet import DERIVED, pointed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NEAR = 0.3  # cosine; .1 to .3 do alike on the development sets, and more of what .1 finds is wrong


def main() -> None:
    asked = options(__doc__, NAME, "wordnet", "glove")
    deliver(kin(asked.wordnet, asked.glove), NAME, write=asked.write)


def kin(wordnet: Path, glove: Path) -> list[str]:
    """Two terms of one family a line, in the order of the alphabet."""
    terms, vectors = english_vectors(glove)
    places = {term: place for place, term in enumerate(terms)}
    pairs = {*_derived(wordnet), *_begun_alike(terms)}
    return sorted(
        f"{one} {other}"
        for one, other in pairs
        if one in places and other in places and vectors[places[one]] @ vectors[places[other]] >= _NEAR
    )


def _derived(wordnet: Path) -> Iterator[tuple[str, str]]:
    for words in pointed(wordnet, DERIVED):
        one, other = sorted("-".join(analyze(word)) for word in words)  # a word of two terms is no English term
        if one != other:
            yield one, other


def _begun_alike(terms: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs of *terms*, which are in the order of the alphabet."""
    for beginning, group in groupby(terms, key=lambda term: term[:LETTERS]):
        if len(beginning) == LETTERS and beginning.isalpha():
            yield from combinations(group, 2)


if __name__ == "__main__":
    main()
