"""Pullquote answers questions about news coverage only in the coverage's own words.

Read it in the order of the data:

    model       the types that flow; quote_ids           errors      the error tree
    text/       sentences, terms, tokens, display        corpus/     article files <-> articles; what is furniture
    retrieval/  passages, engines, the score             answer/     signals, selection, confidence; Pipeline.ask
    chat/       a conversation, as blocks                golden/     the proof that it keeps doing so
    adapters/   terminal, JSON, Telegram                 settings, folders, cluster, derived, bootstrap, doctor,
                                                         commands/, cli
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.answer.pipeline import Pipeline
    from bot.bootstrap import pipeline
    from bot.errors import BotError
    from bot.model import Answer, Quote
    from bot.settings import Settings

__version__ = "0.1.0"

# The names a program may import; everything else is ours to change.
__all__ = ["Answer", "BotError", "Pipeline", "Quote", "Settings", "pipeline"]

_HOMES = {
    "Answer": "bot.model",
    "BotError": "bot.errors",
    "Pipeline": "bot.answer.pipeline",
    "Quote": "bot.model",
    "Settings": "bot.settings",
    "pipeline": "bot.bootstrap",
}


def __getattr__(name: str) -> object:
    # Imported when it is asked for: `pullquote --help` needs none of it.
    if name not in _HOMES:
        raise AttributeError(f"module 'bot' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
