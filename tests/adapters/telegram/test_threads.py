from __future__ import annotations

import asyncio
import threading

import pytest

from bot.adapters.telegram.threads import Threads


def test_work_is_done_elsewhere_and_its_value_comes_back() -> None:
    assert asyncio.run(Threads().do(threading.current_thread)) is not threading.current_thread()


def test_what_goes_wrong_comes_back_too() -> None:
    with pytest.raises(ZeroDivisionError):
        asyncio.run(Threads().do(lambda: 1 // 0))


def test_a_thread_is_there_for_the_next_work() -> None:
    async def ask_often() -> set[threading.Thread]:
        threads, used = Threads(), set()
        for _ in range(50):
            used.add(await threads.do(threading.current_thread))
            await asyncio.sleep(0.001)  # a thread that has just told its value may not be idle yet
        return used

    assert len(asyncio.run(ask_often())) < 10


def test_no_work_waits_for_other_work() -> None:
    async def meet() -> tuple[int, int]:
        threads, both = Threads(), threading.Barrier(2)
        return await asyncio.gather(threads.do(lambda: both.wait(60)), threads.do(lambda: both.wait(60)))

    assert sorted(asyncio.run(meet())) == [0, 1]


def test_work_that_nobody_waits_for_any_more_ends_quietly() -> None:
    release, ended = threading.Event(), threading.Event()

    def work() -> None:
        release.wait(60)
        ended.set()

    async def give_up() -> None:
        async with asyncio.timeout(0.01):
            await Threads().do(work)

    with pytest.raises(TimeoutError):
        asyncio.run(give_up())
    release.set()
    assert ended.wait(60)
