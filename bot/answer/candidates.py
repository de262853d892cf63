"""The sentences a question chooses from, each with what its neighbourhood offers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.answer.synonyms import WEIGHT
from bot.model import Quote
from bot.retrieval.bm25 import idf
from bot.text.terms import analyze

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.answer.questions import Question
    from bot.model import Hit, Passage, Span, Speaker
    from bot.retrieval.retriever import Statistics

Terms = frozenset[str]


@dataclass(frozen=True, slots=True)
class Weighing:
    """What each term of a question weighs: its idf over passages, and which terms no passage holds.

    An unknown term has the idf of df = 0; it is known when a synonym is.
    """

    idf: Mapping[str, float]
    unknown: Terms

    @classmethod
    def of(cls, question: Question, statistics: Statistics) -> Weighing:
        known = frozenset(statistics.df)
        return cls(
            {term: idf(statistics.passages, statistics.df.get(term, 0)) for term in question.terms},
            frozenset(term for term in question.terms if not level(question, term, known)),
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sentence of a found passage."""

    passage: Passage
    score: float
    number: int
    terms: tuple[str, ...]
    own: Terms
    around: Terms  # of the sentences before and after it in the passage
    near: Terms  # of the whole passage and the article's title
    text: str = field(repr=False)

    @property
    def span(self) -> Span:
        return self.passage.sentences[self.number]

    def quote(self) -> Quote:
        return Quote.cut(self.passage, self.span)

    def speaker(self) -> Speaker | None:
        """Who says the quotation that stands in the sentence; none when there is none, or more than one."""
        start, end = self.span
        heard = {
            quotation.speaker
            for quotation in self.passage.speakers
            if quotation.span.start < end and start < quotation.span.end
        }
        return heard.pop() if len(heard) == 1 else None


def candidates(hits: Sequence[Hit]) -> Iterator[Candidate]:
    """All sentences of *hits*, in the order of the hits."""
    for passage, score in hits:
        sets = [frozenset(terms) for terms in passage.terms]
        near = frozenset(analyze(passage.source.title)).union(*sets)
        for number, (start, end) in enumerate(passage.sentences):
            around = frozenset().union(*sets[max(0, number - 1) : number], *sets[number + 1 : number + 2])
            yield Candidate(
                passage, score, number, passage.terms[number], sets[number], around, near, passage.text[start:end]
            )


def level(question: Question, term: str, among: Terms) -> float:
    """How well *among* holds *term*: 1 in its own word, `WEIGHT` in a synonym, else 0."""
    if term in among:
        return 1.0
    return WEIGHT if any(among.issuperset(phrase) for phrase in question.others.get(term, ())) else 0.0
