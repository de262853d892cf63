"""The streams of a command: what it reads, and an output that may be closed, full, or unable to show a character."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import UsageError

if TYPE_CHECKING:
    from typing import TextIO


def opened(name: str, errors: str = "replace") -> TextIO:
    """The file *name*, or standard input for ``-``; bytes that are no UTF-8 become replacement characters."""
    try:
        if name == "-":
            if sys.stdin is None:
                raise UsageError("-: there is no standard input; name a file")
            return open(sys.stdin.fileno(), encoding="utf-8", errors=errors, closefd=False)
        return Path(name).open(encoding="utf-8", errors=errors)
    except OSError as error:
        raise UsageError(f"{name}: cannot be read ({error.strerror}); name a file, or - for standard input") from error


def text_of(name: str) -> str:
    """The text of the file *name*, or of standard input for ``-``. Raises UsageError when it is no UTF-8."""
    with opened(name, "strict") as file:
        try:
            return file.read()
        except UnicodeDecodeError as error:
            raise UsageError(f"{name}: not UTF-8; name a file of text or JSON") from error


def prepare_output() -> None:
    """Make standard output take any character. Raises UsageError when it is closed."""
    if sys.stdout is None:
        raise UsageError("standard output: is closed; let it go to a file or a terminal")
    if isinstance(sys.stdout, TextIOWrapper):
        # A terminal or a file that cannot take every character is told which one stood there.
        sys.stdout.reconfigure(errors="backslashreplace")


def tell_output_is_lost(error: OSError) -> None:
    """Tell why the output could not be written, unless its reader has left; Python must not try again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if not isinstance(error, BrokenPipeError):
        sys.stderr.write(f"error: standard output: cannot be written ({error.strerror}); make room for it\n")
