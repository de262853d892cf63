"""When questions fail at once, and when one is let through again."""

from __future__ import annotations

import pytest

from bot.errors import RetrievalError
from bot.retrieval.opensearch.breaker import Breaker
from bot.retrieval.opensearch.client import RefusedError, UnavailableError


class Cluster:
    """Fails until it is well; counts who asked, by a clock that a test winds."""

    def __init__(self) -> None:
        self.now = 100.0
        self.is_well = False
        self.asked = 0
        self.breaker = Breaker(lambda: self.now)

    def ask(self, error: type[RetrievalError] = UnavailableError) -> str:
        """What comes of a question."""
        try:
            return self.breaker.call(lambda: self._answer(error))
        except RetrievalError as fault:
            return str(fault)

    def _answer(self, error: type[RetrievalError]) -> str:
        self.asked += 1
        if not self.is_well:
            raise error(f"fault {self.asked}")
        return "well"


@pytest.fixture
def cluster() -> Cluster:
    return Cluster()


def test_the_first_five_failures_are_asked_and_the_next_repeat_the_last(cluster: Cluster) -> None:
    assert [cluster.ask() for _ in range(8)] == [f"fault {n}" for n in (1, 2, 3, 4, 5, 5, 5, 5)]
    assert cluster.asked == 5


def test_after_five_seconds_one_is_let_through_and_decides(cluster: Cluster) -> None:
    for _ in range(5):
        cluster.ask()
    cluster.now += 5
    assert [cluster.ask(), cluster.ask()] == ["fault 6", "fault 6"]
    cluster.now += 5
    cluster.is_well = True
    assert [cluster.ask() for _ in range(3)] == ["well"] * 3


def test_while_one_is_tried_nobody_else_is_let_through(cluster: Cluster) -> None:
    for _ in range(5):
        cluster.ask()
    cluster.now += 5
    told: list[str] = []
    cluster.is_well = True
    cluster.breaker.call(lambda: told.append(cluster.ask()))
    assert told == ["fault 5"]
    assert cluster.ask() == "well"


def test_failures_far_apart_are_no_reason(cluster: Cluster) -> None:
    for _ in range(20):
        cluster.ask()
        cluster.now += 3
    assert cluster.asked == 20


def test_what_goes_well_between_failures_forgets_them(cluster: Cluster) -> None:
    for n in range(20):
        cluster.is_well = n % 5 == 4
        cluster.ask()
    assert cluster.asked == 20


def test_a_refusal_is_no_failure_of_the_cluster(cluster: Cluster) -> None:
    for _ in range(20):
        cluster.ask(RefusedError)
    assert cluster.asked == 20
