"""The conversation in a terminal: a prompt with history and completion, or plain lines when input is piped."""

# ruff: noqa: T201 - printing is what this module is for

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from bot.adapters.plain import draw
from bot.adapters.style import Style
from bot.chat.commands import COMMANDS
from bot.chat.wording import UNAVAILABLE
from bot.errors import BotError, RetrievalError
from bot.text.display import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import History

    from bot.chat.blocks import Reply

_PROMPT = "> "
_LEAVE = ("/exit", "/quit", "exit", "quit")


def run(say: Callable[[str], Reply], history: Path, greeting: str) -> int:
    """Answer what is typed until the end of input; 0. A fault of one turn is told in a line, and the chat goes on."""
    style = Style.of(sys.stdout)
    if sys.stdin is None:
        return 0
    if sys.stdin.isatty():
        print(*style.wrap(f"{greeting} /help lists the commands, Ctrl-D leaves."), sep="\n")
        lines = _typed(history)
    else:
        lines = _piped()
    for line in lines:
        if line.strip() in _LEAVE:
            break
        if not line.strip():
            continue
        try:
            print(draw(say(line), style), end="\n\n", flush=True)
        except BotError as error:
            if isinstance(error, RetrievalError):
                print(*style.wrap(UNAVAILABLE), sep="\n", end="\n\n", flush=True)
            print(f"error: {one_line(str(error))}", file=sys.stderr, flush=True)
    return 0


def _piped() -> Iterator[str]:
    """Lines of input, a broken byte shown as such rather than fatal."""
    for raw in sys.stdin.buffer:
        yield raw.decode("utf-8", "replace").rstrip("\r\n")


def _typed(history: Path) -> Iterator[str]:
    session = _session(history)
    while True:
        try:
            yield session.prompt(_PROMPT)
        except KeyboardInterrupt:
            continue  # Ctrl-C drops the line, as in a shell
        except EOFError:
            return


def _session(history: Path) -> PromptSession[str]:
    from prompt_toolkit import PromptSession  # noqa: PLC0415 - piped input does without
    from prompt_toolkit.completion import WordCompleter  # noqa: PLC0415

    words = [f"/{command.word}" for command in COMMANDS]
    meanings = {f"/{command.word}": command.does for command in COMMANDS}
    completer = WordCompleter(words, meta_dict=meanings, sentence=True)
    return PromptSession(history=_history(history), completer=completer, complete_while_typing=False)


def _history(path: Path) -> History:
    """What was asked before, kept for its owner alone; only in memory when the file cannot be written."""
    from prompt_toolkit.history import FileHistory, InMemoryHistory  # noqa: PLC0415

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab"), suppress(OSError):
            path.chmod(0o600)
    except OSError as error:
        print(f"{path}: the history cannot be kept ({error.strerror}); set PULLQUOTE_STATE_DIR", file=sys.stderr)
        return InMemoryHistory()
    return FileHistory(str(path))
