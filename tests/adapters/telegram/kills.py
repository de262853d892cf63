"""Kill the bot again and again while it answers: `python -m tests.adapters.telegram.kills 500`.

`pullquote telegram` itself, with the coverage that is shipped, talks to the fake server. Each question holds a word of
its own, which its answer must name; so for every update it is known whether it was answered, how often, and in order.
"""

from __future__ import annotations

import contextlib
import json
import queue
import random
import shutil
import sqlite3
import string
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.adapters.telegram import phrases
from bot.adapters.telegram.ordering import SLOTS
from bot.adapters.telegram.state import FILE
from tests.adapters.telegram.conftest import command_environment
from tests.adapters.telegram.fake.server import FakeBotApi

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.adapters.telegram.fake.reader import Reader

UPDATES_A_KILL = 10
CHATS_A_KILL = 4  # new ones each time, so that hundreds of chats take part
_QUIET_S = 0.3
_LETTERS = string.ascii_lowercase


@dataclass
class Asked:
    """A question on its way: who asked, and the word by which its answer is known."""

    reader: Reader
    word: str


@dataclass
class Tally:
    """What came of all that was asked."""

    kills: int = 0
    asked: list[Asked] = field(default_factory=list)
    answers: Counter[str] = field(default_factory=Counter)
    heard: dict[int, list[str]] = field(default_factory=dict)
    on_their_way: Counter[str] = field(default_factory=Counter)
    most_twice: int = 0
    apologies: int = 0

    def hear(self) -> None:
        """Take note of what the readers' screens show by now."""
        for reader in {each.reader.user["id"]: each.reader for each in self.asked}.values():
            while not reader.is_quiet():
                self._note(reader, reader.sees(0).text)

    def killed(self, waiting: list[dict[str, Any]]) -> None:
        """Take note of a process that was killed, and of the updates that it left *waiting*, with no message recorded.

        In a chat one turn is had at a time, and eight in all: only the oldest that waits in a chat may have been on its
        way, so that Telegram has its answer and the next process says it again.
        """
        self.kills += 1
        oldest: dict[int, str] = {}
        for update in waiting:
            oldest.setdefault(update["message"]["chat"]["id"], update["message"]["text"])
        self.on_their_way.update(each.word for each in self.asked if any(each.word in text for text in oldest.values()))
        self.most_twice += min(SLOTS, len(oldest))

    def _note(self, reader: Reader, text: str) -> None:
        if text == phrases.FAILED:
            self.apologies += 1
        for word in [each.word for each in self.asked if each.reader is reader and each.word in text]:
            self.heard.setdefault(reader.user["id"], []).append(word)
            self.answers[word] += 1

    def unanswered(self) -> list[str]:
        return [each.word for each in self.asked if not self.answers[each.word]]

    def twice(self) -> int:
        """How many answers came a second time, or a third."""
        return sum(count - 1 for count in self.answers.values())

    def needlessly_twice(self) -> list[str]:
        """What came again though it was not on its way when a process was killed."""
        return [word for word, count in self.answers.items() if count - 1 > self.on_their_way[word]]

    def disordered(self) -> int:
        """How many chats got their answers in another order than they asked; what comes again comes right behind."""
        asked: dict[int, list[str]] = {}
        for each in self.asked:
            asked.setdefault(each.reader.user["id"], []).append(each.word)
        came = {chat: [word for word, _ in groupby(self.heard.get(chat, []))] for chat in asked}
        return sum(came[chat] != [word for word in words if self.answers[word]] for chat, words in asked.items())

    def __str__(self) -> str:
        chats = len({each.reader.user["id"] for each in self.asked})
        return (
            f"{self.kills} kills, {len(self.asked)} updates in {chats} chats: {len(self.unanswered())} unanswered"
            f" ({self.apologies} of them parked with an apology), {self.twice()} answered twice"
            f" ({self.most_twice} may have been, {len(self.needlessly_twice())} must not),"
            f" {self.disordered()} chats out of order"
        )


@contextmanager
def command(api: FakeBotApi, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """`pullquote telegram`, killed in the end."""
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "telegram"],
            env=command_environment(api, folder),
            stdout=subprocess.DEVNULL,
            stderr=log,
            cwd=folder,
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait()


def run(kills: int, folder: Path, seed: int) -> Tally:
    """Kill the bot *kills* times, then let it end its work; what came of it."""
    chance, tally = random.Random(seed), Tally()  # noqa: S311 - where to kill is no secret
    with FakeBotApi() as api:
        with contextlib.suppress(KeyboardInterrupt):  # Ctrl-C ends the killing, not the count
            for number in range(kills):
                _round(api, folder, tally, chance, number)
                tally.killed(_waiting(folder))
        with command(api, folder):
            _settle(tally)
    return tally


def _round(api: FakeBotApi, folder: Path, tally: Tally, chance: random.Random, number: int) -> None:
    readers = [api.reader(1 + number * CHATS_A_KILL + each) for each in range(CHATS_A_KILL)]
    early = chance.randrange(UPDATES_A_KILL + 1)  # asked while no bot runs
    for _ in range(early):
        _ask(tally, chance, readers)
    with command(api, folder) as process:
        replies = 0
        if chance.random() < 0.2:
            time.sleep(chance.uniform(0, 1.5))  # it is killed while it starts
        else:
            _wait_for_poll(api)
            replies = chance.randrange(2 * UPDATES_A_KILL)  # somewhere in its work, however fast this machine does it
        for _ in range(UPDATES_A_KILL - early):
            _ask(tally, chance, readers)
            replies -= _hear(api, min(replies, 1))
        _hear(api, replies)
        time.sleep(chance.uniform(0, 0.02))
        process.kill()
    api.forget_requests()


def _waiting(folder: Path) -> list[dict[str, Any]]:
    """The updates that wait for an answer and have none of its messages recorded, oldest first, read from a copy."""
    waiting = "SELECT raw FROM updates WHERE state = 'waiting' AND sent = '[]' ORDER BY update_id"
    with tempfile.TemporaryDirectory() as copy, contextlib.suppress(FileNotFoundError, sqlite3.OperationalError):
        shutil.copytree(folder / "state", copy, dirs_exist_ok=True)
        with contextlib.closing(sqlite3.connect(Path(copy, FILE))) as state:
            return [json.loads(raw) for (raw,) in state.execute(waiting)]
    return []  # killed before it had made its state


def _ask(tally: Tally, chance: random.Random, readers: list[Reader]) -> None:
    word = "Zq" + "".join(chance.choices(_LETTERS, k=10))
    asked = Asked(chance.choice(readers), word)
    tally.asked.append(asked)
    asked.reader.send(f"What did Peskov say about {word}?")


def _wait_for_poll(api: FakeBotApi) -> None:
    api.forget_requests()
    api.wait_for("getUpdates", timeout_s=60)


def _hear(api: FakeBotApi, replies: int) -> int:
    """Wait for *replies*, or until none comes any more; how many came."""
    for heard in range(replies):
        try:
            api.arrival(_QUIET_S)
        except queue.Empty:
            return heard
    return max(0, replies)


def _settle(tally: Tally, patience_s: float = 60) -> None:
    """Wait until all is answered, or nothing has come for long."""
    heard, since = -1, time.monotonic()
    while time.monotonic() - since < patience_s:
        tally.hear()
        if not tally.unanswered():
            break
        if heard != (heard := tally.answers.total()):
            since = time.monotonic()
        time.sleep(0.2)
    time.sleep(2)  # for what may come twice
    tally.hear()


def main() -> int:
    kills, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(10**6)  # noqa: S311
    print(f"seed {seed}", flush=True)  # noqa: T201 - a command
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        tally = run(kills, Path(folder), seed)
        print(f"{tally}; {time.monotonic() - begin:.0f} s")  # noqa: T201
        traces = Path(folder, "log").read_text("utf-8").count("Traceback")
        print(f"{traces} tracebacks in the log")  # noqa: T201
    return bool(tally.unanswered() or tally.disordered() or tally.needlessly_twice() or traces)


if __name__ == "__main__":
    sys.exit(main())
