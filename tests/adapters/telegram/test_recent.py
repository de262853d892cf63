from __future__ import annotations

from bot.adapters.telegram.recent import Recent


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_longest_unused_is_forgotten_first() -> None:
    recent: Recent[str, int] = Recent(2, 60)
    for key in ("a", "b"):
        recent.put(key, 1)
    recent.get("a")
    recent.put("c", 1)
    assert [key in recent for key in "abc"] == [True, False, True]


def test_use_keeps_and_time_forgets() -> None:
    clock = Clock()
    recent: Recent[str, int] = Recent(9, 60, clock)
    recent.put("a", 1)
    clock.now = 50
    assert recent.get("a") == 1
    clock.now = 100
    assert recent.get("a") == 1
    clock.now = 161
    assert recent.get("a") is None
    assert len(recent) == 0


def test_asking_whether_something_is_remembered_is_no_use_of_it() -> None:
    clock = Clock()
    recent: Recent[str, None] = Recent(9, 60, clock)
    recent.put("a", None)
    clock.now = 50
    assert "a" in recent
    clock.now = 61
    assert "a" not in recent
