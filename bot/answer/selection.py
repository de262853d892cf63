"""Which sentences answer best: a weighted sum of signals over the sentences of the best passages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.answer import signals
from bot.answer.candidates import Candidate, candidates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.answer.candidates import Weighing
    from bot.answer.questions import Question
    from bot.answer.signals import Signal
    from bot.model import Hit, Source

# Log-odds of being a right sentence, fitted on the development questions of rtqa, squad and multihop together (listwise
# logistic regression, four folds; hit@1/3/5 on questions held out .628/.837/.888 and .762/.905/.943 on the first two).
# The first three are scaled to 0..1 over the candidates. Speech is set by hand on the golden set: too few of the others
# ask who said what.
_SCALED: tuple[tuple[Signal, float], ...] = (
    (signals.sentence_bm25, 3.1),
    (signals.passage_bm25, 2.7),
    (signals.asking_bm25, 2.2),
)
_SOURCE: tuple[tuple[Signal, float], ...] = (
    (signals.outlet, 6.5),
    (signals.day, 8.4),
)
_KIND: tuple[tuple[Signal, float], ...] = (
    (signals.answer_type, 3.3),
    (signals.names, 0.5),
    (signals.speech, 2.4),
)
_PLAIN: tuple[tuple[Signal, float], ...] = (
    (signals.title, 4.2),
    (signals.article, 3.1),
    (signals.neighbours, 2.5),
    (signals.lead, 0.4),
    (signals.too_short, -1.5),
    (signals.recency, 2.9),
    *_SOURCE,
)
_COSTLY: tuple[tuple[Signal, float], ...] = (
    (signals.order, 2.2),
    (signals.asks, -7.2),
    *_KIND,
)
_LOOKED_AT = 60  # candidates, best first by the cheap signals, for which the costly ones are worked out
# What is taken off for each better quote of the same article or outlet, where a question names several sources.
_SAME_ARTICLE = 1.0
_SAME_OUTLET = 0.5


class Ranked(NamedTuple):
    """A candidate and its score: log-odds, comparable within one question only."""

    candidate: Candidate
    score: float


def rank(question: Question, hits: Sequence[Hit], weighing: Weighing) -> list[Ranked]:
    """The best `_LOOKED_AT` sentences of *hits*, best first; ties keep the order of the passages."""
    pool = candidates(question, hits)
    scores = [sum(weight * signal(question, one, weighing) for signal, weight in _PLAIN) for one in pool]
    for signal, weight in _SCALED:
        for place, value in enumerate(_scaled([signal(question, one, weighing) for one in pool])):
            scores[place] += weight * value
    best = _sorted(Ranked(one, score) for one, score in zip(pool, scores, strict=True))[:_LOOKED_AT]
    ranked = _sorted(
        Ranked(one, score + sum(weight * signal(question, one, weighing) for signal, weight in _COSTLY))
        for one, score in best
    )
    return _spread(ranked) if question.outlets or question.days else ranked


def match(question: Question, ranked: Ranked, weighing: Weighing) -> float:
    """The part of the score that any question may reach: without named sources and the wanted kind of answer."""
    others = sum(weight * signal(question, ranked.candidate, weighing) for signal, weight in (*_SOURCE, *_KIND))
    return ranked.score - others


def parts(question: Question, hits: Sequence[Hit], weighing: Weighing, chosen: Candidate) -> dict[str, float]:
    """What each signal adds to the score of *chosen*, a sentence of *hits*, by the signal's name."""
    pool = candidates(question, hits)
    added = {signal.__name__: weight * signal(question, chosen, weighing) for signal, weight in (*_PLAIN, *_COSTLY)}
    for signal, weight in _SCALED:
        values = _scaled([signal(question, one, weighing) for one in pool])
        added[signal.__name__] = weight * values[pool.index(chosen)]
    return added


def _spread(ranked: list[Ranked]) -> list[Ranked]:
    """*ranked*, its first places shared among the articles and outlets: each source that is named has its say.

    What is taken off for better quotes of the same source stays off.
    """
    waiting, chosen = ranked, []
    while waiting:
        best = waiting[0]
        source = best.candidate.passage.source
        chosen.append(best)
        waiting = _sorted(_behind(one, source) for one in waiting[1:])
    return chosen


def _behind(one: Ranked, better: Source) -> Ranked:
    source = one.candidate.passage.source
    off = _SAME_ARTICLE * (source.article_id == better.article_id) + _SAME_OUTLET * (source.outlet == better.outlet)
    return Ranked(one.candidate, one.score - off)


def _sorted(ranked: Iterable[Ranked]) -> list[Ranked]:
    return sorted(ranked, key=lambda one: -one.score)


def _scaled(values: list[float]) -> list[float]:
    low, high = min(values, default=0.0), max(values, default=0.0)
    if high == low:
        return [float(high > 0)] * len(values)  # all are best
    return [(value - low) / (high - low) for value in values]
