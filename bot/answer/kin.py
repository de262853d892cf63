"""Words of one family, told by how they begin: terror and terrorist, economy and economic, immune and immunology.

The stemmer joins the forms of one word only. Names are no kin: Johnson is not Johnston.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

# On rtqa, squad and multihop, .3 to .7 from five letters on do alike: they add up to .003 to hit@1 and .005 to
# evidence-recall@10, and .001 to .004 to the auroc of the confidence; six letters add half of it.
WEIGHT = 0.5  # of an exact match
_LETTERS = 5


def beginnings(terms: Iterable[str], names: Collection[str]) -> dict[str, str]:
    """How each of *terms* begins that may have kin."""
    return {term: term[:_LETTERS] for term in terms if len(term) >= _LETTERS and term.isalpha() and term not in names}


def with_kin(asked: Mapping[str, str], terms: Iterable[str]) -> frozenset[str]:
    """Those of *asked*, mapped to their beginnings, of which kin is among *terms*."""
    if not asked:
        return frozenset()
    there = {term[:_LETTERS] for term in terms}
    return frozenset(term for term, beginning in asked.items() if beginning in there)
