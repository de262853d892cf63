"""Starting, faults and stopping, as the operator sees them."""

from __future__ import annotations

import json
import signal
import time
from itertools import repeat
from typing import TYPE_CHECKING

import pytest

from bot.adapters.telegram import phrases
from bot.adapters.telegram.callback import Press, encode, tag
from bot.adapters.telegram.ordering import SLOTS
from bot.adapters.telegram.polling import CONFLICT, REFUSED
from tests.adapters.telegram.fake.server import TOKEN
from tests.adapters.telegram.fake.text import ApiError
from tests.adapters.telegram.talk import SENTENCES

if TYPE_CHECKING:
    from tests.adapters.telegram.conftest import BotProcess, StartBot
    from tests.adapters.telegram.fake.server import FakeBotApi

STOP_S = 6  # the bot gives up what hangs after 1.5 s; the rest is room for a busy machine
SECRET = TOKEN.partition(":")[2]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_bot_at_once(api: FakeBotApi, start_bot: StartBot, number: int) -> None:
    bot = start_bot()
    api.wait_for("getUpdates")
    code, seconds = bot.stop(number)
    assert code == 0
    assert seconds < STOP_S
    assert bot.log() == ""


def test_a_stuck_answer_does_not_keep_the_bot_from_ending(api: FakeBotApi, start_bot: StartBot) -> None:
    bot = start_bot(access="open")
    reader = api.reader(1)
    reader.send("stuck")
    assert reader.sees_typing()
    code, seconds = bot.stop()
    assert code == 0
    assert seconds < STOP_S


def test_what_was_asked_is_answered_before_the_end(api: FakeBotApi, start_bot: StartBot) -> None:
    bot = start_bot(access="open")
    api.wait_for("getUpdates")
    readers = [api.reader(number) for number in range(1, 21)]
    for reader in readers:
        reader.send("cohen")
    readers[0].sees()
    assert bot.stop()[0] == 0
    start_bot(access="open")  # for what the first had not fetched
    for reader in readers[1:]:
        assert reader.sees().texts_of("blockquote")
    # Where all that was begun is finished, nothing comes again; where a busy machine gives it up, only what was sent
    # and not recorded yet can: one message of each slot.
    gave_up = "stopping without waiting" in bot.log()
    assert sum(not reader.sees_nothing(0) for reader in readers) <= (SLOTS if gave_up else 0)


@pytest.mark.parametrize("token", ["", "123456789", "123456789:too_short", SECRET, f"{TOKEN}\n"])
def test_a_malformed_token_is_named_and_not_shown(start_bot: StartBot, token: str) -> None:
    bot = start_bot(token=token)
    assert bot.wait() == 2
    (line,) = bot.log().splitlines()
    assert line.startswith("error: PULLQUOTE_TELEGRAM_TOKEN: not a bot token")
    assert SECRET not in line


def test_a_refused_token_is_one_line(start_bot: StartBot) -> None:
    bot = start_bot(token=TOKEN[:-1] + "1")
    assert bot.wait() == 2
    assert bot.log() == f"error: {REFUSED}\n"


def test_a_token_that_is_revoked_ends_the_bot(api: FakeBotApi, start_bot: StartBot) -> None:
    bot = start_bot()
    api.wait_for("getUpdates")
    api.fail("getUpdates", *repeat(ApiError(401, "Unauthorized"), 9))
    api.reader(1).send("cohen")
    assert bot.wait() == 2
    assert bot.log().splitlines()[-1] == f"error: {REFUSED}"
    assert "Traceback" not in bot.log()


def test_another_process_that_keeps_polling_ends_the_bot(api: FakeBotApi, start_bot: StartBot) -> None:
    api.fail("getUpdates", *repeat(ApiError(409, "Conflict: terminated by other getUpdates request"), 9))
    bot = start_bot()
    assert bot.wait() == 2
    first, last = bot.log().splitlines()
    assert "another process is polling" in first
    assert last == f"error: {CONFLICT}"


def test_an_older_process_gives_way_and_the_bot_goes_on(api: FakeBotApi, start_bot: StartBot) -> None:
    bot = start_bot(access="open")
    api.wait_for("getUpdates")
    api.fail("getUpdates", ApiError(409, "Conflict: terminated by other getUpdates request"))
    reader = api.reader(1)
    reader.send("cohen")
    reader.sees()
    reader.send("cohen")
    reader.sees()
    assert bot.log().count("another process is polling") == 1


def test_the_bot_waits_for_the_network_at_start(api: FakeBotApi, start_bot: StartBot) -> None:
    api.is_dark = True
    bot = start_bot(access="open")
    wait_for_log(bot, "Telegram cannot be reached (NetworkError)")
    api.is_dark = False
    reader = api.reader(1)
    reader.send("cohen")
    assert reader.sees().texts_of("blockquote")


def test_the_bot_outlives_a_lost_network(api: FakeBotApi, start_bot: StartBot) -> None:
    bot = start_bot(access="open")
    api.wait_for("getUpdates")
    api.is_dark = True
    reader = api.reader(1)
    reader.send("cohen")  # which ends the waiting poll; its answer and the next poll get lost
    wait_for_log(bot, "Telegram cannot be reached")
    api.is_dark = False
    assert reader.sees().texts_of("blockquote")
    reader.send("cohen")
    wait_for_log(bot, "Telegram answers again")
    assert "Traceback" not in bot.log()


def test_a_signal_ends_a_bot_that_waits_for_the_network(api: FakeBotApi, start_bot: StartBot) -> None:
    api.is_dark = True
    bot = start_bot()
    wait_for_log(bot, "Telegram cannot be reached")
    code, seconds = bot.stop()
    assert code == 0
    assert seconds < STOP_S


def test_the_menu_is_set_only_when_it_changes(api: FakeBotApi, start_bot: StartBot) -> None:
    bot = start_bot()
    scopes = [api.wait_for("setMyCommands")["scope"] for _ in range(2)]
    assert [json.loads(scope)["type"] for scope in scopes] == ["all_private_chats", "all_group_chats"]
    bot.stop()
    start_bot()
    api.wait_for("getMyCommands")
    assert "setMyCommands" not in api.called(for_s=0.3)


def test_a_menu_that_cannot_be_set_blocks_nothing(api: FakeBotApi, start_bot: StartBot) -> None:
    api.fail("getMyCommands", ApiError(500, "Internal Server Error"))
    bot = start_bot(access="open")
    reader = api.reader(1)
    reader.send("cohen")
    assert reader.sees().texts_of("blockquote")
    wait_for_log(bot, "the command menu could not be set")


def test_a_suggested_question_can_be_asked_and_turned_after_a_restart(api: FakeBotApi, start_bot: StartBot) -> None:
    reader = api.reader(1)
    bot = start_bot(access="open")
    reader.send("What did kohen say?")
    seen = reader.sees()
    for label, quotes in (("Ask “What did cohen say?”", SENTENCES[:2]), ("More ›", SENTENCES[2:])):
        bot.stop()
        bot = start_bot(access="open")
        reader.press(seen, label)
        assert reader.hears() == ""
        seen = reader.sees_edit()
        assert seen.texts_of("blockquote") == [*quotes]


def test_a_suggestion_in_a_conversation_that_is_forgotten_is_gone(api: FakeBotApi, start_bot: StartBot) -> None:
    reader = api.reader(1)
    bot = start_bot(access="open")
    reader.send("What did kohen say?")
    seen = reader.sees()
    bot.stop()
    start_bot(access="open")
    reader.press_raw(seen, encode(Press("suggested", tag("d"), tag("And what did kohen say?"))))
    assert reader.hears() == phrases.GONE


def test_the_token_is_in_no_output(api: FakeBotApi, start_bot: StartBot) -> None:
    bot = start_bot(access="open", level="DEBUG")
    reader = api.reader(1)
    reader.send("cohen")
    reader.press(reader.sees(), "More ›")
    reader.sees_edit()
    reader.send("crash")
    reader.sees()
    api.fail("getUpdates", ApiError(502, "Bad Gateway"), *repeat(ApiError(401, "Unauthorized"), 9))
    reader.send("cohen")
    assert bot.wait() == 2
    output = bot.log() + bot.line()
    assert len(output.splitlines()) > 50
    assert SECRET not in output
    assert "<token>" in output


def test_texts_are_in_no_log_unless_it_is_asked_for(api: FakeBotApi, start_bot: StartBot) -> None:
    bot = start_bot(access="open", level="INFO")
    reader = api.reader(1)
    reader.send("cohen crash sentinel")
    reader.sees()
    bot.stop()
    assert "a turn failed" in bot.log()
    assert "sentinel" not in bot.log()


def wait_for_log(bot: BotProcess, text: str) -> None:
    deadline = time.monotonic() + 60
    while text not in bot.log():
        assert time.monotonic() < deadline, bot.log()
        time.sleep(0.02)
