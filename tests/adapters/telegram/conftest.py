"""A fake Bot API server, and the bot as a process that talks to it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.adapters.telegram.fake.server import TOKEN, FakeBotApi

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[3]

StartBot = "Callable[..., BotProcess]"


@dataclass
class BotProcess:
    """A running bot and what it wrote."""

    process: subprocess.Popen[str]
    folder: Path

    def line(self) -> str:
        """The next line on its standard output."""
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def log(self) -> str:
        return (self.folder / "stderr").read_text("utf-8")

    def wait(self, timeout_s: float = 15) -> int:
        return self.process.wait(timeout_s)

    def stop(self, number: int = signal.SIGTERM) -> tuple[int, float]:
        """Its exit code, and how many seconds it took to end."""
        begin = time.perf_counter()
        self.process.send_signal(number)
        return self.wait(), time.perf_counter() - begin


@pytest.fixture
def api() -> Iterator[FakeBotApi]:
    with FakeBotApi() as server:
        yield server


@pytest.fixture
def start_bot(api: FakeBotApi, tmp_path: Path) -> Iterator[Callable[..., BotProcess]]:
    """Start a bot against `api`; keyword arguments are options, and `level` that of its log."""
    running: list[BotProcess] = []

    def start(**options: str) -> BotProcess:
        told = {"token": TOKEN, "api_url": api.url, "state_dir": str(tmp_path / "state"), "level": "WARNING"} | options
        with (tmp_path / "stderr").open("a") as log:
            process = subprocess.Popen(
                [sys.executable, "-W", "error", "-m", "tests.adapters.telegram.process"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                cwd=ROOT,
                env={"PATH": os.environ["PATH"]},
            )
        assert process.stdin
        process.stdin.write(json.dumps(told) + "\n")
        process.stdin.flush()
        running.append(BotProcess(process, tmp_path))
        return running[-1]

    yield start
    for bot in running:
        bot.process.kill()
        bot.process.communicate()
