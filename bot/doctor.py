"""What `doctor` looks at: each thing that answering needs, in a check of its own."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from bot.bootstrap import MEMORY_PASSAGES, coverage, in_opensearch, reranker
from bot.cluster import is_remote
from bot.corpus import reader
from bot.derived import fresh, index_folder, is_fresh
from bot.errors import SettingsError
from bot.folders import corpus_folder, state_folder
from bot.text.display import counted

if TYPE_CHECKING:
    from bot.adapters.health import Check
    from bot.settings import Settings


def checks(settings: Settings) -> tuple[Check, ...]:
    """In the order in which things depend on each other."""
    return (
        ("coverage", partial(_articles, settings)),
        ("tokenizer", _tokenizer),
        ("index", partial(_index, settings)),
        ("engine", partial(_engine, settings)),
        *([("opensearch", partial(_opensearch, settings))] if is_remote(settings) else []),
        ("reranker", partial(_reranker, settings)),
        ("state", partial(_state, settings)),
        ("telegram", partial(_telegram, settings)),
    )


def _articles(settings: Settings) -> str:
    root = corpus_folder(settings)
    count = sum(1 for _ in reader.entries(root))
    if not count:
        raise reader.nothing_in(root)
    return f"{root}, {counted(count, 'article')}, every digest right"


def _tokenizer() -> str:
    from bot.text import tokens  # noqa: PLC0415 - only here and when an index is built

    tokens.check_ranks(tokens.RANKS)
    return f"{tokens.ENCODING}, shipped, no network needed"


def _index(settings: Settings) -> str:
    root = corpus_folder(settings)
    folder = index_folder(settings, root)
    return f"{folder}, {'fresh' if is_fresh(root, folder) else 'to be built at the next question'}"


def _engine(settings: Settings) -> str:
    chosen = coverage(settings)
    passages = chosen.retriever.statistics(()).passages
    by_size = f"tantivy above {MEMORY_PASSAGES:,}"
    why = f"auto: {by_size if settings.opensearch_url is None else 'PULLQUOTE_OPENSEARCH_URL is set'}"
    return f"{chosen.engine}, {counted(passages, 'passage')} ({'as set' if settings.engine != 'auto' else why})"


def _opensearch(settings: Settings) -> str:
    root = corpus_folder(settings)
    return in_opensearch(settings, fresh(root, index_folder(settings, root)).projection).health()


def _reranker(settings: Settings) -> str:
    chosen = reranker(settings)
    return f"{settings.reranker}, {chosen.name}, no network needed" if chosen else "off"


def _state(settings: Settings) -> str:
    place = state_folder(settings)
    nearest = next(parent for parent in (place, *place.absolute().parents) if parent.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK):
        raise SettingsError(f"{place}: cannot be written; name a folder that can in PULLQUOTE_STATE_DIR")
    return str(place)


def _telegram(settings: Settings) -> str:
    if settings.telegram_token is None:
        return "no token set; only 'pullquote telegram' needs one"
    from bot.adapters.telegram.app import check_token  # noqa: PLC0415 - loads the library

    check_token(settings.telegram_token.get_secret_value())
    return f"token well formed, access {settings.telegram_access}"
