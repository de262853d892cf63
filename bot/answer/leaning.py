"""Which neighbour is quoted along with a sentence: one that likely brings the answer, or that says who "he" is.

Both are one stretch of the article, as it stands there.
"""

from __future__ import annotations

import math
import re
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from bot.answer.answer_types import fits
from bot.answer.candidates import held
from bot.answer.new_names import new_names
from bot.model import MAX_SENTENCE, Span

if TYPE_CHECKING:
    from bot.answer.candidates import Candidate, Weighing
    from bot.answer.questions import Question
    from bot.model import Passage

_POINTS_BACK = re.compile(r"^(?:He|She|They|It|This|That|These|Those|His|Her|Their|Its|Both)\b")
_MOST_WORDS = 60  # of both together; a reader on a phone wants a quote, not a paragraph
_MANY_NAMES = 3
# The chance of an answer that one more word to read must bring. Held out on the three sets, .005 gains 1 to 4 points of
# hit@1 and 1 to 6 of recall@10 for 1 to 4 words a quote; at .003 a quote grows by seven words for half a point more.
_WORTH = 0.005
_FEWEST_WORDS = 6  # a shorter neighbour costs as much of the reader's attention


class Neighbour(NamedTuple):
    """What speaks for a neighbour of a sentence, and against it."""

    holds: float  # the share of the question's weight that the neighbour holds
    adds: float  # the share that it holds and the sentence lacks
    held: float  # the share that the sentence holds
    fits_better: float  # by how much more it is the kind of answer wanted
    names: float  # names it has, up to three, where one is asked for
    named: float  # names that the sentence has, up to three, where one is asked for
    only_it_names: float  # 1 where a name is asked for, and the sentence has none
    sourced: float  # 1 where the question names its sources, and asks for several facts


# Log-odds that a neighbour brings an answer that the sentence lacks: logistic regression over the neighbours of the ten
# best sentences of each development question of rtqa, squad and multihop, every set weighing the same.
# `python -m tests.fitting.neighbours` fits them again. ``sourced`` gets less than what was fitted, 1.5: it lifts
# evidence-recall@4 of multihop from .829 to .836 for two words a quote, and .7 to .841 for three.
BIAS = -2.6
WEIGHTS = Neighbour(
    holds=2.1, adds=2.1, held=-1.0, fits_better=1.0, names=0.25, named=-0.13, only_it_names=0.4, sourced=0.4
)


def quoted(question: Question, candidate: Candidate, weighing: Weighing) -> Span:
    """What to quote of ``candidate.passage``: the sentence, or it and one neighbour."""
    # Where somebody's words are asked for, those across a paragraph break are as likely another's.
    sides = [
        (other, both)
        for other, both in neighbours(candidate)
        if not question.subject or "\n" not in _text(candidate.passage, both)
    ]
    worths = [(_chance(question, candidate, other, weighing) / _more(candidate, both), both) for other, both in sides]
    worth, best = max(worths, key=lambda side: side[0], default=(0.0, candidate.span))
    if worth > _WORTH:
        return best
    before = dict(sides).get(candidate.number - 1)
    if before and points_back(candidate) and "\n" not in _text(candidate.passage, before):
        return before
    return candidate.span


def points_back(candidate: Candidate) -> bool:
    """Whether the sentence opens with a word that stands for somebody or something named before."""
    return _POINTS_BACK.match(candidate.text) is not None


def neighbours(candidate: Candidate) -> list[tuple[int, Span]]:
    """The number of each sentence that can be quoted along, and the stretch of both."""
    passage, number = candidate.passage, candidate.number
    return [(other, both) for other in (number - 1, number + 1) if (both := _together(passage, number, other))]


def _together(passage: Passage, number: int, other: int) -> Span | None:
    """Both sentences as one span; none when there is no other, or they are too long, or a mark stands between."""
    if not 0 <= other < len(passage.sentences):
        return None
    first, last = (passage.sentences[place] for place in sorted((number, other)))
    if _text(passage, Span(first.end, last.start)).strip():
        return None
    both = Span(first.start, last.end)
    text = _text(passage, both)
    return None if len(text) > MAX_SENTENCE or len(text.split()) > _MOST_WORDS else both


def neighbour(question: Question, candidate: Candidate, other: int, weighing: Weighing) -> Neighbour | None:
    """The signs of the neighbour *other* of the sentence.

    One that holds nothing of what is asked for, no name and nothing of the kind that is wanted has none.
    """
    passage = candidate.passage
    text, terms = _text(passage, passage.sentences[other]), frozenset(passage.terms[other])
    holds = held(question, terms)
    better = max(0.0, fits(question, text, terms) - fits(question, candidate.text, candidate.own))
    its, own = (_names(question, one) for one in (text, candidate.text))
    if not (holds or better or its):
        return None
    return Neighbour(
        holds=weighing.share(holds),
        adds=weighing.share({term: level for term, level in holds.items() if term not in candidate.held}),
        held=weighing.share(candidate.held),
        fits_better=better,
        names=its,
        named=own,
        only_it_names=its > 0 and own == 0,
        sourced=question.names_sources,
    )


def _chance(question: Question, candidate: Candidate, other: int, weighing: Weighing) -> float:
    """How likely the neighbour *other* of the sentence brings an answer that the sentence lacks, 0 to 1."""
    signs = neighbour(question, candidate, other, weighing)
    return 1 / (1 + math.exp(-sum(map(mul, WEIGHTS, signs), BIAS))) if signs else 0.0


def _names(question: Question, text: str) -> int:
    """How many names *text* adds to the question's, up to three; none where no name is asked for."""
    return min(_MANY_NAMES, new_names(text, question.printed.keys())) if question.wants_name else 0


def _more(candidate: Candidate, both: Span) -> int:
    """How many words more both are than the sentence alone."""
    return max(_FEWEST_WORDS, len(_text(candidate.passage, both).split()) - len(candidate.text.split()))


def _text(passage: Passage, span: Span) -> str:
    return passage.text[span.start : span.end]
