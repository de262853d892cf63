"""Percentiles, and how many questions a slow way is asked."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks.figures import Latency, measure, percentile


@pytest.mark.parametrize(("share", "expected"), [(50, 50), (95, 95), (99, 99), (100, 100), (1, 1), (0, 1)])
def test_a_percentile_is_the_value_that_so_many_do_not_exceed(share: int, expected: int) -> None:
    assert percentile([float(one) for one in range(100, 0, -1)], share) == expected


@given(st.lists(st.floats(0, 1e6), min_size=1), st.integers(0, 100))
def test_a_percentile_is_one_of_the_values_and_enough_lie_below(values: list[float], share: int) -> None:
    found = percentile(values, share)
    assert found in values
    assert sum(value <= found for value in values) * 100 >= share * len(values)


def test_seconds_become_milliseconds() -> None:
    assert Latency.of([0.001, 0.002, 0.004]) == Latency(2.0, 4.0, 4.0, 3)


def test_every_question_is_asked_in_every_way_and_the_ways_take_turns() -> None:
    asked: list[tuple[str, int]] = []
    ways = {name: (lambda number, name=name: asked.append((name, number))) for name in ("one", "other")}
    latencies = measure(ways, 30, patience_s=1_000)
    assert Counter(asked[-4:]) == Counter([("one", 28), ("other", 28), ("one", 29), ("other", 29)])
    assert {name: latency.questions for name, latency in latencies.items()} == {"one": 30, "other": 30}


def test_a_slow_way_is_asked_fewer_questions_but_never_fewer_than_twenty() -> None:
    ways = {"slow": lambda _: time.sleep(0.002), "quick": lambda _: None}
    latencies = measure(ways, 50, 0.001, time.perf_counter)
    assert latencies["slow"].questions == 20
    assert latencies["slow"].p50 >= 2


def test_fewer_questions_than_twenty_are_all_there_are() -> None:
    assert measure({"slow": lambda _: time.sleep(0.001)}, 2, 0, time.perf_counter)["slow"].questions == 2
