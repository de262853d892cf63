"""Near misses: sentences with nearly all words of a question that answer another one, told by what is turned round.

Each sign reads the best sentence alone, by its words: no grammar. They are silent where a sentence that says otherwise
is an answer too ("Did he not go?"), and where no sentence alone can answer: a question that names its sources.
"""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from bot.answer.negations import ALONE, BEFORE
from bot.answer.opposites import has_opposite
from bot.answer.wanted import asks_whether
from bot.text.terms import analyze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answer.candidates import Candidate, Terms, Weighing
    from bot.answer.questions import Question

_DENIALS = f"{BEFORE} non"
# Other words that deny: what is asked for with "didn't" may be said with one.
_REFUSALS = f"""{ALONE} hardly barely unlike except unable absent
    fail lack refuse deny prevent stop cease avoid reject"""
_PASSED_OVER = "ever yet even always just necessarily longer"
_ASKED_REACH = 2  # terms after a denial that it may be about: "not yet strictly contained"
_TOLD_REACH = 1
_UNTIL_REACH = 3  # "not captured until 1757" denies nothing
# What a denial of something else is worth beside none at all; .3 to .5 make no difference.
_ELSEWHERE = 0.4


def denied(question: Question, candidate: Candidate, weighing: Weighing) -> float:
    """How plainly only one of the two denies something, by how much of the question the sentence holds."""
    if not _tells(question):
        return 0.0
    return weighing.share(candidate.held) * _one_sided(question, candidate)


def opposite(question: Question, candidate: Candidate, weighing: Weighing) -> float:
    """The share of the question whose opposite the sentence has instead, by how much of the rest it holds."""
    missing = [term for term in question.terms if term not in candidate.held]
    if not missing or not weighing.whole or not _tells(question):
        return 0.0
    others = candidate.own - question.printed.keys()
    turned = sum(weighing.idf[term] for term in missing if has_opposite(term, others))
    return weighing.share(candidate.held) * min(1.0, turned / weighing.whole)


def all_but_one(question: Question, candidate: Candidate) -> float:
    """1 when the sentence holds all of the question but one term: that one may have been put in another's place."""
    return float(sum(term not in candidate.held for term in question.ranked) == 1)


def _tells(question: Question) -> bool:
    return not question.outlets and not question.days and not asks_whether(question.text)


def _one_sided(question: Question, candidate: Candidate) -> float:
    asked = _denied(question.sequence, _ASKED_REACH)
    if not asked:
        return _ELSEWHERE * (not _denied(candidate.terms, _TOLD_REACH).isdisjoint(question.ranked))
    told = _denied(candidate.terms, _ASKED_REACH)
    if not told and candidate.own.isdisjoint(_terms(_REFUSALS)):
        return 1.0
    return _ELSEWHERE * asked.isdisjoint(told)


def _denied(terms: Sequence[str], reach: int) -> Terms:
    """The terms that come after a word that denies, at most *reach* after each."""
    found: set[str] = set()
    for place, term in enumerate(terms, 1):
        if term in _terms(_DENIALS) and not _is_limited(terms[place : place + _UNTIL_REACH]):
            found.update(islice((other for other in terms[place:] if other not in _terms(_PASSED_OVER)), reach))
    return frozenset(found)


def _is_limited(after: Sequence[str]) -> bool:
    """Whether what comes *after* a denial takes it back: "not only", "not until"."""
    return not _terms("only").isdisjoint(after[:1]) or not _terms("until").isdisjoint(after)


@cache
def _terms(words: str) -> Terms:
    return frozenset(analyze(words))
