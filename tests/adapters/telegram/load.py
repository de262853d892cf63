"""Speed, fairness and memory of the bot: `python -m tests.adapters.telegram.load`; small slices run with the tests.

The bot is a process of its own with a conversation that costs nothing, the server is the fake one; both share this
machine. Figures are those of our own part: how long after an update can be fetched its reply arrives at the server.
"""

# ruff: noqa: T201 - a command
from __future__ import annotations

import contextlib
import json
import queue
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from tests.adapters.telegram.conftest import ROOT, BotProcess, bot_process
from tests.adapters.telegram.fake.server import FakeBotApi
from tests.adapters.telegram.kills import command

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    Start = Callable[[FakeBotApi], AbstractContextManager[object]]

LATENCY_S = 0.06
CHATS = 60
FLOOD = 59
WARM_UP = 2500  # after which the bounded memories of the bot are full


@dataclass(frozen=True)
class Overhead:
    """Milliseconds from when an update can be fetched until its reply arrives."""

    p50_ms: float
    p95_ms: float


@dataclass(frozen=True)
class Growth:
    """What the process holds after the warm-up, and how much more at the end."""

    rss_mb: float
    rss_grown_mb: float
    objects: int
    objects_grown: int


@contextmanager
def echoing(api: FakeBotApi, unlimited: str = "yes") -> Iterator[BotProcess]:
    """A bot that echoes, at its first poll."""
    with tempfile.TemporaryDirectory() as folder:
        options = {"access": "open", "talk": "echo", "unlimited": unlimited, "trace": ""}
        with bot_process(api, Path(folder), **options) as bot:
            api.wait_for("getUpdates", 60)
            yield bot


@contextmanager
def plain(api: FakeBotApi) -> Iterator[None]:
    """The library alone, at its first poll."""
    process = subprocess.Popen([sys.executable, "-m", "tests.adapters.telegram.plain", api.url], cwd=ROOT)  # noqa: S603
    try:
        api.wait_for("getUpdates")
        yield
    finally:
        process.kill()
        process.wait()


def overhead(per_s: float, for_s: float, bot: Start = echoing) -> Overhead:
    """Updates at a steady rate, a chat after the other, with replies that take as long as over a network."""
    with FakeBotApi() as api, bot(api):
        api.latency_s = LATENCY_S
        asked: dict[str, float] = {}
        begin = time.perf_counter()
        for number in range(int(per_s * for_s)):
            time.sleep(max(0.0, begin + number / per_s - time.perf_counter()))
            asked[f"w{number}"] = api.reader(1 + number % CHATS).send_timed(f"w{number}")
        times_ms = [1000 * (at - asked[text]) for at, _, text in api.arrivals(len(asked))]
    return Overhead(median(times_ms), quantiles(times_ms, n=20)[18])


def disordered(arrived: list[tuple[float, int, str]]) -> int:
    """How many chats got their replies in another order than they asked."""
    by_chat: dict[int, list[int]] = {}
    for _, chat, text in arrived:
        by_chat.setdefault(chat, []).append(int(text[1:]))
    return sum(numbers != sorted(numbers) for numbers in by_chat.values())


def flood_delay_ms(unlimited: str) -> float:
    """How much later others are answered while one chat floods: the worst of ten, less the median without a flood."""
    with FakeBotApi() as api, echoing(api, unlimited):
        api.latency_s = LATENCY_S
        calm = [_answered_in_ms(api, chat) for chat in range(100, 110)]
        for number in range(FLOOD):
            api.reader(1).send(f"f{number}")
        return max(_answered_in_ms(api, chat) for chat in range(200, 210)) - median(calm)


def _answered_in_ms(api: FakeBotApi, chat: int) -> float:
    asked = api.reader(chat).send_timed("other")
    while True:
        at, who, _ = api.arrival()
        if who == chat:
            return 1000 * (at - asked)


def throughput(updates: int) -> tuple[float, float, int]:
    """Replies a second to a burst, without latency, of the library as it comes and of the bot; chats out of order."""
    with FakeBotApi() as api, plain(api):
        alone, _ = _burst(api, updates)
    with FakeBotApi() as api, echoing(api):
        return alone, *_burst(api, updates)


def _burst(api: FakeBotApi, updates: int) -> tuple[float, int]:
    for chat in range(1, CHATS + 1):
        api.reader(chat)
    for number in range(updates):
        api.reader(1 + number % CHATS).send(f"w{number}")
    arrived = api.arrivals(updates)
    # The middle, when both the queue and the connections are filled.
    first, last = updates // 4, 3 * updates // 4
    return (last - first) / (arrived[last][0] - arrived[first][0]), disordered(arrived)


def growth(warm_up: int, updates: int) -> Growth:
    """What *updates* leave behind in the process."""
    with FakeBotApi() as api, echoing(api) as bot:
        _converse(api, warm_up)
        before = _held(bot)
        _converse(api, updates)
        after = _held(bot)
    return Growth(before[0], after[0] - before[0], before[1], after[1] - before[1])


def _converse(api: FakeBotApi, updates: int, at_once: int = CHATS) -> None:
    for begin in range(0, updates, at_once):
        for number in range(begin, min(begin + at_once, updates)):
            api.reader(1 + number % CHATS).send(f"w{number}")
        api.arrivals(min(at_once, updates - begin))
    api.forget_requests()


def _held(bot: BotProcess) -> tuple[float, int]:
    """Megabytes and objects, once the process is idle."""
    time.sleep(0.5)
    bot.process.send_signal(signal.SIGUSR1)
    line = bot.line()
    while not line.startswith("{"):  # the greeting comes before
        line = bot.line()
    status = Path(f"/proc/{bot.process.pid}/status").read_text("utf-8")
    rss_kb = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
    return rss_kb / 1024, int(json.loads(line)["objects"])


def start_s() -> tuple[float, float]:
    """Seconds from `pullquote telegram` to its first poll, and of `pullquote ask`, which loads the same index."""
    with tempfile.TemporaryDirectory() as name, FakeBotApi() as api:
        folder, polls = Path(name), []
        for _ in range(6):  # the first makes the index
            begin = time.perf_counter()
            with command(api, folder):
                api.wait_for("getUpdates", 60)
                polls.append(time.perf_counter() - begin)
            api.forget_requests()
        asks = [_ask_s() for _ in range(6)]
        return median(polls[1:]), median(asks[1:])


def _ask_s() -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-m", "bot", "ask", "Kortunov"], cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - begin


def drain_s(queued: int) -> tuple[float, int]:
    """Seconds from SIGTERM to the end with *queued* updates waiting; and how many the next start does not answer."""
    with FakeBotApi() as api, tempfile.TemporaryDirectory() as name:
        options = {"access": "open", "talk": "echo", "trace": ""}
        api.latency_s = LATENCY_S
        with bot_process(api, Path(name), **options) as bot:
            api.wait_for("getUpdates", 60)
            for number in range(queued):
                api.reader(1 + number).send(f"w{number}")
            heard = {api.arrival()[2]}
            _, seconds = bot.stop()
        with bot_process(api, Path(name), **options):
            deadline = time.monotonic() + 20
            with contextlib.suppress(queue.Empty):
                while len(heard) < queued and time.monotonic() < deadline:
                    heard.add(api.arrival()[2])
    return seconds, queued - len(heard)


def main() -> None:
    calm = overhead(30, 30)
    print(f"overhead at 30/s, {1000 * LATENCY_S:.0f} ms latency: p50 {calm.p50_ms:.1f} ms, p95 {calm.p95_ms:.1f} ms")
    print(
        f"a flood of {FLOOD} delays others by {flood_delay_ms('yes'):.0f} ms, with limits {flood_delay_ms(''):.0f} ms"
    )
    alone, ours, mixed = throughput(1200)
    print(f"burst: {ours:.0f}/s, the library alone {alone:.0f}/s, ratio {ours / alone:.2f}; {mixed} chats out of order")
    grown = growth(WARM_UP, 10_000)
    print(f"10,000 updates: {grown.rss_mb:.1f} MB and {grown.rss_grown_mb:+.2f} MB,", end=" ")
    print(f"{grown.objects} objects and {grown.objects_grown:+d}")
    poll, ask = start_s()
    print(f"start to first poll {poll:.2f} s; 'pullquote ask' {ask:.2f} s")
    seconds, lost = drain_s(40)
    print(f"SIGTERM with 40 queued: {seconds:.2f} s, {lost} lost")


if __name__ == "__main__":
    main()
