"""Two independent Bot API clients behind one small face: the library of the bot, and aiogram."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import telegram
from aiogram import Bot, exceptions, types
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from telegram import error

from tests.sentinel import TOKEN

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.adapters.telegram.fake.server import FakeBotApi

Buttons = dict[str, str]
PREFIXES = ("bad request: ", "forbidden: ", "conflict: ", "telegram server says - ")


@dataclass(frozen=True)
class Refusal(Exception):  # noqa: N818 - an answer as good as any other
    """What a server would not do: which kind of refusal, its words without their prefix, and its number."""

    kind: str
    words: str
    number: int = 0

    @classmethod
    def of(cls, kind: str, words: str, number: int = 0) -> Refusal:
        bare = words.casefold()
        for prefix in PREFIXES:
            bare = bare.removeprefix(prefix)
        return cls(kind, "" if number else bare, number)


class Client(Protocol):
    """What a scripted conversation needs of a client; values are plain, as they come in JSON."""

    async def me(self) -> Any: ...
    async def updates(self, offset: int, seconds: int = 0) -> Any: ...
    async def say(self, chat: int, html: str, buttons: Buttons | None = None, reply_to: int | None = None) -> Any: ...
    async def edit(self, chat: int, message: int, html: str, buttons: Buttons | None = None) -> Any: ...
    async def answer(self, query: str, alert: str | None = None) -> Any: ...
    async def typing(self, chat: int) -> Any: ...
    async def menu(self, commands: dict[str, str]) -> Any: ...
    async def hook(self, url: str) -> Any: ...


class Library:
    """python-telegram-bot."""

    def __init__(self, bot: telegram.Bot) -> None:
        self._bot = bot

    async def me(self) -> Any:
        return (await self._bot.get_me()).to_dict()

    async def updates(self, offset: int, seconds: int = 0) -> Any:
        return [each.to_dict() for each in await self._bot.get_updates(offset, timeout=seconds)]

    async def say(self, chat: int, html: str, buttons: Buttons | None = None, reply_to: int | None = None) -> Any:
        place = telegram.ReplyParameters(reply_to) if reply_to else None
        sent = await self._bot.send_message(
            chat, html, "HTML", reply_markup=self._keyboard(buttons), reply_parameters=place
        )
        return sent.to_dict()

    async def edit(self, chat: int, message: int, html: str, buttons: Buttons | None = None) -> Any:
        edited = await self._bot.edit_message_text(
            html, chat, message, parse_mode="HTML", reply_markup=self._keyboard(buttons)
        )
        return edited if isinstance(edited, bool) else edited.to_dict()

    async def answer(self, query: str, alert: str | None = None) -> Any:
        return await self._bot.answer_callback_query(query, alert, show_alert=alert is not None)

    async def typing(self, chat: int) -> Any:
        return await self._bot.send_chat_action(chat, "typing")

    async def menu(self, commands: dict[str, str]) -> Any:
        await self._bot.set_my_commands(list(commands.items()))
        return {each.command: each.description for each in await self._bot.get_my_commands()}

    async def hook(self, url: str) -> Any:
        await self._bot.set_webhook(url, secret_token="s" * 32) if url else await self._bot.delete_webhook()
        return (await self._bot.get_webhook_info()).to_dict()

    def _keyboard(self, buttons: Buttons | None) -> telegram.InlineKeyboardMarkup | None:
        row = [telegram.InlineKeyboardButton(label, callback_data=told) for label, told in (buttons or {}).items()]
        return telegram.InlineKeyboardMarkup([row]) if row else None


class Aiogram:
    """aiogram."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def me(self) -> Any:
        return _plain(await self._bot.get_me())

    async def updates(self, offset: int, seconds: int = 0) -> Any:
        return [_plain(each) for each in await self._bot.get_updates(offset=offset, timeout=seconds)]

    async def say(self, chat: int, html: str, buttons: Buttons | None = None, reply_to: int | None = None) -> Any:
        place = types.ReplyParameters(message_id=reply_to) if reply_to else None
        return _plain(
            await self._bot.send_message(chat, html, reply_markup=self._keyboard(buttons), reply_parameters=place)
        )

    async def edit(self, chat: int, message: int, html: str, buttons: Buttons | None = None) -> Any:
        edited = await self._bot.edit_message_text(
            text=html, chat_id=chat, message_id=message, reply_markup=self._keyboard(buttons)
        )
        return edited if isinstance(edited, bool) else _plain(edited)

    async def answer(self, query: str, alert: str | None = None) -> Any:
        return await self._bot.answer_callback_query(query, alert, show_alert=alert is not None)

    async def typing(self, chat: int) -> Any:
        return await self._bot.send_chat_action(chat, "typing")

    async def menu(self, commands: dict[str, str]) -> Any:
        await self._bot.set_my_commands(
            [types.BotCommand(command=word, description=does) for word, does in commands.items()]
        )
        return {each.command: each.description for each in await self._bot.get_my_commands()}

    async def hook(self, url: str) -> Any:
        await self._bot.set_webhook(url, secret_token="s" * 32) if url else await self._bot.delete_webhook()
        return _plain(await self._bot.get_webhook_info())

    def _keyboard(self, buttons: Buttons | None) -> types.InlineKeyboardMarkup | None:
        row = [types.InlineKeyboardButton(text=label, callback_data=told) for label, told in (buttons or {}).items()]
        return types.InlineKeyboardMarkup(inline_keyboard=[row]) if row else None


def _plain(model: types.TelegramObject) -> Any:
    return model.model_dump(mode="json", exclude_unset=True, by_alias=True)


@asynccontextmanager
async def library(api: FakeBotApi) -> AsyncIterator[Client]:
    async with telegram.Bot(TOKEN, f"{api.url}/bot") as bot:
        yield Library(bot)


@asynccontextmanager
async def aiogram(api: FakeBotApi) -> AsyncIterator[Client]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(api.url))
    async with Bot(TOKEN, session, DefaultBotProperties(parse_mode="HTML")) as bot:
        yield Aiogram(bot)


def refusal(fault: Exception) -> Refusal:  # noqa: PLR0911 - a table
    """What both mean by an exception of theirs; it itself is raised when neither knows it."""
    match fault:
        case error.RetryAfter() | exceptions.TelegramRetryAfter():
            after = fault.retry_after
            return Refusal.of("flood", "", after if isinstance(after, int) else int(after.total_seconds()))
        case error.ChatMigrated():
            return Refusal.of("moved", "", fault.new_chat_id)
        case exceptions.TelegramMigrateToChat():
            return Refusal.of("moved", "", fault.migrate_to_chat_id)
        case error.BadRequest() | exceptions.TelegramBadRequest():
            return Refusal.of("bad request", fault.message)
        case error.Forbidden() | exceptions.TelegramForbiddenError():
            return Refusal.of("forbidden", fault.message)
        case error.Conflict() | exceptions.TelegramConflictError():
            return Refusal.of("conflict", fault.message)
        case error.NetworkError() | exceptions.TelegramServerError():
            return Refusal.of("server", "")
        case _:
            raise fault
