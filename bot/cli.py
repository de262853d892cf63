"""The `pullquote` command: what is typed goes to one of `commands`, and every fault is told in one line.

Each command imports what it needs and no more, so that asking stays quick.
"""
# ruff: noqa: PLC0415, T201 - lazy imports, and printing, are what this module is for

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from bot import __version__
from bot.adapters import streams
from bot.adapters.arguments import parser
from bot.commands import asking, coverage, proving
from bot.commands.ends import ERROR, INTERRUPTED, PASSED
from bot.errors import BotError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from bot.settings import Settings

# Objects more than before: those of a few questions, hardly one of them part of a cycle. To look for cycles every 700,
# as Python does, took .07 of the CPU of 460 questions about 6,026 articles, and .12 at p95.
_COLLECTED_AFTER = 10_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    gc.set_threshold(_COLLECTED_AFTER)
    try:
        streams.prepare_output()
        try:
            return _run(parser(), sys.argv[1:] if arguments is None else arguments)
        finally:
            sys.stdout.flush()  # what cannot be written shows here, not when Python is already leaving
    except BotError as error:
        from bot.text.display import one_line

        print(f"error: {one_line(str(error))}", file=sys.stderr)
        return ERROR
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        if error.filename is not None:
            raise  # a file's fault, which should have become an error of ours where it was opened
        streams.tell_output_is_lost(error)
        return ERROR


def _run(commands: argparse.ArgumentParser, arguments: Sequence[str]) -> int:
    options = commands.parse_args(arguments)
    if options.version:
        print(f"pullquote {__version__}")
        return PASSED
    if options.command is None:
        if sys.stdin is None or not sys.stdin.isatty():
            commands.print_help(sys.stderr)
            return ERROR
        options = commands.parse_args(["chat"])
    name = f"{options.command} {options.job}" if options.command == "corpus" else options.command
    return _COMMANDS[name](options, _settings(options))


def _settings(options: argparse.Namespace) -> Settings:
    from dataclasses import replace

    from bot.settings import load

    named = {"corpus": getattr(options, "data", None) or options.corpus, "engine": options.engine}
    return replace(load(), **{name: value for name, value in named.items() if value is not None})


_COMMANDS: dict[str, Callable[[argparse.Namespace, Settings], int]] = {
    "ask": asking.ask,
    "chat": asking.chat,
    "telegram": asking.telegram,
    "eval": proving.evaluate,
    "verify": proving.verify,
    "doctor": proving.doctor,
    "index": coverage.index,
    "corpus list": coverage.list_all,
    "corpus show": coverage.show,
    "corpus check": coverage.check,
    "corpus add": coverage.add,
    "corpus remove": coverage.remove,
}
