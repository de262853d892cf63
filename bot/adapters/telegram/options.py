"""What the operator sets about the Telegram bot, in plain values."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from bot.adapters.telegram.limits import ASKING, Rate
from bot.adapters.telegram.pace import Limits
from bot.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

_SECRET = re.compile(r"[A-Za-z0-9_-]{32,256}")


@dataclass(frozen=True, slots=True)
class Address:
    """Where Telegram finds the bot (*url*), where the proxy does (*listen*), and what proves that it is Telegram."""

    url: str
    listen: str
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    def __post_init__(self) -> None:
        if not _SECRET.fullmatch(self.secret):
            raise SettingsError(
                "PULLQUOTE_TELEGRAM_WEBHOOK_SECRET: too short, or not of A-Z a-z 0-9 _ -; take 32 characters or more,"
                " or leave it out to have one made at each start"
            )


@dataclass(frozen=True, slots=True)
class Options:
    """All of it; *api_url* is none for Telegram's own server, *rate* is how much one person may ask.

    With *webhook* updates are brought to that address, else they are polled; *health* is where `/health` is served.
    """

    token: str = field(repr=False)
    state_dir: Path
    api_url: str | None = None
    access: Literal["closed", "open"] = "closed"
    webhook: Address | None = None
    health: str | None = None
    limits: Limits = field(default_factory=Limits)
    rate: Rate = ASKING
