"""The clauses of a question that names its sources: each asks for a fact of its own, some of a source of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.answer.synonyms import folded
from bot.text.terms import analyze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answer.outlets import Mention

_BREAK = re.compile(
    r"[,;:?]|\b(?:and|or|but|which|who|that|while|whereas|compared|as|than|after|before|between)\b", re.IGNORECASE
)
_FEWEST_TERMS = 3  # what is shorter goes on in the next


class Clause(NamedTuple):
    """The terms of a clause, and the outlets that it names; none when the fact may be told by any."""

    terms: tuple[str, ...]
    outlets: frozenset[str]


def clauses(text: str, terms: Sequence[str], mentions: Sequence[Mention]) -> tuple[Clause, ...]:
    """The clauses of *text* that hold any of *terms*; *mentions* are where it names outlets."""
    found: list[Clause] = []
    for start, end in _stretches(text):
        there = {term for term, _ in folded(list(analyze(text[start:end])))}
        outlets = frozenset().union(*(one.outlets for one in mentions if start <= one.span.start < end))
        if found and (len(found[-1].terms) < _FEWEST_TERMS or not there.intersection(terms)):
            before = found.pop()
            there, outlets = there | set(before.terms), outlets | before.outlets
        found.append(Clause(tuple(term for term in terms if term in there), outlets))
    return tuple(clause for clause in found if clause.terms)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BREAK.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)
