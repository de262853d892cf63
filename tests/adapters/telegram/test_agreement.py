"""The fake server as two clients see it that know nothing of each other: one script, run by both, the same answers.

What one of them read wrongly, or the fake told in a form that only one of them takes, would show here.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from tests.adapters.telegram.clients import Client, aiogram, library, refusal
from tests.adapters.telegram.fake.server import FakeBotApi
from tests.adapters.telegram.fake.text import ApiError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from contextlib import AbstractAsyncContextManager

    import pytest

    from tests.adapters.telegram.fake.reader import Reader

    Connect = Callable[[FakeBotApi], AbstractAsyncContextManager[Client]]

# A bot leaves these out of what it shows, or fills them in; they are none of the server's doing.
UNTOLD = {"date", "edit_date", "until_date", "last_error_date", "link_preview_options"}


class Notes:
    """What a client was answered, in order, in a form that both share."""

    def __init__(self) -> None:
        self.lines: list[Any] = []

    async def take(self, asked: Awaitable[Any]) -> Any:
        try:
            answer = await asked
        except Exception as fault:  # noqa: BLE001 - raised again unless it is a refusal
            answer = refusal(fault)
        self.lines.append(_shared(answer))
        return answer


def _shared(answer: Any) -> Any:
    """*answer* without what a client leaves out when it is false, empty or its own."""
    if isinstance(answer, dict):
        kept = {key: _shared(value) for key, value in answer.items() if key not in UNTOLD}
        return {key: value for key, value in kept.items() if value not in (None, False, [], {})}
    return [_shared(each) for each in answer] if isinstance(answer, list | tuple) else answer


async def script(api: FakeBotApi, client: Client, notes: Notes) -> None:
    """A conversation with everything in it that this bot does, and every way in which Telegram refuses."""
    reader = api.reader(7)
    await notes.take(client.me())
    await greet(client, reader, notes)
    await talk(client, reader, notes)
    await press(client, reader, notes)
    await overstep(client, reader, notes)
    await suffer(api, client, reader, notes)


async def greet(client: Client, reader: Reader, notes: Notes) -> None:
    reader.send("/start abc")
    reader.send("Who said https://example.org #patience & <b>?")
    reader.send_photo()
    await notes.take(client.updates(0))
    await notes.take(client.updates(102))
    await notes.take(client.updates(-1))
    await notes.take(client.menu({"help": "Help", "more": "More quotes"}))
    await notes.take(client.menu({"Help!": "Help"}))
    await notes.take(client.typing(7))


async def talk(client: Client, reader: Reader, notes: Notes) -> None:
    sent = await notes.take(
        client.say(
            7, "<b>Lead</b>\n<blockquote>“So 🇷🇺 it &lt;is&gt;”</blockquote>", {"More": "1/more", "Context": "1/c"}
        )
    )
    await notes.take(client.say(7, '<a href="https://example.org/?a=1&amp;b=2">Link</a>', reply_to=1))
    await notes.take(
        client.say(7, "<blockquote expandable>long</blockquote>\u202e tab\there", reply_to=sent["message_id"])
    )
    await notes.take(client.edit(7, sent["message_id"], "<i>edited</i>", {"More": "1/more 3"}))
    await notes.take(client.edit(7, sent["message_id"], "<i>edited</i>", {"More": "1/more 3"}))
    await notes.take(client.edit(7, sent["message_id"], "<i>edited</i>"))
    notes.lines.append([reader.sees() for _ in range(3)])
    notes.lines.append([reader.sees_edit() for _ in range(2)])


async def press(client: Client, reader: Reader, notes: Notes) -> None:
    await client.say(7, "press", {"Me": "1/me"})
    reader.press(reader.sees(), "Me")
    (update,) = await notes.take(client.updates(103))
    query = update["callback_query"]["id"]
    await notes.take(client.answer(query, "Pressed"))
    await notes.take(client.answer(query))
    notes.lines.append(reader.hears())


async def overstep(client: Client, reader: Reader, notes: Notes) -> None:
    for html in ("<b>a", "<p>a</p>", "", " \n", "a" * 4097, "<b></b>" * 5000 + "a", "<a href='javascript:x'>a</a>"):
        await notes.take(client.say(7, html))
    await notes.take(client.say(7, "a", {"B": "x" * 65}))
    await notes.take(client.say(7, "a", reply_to=9999))
    await notes.take(client.say(8, "to a stranger"))
    await notes.take(client.edit(7, 1, "the reader's"))
    await notes.take(client.edit(7, 9999, "nobody's"))
    await notes.take(client.updates(10**6))  # so that nothing waits to be brought
    await notes.take(client.hook("https://127.0.0.1:1/hook"))
    await notes.take(client.updates(0))
    await notes.take(client.hook(""))


async def suffer(api: FakeBotApi, client: Client, reader: Reader, notes: Notes) -> None:
    faults = (
        ApiError(429, "Too Many Requests: retry after 7", {"retry_after": 7}),
        ApiError(
            400, "Bad Request: group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": -1001234567890}
        ),
        ApiError(500, "Internal Server Error"),
        ApiError(502, "Bad Gateway"),
        ApiError(403, "Forbidden: bot was kicked from the group chat"),
    )
    api.fail("sendMessage", *faults)
    for _ in range(len(faults) + 1):
        await notes.take(client.say(7, "a"))
    reader.block()
    await notes.take(client.say(7, "a"))
    await notes.take(client.updates(-1))


def taken_by(connect: Connect) -> list[Any]:
    """What the script brings with a client and a server of its own."""

    async def run() -> list[Any]:
        notes = Notes()
        with FakeBotApi() as api:
            async with connect(api) as client:
                await script(api, client, notes)
        return notes.lines

    return asyncio.run(run())


def test_two_clients_are_answered_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # as the bot has it
    ours, theirs = taken_by(library), taken_by(aiogram)
    assert len(ours) > 40
    for one, other in zip(ours, theirs, strict=True):
        assert one == other
