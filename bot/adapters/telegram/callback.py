"""What a button carries: one digit for the version of this format, then the command the reader could have typed.

No state is needed to read it, so a button outlives a restart; whether its conversation does, the handlers know.
"""

from __future__ import annotations

import re

from bot.model import span_of

VERSION = "1"
LIMIT = 64  # bytes, Telegram's own; every command below is shorter

_COMMAND = re.compile(r"/drop|/(?:more|context|source)(?: (?:(?P<quote_id>[a-z2-7]{20})|[1-9][0-9]{0,2}))?")


def encode(command: str) -> str:
    """The callback data of *command*; ValueError when a button cannot carry it."""
    _check(command)
    return VERSION + command


def decode(data: str) -> str:
    """The command in *data*; ValueError for another version, or for anything that `encode` does not make."""
    if not data.startswith(VERSION):
        raise ValueError("a button of another version")
    command = data.removeprefix(VERSION)
    _check(command)
    return command


def _check(command: str) -> None:
    match = _COMMAND.fullmatch(command)
    if not match:
        raise ValueError("not a command for a button")
    if match["quote_id"]:
        span_of(match["quote_id"])


def stands_alone(command: str) -> bool:
    """Whether *command* names its quote, so that any conversation can answer it."""
    match = _COMMAND.fullmatch(command)
    return bool(match and match["quote_id"] and not command.startswith("/more"))
