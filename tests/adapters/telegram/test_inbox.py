from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from bot.adapters.telegram.inbox import KEPT_S, Inbox, InboxError
from bot.adapters.telegram.state import FILE, open_state

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = "who was it that said patience"


def told(*numbers: int) -> list[dict[str, Any]]:
    return [{"update_id": number, "message": {"text": WORDS}} for number in numbers]


class Desk:
    """An inbox, its clock, and its file."""

    def __init__(self, folder: Path, state: sqlite3.Connection) -> None:
        self.now = 1_000_000.0
        self.folder = folder
        self.state = state
        self.inbox = Inbox(state, lambda: self.now)

    def waiting(self) -> list[int]:
        return [each["update_id"] for each in self.inbox.waiting()]

    def holds_words(self) -> bool:
        """Whether the words stand anywhere in the files."""
        return any(WORDS.encode() in path.read_bytes() for path in self.folder.glob(f"{FILE}*"))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with closing(open_state(tmp_path)) as state:
        yield Desk(tmp_path, state)


def test_what_was_taken_in_waits_for_the_next_process(desk: Desk) -> None:
    desk.inbox.take_in(told(3, 1, 2))
    with closing(open_state(desk.folder)) as state:
        assert [each["update_id"] for each in Inbox(state).waiting()] == [1, 2, 3]
        assert Inbox(state).waiting()[0] == told(1)[0]


def test_what_the_disk_will_not_have_must_not_be_confirmed(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.inbox.take_in(told(1))
    written = desk.folder / f"{FILE}-wal"
    away = written.rename(desk.folder / "away")
    for _ in range(2):
        with pytest.raises(InboxError, match="PULLQUOTE_STATE_DIR"):
            desk.inbox.secure()
    away.rename(written)
    desk.inbox.secure()
    assert caplog.text.count("the state cannot be written") == 1


def test_an_update_is_answered_once(desk: Desk) -> None:
    desk.inbox.take_in(told(1))
    assert desk.inbox.begin(1)
    desk.inbox.done(1)
    desk.inbox.take_in(told(1, 2))
    assert desk.inbox.begin(1) is None
    assert desk.waiting() == [2]


def test_an_update_nobody_took_in_is_not_answered(desk: Desk) -> None:
    assert desk.inbox.begin(1) is None


def test_words_are_erased_once_they_are_answered(desk: Desk) -> None:
    desk.inbox.take_in(told(*range(50)))
    assert desk.holds_words()
    for number in range(50):
        desk.inbox.done(number)
    desk.inbox.sweep()
    assert not desk.holds_words()
    assert desk.inbox.begin(7) is None  # which it knows still


def test_nothing_stays_longer_than_a_day(desk: Desk) -> None:
    desk.inbox.take_in(told(1, 2, 3))
    desk.inbox.done(1)
    desk.inbox.park(2)
    desk.now += KEPT_S - 1
    desk.inbox.sweep()
    assert desk.state.execute("SELECT count(*) FROM updates").fetchone() == (3,)
    desk.now += 2
    desk.inbox.sweep()
    assert desk.state.execute("SELECT count(*) FROM updates").fetchone() == (0,)
    assert not desk.holds_words()


def test_deaths_are_counted_ahead_and_may_be_cleared(desk: Desk) -> None:
    desk.inbox.take_in(told(1))
    for deaths in (1, 2, 0):
        attempt = desk.inbox.begin(1)
        assert attempt
        desk.inbox.blame(attempt, deaths)
        attempt = desk.inbox.begin(1)
        assert attempt
        assert attempt.deaths == deaths


def test_what_may_have_ended_the_process_comes_first(desk: Desk) -> None:
    desk.inbox.take_in(told(1, 2, 3))
    attempt = desk.inbox.begin(3)
    assert attempt
    desk.inbox.blame(attempt, 1)
    assert desk.waiting() == [3, 1, 2]


def test_what_is_parked_is_not_begun_again(desk: Desk) -> None:
    desk.inbox.take_in(told(1))
    desk.inbox.park(1)
    assert desk.inbox.begin(1) is None
    assert desk.waiting() == []


def test_the_next_attempt_knows_what_was_sent(desk: Desk) -> None:
    desk.inbox.take_in(told(1))
    desk.inbox.begin(1)
    desk.inbox.sent(1, 71)
    desk.inbox.sent(1, 72)
    attempt = desk.inbox.begin(1)
    assert attempt
    assert list(attempt.sent_before) == [71, 72]


def test_a_locked_file_takes_nothing_in_and_says_so_once(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.state.execute("PRAGMA busy_timeout = 1")
    desk.inbox.take_in(told(1))
    with closing(sqlite3.connect(desk.folder / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for _ in range(2):
            with pytest.raises(InboxError, match="PULLQUOTE_STATE_DIR"):
                desk.inbox.take_in(told(2))
        assert desk.inbox.begin(1)
        desk.inbox.done(1)
        assert desk.inbox.begin(1) is None  # answered, though it could not be recorded
        other.execute("ROLLBACK")
    desk.inbox.take_in(told(2))
    desk.inbox.sweep()
    assert desk.waiting() == [2]
    first, last = [record.getMessage() for record in caplog.records]
    assert "the state cannot be written (database is locked)" in first
    assert last == "the state can be written again"
