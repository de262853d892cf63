"""Sentences that lean on a neighbour: "He picked up the trophy" says little without the sentence that says who.

Such a sentence is quoted together with the neighbour, as one stretch of the article; never across paragraphs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answer.new_names import new_names
from bot.model import MAX_SENTENCE, Span

if TYPE_CHECKING:
    from bot.answer.candidates import Candidate
    from bot.answer.questions import Question
    from bot.model import Passage

_POINTS_BACK = re.compile(r"^(?:He|She|They|It|This|That|These|Those|His|Her|Their|Its|Both)\b")
_MOST_WORDS = 60  # of both together; a reader on a phone wants a quote, not a paragraph


def quoted(question: Question, candidate: Candidate) -> Span:
    """What to quote of ``candidate.passage``: the sentence, with the neighbour on which it leans."""
    passage, number = candidate.passage, candidate.number
    alone = candidate.span
    lacks_name = question.wants_name and not new_names(candidate.text, question.printed.keys())
    if lacks_name:
        for other in (number - 1, number + 1):
            both = _together(passage, number, other)
            if both and new_names(_text(passage, passage.sentences[other]), question.printed.keys()):
                return both
    if _POINTS_BACK.match(candidate.text):
        return _together(passage, number, number - 1) or alone
    return alone


def _together(passage: Passage, number: int, other: int) -> Span | None:
    """Both sentences as one span; none when they are not in one paragraph, or too long."""
    if not 0 <= other < len(passage.sentences):
        return None
    first, last = sorted((number, other))
    both = Span(passage.sentences[first].start, passage.sentences[last].end)
    text = _text(passage, both)
    return None if "\n" in text or len(text) > MAX_SENTENCE or len(text.split()) > _MOST_WORDS else both


def _text(passage: Passage, span: Span) -> str:
    return passage.text[span.start : span.end]
