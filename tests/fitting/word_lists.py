"""What the commands that derive a word list share: they print its lines, and with --write keep them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answer.word_lists import FOLDER, head

if TYPE_CHECKING:
    from collections.abc import Iterable


def options(about: str | None, name: str, *sources: str) -> argparse.Namespace:
    """The command line: a path for each of *sources*, and whether to write the list called *name*."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    for source in sources:
        parser.add_argument(source, type=Path)
    parser.add_argument("--write", action="store_true", help=f"keep the lines in bot/data/{name}, below its head")
    return parser.parse_args()


def deliver(lines: Iterable[str], name: str, *, write: bool) -> None:
    """Print *lines*, and keep them below the head of the list called *name* when asked to *write*."""
    lines = list(lines)
    sys.stdout.writelines(f"{line}\n" for line in lines)
    if write:
        (FOLDER / name).write_text("\n".join([*head(name), *lines]) + "\n", encoding="utf-8")
