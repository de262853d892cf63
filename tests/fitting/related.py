"""Derives the list of related terms from GloVe: `python -m tests.fitting.related WORDNET GLOVE [--write]`.

The folder is that of WordNet's database files ("dict"), the file one of GloVe's, "glove.6B.100d.txt". A word that
WordNet does not know is taken for English only where it is frequent: "without" and "biggest", and not "het" or "doesn".
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from bot.answer.answer_types import NUMBER_WORDS
from bot.answer.opposites import has_opposite
from bot.answer.related import NAME, PERCENT
from bot.text import calendar
from bot.text.terms import analyze, term_of
from tests.fitting.glove import english_vectors, frequent_words
from tests.fitting.word_lists import deliver, options
from tests.fitting.wordnet import held

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.fitting.glove import Vectors

_LEAST = 0.4  # cosine that counts as nothing; .35 to .5 do alike on the development sets
_MOST = 20  # related terms of each; 15 to 50 do alike
_FREQUENT = 10_000  # words; without them one of the measures on the development sets falls by .002


def main() -> None:
    asked = options(__doc__, NAME, "wordnet", "glove")
    deliver(related_terms(asked.wordnet, asked.glove), NAME, write=asked.write)


def related_terms(wordnet: Path, glove: Path) -> Iterator[str]:
    """A line for each English term that has related ones: it, and those, each with how near it is in percent."""
    terms, vectors = _words_alone(*english_vectors(glove), {*held(wordnet), *frequent_words(glove, _FREQUENT)})
    for term, nearness in zip(terms, vectors @ vectors.T, strict=True):
        levels = np.rint(PERCENT * (nearness - _LEAST) / (1 - _LEAST)).astype(int)
        best = sorted(np.flatnonzero(levels > 0), key=lambda place: (-levels[place], terms[place]))
        others = [f"{terms[place]} {levels[place]}" for place in best if _may_stand_for(terms[place], term)]
        if others:
            yield " ".join([term, *others[:_MOST]])


def _words_alone(terms: list[str], vectors: Vectors, words: set[str]) -> tuple[list[str], Vectors]:
    """*terms* that one of *words* has, and their rows."""
    known = {term_of(word) for word in words if word.isalpha()}
    places = [place for place, term in enumerate(terms) if term in known]
    return [terms[place] for place in places], vectors[places]


def _may_stand_for(other: str, term: str) -> bool:
    """Not an opposite, nor another number, day or month: those keep the same company and say something else."""
    return other != term and _exact().isdisjoint((other, term)) and not has_opposite(term, frozenset({other}))


@cache
def _exact() -> frozenset[str]:
    return frozenset(analyze(" ".join([*NUMBER_WORDS.split("|"), *calendar.NAMES])))


if __name__ == "__main__":
    main()
