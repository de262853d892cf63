"""Commands that look after the coverage: its articles, and what is derived from them."""

# ruff: noqa: PLC0415, T201 - lazy imports, and printing, are what commands are made of

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands.ends import PASSED, printed
from bot.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from bot.settings import Settings


def list_all(_options: argparse.Namespace, settings: Settings) -> int:
    from bot.adapters import shelf
    from bot.folders import corpus_folder

    return printed(shelf.listed(corpus_folder(settings)))


def show(options: argparse.Namespace, settings: Settings) -> int:
    from bot.adapters import shelf
    from bot.folders import corpus_folder

    return printed(shelf.shown(corpus_folder(settings), options.article))


def check(_options: argparse.Namespace, settings: Settings) -> int:
    from bot.adapters import shelf
    from bot.folders import corpus_folder

    return printed(shelf.checked(corpus_folder(settings)))


def add(options: argparse.Namespace, settings: Settings) -> int:
    from bot.adapters import shelf
    from bot.corpus.intake import Options
    from bot.folders import corpus_folder

    if settings.corpus is None:
        raise UsageError("corpus add: name the folder that takes the article in: --corpus DIR or PULLQUOTE_CORPUS")
    header = {name: getattr(options, name) or "" for name in ("title", "outlet", "authors", "published", "url")}
    return printed(shelf.added(corpus_folder(settings), options.files, Options(**header)))


def remove(options: argparse.Namespace, settings: Settings) -> int:
    from bot.adapters import shelf
    from bot.folders import corpus_folder

    if settings.corpus is None:
        raise UsageError("corpus remove: name the folder that holds the article: --corpus DIR or PULLQUOTE_CORPUS")
    return printed(shelf.removed(corpus_folder(settings), options.articles))


def index(options: argparse.Namespace, settings: Settings) -> int:
    from bot.bootstrap import rebuild
    from bot.text.display import counted

    coverage = rebuild(settings, anew=options.anew)
    published = ", published in opensearch" if coverage.engine == "opensearch" else ""
    articles, passages = coverage.scope.articles, coverage.retriever.statistics(()).passages
    print(f"{counted(articles, 'article')}, {counted(passages, 'passage')}{published}")
    return PASSED
