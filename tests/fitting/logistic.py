"""Logistic regression by Newton's method, with each set and each answer weighing as told, and an L2 penalty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from tests.fitting.questions import Floats, Known

_PENALTY = 0.01  # on standardised weights; .003 to .1 make no difference beyond noise
_STEPS = 100
_CLOSE = 1e-9


def fit(sets: Sequence[Known], importance: Mapping[str, float]) -> Floats:
    """The weights of the signs and, last, the bias. In every set answerable and unanswerable questions weigh alike."""
    signs = np.concatenate([known.signs for known in sets])
    answerable = np.concatenate([known.answerable for known in sets])
    weight = np.concatenate([_weights(known) * importance.get(known.name, 1.0) for known in sets])
    return regression(signs, answerable, weight)


def regression(signs: Floats, true: npt.NDArray[np.bool_], weight: Floats, penalty: float = _PENALTY) -> Floats:
    """The weights of *signs* and, last, the bias: what tells the *true* rows, each of its *weight*, from the others."""
    mean, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-9
    rows = np.column_stack([(signs - mean) / spread, np.ones(len(signs))])
    pulls = np.append(np.full(signs.shape[1], penalty), 1e-6)
    fitted = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        sure = 1 / (1 + np.exp(-rows @ fitted))
        slope = rows.T @ (weight * (sure - true)) + pulls * fitted
        bend = (rows * (weight * sure * (1 - sure))[:, None]).T @ rows + np.diag(pulls)
        step = np.linalg.solve(bend, slope)
        fitted = fitted - step
        if np.abs(step).max() < _CLOSE:
            break
    weights = fitted[:-1] / spread
    return np.append(weights, fitted[-1] - weights @ mean)


def _weights(known: Known) -> Floats:
    right = known.answerable.astype(float)
    weights: Floats = np.where(known.answerable, 0.5 / max(1.0, right.sum()), 0.5 / max(1.0, (1 - right).sum()))
    return weights


def confidences(known: Known, fitted: Floats) -> Floats:
    sure: Floats = 1 / (1 + np.exp(-(known.signs @ fitted[:-1] + fitted[-1])))
    return sure
