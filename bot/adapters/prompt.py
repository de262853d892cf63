"""Lines typed at a terminal: a prompt with completion, and a history, kept for its owner alone, for the arrow keys."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import History

    from bot.chat.commands import Command

_PROMPT = "> "


def typed(path: Path, commands: Iterable[Command]) -> Iterator[str]:
    """What is typed until the end of input; it is kept at *path*, and the words of *commands* are completed."""
    meanings = {f"/{command.word}": command.does for command in commands}
    session = _session(path, meanings)
    is_kept = path.exists()
    while True:
        try:
            yield session.prompt(_PROMPT)
        except KeyboardInterrupt:
            continue  # Ctrl-C drops the line, as in a shell
        except EOFError:
            return
        if is_kept and not path.exists():  # forgotten: the session remembers, too
            session = _session(path, meanings)


def forgotten(path: Path) -> bool:
    """Delete what was typed; whether nothing is left of it, else it is told."""
    try:
        path.unlink(missing_ok=True)
    except NotADirectoryError:
        pass  # there never was any
    except OSError as error:
        _tell(f"{path}: the history cannot be deleted ({error.strerror}); delete it by hand")
        return False
    return True


def _session(path: Path, meanings: dict[str, str]) -> PromptSession[str]:
    from prompt_toolkit import PromptSession  # noqa: PLC0415 - piped input does without
    from prompt_toolkit.completion import WordCompleter  # noqa: PLC0415

    completer = WordCompleter(list(meanings), meta_dict=meanings, sentence=True)
    return PromptSession(history=_history(path), completer=completer, complete_while_typing=False)


def _history(path: Path) -> History:
    """What was typed before; only in memory when *path* cannot be written, which is told."""
    from prompt_toolkit.history import FileHistory, InMemoryHistory  # noqa: PLC0415

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab"), suppress(OSError):
            path.chmod(0o600)
    except OSError as error:
        _tell(f"{path}: the history cannot be kept ({error.strerror}); set PULLQUOTE_STATE_DIR")
        return InMemoryHistory()
    return FileHistory(str(path))


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - a word to the operator
