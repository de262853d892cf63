"""Where things lie: the coverage, what can be made of it again, and what is kept; as set, or where it is usual."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import SettingsError

if TYPE_CHECKING:
    from bot.settings import Settings

_APP = "pullquote"
_PACKAGE = Path(__file__).parent


def expanded(path: Path, variable: str) -> Path:
    """*path*, which *variable* holds, with ``~`` written out. Raises SettingsError where that is nobody's home."""
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise SettingsError(f"{variable}: begins with the home of nobody known here; write the path out") from error


def corpus_folder(settings: Settings) -> Path:
    """The folder of the coverage: the one that is set, or the coverage that comes with Pullquote."""
    if settings.corpus is not None:
        return expanded(settings.corpus, "PULLQUOTE_CORPUS")
    installed = _PACKAGE / "shipped"
    return installed if installed.is_dir() else _PACKAGE.parent / "corpus"


def cache_folder() -> Path:
    """The user's own folder for what can be made again."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - only where no folder is set

    return user_cache_path(_APP)


def state_folder(settings: Settings) -> Path:
    """Where the chat history and the Telegram bot's state live."""
    if settings.state_dir is not None:
        return expanded(settings.state_dir, "PULLQUOTE_STATE_DIR")
    from platformdirs import user_state_path  # noqa: PLC0415 - only where no folder is set

    return user_state_path(_APP)
