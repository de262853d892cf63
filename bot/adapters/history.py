"""The lines typed at a terminal, kept for their owner alone, so that the arrow keys bring them back."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from prompt_toolkit.history import History


def opened(path: Path) -> History:
    """What was typed before; only in memory when *path* cannot be written, which is told."""
    from prompt_toolkit.history import FileHistory, InMemoryHistory  # noqa: PLC0415 - piped input does without

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab"), suppress(OSError):
            path.chmod(0o600)
    except OSError as error:
        _tell(f"{path}: the history cannot be kept ({error.strerror}); set PULLQUOTE_STATE_DIR")
        return InMemoryHistory()
    return FileHistory(str(path))


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


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - a word to the operator
