"""Derives the list of opposites from WordNet: `python -m tests.fitting.opposites WORDNET [--write]`.

The folder is that of WordNet's database files ("dict"). Of each two terms the shortest pair of words is kept, where
both are among our English terms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answer.common_terms import english_terms
from bot.answer.opposites import NAME
from bot.text.terms import analyze
from tests.fitting.word_lists import deliver, options
from tests.fitting.wordnet import ANTONYM, pointed

if TYPE_CHECKING:
    from pathlib import Path


def main() -> None:
    asked = options(__doc__, NAME, "wordnet")
    deliver(pairs(asked.wordnet), NAME, write=asked.write)


def pairs(folder: Path) -> list[str]:
    """Two opposite words a line, in the order of the alphabet."""
    best: dict[tuple[str, ...], tuple[str, ...]] = {}
    for found in pointed(folder, ANTONYM):
        terms = tuple(sorted("-".join(analyze(word)) for word in found))  # a word of two terms is no English term
        if len(set(terms)) < len(terms) or not english_terms().issuperset(terms):
            continue
        words = tuple(sorted(word.lower() for word in found))
        best[terms] = min(words, best.get(terms, words), key=lambda pair: (len("".join(pair)), pair))
    return sorted(" ".join(words) for words in best.values())


if __name__ == "__main__":
    main()
