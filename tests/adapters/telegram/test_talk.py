"""What a reader sees of one open bot, from the first word to the last button."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest

from bot.adapters.telegram import phrases
from bot.chat.wording import UNAVAILABLE
from tests.adapters.telegram.conftest import bot_process
from tests.adapters.telegram.fake.server import FakeBotApi
from tests.adapters.telegram.fake.text import ApiError
from tests.adapters.telegram.talk import FOUND, SENTENCES, SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.adapters.telegram.conftest import BotProcess
    from tests.adapters.telegram.fake.reader import Reader

USER_IDS = count(1000)
ABOUT = "3 sentences of 2018. Ask."
QUESTION = "What did Cohen say?"


@pytest.fixture(scope="module")
def api() -> Iterator[FakeBotApi]:
    with FakeBotApi() as server:
        yield server


@pytest.fixture(scope="module")
def bot(api: FakeBotApi, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotProcess]:
    with bot_process(api, tmp_path_factory.mktemp("bot"), access="open", about=ABOUT) as process:
        api.wait_for("getUpdates")
        yield process


@pytest.fixture
def reader(api: FakeBotApi, bot: BotProcess) -> Reader:
    return api.reader(next(USER_IDS))


def test_start_says_what_the_bot_is_about(reader: Reader) -> None:
    reader.send("/start")
    assert reader.sees().text == f"{ABOUT}\n{phrases.HELP_HINT}"


def test_a_question_is_answered_with_quotes_and_their_source(reader: Reader) -> None:
    reader.send(QUESTION)
    seen = reader.sees()
    assert seen.texts_of("blockquote") == [*SENTENCES[:2]]
    assert [entity.url for entity in seen.entities if entity.kind == "text_link"] == [SOURCE.url] * 2
    assert list(seen.buttons) == ["Context 1", "Context 2", "More"]


def test_no_answer_shows_the_nearest(reader: Reader) -> None:
    reader.send("Who won?")
    seen = reader.sees()
    assert seen.texts_of("bold") == ["Not in this coverage."]
    assert seen.texts_of("blockquote") == [SENTENCES[2]]


def test_more_sends_the_next_quotes_and_takes_its_button_away(reader: Reader) -> None:
    reader.send(QUESTION)
    answer = reader.sees()
    reader.press(answer, "More")
    assert reader.hears() == ""
    assert reader.sees().texts_of("blockquote") == [SENTENCES[2]]
    edited = reader.sees_edit()
    assert (edited.message_id, list(edited.buttons)) == (answer.message_id, ["Context 1", "Context 2"])


def test_a_second_tap_on_more_sends_nothing_twice(reader: Reader) -> None:
    reader.send(QUESTION)
    answer = reader.sees()
    for _ in range(2):
        reader.press(answer, "More")
        assert reader.hears() == ""
    reader.sees()
    assert reader.sees_nothing()


def test_context_is_a_reply_to_the_answer(reader: Reader) -> None:
    reader.send(QUESTION)
    answer = reader.sees()
    reader.press(answer, "Context 2")
    assert reader.hears() == ""
    seen = reader.sees()
    assert seen.reply_to == answer.message_id
    assert seen.texts_of("blockquote") == [SENTENCES[1]]
    assert seen.texts_of("italic") == ["Before it.", "After it."]


def test_a_link_opens_a_quote_with_its_context(reader: Reader) -> None:
    reader.send(f"/start {FOUND[1].quote.id}")
    assert reader.sees().texts_of("blockquote") == [SENTENCES[1]]


def test_a_broken_link_is_a_plain_start(reader: Reader) -> None:
    reader.send("/start " + "a" * 20)
    assert reader.sees().text.startswith(ABOUT)


def test_more_of_an_earlier_question_is_gone(reader: Reader) -> None:
    reader.send(QUESTION)
    earlier = reader.sees()
    reader.send(QUESTION)
    reader.sees()
    reader.press(earlier, "More")
    assert reader.hears() == phrases.GONE


def test_a_forgotten_conversation_asks_to_ask_again(reader: Reader) -> None:
    reader.send("/start")
    reader.press_raw(reader.sees(), "1/more 2")
    assert reader.hears() == phrases.GONE


def test_a_quote_opens_though_its_conversation_is_forgotten(reader: Reader) -> None:
    reader.send("/start")
    reader.press_raw(reader.sees(), f"1/context {FOUND[2].quote.id}")
    assert reader.hears() == ""
    assert reader.sees().texts_of("blockquote") == [SENTENCES[2]]


@pytest.mark.parametrize("carries", ["0/more 2", "2/more 2", "1/new", "1/help", "1/context 😀", "x"])
def test_buttons_that_the_bot_never_made_are_gone(reader: Reader, carries: str) -> None:
    reader.send(QUESTION)
    reader.press_raw(reader.sees(), carries)
    assert reader.hears() == phrases.GONE
    assert reader.sees_nothing(0.1)


def test_typed_commands_reach_the_conversation(reader: Reader) -> None:
    reader.send(QUESTION)
    reader.sees()
    reader.send("/more@pullquote_test_bot 2")
    assert reader.sees().texts_of("blockquote") == [SENTENCES[2]]
    reader.send("/context 2")
    assert reader.sees().texts_of("blockquote") == [SENTENCES[1]]
    reader.send("/help")
    assert reader.sees().text == "/help is all I know."


def test_what_is_to_be_pasted_is_preformatted(reader: Reader) -> None:
    reader.send("/cite")
    assert reader.sees().texts_of("pre") == ["> “quoted” <1>"]


def test_turns_of_a_chat_are_answered_in_order(reader: Reader) -> None:
    for command in ("/a slow", "/b", "/c", "/d"):
        reader.send(command)
    assert [reader.sees().text[:2] for _ in range(4)] == ["/a", "/b", "/c", "/d"]


def test_an_album_gets_one_friendly_line(reader: Reader) -> None:
    for _ in range(3):
        reader.send_photo()
    assert reader.sees().text == phrases.TEXT_ONLY
    assert reader.sees_nothing()


def test_an_edited_question_is_not_answered_again(reader: Reader) -> None:
    question = reader.send(QUESTION)
    reader.sees()
    reader.edit(question, "What did Cohen say, then?")
    assert reader.sees_nothing()


def test_a_slow_answer_shows_that_it_is_being_written(reader: Reader) -> None:
    reader.send("cohen, slow")
    assert reader.sees_typing()
    assert reader.sees().texts_of("blockquote")


def test_a_slow_answer_holds_up_nobody_else(api: FakeBotApi, reader: Reader) -> None:
    other = api.reader(next(USER_IDS))
    reader.send("cohen, slow")
    other.send(QUESTION)
    assert other.sees().texts_of("blockquote")
    assert reader.sees_nothing(0)
    assert reader.sees().texts_of("blockquote")


def test_a_failure_is_one_sentence_to_the_reader_and_one_line_in_the_log(reader: Reader, bot: BotProcess) -> None:
    before = bot.log()
    reader.send("crash, please")
    assert reader.sees().text == phrases.FAILED
    (line,) = bot.log().removeprefix(before).splitlines()
    assert "a turn failed: RuntimeError at " in line
    assert "please" not in line
    reader.send(QUESTION)
    assert reader.sees().texts_of("blockquote")


def test_an_engine_that_is_down_is_told_plainly_and_the_conversation_goes_on(reader: Reader, bot: BotProcess) -> None:
    reader.send(QUESTION)
    answer = reader.sees()
    before = bot.log()
    reader.send("outage, please")
    assert reader.sees().text == UNAVAILABLE
    assert "a turn failed: RetrievalError: opensearch: is overloaded; try again" in bot.log().removeprefix(before)
    reader.press(answer, "More")
    assert reader.sees().texts_of("blockquote")


def test_refused_markup_arrives_as_plain_text(api: FakeBotApi, reader: Reader) -> None:
    api.fail("sendMessage", ApiError(400, "Bad Request: can't parse entities: Unsupported start tag"))
    reader.send(QUESTION)
    seen = reader.sees()
    assert seen.text.startswith(SENTENCES[0] + "\n1. The Guardian")
    assert seen.entities == ()


@pytest.mark.parametrize(
    "fault",
    [ApiError(429, "Too Many Requests: retry after 1", {"retry_after": 1}), ApiError(502, "Bad Gateway")],
    ids=["flood", "gateway"],
)
def test_a_page_that_cannot_be_sent_is_sent_again(api: FakeBotApi, reader: Reader, fault: ApiError) -> None:
    api.fail("sendMessage", fault)
    reader.send(QUESTION)
    assert reader.sees().texts_of("blockquote")


def test_a_reader_who_blocked_the_bot_is_forgotten(api: FakeBotApi, reader: Reader, bot: BotProcess) -> None:
    before = bot.log()
    reader.send(QUESTION)
    answer = reader.sees()
    reader.block()
    reader.send("/start")
    api.world.blocked.clear()
    reader.press(answer, "More")
    assert reader.hears() == phrases.GONE
    assert bot.log() == before


def test_groups_are_met_with_silence(api: FakeBotApi, reader: Reader) -> None:
    group = {"id": -5, "type": "group", "title": "Desk"}
    reader.write({"text": QUESTION, "chat": group})
    reader.write({"text": "/start", "chat": group, "entities": [{"type": "bot_command", "offset": 0, "length": 6}]})
    reader.send("/start")
    assert reader.sees().text.startswith(ABOUT)
    assert reader.sees_nothing(0.1)
