"""Which sentences answer best: a weighted sum of signals over the sentences of the best passages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.answer import signals
from bot.answer.candidates import Candidate, candidates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answer.candidates import Weighing
    from bot.answer.questions import Question
    from bot.answer.signals import Signal
    from bot.model import Hit

# Set by hand on 1,190 encyclopaedia questions (hit@1/3/5 .770/.929/.969) and 32 news questions (.781/.875/.875).
# The first two are scaled to 0..1 over the candidates.
_SCALED: tuple[tuple[Signal, float], ...] = (
    (signals.sentence_bm25, 0.50),
    (signals.passage_bm25, 0.50),
)
_PLAIN: tuple[tuple[Signal, float], ...] = (
    (signals.overlap, 0.25),
    (signals.bigrams, 0.08),
    (signals.proximity, 0.08),
    (signals.neighbours, 0.15),
    (signals.answer_type, 0.15),
    (signals.speech, 0.40),
    (signals.recency, 0.20),
    (signals.lead, 0.05),
    (signals.too_short, -0.20),
)


class Ranked(NamedTuple):
    """A candidate and its score: about 0 to 1.8, comparable within one question only."""

    candidate: Candidate
    score: float


def rank(question: Question, hits: Sequence[Hit], weighing: Weighing) -> list[Ranked]:
    """Every sentence of *hits*, best first; ties keep the order of the passages."""
    pool = list(candidates(hits))
    scores = [sum(weight * signal(question, one, weighing) for signal, weight in _PLAIN) for one in pool]
    for signal, weight in _SCALED:
        for place, value in enumerate(_scaled([signal(question, one, weighing) for one in pool])):
            scores[place] += weight * value
    ranked = [Ranked(one, score) for one, score in zip(pool, scores, strict=True)]
    return sorted(ranked, key=lambda one: -one.score)


def _scaled(values: list[float]) -> list[float]:
    low, high = min(values, default=0.0), max(values, default=0.0)
    return [(value - low) / (high - low + 1e-9) for value in values]
