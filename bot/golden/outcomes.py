"""Asks questions of which the answers are known, and keeps of each answer no more than the measures need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.golden.evidence import mark
from bot.golden.judging import is_verbatim

if TYPE_CHECKING:
    from bot.answer.pipeline import Pipeline
    from bot.golden.asked import Asked
    from bot.golden.evidence import Mark

QUOTES = 10  # of each question, whatever the confidence


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a question went: a mark for each quote, best first, where there is an answer, and its count of words.

    ``shown`` counts quotes and echoes, ``verbatim`` those of them that equal their slice of the stored article.
    ``of_facts`` is an answer from the header of an article, which has no quotes.
    """

    asked: Asked
    answered: bool
    confidence: float
    marks: tuple[Mark, ...]
    words: tuple[int, ...]
    shown: int
    verbatim: int
    of_facts: bool = False

    @property
    def place(self) -> int:
        """Of the first right quote, from 1; 0 for none."""
        return next((place for place, mark in enumerate(self.marks, 1) if mark.right), 0)

    @property
    def misses(self) -> bool:
        """Whether another quote than a right one stands first."""
        return self.asked.answerable and self.place != 1

    @property
    def misjudged(self) -> bool:
        """Whether it counts as answered, and nothing answers it; or the other way round."""
        return self.answered != self.asked.answerable


def outcome(asked: Asked, pipeline: Pipeline) -> Outcome:
    """Ask it on its day."""
    answer = pipeline.ask(asked.question, limit=QUOTES, asked=asked.day, always=True)
    shown = [quote for found in answer.found for quote in (found.quote, *found.echoes)]
    return Outcome(
        asked,
        answer.answered,
        answer.confidence,
        tuple(mark(asked, found.quote, found.echoes) for found in answer.found if asked.answerable),
        tuple(len(found.quote.text.split()) for found in answer.found),
        len(shown),
        sum(is_verbatim(quote, pipeline.coverage.archive) for quote in shown),
        bool(answer.facts),
    )
