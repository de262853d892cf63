"""How sure an answer is, from 0 to 1: how much of the question's content stands together around a sentence.

Raw BM25 cannot decide: its scale depends on the question and the size of the coverage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answer.candidates import level
from bot.text.terms import analyze

if TYPE_CHECKING:
    from bot.answer.candidates import Candidate, Terms, Weighing
    from bot.answer.questions import Question

# What a term counts for by where it stands, seen from a sentence. Set by hand on the golden set of the two shipped
# articles, as are the weights below; `pullquote eval` measures it again.
_IN_NEIGHBOUR = 0.85
_IN_PASSAGE = 0.5
# Nobody paraphrases a name, and what is counted, done or looked for has to be there.
_NAME_WEIGHT = 2.0
_FOCUS_WEIGHT = 2.0
_UNKNOWN_WEIGHT = 1.5  # times more, when the whole coverage lacks such a word


def standing(question: Question, candidate: Candidate, weighing: Weighing) -> float:
    """The weight of the question's content that stands in and around a sentence, as a share of the whole.

    0 for a sentence that is not by the one whose words are asked for.
    """
    own = candidate.own
    if question.subject:
        spoken = _words_of_subject(question, candidate)
        if spoken is None:
            return 0.0
        own |= spoken
    whole = got = 0.0
    for term in question.content:
        weight = weighing.idf[term] * _importance(question, term, weighing)
        whole += weight
        got += weight * _level(question, term, own, candidate)
    return got / whole if whole else 0.0


def _importance(question: Question, term: str, weighing: Weighing) -> float:
    weight = _NAME_WEIGHT if term in question.names else _FOCUS_WEIGHT if term == question.focus else 1.0
    return weight * _UNKNOWN_WEIGHT if weight > 1 and term in weighing.unknown else weight


def _words_of_subject(question: Question, candidate: Candidate) -> Terms | None:
    """The terms of the subject's name that the sentence stands for; none when somebody else speaks, or nobody named."""
    name = question.subject[-1]
    speaker = candidate.speaker()
    if speaker is not None and speaker.certainty == "stated":
        return frozenset(question.subject) if name in analyze(speaker.name) else None
    if level(question, name, candidate.own) or level(question, name, candidate.around):
        return frozenset()
    return None


def _level(question: Question, term: str, own: Terms, candidate: Candidate) -> float:
    return max(
        level(question, term, own),
        level(question, term, candidate.around) * _IN_NEIGHBOUR,
        level(question, term, candidate.near) * _IN_PASSAGE,
    )
