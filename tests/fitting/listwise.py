"""Listwise logistic regression: weights that give the right sentences of a question the most of a softmax over all.

The slope is followed by Adam; every set weighs the same. A question of which no sentence is right teaches nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from tests.fitting.listings import Listing
    from tests.fitting.questions import Floats

_PENALTY = 0.002  # on weights of standardised signals
_STEPS = 400
_RATE = 0.1
_MOMENTUM, _MEMORY = 0.9, 0.999  # as Adam's authors have them


def fit(sets: Sequence[Sequence[Listing]]) -> Floats:
    """The weight of each signal."""
    lists = _Lists.of(sets)
    penalty = _PENALTY * lists.signals.var(axis=0)
    weights, slope, square = np.zeros((3, lists.signals.shape[1]))
    for step in range(1, _STEPS + 1):
        now = lists.slope(weights) + penalty * weights
        slope = _MOMENTUM * slope + (1 - _MOMENTUM) * now
        square = _MEMORY * square + (1 - _MEMORY) * now**2
        length = np.sqrt(square / (1 - _MEMORY**step)) + 1e-8
        weights = weights - _RATE * slope / (1 - _MOMENTUM**step) / length
    return weights


class _Lists(NamedTuple):
    """The sentences of all questions in one table: where each question starts, whose each row is, and its weight."""

    signals: Floats
    right: Floats
    starts: npt.NDArray[np.intp]
    whose: npt.NDArray[np.intp]
    weight: Floats

    @classmethod
    def of(cls, sets: Sequence[Sequence[Listing]]) -> _Lists:
        taught = [[one for one in each if one.right.any()] for each in sets]
        lists = [one for each in taught for one in each]
        lengths = [len(one.right) for one in lists]
        weights = [1 / len(each) for each in taught for _ in each]
        return cls(
            np.concatenate([one.signals for one in lists]),
            np.concatenate([one.right for one in lists]).astype(float),
            np.cumsum([0, *lengths[:-1]]),
            np.repeat(np.arange(len(lists)), lengths),
            np.repeat(np.array(weights) / sum(weights), lengths),
        )

    def slope(self, weights: Floats) -> Floats:
        """Of the mean log of the share that the right sentences have, downwards."""
        scores = self.signals @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, self.starts)[self.whose])
        wanted = odds * self.right
        share, among_right = (each / self._sums(each) for each in (odds, wanted))
        slope: Floats = self.signals.T @ ((share - among_right) * self.weight)
        return slope

    def _sums(self, values: Floats) -> Floats:
        sums: Floats = np.maximum(np.add.reduceat(values, self.starts), 1e-300)[self.whose]
        return sums
