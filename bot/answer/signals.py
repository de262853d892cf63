"""The signals by which a sentence is judged: named and pure. Ranking is a weighted sum over this one table.

All but the two BM25 scores lie between 0 and 1.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bot.answer.answer_types import holds
from bot.answer.candidates import Terms, level
from bot.answer.speech import says
from bot.retrieval.bm25 import K1

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answer.candidates import Candidate, Weighing
    from bot.answer.questions import Question

    Signal = Callable[[Question, Candidate, Weighing], float]

# Sentences differ less in length than passages do, so length counts for less.
_SENTENCE_B = 0.5
_SENTENCE_LENGTH = 14.0  # mean terms of a news sentence, over 325,521 of them
_FEWEST_TERMS = 4
_HALF_LIFE = 7.0  # days


def sentence_bm25(question: Question, candidate: Candidate, weighing: Weighing) -> float:
    """BM25 of the sentence alone."""
    damping = K1 * (1 - _SENTENCE_B + _SENTENCE_B * len(candidate.terms) / _SENTENCE_LENGTH)
    score = 0.0
    for term in question.ranked:
        if tf := candidate.terms.count(term) or level(question, term, candidate.own):
            score += weighing.idf[term] * tf * (K1 + 1) / (tf + damping)
    return score


def passage_bm25(_question: Question, candidate: Candidate, _weighing: Weighing) -> float:
    """BM25 of the passage it stands in."""
    return candidate.score


def overlap(question: Question, candidate: Candidate, weighing: Weighing) -> float:
    """The share of the question's weight that the sentence holds."""
    return _share(question, candidate.own, weighing)


def bigrams(question: Question, candidate: Candidate, _weighing: Weighing) -> float:
    """The share of the question's adjacent pairs of terms that stand adjacent in the sentence."""
    asked = set(zip(question.sequence, question.sequence[1:], strict=False))
    printed = set(zip(candidate.terms, candidate.terms[1:], strict=False))
    return len(asked & printed) / len(asked) if asked else 0.0


def proximity(question: Question, candidate: Candidate, _weighing: Weighing) -> float:
    """How close together the sentence's asked terms stand; 0 with fewer than two."""
    places = [place for place, term in enumerate(candidate.terms) if term in question.printed]
    if len(places) < 2:
        return 0.0
    return len(candidate.own & question.printed.keys()) / (places[-1] - places[0] + 1)


def neighbours(question: Question, candidate: Candidate, weighing: Weighing) -> float:
    """The share of the question's weight that only the sentence's neighbours hold."""
    return _share(question, candidate.around - candidate.own, weighing)


def answer_type(question: Question, candidate: Candidate, _weighing: Weighing) -> float:
    """1 when the sentence holds the kind of thing that is asked for."""
    return holds(question, candidate.text)


def speech(question: Question, candidate: Candidate, _weighing: Weighing) -> float:
    """1 when the one whose words are asked for says something in the sentence."""
    return float(bool(question.subject) and says(question.subject[-1], candidate))


def recency(question: Question, candidate: Candidate, _weighing: Weighing) -> float:
    """How near to the day of asking the article appeared, for a question of the present; halved every week."""
    published = candidate.passage.source.published
    if question.now is None or published is None:
        return 0.0
    return math.pow(0.5, abs((question.now - published).days) / _HALF_LIFE)


def lead(_question: Question, candidate: Candidate, _weighing: Weighing) -> float:
    """1 for the first sentence of its passage."""
    return float(candidate.number == 0)


def too_short(_question: Question, candidate: Candidate, _weighing: Weighing) -> float:
    """1 for a sentence too short to say much: a heading, an exclamation."""
    return float(len(candidate.terms) < _FEWEST_TERMS)


def _share(question: Question, terms: Terms, weighing: Weighing) -> float:
    whole = sum(weighing.idf[term] for term in question.ranked)
    return sum(weighing.idf[term] * level(question, term, terms) for term in question.ranked) / whole if whole else 0.0
