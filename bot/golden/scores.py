"""The measures over questions of which the answers are known: are the right quotes found, and is it known when none is.

All but the mean number of words are shares from 0 to 1; of no questions, a share is not a number.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bot.golden.outcomes import QUOTES
from bot.golden.ranks import auroc, false_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.golden.evidence import Mark
    from bot.golden.outcomes import Outcome


def scores(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Every measure by its name; counts are whole numbers."""
    answerable = [one for one in outcomes if one.asked.answerable]
    unanswerable = [one for one in outcomes if not one.asked.answerable]
    return {
        **_hits(answerable),
        **_evidence([one for one in answerable if one.asked.evidence]),
        "mrr@10": _mean(_reciprocal(one.marks) for one in answerable),
        "map@10": _mean(_average_precision(one) for one in answerable if one.asked.evidence),
        **_quotes(outcomes),
        **_answers(answerable, unanswerable),
        "precision-when-answered": _mean(one.place == 1 for one in outcomes if one.answered),
        "n-answerable": len(answerable),
        "n-unanswerable": len(unanswerable),
    }


def _hits(answerable: Sequence[Outcome]) -> dict[str, float]:
    """How often one of the first quotes is right; strictly, also from an article that holds evidence."""
    found: dict[str, float] = {}
    for k in (1, 3, 5):
        found[f"hit@{k}"] = _mean(any(mark.right for mark in one.marks[:k]) for one in answerable)
        found[f"strict-hit@{k}"] = _mean(any(mark.strict for mark in one.marks[:k]) for one in answerable)
    return found


def _evidence(told: Sequence[Outcome]) -> dict[str, float]:
    """How much of a question's evidence the first quotes cover between them, and how often they cover all of it."""
    found: dict[str, float] = {}
    for k in (4, 10):
        shares = [len(_covered(one.marks[:k])) / len(one.asked.evidence) for one in told]
        found[f"evidence-recall@{k}"] = _mean(shares)
        found[f"all-evidence@{k}"] = _mean(share == 1 for share in shares)
    return found


def _covered(marks: Iterable[Mark]) -> frozenset[int]:
    return frozenset().union(*(mark.covered for mark in marks))


def _reciprocal(marks: Sequence[Mark]) -> float:
    return next((1 / place for place, mark in enumerate(marks, 1) if mark.strict), 0.0)


def _average_precision(one: Outcome) -> float:
    """The mean of the precisions at each quote that covers evidence which those before it did not."""
    seen: frozenset[int] = frozenset()
    precisions: list[float] = []
    for place, mark in enumerate(one.marks, 1):
        if not mark.covered <= seen:
            seen |= mark.covered
            precisions.append((len(precisions) + 1) / place)
    return sum(precisions) / min(QUOTES, len(one.asked.evidence))


def _quotes(outcomes: Sequence[Outcome]) -> dict[str, float]:
    shown = sum(one.shown for one in outcomes)
    return {
        "verbatim": sum(one.verbatim for one in outcomes) / shown if shown else math.nan,
        "words-per-quote": _mean(words for one in outcomes for words in one.words),
    }


def _answers(answerable: Sequence[Outcome], unanswerable: Sequence[Outcome]) -> dict[str, float]:
    """What counts as answered, and how well the confidence tells what can be answered from what cannot."""
    yes, no = ([one.confidence for one in some] for some in (answerable, unanswerable))
    return {
        "answer-rate": _mean(one.answered for one in answerable),
        "false-answer-rate": _mean(one.answered for one in unanswerable),
        "auroc": auroc(yes, no),
        **{f"false@{keep}": false_at(yes, no, keep / 100) for keep in (95, 90, 80)},
    }


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else math.nan
