"""One question from start to end, on one view of the coverage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answer.candidates import Weighing
from bot.answer.composer import compose
from bot.answer.confidence import is_to_the_point, standing
from bot.answer.facts import facts
from bot.answer.questions import calmed, understand
from bot.answer.selection import rank
from bot.answer.spelling import corrected
from bot.model import Answer, Query
from bot.text.terms import analyze

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.answer.coverage import Coverage
    from bot.answer.questions import Question
    from bot.answer.selection import Ranked
    from bot.model import Hit, Source
    from bot.retrieval.retriever import Statistics

CANDIDATES = 50  # passages whose sentences are judged
LONGEST_QUESTION = 2_000  # characters that are read; nobody asks more, and a paste must not stall the chat
_JUDGED = 100  # sentences looked at one by one
_BEST = 5  # sentences of which one must stand well: the best may need the one ranked after it
_RELEVANT = 0.6  # of the best standing; a further quote that stands worse is beside the point
_MOST_TERMS = 64  # terms of a question that an engine is asked for


class Pipeline:
    """Answers questions about one `Coverage`; holds no state between them."""

    def __init__(self, coverage: Coverage, threshold: float) -> None:
        self.coverage = coverage
        self._threshold = threshold

    def ask(
        self,
        text: str,
        *,
        limit: int = 3,
        about: Sequence[Source] = (),
        asked: date | None = None,
        always: bool = False,
    ) -> Answer:
        """The answer to *text* with at most *limit* quotes; with *always*, also those that are beside the point.

        *about* are the articles of the answer before; *asked* is the day of asking, unless it is the newest of the
        coverage. Only the first `LONGEST_QUESTION` characters are read.
        Raises CorpusError when a quote does not prove, RetrievalError when the engine fails.
        """
        text = _sound(text)
        read = calmed(text[:LONGEST_QUESTION])
        known_facts = facts(read, self.coverage, about)
        if known_facts is not None:
            stated = any(fact.value for fact in known_facts)
            return Answer(text, self.coverage.scope, answered=stated, confidence=float(stated), facts=known_facts)
        question, statistics, searched = self._understood(read, asked or self.coverage.scope.newest)
        weighing = Weighing.of(question, statistics)
        ranked = rank(question, self._hits(question), weighing)
        sure, fitting = _judged(question, ranked, weighing)
        answered = bool(fitting) and sure >= self._threshold
        return Answer(
            text,
            self.coverage.scope,
            answered=answered,
            confidence=sure,
            found=compose(fitting if answered and not always else ranked, self.coverage.archive, limit),
            missing=tuple(question.printed[term] for term in question.content if term in weighing.unknown),
            searched=searched,
        )

    def _understood(self, text: str, day: date | None) -> tuple[Question, Statistics, str | None]:
        """The question in *text*, the statistics of its terms, and the text without its slips where there were any."""
        question = understand(text, day)
        statistics = self._statistics(question)
        searched = corrected(text, self.coverage.archive, frozenset(statistics.df))
        if searched is None:
            return question, statistics, None
        question = understand(searched, day)
        return question, self._statistics(question), searched

    def _hits(self, question: Question) -> tuple[Hit, ...]:
        others = {term for phrases in question.others.values() for phrase in phrases for term in phrase}
        terms = (*question.terms, *sorted(others - question.printed.keys()))[:_MOST_TERMS]
        return self.coverage.retriever.retrieve(Query(terms), CANDIDATES)

    def speaks(self, name: str) -> bool:
        """Whether somebody whom *name* names is quoted in the coverage."""
        terms = analyze(name)
        hits = self.coverage.retriever.retrieve(Query(tuple(dict.fromkeys(terms))), CANDIDATES) if terms else ()
        return any(
            set(terms) <= set(analyze(quotation.speaker.name)) for passage, _ in hits for quotation in passage.speakers
        )

    def _statistics(self, question: Question) -> Statistics:
        others = [term for phrases in question.others.values() for phrase in phrases for term in phrase]
        return self.coverage.retriever.statistics([*question.terms, *others])


def _judged(question: Question, ranked: list[Ranked], weighing: Weighing) -> tuple[float, list[Ranked]]:
    """How sure an answer is, and those of the best sentences that give it: none when all only stand beside it."""
    standings = [standing(question, candidate, weighing) for candidate, _ in ranked[:_JUDGED]]
    sure = max(standings[:_BEST], default=0.0)
    return sure, [
        one
        for one, own in zip(ranked, standings, strict=False)
        if own >= _RELEVANT * sure and is_to_the_point(question, one.candidate, weighing)
    ]


def _sound(text: str) -> str:
    """*text* without halves of characters, which no file and no index can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
