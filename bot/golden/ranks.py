"""How well confidences tell answerable questions from unanswerable ones."""

from __future__ import annotations

import math
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def auroc(answerable: Sequence[float], unanswerable: Sequence[float]) -> float:
    """The chance that an answerable question gets more confidence than an unanswerable one; ties count half."""
    if not answerable or not unanswerable:
        return math.nan
    ranked = sorted([(sure, True) for sure in answerable] + [(sure, False) for sure in unanswerable])
    ranks, below = 0.0, 0
    for _, tied in groupby(ranked, key=lambda one: one[0]):
        among = [is_answerable for _, is_answerable in tied]
        ranks += sum(among) * (2 * below + 1 + len(among)) / 2
        below += len(among)
    return (ranks - len(answerable) * (len(answerable) + 1) / 2) / (len(answerable) * len(unanswerable))


def false_at(answerable: Sequence[float], unanswerable: Sequence[float], keep: float) -> float:
    """The share of unanswerable questions still answered from the confidence that answers *keep* of the answerable."""
    if not answerable or not unanswerable:
        return math.nan
    threshold = sorted(answerable, reverse=True)[max(0, math.ceil(keep * len(answerable)) - 1)]
    return sum(sure >= threshold for sure in unanswerable) / len(unanswerable)
