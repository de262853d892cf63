"""Which neighbour is quoted along with a sentence: one that likely brings the answer, or that says who "he" is.

Both are one stretch of the article, as it stands there.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

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

# Log-odds that a neighbour brings an answer that the sentence lacks: logistic regression over the neighbours of the ten
# best sentences of each development question of rtqa, squad and multihop, every set weighing the same.
_BIAS = -2.6
_HOLDS = 2.1  # the share of the question's weight that the neighbour holds
_ADDS = 2.1  # the share that it holds and the sentence lacks
_HELD = -1.0  # the share that the sentence holds
_ONLY_IT_NAMES = 0.4  # where a name is asked for, and the sentence has none
_NAMES = 0.25  # each name it has, up to three, where one is asked for
_NAMED = -0.13  # each name the sentence has
_FITS_BETTER = 1.0  # it is the kind of answer wanted, and the sentence is less
_MANY_NAMES = 3
# The chance of an answer that one more word to read must bring. Held out on the three sets, .005 gains 1 to 4 points of
# hit@1 and 1 to 6 of recall@10 for 1 to 4 words a quote; at .003 a quote grows by seven words for half a point more.
_WORTH = 0.005
_FEWEST_WORDS = 6  # a shorter neighbour costs as much of the reader's attention


def quoted(question: Question, candidate: Candidate, weighing: Weighing) -> Span:
    """What to quote of ``candidate.passage``: the sentence, or it and one neighbour."""
    passage, number = candidate.passage, candidate.number
    sides = [(other, both) for other in (number - 1, number + 1) if (both := _together(passage, number, other))]
    worths = [(_chance(question, candidate, other, weighing) / _more(candidate, both), both) for other, both in sides]
    worth, best = max(worths, key=lambda side: side[0], default=(0.0, candidate.span))
    if worth > _WORTH:
        return best
    before = _together(passage, number, number - 1)
    if before and _POINTS_BACK.match(candidate.text) and "\n" not in _text(passage, before):
        return before
    return candidate.span


def _together(passage: Passage, number: int, other: int) -> Span | None:
    """Both sentences as one span; none when there is no other, or they are too long."""
    if not 0 <= other < len(passage.sentences):
        return None
    first, last = sorted((number, other))
    both = Span(passage.sentences[first].start, passage.sentences[last].end)
    text = _text(passage, both)
    return None if len(text) > MAX_SENTENCE or len(text.split()) > _MOST_WORDS else both


def _chance(question: Question, candidate: Candidate, other: int, weighing: Weighing) -> float:
    """How likely the neighbour *other* of the sentence brings an answer that the sentence lacks, 0 to 1.

    One that holds nothing of what is asked for, no name and nothing of the kind that is wanted brings none.
    """
    passage = candidate.passage
    text, terms = _text(passage, passage.sentences[other]), frozenset(passage.terms[other])
    holds = held(question, terms)
    better = max(0.0, fits(question, text, terms) - fits(question, candidate.text, candidate.own))
    its, own = (_names(question, one) for one in (text, candidate.text))
    if not (holds or better or its):
        return 0.0
    logit = (
        _BIAS
        + _HOLDS * weighing.share(holds)
        + _ADDS * weighing.share({term: level for term, level in holds.items() if term not in candidate.held})
        + _HELD * weighing.share(candidate.held)
        + _FITS_BETTER * better
        + _NAMES * its
        + _NAMED * own
        + _ONLY_IT_NAMES * (its > 0 and own == 0)
    )
    return 1 / (1 + math.exp(-logit))


def _names(question: Question, text: str) -> int:
    """How many names *text* adds to the question's, up to three; none where no name is asked for."""
    return min(_MANY_NAMES, new_names(text, question.printed.keys())) if question.wants_name else 0


def _more(candidate: Candidate, both: Span) -> int:
    """How many words more both are than the sentence alone."""
    return max(_FEWEST_WORDS, len(_text(candidate.passage, both).split()) - len(candidate.text.split()))


def _text(passage: Passage, span: Span) -> str:
    return passage.text[span.start : span.end]
