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


def related(terms: Iterable[str], names: Collection[str]) -> dict[str, dict[str, float]]:
    """What keeps company with any of *terms*, no *names*: each such term, with which, and how near, above 0, up to 1.

    Raises PackageError when the installation lacks the list.
    """
    found: dict[str, dict[str, float]] = {}
    for term in terms:
        fields = _lines().get(term, "").split() if term not in names else []
        for other, level in zip(fields[::2], fields[1::2], strict=True):
            found.setdefault(other, {})[term] = int(level) / PERCENT
    return found


@cache
def _lines() -> Mapping[str, str]:
    """What the list has for each term, as it stands there: a question needs few of its lines."""
    return {term: others for term, _, others in (line.partition(" ") for line in entries(NAME))}
