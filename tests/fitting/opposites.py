"""Derives the list of opposites from WordNet: `python -m tests.fitting.opposites FOLDER [--write]`.

The folder is that of WordNet's database files ("dict"). Of each two terms the shortest pair of words is kept, where
both are among our English terms. --write puts the pairs below the head of the list that stands there.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answer.common_terms import FOLDER, english_terms
from bot.answer.opposites import NAME
from bot.text.terms import analyze

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILES = ("data.noun", "data.verb", "data.adj", "data.adv")
_POINTER = 4  # fields: symbol, offset, part of speech, places of the words in both synsets


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help=f"keep the pairs in bot/data/{NAME}")
    options = parser.parse_args()
    lines = pairs(options.folder)
    sys.stdout.writelines(f"{line}\n" for line in lines)
    if options.write:
        path = FOLDER / NAME
        head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
        path.write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")


def pairs(folder: Path) -> list[str]:
    """Two opposite words a line, in the order of the alphabet."""
    best: dict[tuple[str, ...], tuple[str, ...]] = {}
    for found in _antonyms(folder):
        terms = tuple(sorted("-".join(analyze(word)) for word in found))  # a word of two terms is no English term
        if len(set(terms)) < len(terms) or not english_terms().issuperset(terms):
            continue
        words = tuple(sorted(word.lower() for word in found))
        best[terms] = min(words, best.get(terms, words), key=lambda pair: (len("".join(pair)), pair))
    return sorted(" ".join(words) for words in best.values())


def _antonyms(folder: Path) -> Iterator[tuple[str, str]]:
    """Each word with each word that the database points to as its antonym."""
    synsets: dict[tuple[str, str], list[str]] = {}
    pointers: list[tuple[str, tuple[str, str], int]] = []  # of a word: to which synset, and which word of that
    for line in (line for name in _FILES for line in (folder / name).read_text(encoding="utf-8").splitlines()):
        if line.startswith("  "):
            continue  # the licence at the head of each file
        fields = line.split(" | ")[0].split()
        words = [word.split("(")[0] for word in fields[4 : 4 + 2 * int(fields[3], 16) : 2]]
        synsets[_part(fields[2]), fields[0]] = words
        first = 5 + 2 * len(words)
        for at in range(first, first + _POINTER * int(fields[first - 1]), _POINTER):
            symbol, offset, part, places = fields[at : at + _POINTER]
            if symbol == "!":
                own, its = bytes.fromhex(places)
                pointers.append((words[own - 1], (_part(part), offset), its - 1))
    for word, synset, place in pointers:
        yield word, synsets[synset][place]


def _part(of_speech: str) -> str:
    """An adjective's satellites are adjectives."""
    return "a" if of_speech == "s" else of_speech


if __name__ == "__main__":
    main()
