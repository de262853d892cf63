"""Timing: how long each question takes each way, and percentiles over questions.

The ways take turns at every question, so that what else the machine does falls on all of them alike, in another order
each time, so that none always follows the one that leaves the least in the processor's caches; the fastest of three
rounds counts. The clock is that of the CPU, for whoever asks on a machine that others use too; an engine that
answers from another process wants the one on the wall.
"""

from __future__ import annotations

import math
import random
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Way = Callable[[int], object]  # asks the question of this number
    Clock = Callable[[], float]

Name = TypeVar("Name")

_ROUNDS = 3
_TRIAL = 3  # questions that show how long a way takes, and warm it


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds within which half, 95 and 99 of 100 questions are answered, of so many."""

    p50: float
    p95: float
    p99: float
    questions: int

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Latency:
        each = [1000 * one for one in seconds]
        return cls(percentile(each, 50), percentile(each, 95), percentile(each, 99), len(each))


def percentile(values: Sequence[float], share: int) -> float:
    """The smallest of *values* that *share* of 100 of them do not exceed."""
    return sorted(values)[max(0, math.ceil(len(values) * share / 100) - 1)]


def measure(
    ways: Mapping[Name, Way], questions: int, patience_s: float, clock: Clock = time.thread_time
) -> dict[Name, Latency]:
    """The latency of each way over *questions*; over fewer, at least 20, where all would exceed *patience_s*."""
    most = {name: _most(way, questions, patience_s, clock) for name, way in ways.items()}
    best = {name: [math.inf] * most[name] for name in ways}
    chance = random.Random(0)  # noqa: S311 - an order
    for _ in range(_ROUNDS):
        for number in range(questions):
            for name, way in chance.sample([*ways.items()], len(ways)):
                if number < most[name]:
                    best[name][number] = min(best[name][number], _seconds(way, number, clock))
    return {name: Latency.of(seconds) for name, seconds in best.items()}


def _most(way: Way, questions: int, patience_s: float, clock: Clock) -> int:
    trial = min(_TRIAL, questions)
    usual = sorted(_seconds(way, number, clock) for number in range(trial))[trial // 2]
    return min(questions, max(20, int(patience_s / (_ROUNDS * usual))))


def _seconds(way: Way, number: int, clock: Clock) -> float:
    start = clock()
    way(number)
    return clock() - start
