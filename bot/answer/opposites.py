"""Words that turn a statement round when one stands for the other: first and last, increase and decrease.

The list are the antonyms of WordNet 3.0, both of them single English words; its licence stands at its head.
`python -m tests.fitting.opposites` derives it anew.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bot.answer.common_terms import FOLDER
from bot.errors import PackageError
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
    opposites: dict[str, set[str]] = {}
    for one, other in map(analyze, _pairs()):
        opposites.setdefault(one, set()).add(other)
        opposites.setdefault(other, set()).add(one)
    return {term: frozenset(others) for term, others in opposites.items()}


def _pairs() -> list[str]:
    """The lines of the list, two words each. Raises PackageError when the installation lacks it."""
    path = FOLDER / NAME
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise PackageError(f"{path}: cannot be read ({error.strerror}); install pullquote again") from error
    return [line for line in lines if not line.startswith("#")]
