"""Words that turn a statement round when one stands for the other: first and last, increase and decrease.

The list are the antonyms of WordNet 3.0, both of them single English words; its licence stands at its head.
`python -m tests.fitting.opposites` derives it anew.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bot.answer.word_lists import entries, partners
from bot.text.terms import analyze

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.answer.candidates import Terms

NAME = "opposites.txt"
_NON = "non"


def has_opposite(term: str, among: Terms) -> bool:
    """Whether an opposite of *term* is *among* some terms; "nonconservative" is one of "conservative"."""
    known = _table().get(term, frozenset())
    return not known.isdisjoint(among) or _NON + term in among or (term.startswith(_NON) and term[len(_NON) :] in among)


@cache
def _table() -> Mapping[str, Terms]:
    return partners(map(analyze, entries(NAME)))
