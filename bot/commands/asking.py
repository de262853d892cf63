"""Commands that answer questions: once, in a batch, in a chat, in Telegram."""

# ruff: noqa: PLC0415, T201 - lazy imports, and printing, are what commands are made of

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bot.adapters.streams import opened
from bot.commands.ends import NOT_FOUND, PASSED
from bot.errors import UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from datetime import date

    from bot.adapters.telegram.options import Address
    from bot.answer.pipeline import Pipeline
    from bot.model import Answer
    from bot.settings import Settings

_MOST_QUOTES = 100


def ask(options: argparse.Namespace, settings: Settings) -> int:
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

    def answer(text: str, asked: date | None) -> Answer:
        return pipeline.ask(text, limit=limit, asked=asked or day, always=options.always)

    if options.batch is not None:
        return _ask_batch(options, answer, pipeline.coverage.engine)
    if options.json:
        told = jsonl.told(question, day, answer, pipeline.coverage.engine, always=options.always)
        print(jsonl.dumps(told))
        return PASSED if told["answered"] else NOT_FOUND
    return _ask_plain(answer(question, day), limit, always=options.always)


def _ask_plain(answer: Answer, limit: int, *, always: bool) -> int:
    from dataclasses import replace

    from bot.adapters.plain import draw
    from bot.adapters.style import Style
    from bot.chat.drawing import reply

    shown = replace(answer, answered=answer.answered or always)
    print(draw(reply(shown, 0, limit), Style.of(sys.stdout)))
    return PASSED if answer.answered else NOT_FOUND


def _ask_batch(options: argparse.Namespace, ask: Callable[[str, date | None], Answer], engine: str) -> int:
    from bot.adapters.jsonl import batch

    faults = 0
    with opened(options.batch) as lines:
        for line, well in batch(lines, ask, engine, always=options.always):
            print(line, flush=True)
            faults += not well
    if faults:
        raise UsageError(f"{options.batch}: {faults:,} of its lines could not be answered; each says why in its place")
    return PASSED


def chat(_options: argparse.Namespace, settings: Settings) -> int:
    from bot.adapters import repl
    from bot.chat.desk import Desk
    from bot.chat.wording import greeting
    from bot.folders import state_folder

    pipeline = _pipeline(settings)
    conversation = Desk(pipeline, settings.quotes, repl.COMMANDS).open()
    return repl.run(conversation.say, state_folder(settings) / "history", greeting(pipeline.coverage.scope))


def telegram(_options: argparse.Namespace, settings: Settings) -> int:
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


def _pipeline(settings: Settings) -> Pipeline:
    from bot.bootstrap import pipeline

    return pipeline(settings)
