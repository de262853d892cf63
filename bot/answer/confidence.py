"""How sure an answer is, from 0 to 1: a logistic model over a few lexical signs that anybody can check.

Its weights are fitted, not set: `python -m tests.fitting` makes `bot/data/confidence.json` from questions of which it
is known whether their coverage answers them, and prints how far the figures can be relied on.
"""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from bot.answer import near_misses, signals
from bot.answer.candidates import joined
from bot.answer.selection import match
from bot.answer.wanted import asks_anything
from bot.answer.word_lists import FOLDER
from bot.errors import PackageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.answer.candidates import Ranked, Weighing
    from bot.answer.questions import Question
    from bot.model import Hit

NAME = "confidence.json"
BEST = 5  # sentences of which one must do: the best may need the one ranked after it
_ONE_TERM = 0.5  # the order of one term: as good as any
_MOST_PASSAGES = 100_000  # of which chance is known to count so; no larger coverage was fitted on
_TENTH = 9  # place of the passage that one is behind of when many are as good


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for an answer and against it."""

    standing: float  # how well the best sentence stands, 0 to 1
    match: float  # its score, without what the named sources add
    order: float  # the share of its pairs of terms that stand in its order in one sentence, 0 to 1
    recency: float  # how near to the day of asking it appeared, 0 to 1
    dated: float  # 1 when there is such a day
    lead: float  # of the best passage over the tenth, as a share of its score
    reach: float  # the best passage's score, as a share of what the question weighs
    names_missing: float  # how many of the question's names stand neither in and around the best sentence nor above it
    heaviest_missing: float  # the share of the question that the rarest word missing in the best weighs, negative
    all_but_one: float  # 1 when the best sentence holds all that is asked for but one term
    denied: float  # how plainly only one of the two denies something, the question or the best sentence
    opposite: float  # the share of the question whose opposite stands in the best sentence instead
    sources: float  # 1 when it names outlets of the coverage, and asks more than whether they tell something
    length: float  # the logarithm of 1 + how many terms are asked for
    wants_thing: float  # 1 when a name, a number, a date, a reason is asked for
    chance: float  # the decimal logarithm of 1 + the number of passages, where no more is asked than that words meet

    @classmethod
    def of(
        cls,
        question: Question,
        hits: Sequence[Hit],
        ranked: Sequence[Ranked],
        weighing: Weighing,
        standings: Sequence[float],
    ) -> Signs:
        """*ranked* are the sentences of *hits*, best first; *standings* how well the first of them stand."""
        best, first = ranked[:BEST], ranked[0].candidate
        fullest = max((joined([one.candidate.held, one.candidate.around]) for one in best), key=weighing.share)
        lacking = [weighing.idf[term] / weighing.whole for term in question.ranked if term not in fullest]
        named = first.held.keys() | first.around.keys() | first.title.keys()
        return cls(
            standing=max(standings[:BEST]),
            match=max(match(question, one, weighing) for one in best),
            order=_order(question, best, weighing),
            recency=max(signals.recency(question, one.candidate, weighing) for one in best),
            dated=float(question.now is not None),
            lead=_lead(hits),
            reach=max(hit.score for hit in hits) / weighing.whole if weighing.whole else 0.0,
            names_missing=len(question.names - named),
            heaviest_missing=-max(lacking, default=0.0),
            all_but_one=near_misses.all_but_one(question, first),
            denied=near_misses.denied(question, first, weighing),
            opposite=near_misses.opposite(question, first, weighing),
            sources=float(bool(question.outlets) and not question.whether_told),
            length=math.log1p(len(question.ranked)),
            wants_thing=float(question.wants_thing),
            chance=_chance(question, weighing),
        )


class Model(NamedTuple):
    """Weights by the names of `Signs`, the bias, and the confidence from which a question counts as answered.

    A sign without a weight counts for nothing: that is how a new one is before it is fitted.
    """

    weights: Mapping[str, float]
    bias: float
    threshold: float

    def confidence(self, signs: Signs) -> float:
        logit = self.bias + sum(self.weights.get(name, 0.0) * value for name, value in asdict(signs).items())
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, logit))))


@cache
def model() -> Model:
    """The fitted model. Raises PackageError when the installation lacks it."""
    path = FOLDER / NAME
    try:
        fitted = json.loads(path.read_text(encoding="utf-8"))
        return Model(fitted["weights"], fitted["bias"], fitted["threshold"])
    except (OSError, ValueError, KeyError) as error:
        raise PackageError(f"{path}: cannot be read ({error}); install pullquote again") from error


def _order(question: Question, best: Sequence[Ranked], weighing: Weighing) -> float:
    in_order = max(signals.order(question, one.candidate, weighing) for one in best)
    return in_order if len(question.ranked) > 1 else _ONE_TERM


def _chance(question: Question, weighing: Weighing) -> float:
    """0 where a thing is asked for, or whatever there is, or sources compared, and of one term: nothing has to meet."""
    meets_nothing = len(question.ranked) <= 1 or question.wants_thing or asks_anything(question.text)
    if meets_nothing or (question.names_sources and not question.whether_told):
        return 0.0
    return math.log10(1 + min(weighing.passages, _MOST_PASSAGES))


def _lead(hits: Sequence[Hit]) -> float:
    """1 where fewer passages than ten hold anything of the question."""
    scores = sorted((hit.score for hit in hits), reverse=True)
    return (scores[0] - scores[_TENTH]) / scores[0] if len(scores) > _TENTH else 1.0
