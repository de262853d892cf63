"""Words that keep the same company: drink and beverage, colony and empire. What is asked in one is told in another.

They say that a sentence speaks of the same matter, not that it says the same, so they help to rank sentences and prove
nothing. The list is derived from GloVe's vectors, which are in the public domain, by `python -m tests.fitting.related`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bot.answer.word_lists import entries

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

NAME = "related_terms.txt"
PERCENT = 100


def related(terms: Iterable[str], names: Collection[str]) -> dict[str, Mapping[str, float]]:
    """What is related to each of *terms*, no *names*, that anything is: other terms, and how near, above 0 and up to 1.

    Raises PackageError when the installation lacks the list.
    """
    each = {term: _related(term) for term in terms if term not in names}
    return {term: others for term, others in each.items() if others}


def _related(term: str) -> Mapping[str, float]:
    fields = _lines().get(term, "").split()
    return {other: int(level) / PERCENT for other, level in zip(fields[::2], fields[1::2], strict=True)}


@cache
def _lines() -> Mapping[str, str]:
    """What the list has for each term, as it stands there: a question needs few of its lines."""
    return {term: others for term, _, others in (line.partition(" ") for line in entries(NAME))}
