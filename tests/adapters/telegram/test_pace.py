"""The pace of messages, on a clock of our own: `Waiting` counts the seconds it is told to sleep."""

from __future__ import annotations

import pytest

from bot.adapters.telegram.pace import Limits, Pace, TooLongError

PRIVATE, GROUP, OTHER = 1, -1, 2


class Scene:
    """A pace and its clock, on which waiting takes no time."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.now = 0.0
        self.pace = Pace(limits or Limits(), lambda: self.now, self._sleep)

    async def _sleep(self, seconds: float) -> None:
        self.now += seconds

    def sent_at(self, chat_id: int) -> float:
        """When a message to *chat_id* may go."""
        turn = self.pace.turn(chat_id)
        with pytest.raises(StopIteration):
            turn.send(None)
        return round(self.now, 3)


def test_a_reader_gets_three_messages_at_once_and_then_one_a_second() -> None:
    scene = Scene()
    assert [scene.sent_at(PRIVATE) for _ in range(6)] == [0, 0, 0, 1, 2, 3]
    scene.now = 60
    assert [scene.sent_at(PRIVATE) for _ in range(4)] == [60, 60, 60, 61]


def test_a_group_gets_twenty_messages_in_any_minute() -> None:
    scene = Scene()
    times = []
    for number in range(45):
        scene.now = max(scene.now, 2.0 * min(number, 20))
        times.append(scene.sent_at(GROUP))
    assert all(later - sooner >= 60 for sooner, later in zip(times, times[20:], strict=False))
    assert times[20] == 60


def test_all_together_get_no_more_than_the_limit_in_a_second() -> None:
    scene = Scene()
    times = [scene.sent_at(chat_id) for chat_id in range(1, 100)]
    assert times == [number // 28 for number in range(99)]


def test_a_block_holds_up_its_chat_only() -> None:
    scene = Scene()
    scene.pace.block(PRIVATE, 5)
    assert scene.sent_at(OTHER) == 0
    assert scene.sent_at(PRIVATE) == 5


def test_what_would_wait_too_long_is_told_at_once() -> None:
    scene = Scene(Limits(longest_wait_s=60))
    scene.pace.block(PRIVATE, 61)
    with pytest.raises(TooLongError, match="61 s"):
        scene.pace.turn(PRIVATE).send(None)
    assert scene.now == 0


def test_idle_chats_are_forgotten() -> None:
    scene = Scene(Limits(overall_per_s=10**6))
    for number in range(10_000):
        scene.now += 0.01
        scene.sent_at(number if number % 2 else -number - 1)
    scene.now += 61
    scene.sent_at(5)
    assert len(scene.pace._chats) <= 1001
