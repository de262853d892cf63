"""What a reader sees of one open bot, from the first word to the last button."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from bot.adapters.telegram import phrases
from bot.adapters.telegram.callback import Press, encode, tag
from bot.chat.wording import UNAVAILABLE
from tests.adapters.telegram.conftest import bot_process
from tests.adapters.telegram.fake.server import FakeBotApi
from tests.adapters.telegram.fake.text import ApiError
from tests.adapters.telegram.talk import EXAMPLE, FOUND, SENTENCES, SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.adapters.telegram.callback import Op
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
    with bot_process(api, tmp_path_factory.mktemp("bot"), access="open") as process:
        api.wait_for("getUpdates")
        yield process


@pytest.fixture
def reader(api: FakeBotApi, bot: BotProcess) -> Reader:
    return api.reader(next(USER_IDS))


def test_start_says_what_the_bot_is_about_and_offers_questions(reader: Reader) -> None:
    reader.send("/start")
    seen = reader.sees()
    assert seen.text == f"{ABOUT}\n{phrases.HELP_HINT}\n\n{phrases.TRY}"
    assert seen.suggests == [EXAMPLE]


def test_a_question_is_answered_with_quotes_and_their_source(reader: Reader) -> None:
    question = reader.send(QUESTION)
    seen = reader.sees()
    assert seen.reply_to == question
    assert not seen.has_preview
    assert seen.texts_of("blockquote") == [*SENTENCES[:2]]
    assert [entity.url for entity in seen.entities if entity.kind == "text_link"] == [SOURCE.url] * 2
    assert list(seen.buttons) == ["Context 1", "Context 2", "👍", "👎", "More ›"]


def test_no_answer_is_short_and_the_nearest_a_tap_away(reader: Reader) -> None:
    reader.send("Who won?")
    seen = reader.sees()
    assert seen.text == "Not in this coverage.\n3 sentences"
    reader.press(seen, "Nearest passage")
    assert reader.hears() == ""
    nearest = reader.sees_edit()
    assert nearest.message_id == seen.message_id
    assert nearest.texts_of("blockquote") == [SENTENCES[2]]
    reader.press(nearest, "‹ Back")
    reader.hears()
    assert reader.sees_edit() == seen


def test_pages_are_turned_in_place(reader: Reader) -> None:
    reader.send(QUESTION)
    answer = reader.sees()
    reader.press(answer, "More ›")
    assert reader.hears() == ""
    last = reader.sees_edit()
    assert last.message_id == answer.message_id
    assert last.texts_of("blockquote") == [SENTENCES[2]]
    assert [[button["text"] for button in row] for row in last.rows] == [
        ["Context", "Source", "Copy", "Share"],
        ["‹ Back", "👍", "👎"],
    ]
    reader.press(last, "‹ Back")
    assert reader.hears() == ""
    assert reader.sees_edit() == answer
    assert reader.sees_nothing(0.1)


def test_a_second_tap_changes_nothing_and_is_answered(reader: Reader) -> None:
    reader.send(QUESTION)
    answer = reader.sees()
    for _ in range(2):
        reader.press(answer, "More ›")
        assert reader.hears() == ""
    reader.sees_edit()
    assert reader.sees_nothing(0.1)


def test_an_earlier_answer_still_turns_its_pages(reader: Reader) -> None:
    reader.send(QUESTION)
    earlier = reader.sees()
    reader.send("Who won?")
    reader.sees()
    reader.press(earlier, "More ›")
    assert reader.hears() == ""
    assert reader.sees_edit().texts_of("blockquote") == [SENTENCES[2]]


def test_context_and_source_open_in_place_and_lead_back(reader: Reader) -> None:
    reader.send(QUESTION)
    answer = reader.sees()
    reader.press(answer, "Context 2")
    assert reader.hears() == ""
    seen = reader.sees_edit()
    assert seen.message_id == answer.message_id
    assert seen.texts_of("blockquote") == [SENTENCES[1]]
    assert seen.texts_of("italic") == ["Before it.", "After it."]
    reader.press(seen, "Source")
    reader.hears()
    source = reader.sees_edit()
    assert source.texts_of("code") == [SOURCE.sha256, f"pullquote verify {FOUND[1].quote.id}"]
    assert [button["text"] for button in source.rows[0]] == ["Context", "Copy", "Share"]
    reader.press(source, "‹ Back")
    reader.hears()
    assert reader.sees_edit() == answer


def test_a_quote_is_copied_with_its_source_and_shared_by_its_id(reader: Reader) -> None:
    reader.send("/context 3")
    seen = reader.sees()
    assert seen.button("Copy")["copy_text"] == {
        "text": f'“{SENTENCES[2]}” — The Guardian, Cohen <pleads> "guilty", 9 Dec 2018'
    }
    assert seen.button("Share")["switch_inline_query"] == FOUND[2].quote.id


def test_what_was_carried_over_can_be_dropped_in_place(reader: Reader) -> None:
    reader.send("cohen follow")
    answer = reader.sees()
    assert "Still about: Peskov" in answer.text
    reader.press(answer, "Ask without “Peskov”")
    assert reader.hears() == ""
    alone = reader.sees_edit()
    assert alone.message_id == answer.message_id
    assert "Still about" not in alone.text
    reader.press(alone, "More ›")
    assert reader.hears() == ""
    assert "Still about" not in reader.sees_edit().text


def test_a_suggested_question_is_asked_in_place(reader: Reader) -> None:
    reader.send("What did kohen say?")
    seen = reader.sees()
    assert seen.text == "Not in this coverage.\n\nDid you mean “What did cohen say?”\n\n3 sentences"
    for _ in range(2):  # a second tap changes nothing, and is answered
        reader.press(seen, "Ask “What did cohen say?”")
        assert reader.hears() == ""
    answer = reader.sees_edit()
    assert answer.message_id == seen.message_id
    assert answer.texts_of("blockquote") == [*SENTENCES[:2]]
    reader.press(answer, "More ›")
    assert reader.hears() == ""
    assert reader.sees_edit().texts_of("blockquote") == [SENTENCES[2]]
    reader.send("/more")
    assert reader.sees().texts_of("blockquote") == [SENTENCES[2]]
    assert reader.sees_nothing(0.1)


def test_a_link_opens_a_quote_with_its_context(reader: Reader) -> None:
    reader.send(f"/start {FOUND[1].quote.id}")
    seen = reader.sees()
    assert seen.texts_of("blockquote") == [SENTENCES[1]]
    assert list(seen.buttons) == ["Source"]
    reader.press(seen, "Source")
    assert reader.hears() == ""
    assert reader.sees_edit().texts_of("code")


def test_a_broken_link_is_a_plain_start(reader: Reader) -> None:
    reader.send("/start " + "a" * 20)
    assert reader.sees().text.startswith(ABOUT)


def carried(op: Op, asked: str = QUESTION, coverage: str = "d", **more: Any) -> str:
    """What a button carries that the bot might have made."""
    return encode(Press(op, tag(coverage), tag(asked), **more))


def test_a_button_of_another_coverage_says_so(reader: Reader) -> None:
    reader.send(QUESTION)
    answer = reader.sees()
    quote_id = FOUND[0].quote.id
    for data in (carried("page", coverage="older"), carried("good", coverage="older", quote_id=quote_id)):
        reader.press_raw(answer, data)
        assert reader.hears() == phrases.OTHER_COVERAGE
    assert reader.sees_nothing(0.1)


def test_a_follow_up_that_is_forgotten_is_not_taken_for_another_question(reader: Reader) -> None:
    reader.send(QUESTION)
    answer = reader.sees()
    reader.press_raw(answer, carried("page", asked="And what did Cohen say?"))
    assert reader.hears() == phrases.GONE


@pytest.mark.parametrize("carries", ["0/more 2", "1/more 2", "2", "2paaaa", "3paaaabbbb0", "1/context 😀", "x"])
def test_buttons_that_the_bot_never_made_are_gone(reader: Reader, carries: str) -> None:
    reader.send(QUESTION)
    reader.press_raw(reader.sees(), carries)
    assert reader.hears() == phrases.GONE
    assert reader.sees_nothing(0.1)


def test_a_button_is_answered_also_when_its_work_fails(api: FakeBotApi, reader: Reader, bot: BotProcess) -> None:
    reader.send(QUESTION)
    answer = reader.sees()
    before = bot.log()
    api.fail("editMessageText", *[ApiError(400, "Bad Request: MESSAGE_TOO_STRANGE")] * 9)
    reader.press(answer, "More ›")
    assert reader.hears() == ""
    reader.send("/start")
    assert reader.sees().text.startswith(ABOUT)
    assert "a turn failed: BadRequest" in bot.log().removeprefix(before)
    api.fail("editMessageText")


def test_a_thumb_is_thanked_for_and_asks_for_the_question(reader: Reader) -> None:
    reader.send(QUESTION)
    answer = reader.sees()
    reader.press(answer, "👎")
    assert reader.hears() == ""
    voted = reader.sees_edit()
    assert list(voted.buttons) == ["Context 1", "Context 2", phrases.KEEP, "More ›"]
    reader.press(voted, phrases.KEEP)
    assert reader.hears() == phrases.KEPT
    assert list(reader.sees_edit().buttons) == ["Context 1", "Context 2", "More ›"]


def test_a_second_vote_is_answered_too(reader: Reader) -> None:
    reader.send(QUESTION)
    answer = reader.sees()
    for _ in range(2):
        reader.press(answer, "👎")
        assert reader.hears() == ""


def test_typed_commands_reach_the_conversation(reader: Reader) -> None:
    question = reader.send(QUESTION)
    reader.sees()
    reader.send("/more@pullquote_test_bot")
    more = reader.sees()
    assert more.texts_of("blockquote") == [SENTENCES[2]]
    assert more.reply_to == question
    assert "‹ Back" in more.buttons
    reader.send("/context 2")
    assert reader.sees().texts_of("blockquote") == [SENTENCES[1]]
    reader.send("/help")
    assert reader.sees().text == "/help is all I know."


def test_a_question_may_follow_ask(reader: Reader) -> None:
    reader.send(f"/ask {QUESTION}")
    assert reader.sees().texts_of("blockquote") == [*SENTENCES[:2]]


def test_what_is_to_be_pasted_is_preformatted(reader: Reader) -> None:
    reader.send("/cite 1")
    (text,) = reader.sees().texts_of("pre")
    assert text.startswith(f"“{SENTENCES[0]}” — Jon Swaine: The Guardian")


def test_facts_are_no_quotes(reader: Reader) -> None:
    reader.send("/fact")
    seen = reader.sees()
    assert seen.text == 'author of “Cohen <pleads> "guilty"”: Jon Swaine'
    assert seen.rows == []


def test_turns_of_a_chat_are_answered_in_order(reader: Reader) -> None:
    for command in ("/a slow", "/b", "/c", "/d"):
        reader.send(command)
    assert [reader.sees().text[:2] for _ in range(4)] == ["/a", "/b", "/c", "/d"]


def test_an_album_gets_one_friendly_line(reader: Reader) -> None:
    for _ in range(3):
        reader.send_photo()
    assert reader.sees().text == phrases.TEXT_ONLY
    assert reader.sees_nothing()


def test_an_edited_question_is_answered_in_place(reader: Reader) -> None:
    question = reader.send("Who won?")
    answer = reader.sees()
    reader.edit(question, QUESTION)
    edited = reader.sees_edit()
    assert edited.message_id == answer.message_id
    assert edited.texts_of("blockquote") == [*SENTENCES[:2]]
    reader.press(edited, "More ›")
    assert reader.hears() == ""
    assert reader.sees_edit().texts_of("blockquote") == [SENTENCES[2]]
    reader.send("/more")
    assert reader.sees().texts_of("blockquote") == [SENTENCES[2]]
    assert reader.sees_nothing(0.1)


def test_an_edit_of_what_was_no_question_is_left_alone(reader: Reader) -> None:
    greeting = reader.send("hello")
    reader.sees()
    reader.edit(greeting, QUESTION)
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
    reader.press(answer, "More ›")
    assert reader.sees_edit().texts_of("blockquote")


def test_refused_markup_arrives_as_plain_text(api: FakeBotApi, reader: Reader) -> None:
    api.fail("sendMessage", ApiError(400, "Bad Request: can't parse entities: Unsupported start tag"))
    reader.send(QUESTION)
    seen = reader.sees()
    assert seen.text.startswith(SENTENCES[0] + "\n1. The Guardian: Cohen")
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
    reader.sees()
    api.forget_requests()
    reader.block()
    reader.send("/start")
    api.wait_for("sendMessage")
    api.world.blocked.clear()
    reader.send("/more")
    assert reader.sees().text == "/more is all I know."
    assert bot.log() == before
