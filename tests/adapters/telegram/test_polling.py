from __future__ import annotations

import asyncio
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from telegram.error import NetworkError

from bot.adapters.telegram.inbox import Inbox, InboxError
from bot.adapters.telegram.polling import CONFLICT, CONFLICTS, CONFLICTS_WITHIN_S, REFUSED, PollRequest, Watch
from bot.adapters.telegram.state import open_state
from tests.adapters.telegram.fake.server import TOKEN

if TYPE_CHECKING:
    from pathlib import Path

    from bot.errors import BotError
    from tests.adapters.telegram.fake.server import FakeBotApi


class Scene:
    """A watch, its clock, and the faults it ended with."""

    def __init__(self) -> None:
        self.now = 0.0
        self.faults: list[BotError] = []
        self.watch = Watch(self.faults.append, lambda: self.now)


class FullDisk(Inbox):
    """An inbox whose disk takes what it is told, and keeps it at the second try only."""

    tries = 0

    async def secure(self) -> None:
        self.tries += 1
        if self.tries == 1:
            raise InboxError("no")


def test_nothing_is_confirmed_that_would_not_outlast_a_power_cut(api: FakeBotApi, tmp_path: Path) -> None:
    with closing(open_state(tmp_path)) as state:
        request = PollRequest(Scene().watch, FullDisk(state))

        async def poll() -> None:
            async with request:
                with pytest.raises(NetworkError):
                    await request.post(f"{api.url}/bot{TOKEN}/getUpdates")
                assert api.called(for_s=0.2) == []
                await request.post(f"{api.url}/bot{TOKEN}/getUpdates")
                assert api.called(for_s=0.0) == ["getUpdates"]

        asyncio.run(poll())


def test_conflicts_close_together_end_the_bot_once() -> None:
    scene = Scene()
    ended = [scene.watch.answered(409) for _ in range(CONFLICTS + 2)]
    assert ended == [False] * (CONFLICTS - 1) + [True, False, False]
    assert list(map(str, scene.faults)) == [CONFLICT]


def test_answers_between_conflicts_do_not_hide_that_two_are_polling() -> None:
    scene = Scene()
    for status in [409, 200] * CONFLICTS:
        scene.watch.answered(status)
    assert list(map(str, scene.faults)) == [CONFLICT]


def test_a_conflict_now_and_then_is_borne() -> None:
    scene = Scene()
    for _ in range(20):
        scene.watch.answered(409)
        scene.now += CONFLICTS_WITHIN_S / 2
    assert scene.faults == []


@pytest.mark.parametrize("status", [401, 404])
def test_a_refused_token_ends_the_bot(status: int) -> None:
    scene = Scene()
    assert scene.watch.answered(status)
    assert list(map(str, scene.faults)) == [REFUSED]


def test_a_lost_network_is_told_once_and_so_is_its_return(caplog: pytest.LogCaptureFixture) -> None:
    scene = Scene()
    for _ in range(3):
        scene.watch.lost("TimedOut")
        scene.watch.answered(502)
    for _ in range(3):
        scene.watch.answered(200)
    assert [record.getMessage() for record in caplog.records] == [
        "Telegram cannot be reached (TimedOut); trying again until it can",
        "Telegram answers again",
    ]
