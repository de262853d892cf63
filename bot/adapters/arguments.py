"""The arguments of the `pullquote` command: what can be typed, with examples in every help."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from bot.errors import UsageError

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_ENGINES = ("auto", "memory", "tantivy", "opensearch")

_DESCRIPTION = """Answers questions about news coverage only in the coverage's own words.

examples:
  pullquote                                        chat in this terminal
  pullquote ask "What did Peskov say about a visit to Washington?"
  pullquote corpus add story.txt --corpus articles --outlet Reuters
  pullquote telegram                               answer in Telegram
"""


class _Parser(argparse.ArgumentParser):
    """Tells a fault in one line, as every other fault is told."""

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        # The base class would not let anybody know that nothing was written.
        (file or sys.stdout).write(self.format_help())

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{self.prog}: {message}; see '{self.prog} --help'")


def parser() -> argparse.ArgumentParser:
    """The whole command line; `command` is none when only `pullquote` was typed. Parsing raises UsageError."""
    top = _Parser("pullquote", description=_DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter)
    top.add_argument("--version", action="store_true", help="print the version and leave")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    _ask(_command(commands, "ask", "answer one question, or a batch", 'pullquote ask "Who is Kortunov?" --json'))
    _command(commands, "chat", "ask in this terminal, with follow-ups", 'echo "Who is Kortunov?" | pullquote chat')
    _command(commands, "telegram", "run the Telegram bot", "PULLQUOTE_TELEGRAM_TOKEN=… pullquote telegram")
    _eval(_command(commands, "eval", "test answers against a golden set", "pullquote eval tests/golden/cases.toml"))
    _verify(_command(commands, "verify", "prove quotes", "pullquote ask 'Kortunov?' --json | pullquote verify -"))
    _corpus(commands)
    index = _command(commands, "index", "build or publish what answering needs", "pullquote index --corpus articles")
    index.add_argument(
        "--anew",
        action="store_true",
        help="opensearch: also what is published already; the others build all anew anyway",
    )
    _command(commands, "doctor", "check settings, coverage, engine and token", "pullquote doctor")
    return top


def legal_eval(options: argparse.Namespace) -> None:
    """Raise UsageError when arguments of `eval` stand together that do not belong together."""
    if options.data is None and (options.failures is not None or options.kind is not None):
        raise UsageError("eval: --failures and --kind go with --data; name the folder of the questions")
    if options.data is not None and (options.corpus or options.pin or options.lower):
        raise UsageError("eval: --data names the coverage, and pins nothing; leave out --corpus, --pin and --lower")


def _command(commands: argparse._SubParsersAction[_Parser], name: str, does: str, example: str) -> _Parser:
    one = commands.add_parser(
        name,
        help=does,
        description=f"{does[0].upper()}{does[1:]}.",
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    one.add_argument("--corpus", type=Path, metavar="DIR", help="folder of the coverage (PULLQUOTE_CORPUS)")
    one.add_argument("--engine", choices=_ENGINES, help="the engine that finds passages (PULLQUOTE_ENGINE)")
    return one


def _ask(one: argparse.ArgumentParser) -> None:
    one.add_argument("question", nargs="*", help="the question; quotation marks are optional")
    one.add_argument("--json", action="store_true", help="the answer as one JSON object")
    one.add_argument(
        "--batch", metavar="FILE", help='JSON lines {"id", "question", "asked"} in, JSON lines out; - is standard input'
    )
    one.add_argument("--quotes", type=int, metavar="N", help="show at most N quotes (PULLQUOTE_QUOTES)")
    one.add_argument(
        "--asked", metavar="DATE", help="the day the question is asked, YYYY-MM-DD; else the newest of the coverage"
    )
    one.add_argument("--always", action="store_true", help="give quotes whatever the confidence, for measuring")


def _eval(one: argparse.ArgumentParser) -> None:
    questions = one.add_mutually_exclusive_group()
    questions.add_argument(
        "cases", nargs="?", type=Path, default=Path("tests/golden/cases.toml"), help="TOML file of golden cases"
    )
    questions.add_argument(
        "--data", type=Path, metavar="DIR", help="measure on a folder of coverage with questions.jsonl instead"
    )
    one.add_argument("--failures", type=_count, metavar="N", help="with --data: show the first N failures and why")
    one.add_argument("--kind", help="with --data: ask the questions of this kind only")
    one.add_argument(
        "--pin", action="store_true", help="write the figures down as the baseline that later runs must reach"
    )
    one.add_argument("--lower", action="store_true", help="with --pin: accept figures that fell")


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no count")
    return int(text)


def _verify(one: argparse.ArgumentParser) -> None:
    one.add_argument(
        "claims",
        nargs="+",
        metavar="QUOTE_ID|WORDS|FILE|-",
        help="quote ids, words in quotation marks, or files of text or JSON that hold quotes",
    )


def _corpus(commands: argparse._SubParsersAction[_Parser]) -> None:
    corpus = commands.add_parser(
        "corpus",
        help="look after the coverage",
        description="Look after the coverage.",
        epilog="example:\n  pullquote corpus list --corpus articles",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    jobs = corpus.add_subparsers(dest="job", metavar="JOB", required=True)
    _command(jobs, "list", "list the articles", "pullquote corpus list")
    show = _command(jobs, "show", "show an article's paragraphs", "pullquote corpus show kremlin-sours-on-trump")
    show.add_argument("article", metavar="ID")
    _command(jobs, "check", "read every file and check every digest", "pullquote corpus check --corpus articles")
    add = _command(
        jobs,
        "add",
        "take in text and Markdown files",
        "pullquote corpus add story.txt --corpus articles --outlet Reuters",
    )
    add.add_argument("files", nargs="+", type=Path, metavar="FILE")
    add.add_argument("--title")
    add.add_argument("--outlet")
    add.add_argument("--authors", help="separated by ;")
    add.add_argument("--published", metavar="DATE", help="YYYY-MM-DD")
    add.add_argument("--url")
    remove = _command(
        jobs,
        "remove",
        "delete articles from the coverage, at once and for good",
        "pullquote corpus remove storm-in-ulm-1a2b3c4d --corpus articles",
    )
    remove.add_argument("articles", nargs="+", metavar="ID")
