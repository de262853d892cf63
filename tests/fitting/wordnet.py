"""WordNet's database files, as https://wordnet.princeton.edu describes them: its words, and which points to which."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ANTONYM = "!"
DERIVED = "+"
_FILES = ("data.noun", "data.verb", "data.adj", "data.adv")
_POINTER = 4  # fields: symbol, offset, part of speech, places of the words in both synsets


def held(folder: Path) -> set[str]:
    """All single words, in small letters."""
    words = (word for fields in _synsets(folder) for word in _words(fields))
    return {word.lower() for word in words if "_" not in word}


def pointed(folder: Path, wanted: str) -> Iterator[tuple[str, str]]:
    """Each word with each word that a pointer of the kind *wanted* leads to from it."""
    synsets: dict[tuple[str, str], list[str]] = {}
    pointers: list[tuple[str, tuple[str, str], int]] = []  # of a word: to which synset, and which word of that
    for fields in _synsets(folder):
        words = _words(fields)
        synsets[_part(fields[2]), fields[0]] = words
        first = 5 + 2 * len(words)
        for at in range(first, first + _POINTER * int(fields[first - 1]), _POINTER):
            symbol, offset, part, places = fields[at : at + _POINTER]
            if symbol == wanted:
                own, its = bytes.fromhex(places)
                pointers.append((words[own - 1], (_part(part), offset), its - 1))
    for word, synset, place in pointers:
        yield word, synsets[synset][place]


def _synsets(folder: Path) -> Iterator[list[str]]:
    """The fields of each, without its gloss."""
    for line in (line for name in _FILES for line in (folder / name).read_text(encoding="utf-8").splitlines()):
        if not line.startswith("  "):  # the licence at the head of each file
            yield line.split(" | ")[0].split()


def _words(fields: list[str]) -> list[str]:
    return [word.split("(")[0] for word in fields[4 : 4 + 2 * int(fields[3], 16) : 2]]


def _part(of_speech: str) -> str:
    """An adjective's satellites are adjectives."""
    return "a" if of_speech == "s" else of_speech
