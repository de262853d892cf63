"""What articles agree on: a name that good sentences of several of them hold is likelier the one that is asked for."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bot.answer.new_names import new_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answer.candidates import Candidate
    from bot.answer.questions import Question

_SOFTNESS = 2.0  # log-odds; 1 and 4 do as well on the development questions


def agreement(question: Question, candidates: Sequence[Candidate], scores: Sequence[float]) -> list[float]:
    """For each sentence, how much of the others' weight lies in other articles that hold a name of its own, 0 to 1.

    The weight of a sentence falls with its log-odds below the best of *scores*; of an article its best sentence counts.
    """
    top = max(scores, default=0.0)
    weights = [math.exp((score - top) / _SOFTNESS) for score in scores]
    names = [new_terms(one.text, question.printed.keys()) for one in candidates]
    held: dict[str, dict[str, float]] = {}  # by term, the weight of each article that holds it
    for one, terms, weight in zip(candidates, names, weights, strict=True):
        for term in terms:
            articles = held.setdefault(term, {})
            articles[_article(one)] = max(weight, articles.get(_article(one), 0.0))
    whole, all_weights = {term: sum(articles.values()) for term, articles in held.items()}, sum(weights)
    return [
        max([whole[term] - held[term][_article(one)] for term in terms], default=0.0) / all_weights
        for one, terms in zip(candidates, names, strict=True)
    ]


def _article(candidate: Candidate) -> str:
    return candidate.passage.source.article_id
