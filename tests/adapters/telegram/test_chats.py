from __future__ import annotations

import asyncio
import threading

import pytest

from bot.adapters.telegram.chats import Chats, in_thread
from tests.adapters.telegram.talk import TinyTalk


def test_a_chat_keeps_its_conversation_until_it_is_forgotten() -> None:
    chats = Chats(TinyTalk)
    chat = chats.open(1)
    assert chats.open(1) is chat
    assert chats.open(2) is not chat
    chats.forget(1)
    assert chats.find(1) is None
    assert chats.open(1) is not chat


def test_a_question_is_remembered_by_its_message_and_a_command_is_not() -> None:
    chat = Chats(TinyTalk).open(1)
    asyncio.run(chat.say("cohen", 5))
    asyncio.run(chat.say("/more 2", 8))
    asyncio.run(chat.say("/help", 9))
    assert chat.asked_in == 5


def test_work_is_done_elsewhere_and_its_value_comes_back() -> None:
    assert asyncio.run(in_thread(threading.current_thread)) is not threading.current_thread()


def test_what_goes_wrong_comes_back_too() -> None:
    with pytest.raises(ZeroDivisionError):
        asyncio.run(in_thread(lambda: 1 // 0))


def test_work_that_nobody_waits_for_any_more_ends_quietly() -> None:
    release = threading.Event()

    async def give_up() -> None:
        async with asyncio.timeout(0.01):
            await in_thread(release.wait)

    with pytest.raises(TimeoutError):
        asyncio.run(give_up())
    release.set()
    for thread in threading.enumerate():
        if thread.name == "answer":
            thread.join(5)
