"""Settings from the environment (`PULLQUOTE_…`) and `.env`; an error names the variable, never its value."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsError

PREFIX = "PULLQUOTE_"
_DOTENV = Path(".env")


class Settings(BaseSettings):
    """Every setting, with a default that works on a laptop."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=_DOTENV,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    corpus: Path | None = Field(None, description="Folder of the coverage to ask; unset: the two articles that come with Pullquote.")
    engine: Literal["auto", "memory"] = Field("auto", description="The engine that finds passages.")
    index_dir: Path | None = Field(None, description="Folder for what is derived from the coverage; unset: the user's cache folder.")
    state_dir: Path | None = Field(None, description="Folder for the chat history and the Telegram bot's state; unset: the user's state folder.")
    threshold: float = Field(0.55, ge=0, le=1, description="Confidence from which a question counts as answered, 0 to 1.")
    quotes: int = Field(3, ge=1, le=10, description="Quotes shown at once, 1 to 10.")
    telegram_token: SecretStr | None = Field(None, description="The bot's token, from @BotFather.")
    telegram_api_url: str | None = Field(None, pattern=r"^https?://", description="A local Bot API server instead of Telegram's own.")
    telegram_access: Literal["closed", "open"] = Field("closed", description="Who may ask in Telegram: closed (by pairing) or open (everyone).")


def load() -> Settings:
    """The settings in force. Raises SettingsError, naming each variable that is wrong."""
    _refuse_unknown()
    try:
        return Settings()
    except ValidationError as error:
        faults = error.errors(include_input=False, include_url=False, include_context=False)
        lines = [f"{PREFIX}{'_'.join(map(str, fault['loc'])).upper()}: {fault['msg']}" for fault in faults]
        raise SettingsError(f"{'; '.join(lines)}; see .env.example") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{_DOTENV}: cannot be read; make it a UTF-8 file that you can read") from error


def _refuse_unknown() -> None:
    """A misspelt variable that changes nothing is worse than a crash."""
    known = {f"{PREFIX}{name}".upper() for name in Settings.model_fields}
    names = {name.upper() for name in [*os.environ, *_dotenv_names()]}
    if unknown := sorted(name for name in names if name.startswith(PREFIX) and name not in known):
        raise SettingsError(f"{unknown[0]}: no such setting; see .env.example for those there are")


def _dotenv_names() -> list[str]:
    if not _DOTENV.is_file():
        return []
    from dotenv import dotenv_values  # noqa: PLC0415 - only where there is such a file

    try:
        values = dotenv_values(_DOTENV, encoding="utf-8", interpolate=False)
        mode = _DOTENV.stat().st_mode
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{_DOTENV}: cannot be read; make it a UTF-8 file that you can read") from error
    if values.get(f"{PREFIX}TELEGRAM_TOKEN") and mode & 0o077:
        raise SettingsError(f"{_DOTENV}: holds the Telegram token and others can read it; run 'chmod 600 {_DOTENV}'")
    return list(values)
