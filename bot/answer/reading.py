"""How a question is read before it is taken apart: what of its text is capitals only, frames it, or sets the scene."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answer.requests import request_in
from bot.answer.synonyms import folded
from bot.text.abbreviations import TITLES
from bot.text.terms import analyze

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.answer.days import Days
    from bot.answer.outlets import Mention
    from bot.model import Span

_ITS = re.compile(r"['’]s?\b")
# The sentence that asks, after others that set the scene, begins after one of these.
_NO_END = "".join(rf"(?<!\b{word}\.)" for word in sorted({*TITLES, "St"}))
_SENTENCE_END = re.compile(rf"(?<=[.?!:])(?<![A-Z]\.){_NO_END}[”\"’']?\s+")
_SHOUTED = 3  # words


def calmed(text: str) -> str:
    """*text* in small letters where it is all in capitals, which then tell no name; a few acronyms stay."""
    return text.lower() if text.isupper() and len(text.split()) >= _SHOUTED else text


def without_frames(text: str, mentions: Sequence[Mention], days: Sequence[Days]) -> str:
    """*text* with blanks in place of the sources that it names, and of a request around what is asked."""
    request = request_in(text)
    sources = [*(mention.span for mention in mentions if mention.as_source), *(day.span for day in days)]
    return _blanked(text, [*sources, *([request] if request else [])])


def _blanked(text: str, spans: Iterable[Span]) -> str:
    """*text* with blanks in place of *spans* and of the possessive after them: what is left keeps its place."""
    for start, end in spans:
        possessive = _ITS.match(text, end)
        stop = possessive.end() if possessive else end
        text = f"{text[:start]}{' ' * (stop - start)}{text[stop:]}"
    return text


def asking(text: str, ranked: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the terms *ranked* that stand in the sentence that asks; all of them, where none is told apart."""
    sentence = _SENTENCE_END.split(text.strip())[-1]
    there = {term for term, _ in folded(list(analyze(sentence)))} if sentence.endswith(("?", ":")) else set()
    return tuple(term for term in ranked if term in there) or ranked
