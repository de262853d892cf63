"""What is left of a reader: nothing that they did not give, and nothing at all once they say so."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from bot.adapters.telegram import phrases
from bot.adapters.telegram.suspects import ALONE
from bot.adapters.telegram.votes import FILE
from bot.golden.cases import load

if TYPE_CHECKING:
    from pathlib import Path

    from tests.adapters.telegram.conftest import BotProcess, StartBot
    from tests.adapters.telegram.fake.reader import Reader
    from tests.adapters.telegram.fake.server import FakeBotApi

SENTINEL = "zqwxvkj"
QUESTION = f"cohen {SENTINEL}"
USER_ID = 7_263_548_190


def start_of(bot: BotProcess) -> str:
    return "/start " + bot.line().split("start=")[1].split()[0]


def is_left(folder: Path, what: str) -> list[str]:
    """The files of the state that hold *what*, as text or, when it is a number, as SQLite stores it."""
    needles = [what.encode()]
    if what.isdecimal():
        needles.append(int(what).to_bytes(6, "big"))
    files = (path for path in (folder / "state").rglob("*") if path.is_file())
    return [path.name for path in files if any(needle in path.read_bytes() for needle in needles)]


def gives_question(reader: Reader) -> None:
    reader.send(QUESTION)
    reader.press(reader.sees(), "👍")
    reader.hears()
    reader.press(reader.sees_edit(), phrases.KEEP)
    assert reader.hears() == phrases.KEPT


def test_a_question_is_stored_nowhere(api: FakeBotApi, start_bot: StartBot, tmp_path: Path) -> None:
    bot = start_bot(access="open", level="INFO")
    reader = api.reader(USER_ID)
    reader.send(QUESTION)
    reader.press(reader.sees(), "👎")
    reader.hears()
    bot.stop()
    assert is_left(tmp_path, SENTINEL) == is_left(tmp_path, str(USER_ID)) == []
    assert SENTINEL not in bot.log()
    assert str(USER_ID) not in bot.log()


def test_a_given_question_stands_in_the_file_of_candidates(
    api: FakeBotApi, start_bot: StartBot, tmp_path: Path
) -> None:
    start_bot(access="open")
    gives_question(api.reader(1))
    (case,) = load(tmp_path / "state" / FILE)
    assert case.question == QUESTION


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_what_is_forgotten_is_in_no_file(
    api: FakeBotApi, start_bot: StartBot, tmp_path: Path, how: signal.Signals
) -> None:
    bot = start_bot(level="INFO")
    owner, member = api.reader(1), api.reader(USER_ID)
    owner.send(start_of(bot))
    owner.sees()
    owner.sees()
    owner.send("/invite")
    member.send("/start " + owner.sees().text.split("start=")[1].split()[0])
    member.sees()
    member.sees()
    gives_question(member)
    assert set(is_left(tmp_path, SENTINEL)) >= {FILE}
    assert is_left(tmp_path, str(USER_ID))
    member.send("/forget access")
    assert member.sees().text == phrases.FORGOTTEN + phrases.LEFT
    owner.send("/privacy")  # when this is answered, the one before is done with
    assert owner.sees().text == phrases.PRIVACY
    bot.stop(how)
    assert is_left(tmp_path, SENTINEL) == []
    if how == signal.SIGKILL:  # its last request of all is in the log of the state until the next start
        again = start_bot()
        again.line()
        again.stop()
    assert is_left(tmp_path, str(USER_ID)) == []


def test_what_waits_is_forgotten_too(api: FakeBotApi, start_bot: StartBot, tmp_path: Path) -> None:
    reader = api.reader(USER_ID)
    reader.send(f"exit {SENTINEL}")
    for _ in range(1 + ALONE):
        assert start_bot(access="open").wait() == 99
    bot = start_bot(access="open")
    assert reader.sees().text == phrases.FAILED
    assert is_left(tmp_path, SENTINEL)  # parked, for the operator to look at
    reader.send("/forget")
    assert reader.sees().text == phrases.FORGOTTEN
    bot.stop()
    assert is_left(tmp_path, SENTINEL) == []


def test_who_forgets_may_still_ask_but_not_go_on(api: FakeBotApi, start_bot: StartBot) -> None:
    bot = start_bot()
    owner = api.reader(1)
    owner.send(start_of(bot))
    owner.sees()
    owner.sees()
    owner.send(QUESTION)
    owner.sees()
    owner.send("/forget")
    assert owner.sees().text == phrases.FORGOTTEN + phrases.OWNER_STAYS
    owner.send("/more")
    assert owner.sees().text == "/more is all I know."
    owner.send(QUESTION)
    assert owner.sees().texts_of("blockquote")
