"""How well a sentence stands: how much of the question is in and around it, and whether it is by whom is asked.

Raw BM25 cannot tell: its scale depends on the question and the size of the coverage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answer.answer_types import holds
from bot.answer.common_terms import common_terms
from bot.answer.speech import says, somebody_else_speaks, somebody_named_before_says, speaks_for

if TYPE_CHECKING:
    from bot.answer.candidates import Candidate, Held, Weighing
    from bot.answer.questions import Question

# What a term counts for by where it stands, seen from a sentence. Set by hand on the golden set of the two shipped
# articles, as are the weights below; `pullquote eval` measures it again.
_IN_NEIGHBOUR = 0.85
_IN_PASSAGE = 0.4
# Nobody paraphrases a name, and what is counted, done or looked for has to be there.
_NAME_WEIGHT = 2.0
_FOCUS_WEIGHT = 2.0
_UNKNOWN_WEIGHT = 1.5  # times more, when the whole coverage lacks such a word
_COMMON_WEIGHT = 0.35  # times less for everyday words, which anybody paraphrases
_COMMON_FOCUS = 0.75  # but hardly less, when it is what is counted, done or looked for
_ONLY_MENTIONED = 0.55  # what is left when one whose words are asked for stands there without saying anything
_ANOTHERS = 2  # how far words of anybody else are from those that are asked for
_POINT = 0.2  # of the question's weight that a quote must hold itself
_WRONG_TYPE = 0.55  # what is left when a number, a date or a name is asked for and none is there


def standing(question: Question, candidate: Candidate, weighing: Weighing) -> float:
    """The weight of the question's content that stands in and around a sentence, as a share of the whole.

    0 for a sentence that is not by the one whose words are asked for.
    """
    own = candidate.held
    theirs = bool(question.subject) and far_from_subject(question, candidate) < _ANOTHERS
    if theirs:
        own = own | dict.fromkeys(question.subject, 1.0)
    elif question.subject and _is_by_another(question, candidate):
        return 0.0
    whole = got = 0.0
    for term in question.content:
        weight = weighing.idf[term] * _importance(question, term, weighing)
        whole += weight
        got += weight * _level(term, own, candidate)
    share = got / whole if whole else 0.0
    if question.wanted is not None:
        share *= _WRONG_TYPE + (1 - _WRONG_TYPE) * holds(question, candidate.text)
    if question.subject and not theirs:
        share *= _ONLY_MENTIONED
    return share


def is_to_the_point(question: Question, candidate: Candidate, weighing: Weighing) -> bool:
    """Whether the sentence itself, not only what stands around it, speaks of what is asked."""
    if question.subject:
        return far_from_subject(question, candidate) < _ANOTHERS or not _is_by_another(question, candidate)
    whole = sum(weighing.idf[term] for term in question.content)
    return sum(weighing.idf[term] * candidate.held.get(term, 0.0) for term in question.content) >= _POINT * whole


def far_from_subject(question: Question, candidate: Candidate) -> int:
    """0 for words of the one whose words are asked for, 1 for those of whoever speaks for them, `_ANOTHERS` for others.

    They are named in the sentence, or just before it.
    """
    if not question.subject:
        return 0
    name = question.subject[-1]
    if says(name, candidate) or somebody_named_before_says(name, candidate):
        return 0
    return 1 if speaks_for(name, candidate) else _ANOTHERS


def _importance(question: Question, term: str, weighing: Weighing) -> float:
    if term in question.names:
        return _NAME_WEIGHT * (_UNKNOWN_WEIGHT if term in weighing.unknown else 1.0)
    common = _COMMON_WEIGHT if term in common_terms() else 1.0
    if term == question.focus:
        return _FOCUS_WEIGHT * max(common, _COMMON_FOCUS) * (_UNKNOWN_WEIGHT if term in weighing.unknown else 1.0)
    return common


def _is_by_another(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence that is not by the one who is asked about is by somebody else, or does not even name them.

    Of a name in full, the last part must be there and at least half in all: "Dmitry Peskov" is also "Peskov".
    """
    subject = frozenset(question.subject)
    there = subject & candidate.held.keys()
    named = question.subject[-1] in there and 2 * len(there) >= len(subject)
    return not named or somebody_else_speaks(subject, candidate)


def _level(term: str, own: Held, candidate: Candidate) -> float:
    return max(
        own.get(term, 0.0),
        candidate.around.get(term, 0.0) * _IN_NEIGHBOUR,
        candidate.near.get(term, 0.0) * _IN_PASSAGE,
    )
