"""What a group sees: nothing unless it asks; then an answer, in its topic, to whoever asked."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest

from bot.adapters.telegram import phrases
from tests.adapters.telegram.talk import EXAMPLE, SENTENCES

if TYPE_CHECKING:
    from tests.adapters.telegram.fake.reader import Group, Reader
    from tests.adapters.telegram.fake.server import FakeBotApi

IDS = count(1000)
QUESTION = "What did Cohen say?"
NAME = "@pullquote_test_bot"


@pytest.fixture
def reader(open_api: FakeBotApi) -> Reader:
    return open_api.reader(next(IDS))


@pytest.fixture
def group(open_api: FakeBotApi) -> Group:
    return open_api.group(-next(IDS), is_forum=True)


@pytest.mark.parametrize("text", [QUESTION, "@somebody Cohen?", "/ask@other_bot Cohen", "/nonsense", "/help@other_bot"])
def test_what_is_not_meant_for_the_bot_gets_silence(group: Group, reader: Reader, text: str) -> None:
    reader.send_in(group, text)
    reader.send_in(group, "/ask hello")
    assert group.sees().text == "Hello."


@pytest.mark.parametrize("said", ["/ask {}", f"/ask{NAME} {{}}", f"{NAME} {{}}", f"{{}} {NAME}"])
def test_who_asks_the_bot_is_answered_in_reply(group: Group, reader: Reader, said: str) -> None:
    question = reader.send_in(group, said.format(QUESTION))
    answer = group.sees()
    assert answer.reply_to == question
    assert answer.texts_of("blockquote") == [*SENTENCES[:2]]


def test_a_reply_to_the_bot_goes_on_from_that_answer(open_api: FakeBotApi, group: Group, reader: Reader) -> None:
    reader.send_in(group, f"/ask {QUESTION}")
    answer = group.sees()
    other = open_api.reader(next(IDS))
    other.send_in(group, "/more", reply_to=answer.message_id)
    assert group.sees().texts_of("blockquote") == [SENTENCES[2]]


def test_a_reply_to_a_person_is_no_question(group: Group, reader: Reader) -> None:
    said = reader.send_in(group, "hello")
    reader.send_in(group, QUESTION, reply_to=said)
    assert group.sees_nothing()


def test_each_has_a_conversation_of_their_own(open_api: FakeBotApi, group: Group, reader: Reader) -> None:
    reader.send_in(group, f"/ask {QUESTION}")
    group.sees()
    other = open_api.reader(next(IDS))
    other.send_in(group, "/more")
    assert group.sees().text == "/more is all I know."


def test_a_topic_is_answered_in_that_topic(group: Group, reader: Reader) -> None:
    reader.send_in(group, f"/ask {QUESTION}", thread_id=77)
    answer = group.sees()
    assert answer.thread_id == 77
    reader.send_in(group, "/help", thread_id=77)
    assert group.sees().thread_id == 77


def test_buttons_work_for_everybody_in_the_group(open_api: FakeBotApi, group: Group, reader: Reader) -> None:
    reader.send_in(group, f"/ask {QUESTION}")
    answer = group.sees()
    other = open_api.reader(next(IDS))
    other.press(answer, "More ›")
    assert other.hears() == ""
    assert group.sees_edit().texts_of("blockquote") == [SENTENCES[2]]


def test_only_who_asked_may_give_the_question(open_api: FakeBotApi, group: Group, reader: Reader) -> None:
    reader.send_in(group, f"/ask {QUESTION}")
    answer = group.sees()
    other = open_api.reader(next(IDS))
    reader.press(answer, "👍")
    reader.hears()
    voted = group.sees_edit()
    other.press(voted, phrases.KEEP)
    assert other.hears() == phrases.NOT_YOURS


def test_start_in_a_group_offers_questions_as_lines(group: Group, reader: Reader) -> None:
    reader.send_in(group, "/start")
    seen = group.sees()
    assert f"• {EXAMPLE}" in seen.text
    assert seen.suggests == []


def test_pictures_and_voices_get_silence(group: Group, reader: Reader) -> None:
    reader.write({"chat": group.chat, "voice": {"file_id": "v", "file_unique_id": "v", "duration": 1}})
    assert group.sees_nothing()


def test_an_edited_question_is_answered_in_place(group: Group, reader: Reader) -> None:
    question = reader.send_in(group, "/ask Who won?")
    answer = group.sees()
    reader.edit(question, f"/ask {QUESTION}")
    edited = group.sees_edit()
    assert edited.message_id == answer.message_id
    assert edited.texts_of("blockquote") == [*SENTENCES[:2]]
