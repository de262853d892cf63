"""`pullquote telegram` itself, with the coverage that is shipped."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.adapters.telegram.conftest import ROOT, command_environment
from tests.adapters.telegram.fake.server import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.adapters.telegram.fake.reader import Seen
    from tests.adapters.telegram.fake.server import FakeBotApi

ARTICLES = [path.read_text("utf-8") for path in sorted((ROOT / "corpus").glob("*.txt"))]


def command(api: FakeBotApi, folder: Path, **settings: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "telegram"],
        env=command_environment(api, folder, **settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder,
    )


@pytest.fixture
def bot(api: FakeBotApi, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    with command(api, tmp_path) as process:
        yield process
        process.kill()


def quotes(seen: Seen) -> list[str]:
    """What *seen* quotes, each found in an article that is shipped."""
    texts = seen.texts_of("blockquote")
    assert all(any(text in article for article in ARTICLES) for text in texts)
    return texts


def test_a_question_is_answered_from_the_coverage(api: FakeBotApi, bot: subprocess.Popen[str]) -> None:
    reader = api.reader(1)
    reader.send("What did Peskov say about Putin visiting Washington?")
    answer = reader.sees()
    best, *_ = quotes(answer)
    assert "Dmitry Peskov said" in best
    reader.press(answer, next(label for label in answer.buttons if label.startswith("Context")))
    assert reader.hears() == ""
    assert quotes(reader.sees_edit()) == [best]


def test_a_question_about_something_else_is_not_answered(api: FakeBotApi, bot: subprocess.Popen[str]) -> None:
    reader = api.reader(1)
    reader.send("Who won the football world cup in Brazil?")
    seen = reader.sees()
    assert seen.texts_of("bold") == ["Not in this coverage."]
    assert quotes(seen) == []
    reader.press(seen, "Nearest passage")
    assert len(quotes(reader.sees_edit())) == 1


def test_a_signal_ends_it_with_exit_code_0(api: FakeBotApi, bot: subprocess.Popen[str]) -> None:
    api.wait_for("getUpdates")
    bot.send_signal(signal.SIGTERM)
    _, errors = bot.communicate(timeout=60)
    assert (bot.returncode, errors) == (0, "")


def test_a_refused_token_is_one_line_and_exit_code_2(api: FakeBotApi, tmp_path: Path) -> None:
    with command(api, tmp_path, TELEGRAM_TOKEN=TOKEN[:-1] + "1") as process:
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 2
    assert len(errors.splitlines()) == 1
    assert "PULLQUOTE_TELEGRAM_TOKEN" in errors
    assert TOKEN[-20:-1] not in errors
