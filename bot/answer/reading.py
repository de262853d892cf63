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
_DO_THEY_SAY = re.compile(
    r"^\W*(?:did|does|do|has|have)\b[\s,]*(?:(?:both|either|the|and|or)\b[\s,]*)*"
    r"(?:report|say|said|write|wrote|written|claim|tell|told|state|mention|confirm|announce)(?:s|ed)?\b",
    re.IGNORECASE,
)


def calmed(text: str) -> str:
    """*text* in small letters where it is all in capitals, which then tell no name; a few acronyms stay."""
    return text.lower() if text.isupper() and len(text.split()) >= _SHOUTED else text


def without_frames(text: str, mentions: Sequence[Mention], days: Sequence[Days]) -> str:
    """*text* with blanks in place of the sources that it names, and of a request around what is asked."""
    request = request_in(text)
    sources = [*(mention.span for mention in mentions if mention.as_source), *(day.span for day in days)]
    return _blanked(text, [*sources, *([request] if request else [])])


def asks_whether_told(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether *text* asks of all outlets that it names, at *mentions*, whether they tell something."""
    said = _DO_THEY_SAY.search(_blanked(text, [mention.span for mention in mentions]))
    return bool(mentions and said) and all(mention.span.end <= said.end() for mention in mentions if said)


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
