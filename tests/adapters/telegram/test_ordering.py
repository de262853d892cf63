from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from telegram import Chat, Message, Update

from bot.adapters.telegram.ordering import PerChat


def update(chat_id: int) -> Update:
    message = Message(1, datetime(2018, 12, 9, tzinfo=UTC), Chat(chat_id, Chat.PRIVATE))
    return Update(1, message)


class Turns:
    """Turns that take a while, and what became of them."""

    def __init__(self) -> None:
        self.ended: list[tuple[int, int]] = []
        self.at_once = 0
        self.most_at_once = 0

    async def take(self, chat_id: int, number: int) -> None:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(0.002)
        self.at_once -= 1
        self.ended.append((chat_id, number))


async def process(processor: PerChat, turns: Turns, *chat_ids: int) -> None:
    async with asyncio.TaskGroup() as group:
        for number, chat_id in enumerate(chat_ids):
            group.create_task(processor.process_update(update(chat_id), turns.take(chat_id, number)))


def test_turns_of_a_chat_are_taken_in_order() -> None:
    turns = Turns()
    asyncio.run(process(PerChat(), turns, *[1, 2, 3] * 10))
    for chat_id in (1, 2, 3):
        numbers = [number for chat, number in turns.ended if chat == chat_id]
        assert numbers == sorted(numbers)


def test_no_more_than_the_slots_are_taken_at_once() -> None:
    turns = Turns()
    asyncio.run(process(PerChat(slots=4), turns, *range(1, 30)))
    assert turns.most_at_once == 4


def test_a_chat_that_floods_holds_up_nobody_else() -> None:
    turns = Turns()
    asyncio.run(process(PerChat(slots=2), turns, *[1] * 20, 2))
    assert (2, 20) in turns.ended[:3]


def test_nothing_is_kept_of_chats_that_are_done() -> None:
    processor, turns = PerChat(), Turns()
    asyncio.run(process(processor, turns, *[1] * 3, 2))
    assert not processor._locks
    assert not processor._present


def test_a_turn_that_fails_lets_the_next_one_go() -> None:
    async def fail() -> None:
        raise RuntimeError

    async def run() -> None:
        processor = PerChat()
        failing = asyncio.create_task(processor.process_update(update(1), fail()))
        await asyncio.wait({failing})
        assert isinstance(failing.exception(), RuntimeError)
        await processor.process_update(update(1), turns.take(1, 1))

    turns = Turns()
    asyncio.run(run())
    assert turns.ended == [(1, 1)]
