"""Which sentences answer best: a weighted sum of signals over the sentences of the best passages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.answer import signals
from bot.answer.agreement import agreement
from bot.answer.candidates import Ranked, candidates
from bot.answer.sharing import shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.answer.candidates import Candidate, Weighing
    from bot.answer.questions import Question
    from bot.answer.signals import Signal
    from bot.model import Hit

    Table = tuple[tuple[Signal, float], ...]

# Log-odds of being quoted rightly, fitted on the development questions of rtqa, squad and multihop together: listwise
# logistic regression over the sentences as they are quoted. `python -m tests.fitting.ranking` fits them again; on
# questions held out in four folds, its hit@1/3/5 are .689/.898/.923, .801/.922/.947 and .895/.985/.989, and as the
# weights stand .704/.893/.929, .801/.920/.949 and .888/.981/.989, before echoes are folded. The first three are
# scaled to 0..1 over the candidates. Set by hand on the golden set: speech (too few others ask who said what), names
# (the fit finds no use, but who asks "who" wants, of equal sentences, the one with a name), too_short (which varies
# by half and more between the folds), and recency (the fit gives 3.4; more brings facts of the day nearer).
SCALED: Table = (
    (signals.sentence_bm25, 2.3),
    (signals.passage_bm25, 2.8),
    (signals.asking_bm25, 2.7),
)
_SOURCE: Table = (
    (signals.outlet, 11.0),
    (signals.day, 7.4),
)
_KIND: Table = (
    (signals.answer_type, 5.3),
    (signals.names, 0.2),
    (signals.speech, 2.4),
)
PLAIN: Table = (
    (signals.title, 2.2),
    (signals.article, 4.3),
    (signals.neighbours, 4.0),
    (signals.lead, 0.5),
    (signals.too_short, -2.0),
    (signals.recency, 4.2),
    *_SOURCE,
)
_ORDER: Table = ((signals.order, 2.7),)
COSTLY: Table = (
    (signals.related, 4.0),
    (signals.frame, 0.7),
    *_ORDER,
    (signals.asks, -10.3),
    *_KIND,
)
# Signals that are alike for all sentences of a passage.
_OF_PASSAGE = frozenset(
    {signals.passage_bm25, signals.title, signals.article, signals.recency, signals.outlet, signals.day}
)
AGREEMENT = 4.4  # fitted with them; held out it adds .01 to evidence-recall@10 and map@10 of multihop, and costs none
# Where a question names its sources: several facts, each in a sentence of its own, are asked for in one long sentence.
_WHERE_SOURCED: dict[Signal, float] = {
    signals.asking_bm25: 1.0,
    signals.article: 2.0,
    signals.related: 0.0,
    signals.frame: 0.0,
    signals.answer_type: 3.3,
}
_LOOKED_AT = 60  # candidates, best first by the cheap signals, for which the costly ones are worked out


def rank(question: Question, hits: Sequence[Hit], weighing: Weighing) -> list[Ranked]:
    """The best `_LOOKED_AT` sentences of *hits*, best first; ties keep the order of the passages."""
    best = _best(question, candidates(question, hits), weighing)
    shares = _agreement(question, best)
    ranked = _sorted(Ranked(one, score + AGREEMENT * share) for (one, score), share in zip(best, shares, strict=True))
    return shared(question, ranked, weighing) if question.names_sources else ranked


def match(question: Question, ranked: Ranked, weighing: Weighing) -> float:
    """The part of the score that any question may reach: without what sentences of a named source or of the wanted kind
    of answer have over others, and without order, which one word has not. What sharing the places adds stays in.
    """
    others = _weighted(question, (*_SOURCE, *_KIND, *_ORDER))
    return ranked.score - sum(weight * signal(question, ranked.candidate, weighing) for signal, weight in others)


def contributions(question: Question, hits: Sequence[Hit], weighing: Weighing, chosen: Candidate) -> dict[str, float]:
    """What each signal adds to the score of *chosen*, a sentence of *hits*, by the signal's name."""
    pool = candidates(question, hits)
    once = _weighted(question, (*PLAIN, *COSTLY))
    added = {signal.__name__: weight * signal(question, chosen, weighing) for signal, weight in once}
    for signal, weight in _weighted(question, SCALED):
        values = scaled([signal(question, one, weighing) for one in pool])
        added[signal.__name__] = weight * values[pool.index(chosen)]
    best = _best(question, pool, weighing)
    shares = zip(best, _agreement(question, best), strict=True)
    agreed = next((share for one, share in shares if one.candidate == chosen), 0.0)
    return {**added, "agreement": AGREEMENT * agreed}


def _best(question: Question, pool: Sequence[Candidate], weighing: Weighing) -> list[Ranked]:
    """The best of *pool* by the cheap signals, with the score of all signals."""
    costly = _weighted(question, COSTLY)
    values = partial(_values, question, pool, weighing)
    columns = [[weight * value for value in values(signal)] for signal, weight in _weighted(question, PLAIN)]
    columns += [[weight * value for value in scaled(values(signal))] for signal, weight in _weighted(question, SCALED)]
    scores = map(sum, zip(*columns, strict=True))
    best = _sorted(Ranked(one, score) for one, score in zip(pool, scores, strict=True))[:_LOOKED_AT]
    return [
        Ranked(one, score + sum(weight * signal(question, one, weighing) for signal, weight in costly))
        for one, score in best
    ]


def _values(question: Question, pool: Sequence[Candidate], weighing: Weighing, signal: Signal) -> list[float]:
    """The signal of each of *pool*, all sentences of some passages; where those of one are alike, that of its first."""
    if signal not in _OF_PASSAGE:
        return [signal(question, one, weighing) for one in pool]
    values: list[float] = []
    for one in pool:
        values.append(values[-1] if one.number else signal(question, one, weighing))
    return values


def _weighted(question: Question, table: Table) -> Table:
    if not question.names_sources:
        return table
    return tuple((signal, _WHERE_SOURCED.get(signal, weight)) for signal, weight in table)


def _agreement(question: Question, best: Sequence[Ranked]) -> list[float]:
    return agreement(question, [one.candidate for one in best], [one.score for one in best])


def _sorted(ranked: Iterable[Ranked]) -> list[Ranked]:
    return sorted(ranked, key=lambda one: -one.score)


def scaled(values: list[float]) -> list[float]:
    """*values* of one signal, from 0 for the lowest to 1 for the highest."""
    low, high = min(values, default=0.0), max(values, default=0.0)
    if high == low:
        return [float(high > 0)] * len(values)  # all are best
    return [(value - low) / (high - low) for value in values]
