"""How far what was found answers a question: the sentences that do, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.answer.answer_types import holds
from bot.answer.confidence import BEST, Signs, model
from bot.answer.content import telling
from bot.answer.date_words import dated_otherwise
from bot.answer.named_days import days_in
from bot.answer.posts import has_title
from bot.answer.roles import asked_role
from bot.answer.selection import rank
from bot.answer.standing import far_from_subject, is_to_the_point, standing
from bot.text.abbreviations import TITLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answer.candidates import Ranked, Weighing
    from bot.answer.questions import Question
    from bot.model import Hit

_LOOKED_AT = 40  # sentences judged one by one; nobody turns so many pages
_TOGETHER = 0.6  # the least standing that answers a yes or no; of the golden set none stands between .56 and .6
_UNFIT = 0.5  # of the threshold: no question is surer of which no sentence may be the answer
_RELEVANT = 0.6  # of the best standing; a further quote that stands worse is beside the point


@dataclass(frozen=True, slots=True)
class Judged:
    """A question, the sentences found for it, best first, and those of them that give an answer.

    ``signs`` are what the confidence is made of; none when nothing was found. ``missing`` are the question's words that
    the coverage lacks, ``searched`` is what was asked instead of a slip of typing. ``hits`` and ``weighing`` are what
    the sentences were ranked by.
    """

    question: Question
    ranked: Sequence[Ranked]
    fitting: Sequence[Ranked]
    signs: Signs | None
    missing: tuple[str, ...]
    searched: str | None
    hits: Sequence[Hit]
    weighing: Weighing

    @property
    def confidence(self) -> float:
        own = model().confidence(self.signs) if self.signs else 0.0
        if not self.fitting:
            return min(own, model().threshold * _UNFIT)
        return max(own, model().threshold) if self.is_theirs else own

    @property
    def is_theirs(self) -> bool:
        """Whether the first sentence is by the one of whom it is asked what they said, and nothing else is asked."""
        question = self.question
        only = bool(question.subject) and question.content == question.subject and question.wanted is None
        return only and bool(self.fitting) and not far_from_subject(question, self.fitting[0].candidate)

    def answers(self, threshold: float | None) -> bool:
        """Whether it counts as an answer, from *threshold* or, without one, from that of the fitted model."""
        return bool(self.fitting) and self.confidence >= (model().threshold if threshold is None else threshold)


def judged(question: Question, hits: Sequence[Hit], weighing: Weighing, searched: str | None = None) -> Judged:
    """Judge the sentences of *hits*."""
    ranked = rank(question, hits, weighing)
    if question.content == question.subject and not question.names_sources:
        # Nothing else tells one sentence about them from another.
        ranked.sort(key=lambda one: far_from_subject(question, one.candidate))
    lacking = [term for term in question.content if term in weighing.unknown]
    missing = tuple(question.printed[term] for term in telling(lacking, question.printed))
    if not ranked:
        return Judged(question, (), (), None, missing, searched, hits, weighing)
    standings = [standing(question, candidate, weighing) for candidate, _ in ranked[:_LOOKED_AT]]
    signs = Signs.of(question, hits, ranked, weighing, standings)
    fitting = _fitting(question, ranked, standings, weighing)
    return Judged(question, ranked, fitting, signs, missing, searched, hits, weighing)


def _fitting(
    question: Question, ranked: Sequence[Ranked], standings: Sequence[float], weighing: Weighing
) -> list[Ranked]:
    """Those of *ranked* that give an answer; *standings* are how well the first of them stand."""
    if _speaker_is_unknown(question, weighing):
        return []
    best = max(standings[:BEST])
    fitting = [
        one
        for one, own in zip(ranked, standings, strict=False)
        if own >= _RELEVANT * best and is_to_the_point(question, one.candidate, weighing)
    ]
    if not question.wants_thing and not question.outlets and best < _TOGETHER:
        fitting = []  # all words of a yes or no are its content: where they stand apart, nothing says it
    elif not fitting and not question.subject:
        fitting = [ranked[0]]  # no sentence holds much of a long question: there the confidence alone decides
    if question.told_by or question.days:
        fitting = [one for one in fitting if _is_told(question, one)]  # what others report is no answer then
    if not question.days and days_in(question.text):
        fitting = [one for one in fitting if not dated_otherwise(question.text, _with_neighbours(one))]
    if question.wanted == "number":  # of 123 questions of rtqa and squad that were answered, none lacked one there
        fitting = [one for one in fitting if holds(question, _with_neighbours(one))]
    if role := asked_role(question.text):
        fitting = [one for one in fitting if role.stands_in(one.candidate)]
    # Their words before words about them.
    return sorted(fitting, key=lambda one: far_from_subject(question, one.candidate))


def _speaker_is_unknown(question: Question, weighing: Weighing) -> bool:
    """Whether a part of the name of the one whose words are asked for is no word of the coverage: another may share the
    rest of it.
    """
    names = [term for term in question.subject if question.printed[term].rstrip(".") not in TITLES]
    return any(term in weighing.unknown and term in question.names for term in names)


def _with_neighbours(one: Ranked) -> str:
    """The sentence with the one before and the one after: what one of them dates, another tells."""
    passage, number = one.candidate.passage, one.candidate.number
    around = passage.sentences[max(0, number - 1) : number + 2]
    return passage.text[around[0].start : around[-1].end]


def with_title(judged: Judged, name: str) -> Judged:
    """*judged*, first and answered only by the sentences that have a title beside *name*."""
    titled = [one for one in judged.ranked if has_title(name, one.candidate.text)]
    fitting = [one for one in titled if one in judged.fitting]
    return replace(judged, ranked=[*titled, *(one for one in judged.ranked if one not in titled)], fitting=fitting)


def _is_told(question: Question, one: Ranked) -> bool:
    """Whether the sentence is from an outlet that the question wants as a source, or from a day that it names; from
    both, where it names one of each: what they told on another day is not asked for.
    """
    source = one.candidate.passage.source
    told, then = source.outlet in question.told_by, question.names_day(source.published)
    if question.told_by and len(question.outlets) == len(question.days) == 1:
        return told and then
    return told or then
