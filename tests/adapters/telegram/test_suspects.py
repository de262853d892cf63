from __future__ import annotations

import asyncio
import re
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from telegram import Update
from telegram.error import NetworkError

from bot.adapters.telegram.attempts import current, under_way
from bot.adapters.telegram.delivery import Delivery
from bot.adapters.telegram.inbox import Inbox
from bot.adapters.telegram.outbox import Outbox
from bot.adapters.telegram.pace import Limits, Pace
from bot.adapters.telegram.state import open_state
from bot.adapters.telegram.suspects import ALONE, Suspects, is_culprit
from tests.adapters.telegram.conftest import ROOT

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

CULPRIT = 3


@pytest.fixture
def state(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_state(tmp_path)) as state:
        yield state


@pytest.fixture
def inbox(state: sqlite3.Connection) -> Inbox:
    """Six updates that wait."""
    inbox = Inbox(state)
    inbox.take_in({"update_id": number} for number in range(1, 7))
    return inbox


def waiting(inbox: Inbox) -> list[int]:
    return [each["update_id"] for each in inbox.waiting()]


def deaths(inbox: Inbox, number: int) -> int:
    attempt = inbox.begin(number)
    assert attempt
    return attempt.deaths


def is_parked(state: sqlite3.Connection, number: int) -> bool:
    row = state.execute("SELECT state FROM updates WHERE update_id = ?", (number,)).fetchone()
    return bool(row == ("parked",))


def accuse(inbox: Inbox, *numbers: int) -> None:
    """As if a process had ended while it thought about them."""
    for number in numbers:
        attempt = inbox.begin(number)
        assert attempt
        inbox.blame(attempt, attempt.deaths + 1)


class Process:
    """Thinks about all that waits, and notes which updates are thought about at once; ends over *culprit*."""

    def __init__(self, inbox: Inbox, culprit: int = 0) -> None:
        self._inbox = inbox
        self._culprit = culprit
        self._suspects = Suspects(inbox)
        self._thinking: list[int] = []
        self._has_ended = asyncio.Event()
        self.thought: list[tuple[int, ...]] = []

    async def run(self) -> None:
        turns = [asyncio.ensure_future(self._turn(number)) for number in waiting(self._inbox)]
        ended = asyncio.ensure_future(self._has_ended.wait())
        all_done = asyncio.ensure_future(asyncio.wait(turns))
        await asyncio.wait([ended, all_done], return_when=asyncio.FIRST_COMPLETED)
        counts = {number: deaths(self._inbox, number) for number in waiting(self._inbox)}
        for task in (ended, all_done, *turns):
            task.cancel()
        await asyncio.gather(ended, all_done, *turns, return_exceptions=True)
        for number, count in counts.items():  # a process that is killed clears nobody
            accuse(self._inbox, *[number] * count)

    async def _turn(self, number: int) -> None:
        attempt = self._inbox.begin(number)
        assert attempt
        if is_culprit(attempt):
            self._inbox.park(number)
            return
        async with self._suspects.watching(attempt):
            self._thinking.append(number)
            self.thought.append(tuple(self._thinking))
            await asyncio.sleep(0)
            if number == self._culprit:
                self._has_ended.set()
                await asyncio.Event().wait()
            self._thinking.remove(number)
        self._inbox.done(number)


def test_suspects_are_thought_about_first_and_alone(inbox: Inbox) -> None:
    accuse(inbox, 5, 2)
    process = Process(inbox)
    asyncio.run(process.run())
    assert process.thought[:2] == [(2,), (5,)]
    assert process.thought[-1] == (1, 3, 4, 6)
    assert waiting(inbox) == []


def test_a_suspect_that_is_stuck_holds_up_others_for_a_while_only(inbox: Inbox) -> None:
    accuse(inbox, 5)
    suspects, is_stuck = Suspects(inbox, patience_s=0.05), asyncio.Event()

    async def stick() -> None:
        attempt = inbox.begin(5)
        assert attempt
        async with suspects.watching(attempt):
            is_stuck.set()
            await asyncio.Event().wait()

    async def think(number: int) -> None:
        attempt = inbox.begin(number)
        assert attempt
        async with suspects.watching(attempt):
            pass

    async def run() -> None:
        stuck = asyncio.ensure_future(stick())
        await is_stuck.wait()
        await think(1)
        following = asyncio.ensure_future(think(2))
        await asyncio.sleep(0)
        assert following.done()  # without a wait of its own
        stuck.cancel()

    asyncio.run(run())


@pytest.mark.parametrize("endpoint", ["sendMessage", "editMessageText", "answerInlineQuery", "answerGuestQuery"])
def test_who_has_something_to_send_is_cleared_before_telegram_has_it(inbox: Inbox, endpoint: str) -> None:
    accuse(inbox, 5)
    outbox = Outbox(Pace(Limits()), inbox, lambda _old, _new: None)

    async def request() -> bool:
        assert deaths(inbox, 5) == 0
        return True

    async def run() -> None:
        attempt = inbox.begin(5)
        assert attempt
        with under_way(attempt):
            async with Suspects(inbox).watching(attempt):
                assert deaths(inbox, 5) == 2
                assert await outbox.process_request(request, (), {}, endpoint, {"chat_id": 1}, None)

    asyncio.run(run())


def test_a_suspect_that_waits_for_the_network_holds_up_no_other(inbox: Inbox) -> None:
    accuse(inbox, 5, 6)
    delivery = Delivery(inbox, str, lambda: 0)
    tries: list[int] = []

    async def lose_the_network() -> None:
        attempt = current()
        assert attempt
        tries.append(attempt.update_id)
        attempt.again, attempt.fault = lose_the_network, NetworkError.__name__

    async def think() -> None:
        tries.append(6)

    async def run() -> None:
        waits = asyncio.ensure_future(delivery.take(Update(5), lose_the_network()))
        await asyncio.sleep(0)
        async with asyncio.timeout(30):
            await delivery.take(Update(6), think())
        assert tries == [5, 6]
        assert deaths(inbox, 5) == 0
        waits.cancel()

    asyncio.run(run())


def test_who_was_cleared_is_no_suspect_when_it_is_tried_again(inbox: Inbox) -> None:
    accuse(inbox, *[5] * ALONE)
    suspects = Suspects(inbox)

    async def run() -> None:
        attempt = inbox.begin(5)
        assert attempt
        async with suspects.watching(attempt):
            pass
        async with suspects.watching(attempt):
            assert deaths(inbox, 5) == 1

    asyncio.run(run())


def test_whoever_is_thought_about_to_the_end_is_cleared(inbox: Inbox) -> None:
    accuse(inbox, *[1] * ALONE)

    async def think() -> None:
        attempt = inbox.begin(1)
        assert attempt
        async with Suspects(inbox).watching(attempt):
            assert deaths(inbox, 1) == 1 + ALONE

    asyncio.run(think())
    assert deaths(inbox, 1) == 0


def test_the_culprit_alone_is_parked_after_a_few_deaths(inbox: Inbox, state: sqlite3.Connection) -> None:
    processes = 0
    while waiting(inbox):
        asyncio.run(Process(inbox, CULPRIT).run())
        processes += 1
    assert processes == 1 + ALONE + 1
    assert [number for number in range(1, 7) if is_parked(state, number)] == [CULPRIT]


def test_systemd_still_starts_the_bot_when_it_parks_the_culprit() -> None:
    unit = (ROOT / "docs" / "pullquote.service").read_text("utf-8")
    starts = re.search(r"^StartLimitBurst=(\d+)$", unit, re.MULTILINE)
    assert starts
    assert int(starts[1]) > 1 + ALONE
