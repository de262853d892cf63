"""What every engine offers: candidates for a query, and the statistics that scores are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.model import Hit, Query


@dataclass(frozen=True, slots=True)
class Statistics:
    """How common terms are among ``passages`` passages of ``average_length`` terms; a term not in ``df`` is unknown."""

    passages: int
    average_length: float
    df: Mapping[str, int]


class Retriever(Protocol):
    """Finds the passages that best match a query."""

    def retrieve(self, query: Query, k: int) -> tuple[Hit, ...]:
        """At most *k* hits in canonical order: score rounded to 5 places, descending, then passage id.

        None when no term matches or the coverage is empty. Raises RetrievalError when the engine fails.
        """

    def statistics(self, terms: Sequence[str]) -> Statistics:
        """The document frequencies of *terms* among the indexed passages."""
