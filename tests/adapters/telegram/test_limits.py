from __future__ import annotations

from bot.adapters.telegram.limits import Limits, Rate


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_goes_and_what_is_too_much_gets_one_word() -> None:
    limits = Limits(Rate(3, 1.0), Clock())
    assert [limits.take(1) for _ in range(6)] == ["go", "go", "go", "warn", "stop", "stop"]


def test_time_fills_the_bucket_again_and_no_further_than_its_rim() -> None:
    clock = Clock()
    limits = Limits(Rate(2, 0.5), clock)
    limits.take(1)
    limits.take(1)
    assert limits.take(1) == "warn"
    clock.now = 2.1
    assert [limits.take(1) for _ in range(2)] == ["go", "warn"]
    clock.now = 1000
    assert [limits.take(1) for _ in range(3)] == ["go", "go", "warn"]


def test_each_has_a_bucket_of_their_own() -> None:
    limits = Limits(Rate(1, 1.0), Clock())
    assert [limits.take(whose) for whose in (1, 2, 1)] == ["go", "go", "warn"]


def test_a_group_may_ask_twice_as_much_as_a_person() -> None:
    assert Rate(8, 0.5).of_group() == Rate(16, 1.0)
