"""Whatever happens on the way, an update is answered: the bot as a process, faults by the fake server."""

from __future__ import annotations

import contextlib
import queue
import resource
import signal
import time
from itertools import repeat
from typing import TYPE_CHECKING

import pytest

from bot.adapters.telegram import phrases
from bot.adapters.telegram.ordering import MOST_WAITING
from bot.adapters.telegram.state import FILE
from bot.adapters.telegram.suspects import ALONE
from tests.adapters.telegram.fake.text import ApiError
from tests.adapters.telegram.test_lifecycle import wait_for_log

if TYPE_CHECKING:
    from pathlib import Path

    from tests.adapters.telegram.conftest import StartBot
    from tests.adapters.telegram.fake.server import FakeBotApi

LATER = ApiError(429, "Too Many Requests: retry after 2", {"retry_after": 2})


def test_what_a_killed_bot_had_fetched_is_answered_by_the_next_once(api: FakeBotApi, start_bot: StartBot) -> None:
    api.latency_s = 0.05
    bot = start_bot(access="open")
    readers = [api.reader(number) for number in range(1, 41)]
    for reader in readers:
        reader.send("cohen")
    readers[0].sees()
    bot.stop(signal.SIGKILL)
    api.world.updates.waiting.clear()  # as if all were confirmed: nothing comes from Telegram again
    bot = start_bot(access="open")
    for reader in readers[1:]:
        assert reader.sees().texts_of("blockquote")
    bot.stop()
    twice = sum(not reader.sees_nothing(0) for reader in readers)
    assert twice <= 8  # those whose answer was on its way when the bot was killed


def test_what_was_sent_already_is_not_sent_again(api: FakeBotApi, start_bot: StartBot) -> None:
    bot = start_bot(access="open", level="INFO")
    reader = api.reader(1)
    api.fail("sendMessage", None, *repeat(ApiError(502, "Bad Gateway"), 3))
    reader.send("cohen at length")
    pages = [reader.sees()]
    wait_for_log(bot, "trying again")
    bot.stop(signal.SIGKILL)
    api.fail("sendMessage")
    start_bot(access="open")
    with contextlib.suppress(queue.Empty):
        while True:
            pages.append(reader.sees(1 if len(pages) > 1 else 10))
    lines = [text for page in pages for text in page.texts_of("italic")]
    assert len(pages) > 1
    assert len(lines) == len(set(lines)) == 149


def test_an_update_that_ends_every_process_is_parked_with_an_apology(api: FakeBotApi, start_bot: StartBot) -> None:
    reader = api.reader(1)
    reader.send("exit")
    reader.send("cohen")
    for _ in range(1 + ALONE):
        assert start_bot(access="open").wait() == 99
    bot = start_bot(access="open")
    assert reader.sees().text == phrases.FAILED
    assert reader.sees().texts_of("blockquote")
    wait_for_log(bot, "it is parked")


def test_an_update_is_not_blamed_for_what_another_did(api: FakeBotApi, start_bot: StartBot) -> None:
    readers = [api.reader(number) for number in range(1, 7)]
    for reader in readers:
        reader.send("exit" if reader is readers[3] else "slow cohen")
    for _ in range(1 + ALONE):
        assert start_bot(access="open").wait() == 99
    start_bot(access="open")
    assert readers.pop(3).sees().text == phrases.FAILED
    assert all(reader.sees().texts_of("blockquote") for reader in readers)


def test_a_chat_that_floods_gets_one_word_about_it(api: FakeBotApi, start_bot: StartBot) -> None:
    api.latency_s = 0.02
    bot = start_bot(access="open", unlimited="yes")
    flooder, other = api.reader(1), api.reader(2)
    for _ in range(MOST_WAITING + 30):
        flooder.send("cohen")
    other.send("cohen")
    other.sees()
    seen = [flooder.sees() for _ in range(MOST_WAITING + 2)]
    assert [each.text for each in seen].count(phrases.TOO_MANY) == 1
    assert flooder.sees_nothing()
    assert bot.log().count("floods") == 1


def test_a_limit_of_one_chat_holds_up_nobody_else(api: FakeBotApi, start_bot: StartBot) -> None:
    bot = start_bot(access="open")
    limited, other = api.reader(1), api.reader(2)
    api.fail("sendMessage", LATER)
    limited.send("cohen")
    api.wait_for("sendMessage")
    begin = time.monotonic()
    other.send("cohen")
    other.sees()
    assert time.monotonic() - begin < 1.5
    limited.sees()
    assert time.monotonic() - begin > 1.5
    assert "no message for one chat for 2 s" in bot.log()


def test_nobody_waits_for_a_limit_that_lasts(api: FakeBotApi, start_bot: StartBot) -> None:
    bot = start_bot(access="open")
    reader = api.reader(1)
    api.fail("sendMessage", ApiError(429, "Too Many Requests: retry after 900", {"retry_after": 900}))
    reader.send("cohen")
    wait_for_log(bot, "a reply was dropped")
    assert reader.sees_nothing()
    assert "Traceback" not in bot.log()


def test_a_storm_of_limits_ends_in_answers(api: FakeBotApi, start_bot: StartBot) -> None:
    start_bot(access="open")
    readers = [api.reader(number) for number in range(1, 11)]
    api.fail("sendMessage", *repeat(ApiError(429, "Too Many Requests: retry after 1", {"retry_after": 1}), 10))
    for reader in readers:
        reader.send("cohen")
    assert all(reader.sees() for reader in readers)
    assert all(reader.sees_nothing(0) for reader in readers)


def test_the_bot_keeps_a_pace_at_which_telegram_refuses_next_to_nothing(api: FakeBotApi, start_bot: StartBot) -> None:
    api.flood.is_on = True
    bot = start_bot(access="open")
    api.wait_for("getUpdates")
    eager, others = [api.reader(number) for number in range(1, 9)], [api.reader(number) for number in range(11, 51)]
    for reader in eager * 7 + others:
        reader.send("cohen")
    for reader in eager * 7 + others:
        reader.sees()
    # What leaves evenly arrives unevenly on a busy machine: of 96, 0 to 12 were refused, and 42 without a pace.
    assert api.flood.refused < 24
    assert "dropped" not in bot.log()


def test_a_group_that_became_another_gets_the_answer_there(api: FakeBotApi, start_bot: StartBot) -> None:
    bot = start_bot(access="open")
    old, new = api.reader(1), api.reader(2)
    new.send("hello")
    new.sees()
    moved = ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": 2})
    api.fail("sendMessage", moved)
    old.send("cohen")
    assert new.sees().texts_of("blockquote")
    old.send("cohen")
    assert new.sees().texts_of("blockquote")
    assert bot.log().count("became a supergroup") == 1


def test_a_reader_who_blocked_the_bot_is_not_tried_again(api: FakeBotApi, start_bot: StartBot) -> None:
    bot = start_bot(access="open", level="INFO")
    api.fail("sendMessage", ApiError(403, "Forbidden: bot was blocked by the user"))
    api.reader(1).send("cohen")
    wait_for_log(bot, "fault=Forbidden")
    assert "sendMessage" in api.called(for_s=0.1)
    assert "sendMessage" not in api.called(for_s=0.8)


def test_an_answer_whose_connection_breaks_is_sent_again(api: FakeBotApi, start_bot: StartBot) -> None:
    start_bot(access="open")
    reader = api.reader(1)
    api.cut("sendMessage", 1)
    reader.send("cohen")
    assert reader.sees().text == reader.sees().text  # both came: nobody can know that the first one did
    assert reader.sees_nothing()


def test_an_answer_waits_until_the_network_is_back(api: FakeBotApi, start_bot: StartBot) -> None:
    bot = start_bot(access="open")
    reader = api.reader(1)
    api.fail("sendMessage", *repeat(ApiError(502, "Bad Gateway"), 3))
    reader.send("cohen")
    wait_for_log(bot, "trying again in 5 s")
    assert reader.sees().texts_of("blockquote")
    assert reader.sees_nothing()


def test_a_full_disk_loses_nothing(api: FakeBotApi, start_bot: StartBot, tmp_path: Path) -> None:
    bot = start_bot(access="open")
    reader = api.reader(1)
    reader.send("cohen")
    reader.sees()
    full = (tmp_path / "state" / f"{FILE}-wal").stat().st_size
    resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, (full, resource.RLIM_INFINITY))
    reader.send("cohen again")
    wait_for_log(bot, "PULLQUOTE_STATE_DIR: the state cannot be written")
    assert reader.sees_nothing()
    resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert reader.sees().texts_of("blockquote")
    wait_for_log(bot, "the state can be written again")
    assert bot.log().count("PULLQUOTE_STATE_DIR") == 1
    assert "Traceback" not in bot.log()


def test_an_answer_that_is_no_answer_of_telegrams_is_asked_for_again(api: FakeBotApi, start_bot: StartBot) -> None:
    bot = start_bot(access="open")
    reader = api.reader(1)
    api.garble("getUpdates", 2)
    reader.send("cohen")
    assert reader.sees().texts_of("blockquote")
    assert "Telegram cannot be reached (an answer that is none of its)" in bot.log()
    assert "Traceback" not in bot.log()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_second_signal_ends_the_bot_at_once(api: FakeBotApi, start_bot: StartBot, number: int) -> None:
    api.latency_s = 3
    bot = start_bot(access="open")
    api.wait_for("getUpdates")
    reader = api.reader(1)
    reader.send("cohen")
    api.wait_for("sendMessage")
    bot.process.send_signal(number)
    time.sleep(0.4)
    code, seconds = bot.stop(number)
    assert code == -number
    assert seconds < 2


def test_the_log_has_a_line_an_update_and_nobodys_words(api: FakeBotApi, start_bot: StartBot) -> None:
    bot = start_bot(access="open", level="INFO")
    reader = api.reader(7_777_777)
    reader.send("cohen sentinel")
    reader.press(reader.sees(), "More ›")
    reader.sees_edit()
    reader.send("nothing known")
    reader.sees()
    bot.stop()
    lines = [line for line in bot.log().splitlines() if "delivery" in line]
    assert [line.split()[2] for line in lines] == ["message", "callback_query", "message"]
    assert [line.split()[4] for line in lines] == ["answered=yes", "answered=-", "answered=no"]
    assert len({line.split()[3] for line in lines}) == 1
    assert "7777777" not in bot.log()
    assert "sentinel" not in bot.log()
