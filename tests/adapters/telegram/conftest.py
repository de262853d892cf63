"""A fake Bot API server, and the bot as a process that talks to it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.adapters.telegram.fake.server import TOKEN, FakeBotApi

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class BotProcess:
    """A running bot and what it wrote."""

    process: subprocess.Popen[str]
    log_file: Path

    def line(self) -> str:
        """The next line on its standard output."""
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def log(self) -> str:
        return self.log_file.read_text("utf-8")

    def wait(self, timeout_s: float = 60) -> int:
        return self.process.wait(timeout_s)

    def stop(self, number: int = signal.SIGTERM) -> tuple[int, float]:
        """Its exit code, and how many seconds it took to end."""
        begin = time.perf_counter()
        self.process.send_signal(number)
        return self.wait(), time.perf_counter() - begin


def command_environment(api: FakeBotApi, folder: Path, **settings: str) -> dict[str, str]:
    """What `pullquote telegram` needs of its environment to talk to *api* and keep all it keeps in *folder*."""
    told = {
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_API_URL": api.url,
        "TELEGRAM_ACCESS": "open",
        "STATE_DIR": str(folder / "state"),
        "INDEX_DIR": str(folder / "index"),
    } | settings
    own = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT)}
    return own | {f"PULLQUOTE_{name}": value for name, value in told.items()}


@contextmanager
def bot_process(api: FakeBotApi, folder: Path, **options: str) -> Iterator[BotProcess]:
    """A bot against *api* with its state in *folder*.

    *options* are as in `app.Options`, and `level`, that of its log, `digest`, that of its coverage, and `burst`, how
    much one person may ask at once.
    """
    told = {
        "token": TOKEN,
        "api_url": api.url,
        "state_dir": str(folder / "state"),
        "digest": "d",
        "burst": "100000",
        "level": "WARNING",
        "trace": str(folder / "trace"),
    } | options
    log_file = folder / f"log{len(list(folder.glob('log*')))}"
    with (
        log_file.open("w") as log,
        subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "tests.adapters.telegram.process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            cwd=ROOT,
            env={"PATH": os.environ["PATH"]},
        ) as process,
    ):
        assert process.stdin
        process.stdin.write(json.dumps(told) + "\n")
        process.stdin.flush()
        try:
            yield BotProcess(process, log_file)
        finally:
            process.kill()


class StartBot:
    """Starts bots that end with the test."""

    def __init__(self, api: FakeBotApi, folder: Path, stack: ExitStack) -> None:
        self._api = api
        self._folder = folder
        self._stack = stack

    def __call__(self, **options: str) -> BotProcess:
        return self._stack.enter_context(bot_process(self._api, self._folder, **options))


@pytest.fixture(scope="module")
def open_api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FakeBotApi]:
    """The server of a bot that is open to all; the tests of a module share it, so each has readers of its own."""
    with FakeBotApi() as server, bot_process(server, tmp_path_factory.mktemp("bot"), access="open"):
        server.wait_for("getUpdates")
        yield server


@pytest.fixture
def api() -> Iterator[FakeBotApi]:
    with FakeBotApi() as server:
        yield server


@pytest.fixture
def start_bot(api: FakeBotApi, tmp_path: Path) -> Iterator[StartBot]:
    with ExitStack() as stack:
        yield StartBot(api, tmp_path, stack)
