"""The command menus: one for private chats, one for groups, one for the owner; set only where they changed."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from telegram import BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import TelegramError

from bot.chat.commands import COMMANDS, FORGET, PRIVACY, Command

if TYPE_CHECKING:
    from telegram import Bot, BotCommandScope

    from bot.adapters.telegram.access import Access

BESIDES = (PRIVACY, FORGET)  # what a reader can type beside the commands of a conversation
_OWNERS = (BotCommand("invite", "let a person or a group in"), BotCommand("status", "how the bot is doing"))
_GROUPS = ("ask", "more", "context", "source", "cite", "sources", "new", "help")

log = logging.getLogger(__name__)


def private_menu() -> tuple[BotCommand, ...]:
    """What a reader can do."""
    return _said(*(command for command in COMMANDS if command.word != "drop"), *BESIDES)


def group_menu() -> tuple[BotCommand, ...]:
    """What a group can do."""
    return _said(*(command for command in COMMANDS if command.word in _GROUPS), PRIVACY)


def owner_menu() -> tuple[BotCommand, ...]:
    """What the owner can do."""
    return (*private_menu(), *_OWNERS)


class Menus:
    """Sets the menus that are not as they should be; Telegram limits how often that may be done."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._lock = asyncio.Lock()  # a bot that is paired while it starts would set all of them twice

    async def publish(self, bot: Bot) -> None:
        """Set them."""
        async with self._lock:
            await _set(bot, BotCommandScopeAllPrivateChats(), private_menu())
            await _set(bot, BotCommandScopeAllGroupChats(), group_menu())
            if (owner_id := self._access.owner) is not None:
                await _set(bot, BotCommandScopeChat(owner_id), owner_menu())


async def _set(bot: Bot, scope: BotCommandScope, menu: tuple[BotCommand, ...]) -> None:
    try:
        if await bot.get_my_commands(scope) != menu:
            await bot.set_my_commands(menu, scope)
    except TelegramError as error:
        log.warning("the command menu could not be set (%s)", type(error).__name__)


def _said(*commands: Command) -> tuple[BotCommand, ...]:
    return tuple(BotCommand(command.word, command.does) for command in commands)
