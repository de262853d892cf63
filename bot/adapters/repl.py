"""The conversation in a terminal: a prompt with history and completion, or plain lines when input is piped."""

# ruff: noqa: T201 - printing is what this module is for

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bot.adapters import prompt
from bot.adapters.plain import draw
from bot.adapters.style import Style
from bot.chat import commands
from bot.chat.blocks import NoticeBlock, Reply
from bot.chat.commands import Command
from bot.chat.wording import UNAVAILABLE
from bot.errors import BotError, RetrievalError
from bot.text.display import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

COMMANDS = (
    commands.PRIVACY,
    commands.FORGET,
    Command("exit", "", "leave; so do bye, quit and Ctrl-D"),
)

# What people type to leave a prompt, whichever they come from; none of it is a question about news.
_LEAVE = {"exit", "quit", "bye", "goodbye", "good bye", "bye bye", "exit()", "quit()", "q", ":q", ":wq"}
_PRIVACY = (
    "What is kept about you, and where:",
    "In memory: the last question and its answer, so that you can ask on, until /new or until you leave.",
    "On disk: the lines that you type at a terminal, so that the arrow keys bring them back, in {path}.",
    "Nothing is sent anywhere but to the OpenSearch of PULLQUOTE_OPENSEARCH_URL, where that is set.",
    "/forget deletes both.",
)
_FORGOTTEN = "Forgotten: the conversation, and the lines that you typed."


def run(say: Callable[[str], Reply], path: Path, greeting: str) -> int:
    """Answer what is typed until the end of input; 0. A fault of one turn is told in a line, and the chat goes on.

    Lines that are typed at a terminal are kept at *path*.
    """
    style = Style.of(sys.stdout)
    if sys.stdin is None:
        return 0
    if sys.stdin.isatty():
        print(*style.wrap(f"{greeting} /help lists the commands, Ctrl-D leaves."), sep="\n")
        lines = prompt.typed(path, (*commands.COMMANDS, *COMMANDS))
    else:
        lines = _piped()
    for line in lines:
        if leaves(line):
            break
        if not line.strip():
            continue
        try:
            print(draw(_reply(say, line, path), style), end="\n\n", flush=True)
        except BotError as error:
            if isinstance(error, RetrievalError):
                print(*style.wrap(UNAVAILABLE), sep="\n", end="\n\n", flush=True)
            print(f"error: {one_line(str(error))}", file=sys.stderr, flush=True)
    return 0


def leaves(line: str) -> bool:
    """Whether who types *line* wants to leave."""
    return line.strip().removeprefix("/").rstrip(" .!").casefold() in _LEAVE


def _reply(say: Callable[[str], Reply], line: str, path: Path) -> Reply:
    call = commands.parse(line)
    if call and call.word == "privacy":
        return _notices(*(line.format(path=path) for line in _PRIVACY))
    if call and call.word == "forget":
        fresh = say("/new")
        return _notices(_FORGOTTEN) if prompt.forgotten(path) else fresh
    return say(line)


def _notices(*lines: str) -> Reply:
    return Reply(tuple(NoticeBlock(line) for line in lines))


def _piped() -> Iterator[str]:
    """Lines of input, a broken byte shown as such rather than fatal."""
    for raw in sys.stdin.buffer:
        yield raw.decode("utf-8", "replace").rstrip("\r\n")
