"""Words of one family: terror and terrorist, die and death. The stemmer joins the forms of one word only.

Of English words a list tells: those that WordNet derives from each other or that begin alike, and that keep the same
company in GloVe, so interest is no kin of internet. `python -m tests.fitting.families` derives it. Of other words the
beginning tells. Names are no kin: Johnson is not Johnston.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from bot.answer.common_terms import english_terms
from bot.answer.word_lists import entries, partners

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

NAME = "families.txt"
LETTERS = 5  # by which words begin alike
# On rtqa, squad and multihop, .3 to .7 do alike: they add up to .003 to hit@1 and .005 to evidence-recall@10, and .001
# to .004 to the auroc of the confidence; the list adds .004 to recall@4 and map@10 of multihop to what beginnings do.
WEIGHT = 0.5  # of an exact match


class Family(NamedTuple):
    """What tells the kin of one term: the terms of its family, and how others of it begin, where that tells."""

    members: frozenset[str]
    beginning: str | None
    is_english: bool


def families(terms: Iterable[str], names: Collection[str]) -> dict[str, Family]:
    """Those of *terms* that may have kin. Raises PackageError when the installation lacks the list."""
    each = {term: _family(term) for term in terms if term not in names}
    return {term: family for term, family in each.items() if family.members or family.beginning}


def with_kin(asked: Mapping[str, Family], terms: Collection[str]) -> frozenset[str]:
    """Those of *asked* of which kin is among *terms*."""
    if not asked:
        return frozenset()
    english = english_terms()
    all_begin = {term[:LETTERS] for term in terms}
    others_begin = {term[:LETTERS] for term in terms if term not in english}
    return frozenset(
        term
        for term, (members, beginning, is_english) in asked.items()
        if beginning in (others_begin if is_english else all_begin) or not members.isdisjoint(terms)
    )


def among(asked: Mapping[str, Family], terms: frozenset[str]) -> frozenset[str]:
    """Those of *terms* that may be kin of any of *asked*."""
    beginnings = {family.beginning for family in asked.values()}
    alike = [term for term in terms if term[:LETTERS] in beginnings]
    members = frozenset().union(*(family.members for family in asked.values()))
    return (members & terms).union(alike)


def _family(term: str) -> Family:
    beginning = term[:LETTERS] if len(term) >= LETTERS and term.isalpha() else None
    return Family(_members().get(term, frozenset()), beginning, term in english_terms())


@cache
def _members() -> Mapping[str, frozenset[str]]:
    return partners(map(str.split, entries(NAME)))
