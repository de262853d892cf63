"""The `pullquote` command: one small function a command, and every fault told in one line.

Exit codes: 0 answered or passed; 1 nothing in the coverage, or golden cases failed; 2 an error, told on stderr.
Each command imports what it needs and no more, so that asking stays quick.
"""
# ruff: noqa: PLC0415, T201 - lazy imports, and printing, are what this module is for

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bot import __version__
from bot.adapters import streams
from bot.adapters.arguments import legal_eval, parser
from bot.adapters.streams import opened
from bot.errors import BotError, CorpusError, UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from bot.adapters.telegram.options import Address
    from bot.answer.pipeline import Pipeline
    from bot.model import Answer
    from bot.settings import Settings

_PASSED, _NOT_FOUND, _ERROR, _INTERRUPTED = 0, 1, 2, 130
_MOST_QUOTES = 100


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    try:
        streams.prepare_output()
        try:
            return _run(parser(), sys.argv[1:] if arguments is None else arguments)
        finally:
            sys.stdout.flush()  # what cannot be written shows here, not when Python is already leaving
    except BotError as error:
        from bot.text.display import one_line

        print(f"error: {one_line(str(error))}", file=sys.stderr)
        return _ERROR
    except KeyboardInterrupt:
        return _INTERRUPTED
    except OSError as error:
        if error.filename is not None:
            raise  # a file's fault, which should have become an error of ours where it was opened
        streams.tell_output_is_lost(error)
        return _ERROR


def _run(commands: argparse.ArgumentParser, arguments: Sequence[str]) -> int:
    options = commands.parse_args(arguments)
    if options.version:
        print(f"pullquote {__version__}")
        return _PASSED
    if options.command is None:
        if sys.stdin is None or not sys.stdin.isatty():
            commands.print_help(sys.stderr)
            return _ERROR
        options = commands.parse_args(["chat"])
    name = f"{options.command} {options.job}" if options.command == "corpus" else options.command
    return _COMMANDS[name](options, _settings(options))


def _settings(options: argparse.Namespace) -> Settings:
    from dataclasses import replace

    from bot.settings import load

    named = {"corpus": getattr(options, "data", None) or options.corpus, "engine": options.engine}
    return replace(load(), **{name: value for name, value in named.items() if value is not None})


def _pipeline(settings: Settings) -> Pipeline:
    from bot.bootstrap import pipeline

    return pipeline(settings)


def _ask(options: argparse.Namespace, settings: Settings) -> int:
    from bot.adapters import jsonl
    from bot.chat.wording import legal_question

    limit = settings.quotes if options.quotes is None else options.quotes
    if not 1 <= limit <= _MOST_QUOTES:
        raise UsageError(f"--quotes: {limit} is not from 1 to {_MOST_QUOTES}")
    day = jsonl.day(options.asked) if options.asked else None
    question = " ".join(options.question)
    if options.batch is not None and question:
        raise UsageError("ask: give a question or --batch, not both")
    if options.batch is None:
        legal_question(question)
    pipeline = _pipeline(settings)

    def ask(text: str, asked: date | None) -> Answer:
        return pipeline.ask(text, limit=limit, asked=asked or day, always=options.always)

    if options.batch is not None:
        return _ask_batch(options, ask, pipeline.coverage.engine)
    if options.json:
        told = jsonl.told(question, day, ask, pipeline.coverage.engine, always=options.always)
        print(jsonl.dumps(told))
        return _PASSED if told["answered"] else _NOT_FOUND
    return _ask_plain(ask(question, day), limit, always=options.always)


def _ask_plain(answer: Answer, limit: int, *, always: bool) -> int:
    from dataclasses import replace

    from bot.adapters.plain import draw
    from bot.adapters.style import Style
    from bot.chat.drawing import reply

    shown = replace(answer, answered=answer.answered or always)
    print(draw(reply(shown, 0, limit), Style.of(sys.stdout)))
    return _PASSED if answer.answered else _NOT_FOUND


def _ask_batch(options: argparse.Namespace, ask: Callable[[str, date | None], Answer], engine: str) -> int:
    from bot.adapters.jsonl import batch

    faults = 0
    with opened(options.batch) as lines:
        for line, well in batch(lines, ask, engine, always=options.always):
            print(line, flush=True)
            faults += not well
    if faults:
        raise UsageError(f"{options.batch}: {faults:,} of its lines could not be answered; each says why in its place")
    return _PASSED


def _chat(_options: argparse.Namespace, settings: Settings) -> int:
    from bot.adapters import repl
    from bot.chat.desk import Desk
    from bot.chat.wording import greeting
    from bot.folders import state_folder

    pipeline = _pipeline(settings)
    conversation = Desk(pipeline, settings.quotes, repl.COMMANDS).open()
    return repl.run(conversation.say, state_folder(settings) / "history", greeting(pipeline.coverage.scope))


def _telegram(_options: argparse.Namespace, settings: Settings) -> int:
    from bot.errors import SettingsError
    from bot.folders import state_folder

    if settings.telegram_token is None:
        raise SettingsError("PULLQUOTE_TELEGRAM_TOKEN: is not set; get a token from @BotFather and put it in .env")
    from bot.adapters.telegram import app, menus
    from bot.adapters.telegram.logs import log_to
    from bot.chat.desk import Desk

    log_to(settings.telegram_log)
    bot = app.Options(
        settings.telegram_token.get_secret_value(),
        state_folder(settings),
        settings.telegram_api_url,
        settings.telegram_access,
        _webhook(settings),
        settings.telegram_health_listen,
    )
    return app.run(bot, Desk(_pipeline(settings), settings.quotes, menus.BESIDES))


def _webhook(settings: Settings) -> Address | None:
    from bot.adapters.telegram.options import Address

    if settings.telegram_webhook_url is None:
        return None
    place = (settings.telegram_webhook_url, settings.telegram_webhook_listen)
    secret = settings.telegram_webhook_secret
    return Address(*place, secret.get_secret_value()) if secret else Address(*place)


def _eval(options: argparse.Namespace, settings: Settings) -> int:
    legal_eval(options)
    if options.data is not None:
        return _eval_data(options, settings)
    from bot.adapters.report import draw
    from bot.golden import baseline, cases, judging
    from bot.golden.measures import measures

    listed = cases.load(options.cases)
    pipeline = _pipeline(settings)
    cases.check(listed, pipeline.coverage.archive)
    verdicts = judging.judge(listed, pipeline)
    figures = measures(verdicts)
    digest = baseline.digest(options.cases, pipeline.coverage.digest)
    if options.pin:
        print(f"pinned in {baseline.pin(options.cases, digest, figures, lower=options.lower)}")
    dropped = baseline.drops(options.cases, digest, figures)
    print(draw(verdicts, figures, dropped))
    return _PASSED if all(verdict.right for verdict in verdicts) and not dropped else _NOT_FOUND


def _eval_data(options: argparse.Namespace, settings: Settings) -> int:
    from bot.adapters.scoreboard import lines
    from bot.bootstrap import watched
    from bot.golden import asked, outcomes

    questions = asked.load(options.data, options.kind)
    pipeline = _pipeline(settings)
    listed = [outcomes.outcome(one, pipeline) for one in watched(questions, "asking", "questions")]
    return _printed(lines(listed, pipeline, options.failures or 0))


def _verify(options: argparse.Namespace, settings: Settings) -> int:
    from bot.adapters import proof
    from bot.bootstrap import readable

    faults: list[CorpusError] = []
    coverage = readable(settings, faults.append)
    found = [one for claim in options.claims for one in proof.proofs_of(coverage, claim)]
    print("\n".join(map(proof.line, found)))
    if faults:
        raise CorpusError("; ".join(dict.fromkeys(map(str, faults))))
    return _PASSED if all(one.verdict == "exact" for one in found) else _NOT_FOUND


def _index(options: argparse.Namespace, settings: Settings) -> int:
    from bot.bootstrap import rebuild
    from bot.text.display import counted

    coverage = rebuild(settings, anew=options.anew)
    published = ", published in opensearch" if coverage.engine == "opensearch" else ""
    articles, passages = coverage.scope.articles, coverage.retriever.statistics(()).passages
    print(f"{counted(articles, 'article')}, {counted(passages, 'passage')}{published}")
    return _PASSED


def _corpus_list(_options: argparse.Namespace, settings: Settings) -> int:
    from bot.adapters import shelf
    from bot.folders import corpus_folder

    return _printed(shelf.listed(corpus_folder(settings)))


def _corpus_show(options: argparse.Namespace, settings: Settings) -> int:
    from bot.adapters import shelf
    from bot.folders import corpus_folder

    return _printed(shelf.shown(corpus_folder(settings), options.article))


def _corpus_check(_options: argparse.Namespace, settings: Settings) -> int:
    from bot.adapters import shelf
    from bot.folders import corpus_folder

    return _printed(shelf.checked(corpus_folder(settings)))


def _corpus_add(options: argparse.Namespace, settings: Settings) -> int:
    from bot.adapters import shelf
    from bot.corpus.intake import Options
    from bot.folders import corpus_folder

    if settings.corpus is None:
        raise UsageError("corpus add: name the folder that takes the article in: --corpus DIR or PULLQUOTE_CORPUS")
    header = {name: getattr(options, name) or "" for name in ("title", "outlet", "authors", "published", "url")}
    return _printed(shelf.added(corpus_folder(settings), options.files, Options(**header)))


def _printed(lines: Iterator[str]) -> int:
    for line in lines:
        print(line)
    return _PASSED


def _doctor(_options: argparse.Namespace, settings: Settings) -> int:
    from bot.adapters.health import examine
    from bot.doctor import checks

    faults = 0
    for finding in examine(checks(settings)):
        print(finding)
        faults += not finding.well
    return _ERROR if faults else _PASSED


_COMMANDS: dict[str, Callable[[argparse.Namespace, Settings], int]] = {
    "ask": _ask,
    "chat": _chat,
    "telegram": _telegram,
    "eval": _eval,
    "verify": _verify,
    "index": _index,
    "corpus list": _corpus_list,
    "corpus show": _corpus_show,
    "corpus check": _corpus_check,
    "corpus add": _corpus_add,
    "doctor": _doctor,
}
