"""The signals by which a sentence is ranked: named and pure. Ranking is a weighted sum over this one table.

All but the BM25 scores lie between 0 and 1.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from bot.answer.answer_types import fits
from bot.answer.new_names import new_names
from bot.answer.speech import says

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.answer.candidates import Candidate, Weighing
    from bot.answer.questions import Question

    Signal = Callable[[Question, Candidate, Weighing], float]

# BM25 with the lower bound of BM25+: a long sentence that holds a word is no worse than one that lacks it.
# On news and on encyclopaedia questions these beat k1 1.2 with b .5 or .75.
_K1 = 0.9
_B = 0.4
_LOWER_BOUND = 0.5
_SENTENCE_LENGTH = 14.0  # mean terms of a news sentence, over 325,521 of them
_FEWEST_TERMS = 4
_HALF_LIFE = 7.0  # days
_REACH = 3  # words from one asked word to the next that still belong together
_MANY_NAMES = 4
_QUESTION = re.compile(r"\?[\"”'’)\s]*$")


def sentence_bm25(question: Question, candidate: Candidate, weighing: Weighing) -> float:
    """BM25+ of the sentence alone."""
    return _bm25(question.ranked, candidate, weighing)


def asking_bm25(question: Question, candidate: Candidate, weighing: Weighing) -> float:
    """The same for the words of the sentence that asks, after others that set the scene."""
    return _bm25(question.asking, candidate, weighing)


def passage_bm25(_question: Question, candidate: Candidate, _weighing: Weighing) -> float:
    """BM25 of the passage it stands in."""
    return candidate.score


def title(_question: Question, candidate: Candidate, weighing: Weighing) -> float:
    """The share of the question's weight that the article's title holds."""
    return weighing.share(candidate.title)


def article(_question: Question, candidate: Candidate, weighing: Weighing) -> float:
    """The share of the question's weight that the found passages of its article hold between them."""
    return weighing.share(candidate.article)


def neighbours(_question: Question, candidate: Candidate, weighing: Weighing) -> float:
    """The share of the question's weight that only the sentence's neighbours hold."""
    return weighing.share({term: level for term, level in candidate.around.items() if term not in candidate.held})


def related(question: Question, candidate: Candidate, weighing: Weighing) -> float:
    """The share of the question's weight of which the sentence has only words that keep the same company.

    What its neighbours hold is theirs to count.
    """
    near: dict[str, float] = {}
    for word in question.related.keys() & candidate.own:
        for term, level in question.related[word].items():
            if term not in candidate.held and term not in candidate.around:
                near[term] = max(level, near.get(term, 0.0))
    return weighing.share(near)


def frame(question: Question, candidate: Candidate, _weighing: Weighing) -> float:
    """The share of the words that only frame the question and yet stand in the sentence."""
    framing = [term for term in question.terms if term not in question.ranked]
    return sum(candidate.held.get(term, 0.0) for term in framing) / len(framing) if framing else 0.0


def order(question: Question, candidate: Candidate, _weighing: Weighing) -> float:
    """The share of the question's adjacent pairs of terms that stand in that order in the sentence, near each other."""
    if len(candidate.held) < 2:
        return 0.0
    pairs = set(zip(question.sequence, question.sequence[1:], strict=False))
    places: dict[str, list[int]] = {}
    for place, term in enumerate(candidate.terms):
        if term in candidate.held:
            places.setdefault(term, []).append(place)
    near = sum(
        any(0 < after - before <= _REACH for before in places[one] for after in places[other])
        for one, other in pairs
        if one in places and other in places
    )
    return near / len(pairs) if pairs else 0.0


def answer_type(question: Question, candidate: Candidate, _weighing: Weighing) -> float:
    """How well the sentence fits the kind of thing that is asked for."""
    return fits(question, candidate.text, candidate.own)


def names(question: Question, candidate: Candidate, _weighing: Weighing) -> float:
    """How many names the sentence adds to the question's, of at most four, where a name may be wanted."""
    if not question.wants_name:
        return 0.0
    return min(_MANY_NAMES, new_names(candidate.text, question.printed.keys())) / _MANY_NAMES


def speech(question: Question, candidate: Candidate, _weighing: Weighing) -> float:
    """1 when the one whose words are asked for says something in the sentence."""
    return float(bool(question.subject) and says(question.subject[-1], candidate))


def recency(question: Question, candidate: Candidate, _weighing: Weighing) -> float:
    """How near to the day of asking the article appeared; halved every week."""
    published = candidate.passage.source.published
    if question.now is None or published is None:
        return 0.0
    return math.pow(0.5, abs((question.now - published).days) / _HALF_LIFE)


def outlet(question: Question, candidate: Candidate, _weighing: Weighing) -> float:
    """1 when the question names the article's outlet."""
    return float(any(candidate.passage.source.outlet in outlets for outlets in question.outlets))


def day(question: Question, candidate: Candidate, _weighing: Weighing) -> float:
    """1 when the question names the day on which the article was published."""
    return float(question.names_day(candidate.passage.source.published))


def lead(_question: Question, candidate: Candidate, _weighing: Weighing) -> float:
    """1 for the first sentence of its article."""
    return float(candidate.number == 0 and candidate.passage.id.endswith(":1"))


def too_short(_question: Question, candidate: Candidate, _weighing: Weighing) -> float:
    """1 for a sentence too short to say much: a heading, an exclamation."""
    return float(len(candidate.terms) < _FEWEST_TERMS)


def asks(_question: Question, candidate: Candidate, _weighing: Weighing) -> float:
    """1 for a sentence that is itself a question."""
    return float(bool(_QUESTION.search(candidate.text)))


def _bm25(terms: Iterable[str], candidate: Candidate, weighing: Weighing) -> float:
    held = candidate.held
    if not held:
        return 0.0
    damping = _K1 * (1 - _B + _B * len(candidate.terms) / _SENTENCE_LENGTH)
    score = 0.0
    for term in terms:
        if level := held.get(term):
            tf = candidate.terms.count(term) or level
            score += weighing.idf[term] * (tf * (_K1 + 1) / (tf + damping) + _LOWER_BOUND)
    return score
