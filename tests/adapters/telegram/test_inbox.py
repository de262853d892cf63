from __future__ import annotations

import asyncio
import errno
import os
import sqlite3
import threading
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


class SlowDisk:
    """Takes until it may end; then it keeps what it was told, unless it is broken."""

    def __init__(self) -> None:
        self.is_broken = False
        self.syncs = 0
        self.begun, self.may_end = threading.Event(), threading.Event()

    def sync(self, file: int) -> None:
        self.syncs += 1
        self.begun.set()
        self.may_end.wait(60)
        if self.is_broken:
            raise OSError(errno.EIO, "Input/output error")
        os.fsync(file)


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
            asyncio.run(desk.inbox.secure())
    away.rename(written)
    asyncio.run(desk.inbox.secure())
    assert caplog.text.count("the state cannot be written") == 1


async def secured_at_once(inbox: Inbox, disk: SlowDisk, first: int) -> list[BaseException | None]:
    """What came of seven posts, all but the first while the disk works; none may be over before it is done."""
    disk.begun.clear()
    disk.may_end.clear()
    inbox.take_in(told(first))
    posts = [asyncio.ensure_future(inbox.secure())]
    await asyncio.to_thread(disk.begun.wait, 60)
    inbox.take_in(told(*range(first + 1, first + 4)))
    posts += [asyncio.ensure_future(inbox.secure()) for _ in range(6)]
    await asyncio.sleep(0.2)  # for threads that would not wait
    over = sum(post.done() for post in posts)
    disk.may_end.set()
    came = await asyncio.gather(*posts, return_exceptions=True)
    assert over == 0
    return came


def test_nothing_is_secure_while_the_disk_works_on_it_or_fails(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    disk = SlowDisk()
    inbox = Inbox(desk.state, sync=disk.sync)

    async def run() -> None:
        assert await secured_at_once(inbox, disk, 1) == [None] * 7
        assert disk.syncs == 2  # one for what came while it worked on the first
        disk.is_broken = True  # and its threads are there already
        assert [type(each) for each in await secured_at_once(inbox, disk, 11)] == [InboxError] * 7
        disk.is_broken = False
        assert await secured_at_once(inbox, disk, 21) == [None] * 7

    asyncio.run(run())
    assert {record.threadName for record in caplog.records} == {threading.current_thread().name}


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
