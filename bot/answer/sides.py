"""Where articles differ in what was asked: another figure for what is counted, another day, or a denial.

What the question asks for decides what is compared. Whatever may mean the same agrees: "at least 12" and 15, Monday
and 3 May. Who is right is not told.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from bot.answer import denials
from bot.answer.counts import count
from bot.answer.echoes import states_otherwise
from bot.answer.event_days import told_days
from bot.answer.figures import figures
from bot.answer.occasions import are_on_other_days, may_be_one
from bot.answer.plain import contradict, is_plain
from bot.answer.telling import are_one_account, is_later, is_stated, names_another, names_itself
from bot.answer.wanted import asks_whether
from bot.text.terms import analyze

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.answer.candidates import Candidate, Terms, Weighing
    from bot.answer.questions import Question
    from bot.model import Kind

_MATTER = 0.6  # of the weight of what is asked that both sentences must hold; all of it where that is few terms
_FEW = 2
_WHEN = re.compile(
    r"^\W*(?:and |but |so )?(?:(?:on|in|since) )?(?:when\b|(?:what|which|what['’]s the) (?:year|date|day|month)\b)",
    re.IGNORECASE,
)
_QUANTITY = re.compile(
    r"\bwhat(?:['’]s)?\b.*\b(?P<what>rate|toll|population|cost|price|turnout|magnitude|temperature|budget|salary|speed)\b",
    re.IGNORECASE,
)
_CALENDAR = "year month week day time today number people"
_PEOPLE = "people person persons victim civilian"


class Contrast(IntEnum):
    """How plainly a sentence states otherwise what another one says."""

    NONE = 0
    ALIKE = 1  # in much the same words, but for figures or a "not"
    LIKELY = 2  # in what was asked for, though one of them may tell of another event
    LATER = 3  # in what was asked for, as its outlet knew it on another day
    SURE = 4  # in what was asked for: sure enough to tell the reader


class Sides(NamedTuple):
    """What a question asks to know, for comparing what sentences say of it; none of ``kind`` when that is no fact.

    ``forms`` maps the terms of what is done or looked for, and those that may stand for them, to the question's;
    ``counted`` are those of what is counted.
    """

    question: Question
    weighing: Weighing
    kind: Kind | None
    forms: Mapping[str, str]
    counted: Terms

    @classmethod
    def of(cls, question: Question, weighing: Weighing) -> Sides:
        counted = _counted(question)
        left_out = question.names | counted | _terms(_CALENDAR)
        rest = [term for term in question.content if term not in left_out]
        forms = {phrase[0]: term for term in rest for phrase in question.others.get(term, ()) if len(phrase) == 1}
        return cls(question, weighing, _kind(question), {**forms, **{term: term for term in rest}}, counted)

    def contrast(self, one: Candidate, other: Candidate) -> Contrast:
        """How plainly *other* states otherwise what *one* says."""
        of_another = (names_another(self.question, each) for each in (one, other))
        if self.kind is None or not self._differ(one, other) or any(of_another):
            return Contrast.ALIKE if states_otherwise(one, other) else Contrast.NONE
        if _is_news(one, other):
            return Contrast.LATER
        return Contrast.SURE if self._is_sure(one, other) else Contrast.LIKELY

    def _differ(self, one: Candidate, other: Candidate) -> bool:
        """Whether two sentences state otherwise what was asked for: of different articles, or of one where a denial is
        told beside what it denies.
        """
        is_same = one.passage.source.article_id == other.passage.source.article_id
        if (is_same and self.kind != "denial") or not self._is_one_matter(one, other):
            return False
        if self.kind == "dates":
            focus = {form for form, term in self.forms.items() if term == self.question.focus}
            return are_on_other_days(one, other, focus)
        if not may_be_one(one, other):
            return False
        return self._other_figures(one, other) if self.kind == "figures" else bool(self._denied(one, other))

    def _is_one_matter(self, one: Candidate, other: Candidate) -> bool:
        if not all(self.question.names <= each.held.keys() | each.title.keys() for each in (one, other)):
            return False
        both = one.held.keys() & other.held.keys()
        asked = frozenset(self.forms.values())
        if len(asked) <= _FEW:
            return asked <= both
        whole = sum(self.weighing.idf[term] for term in asked)
        return sum(self.weighing.idf[term] for term in asked & both) >= _MATTER * whole

    def _is_sure(self, one: Candidate, other: Candidate) -> bool:
        asked = frozenset(self.forms.values())
        if not (asked <= one.held.keys() & other.held.keys() and names_itself(self.question, one, other)):
            return False
        is_same = one.passage.source.article_id == other.passage.source.article_id
        if not (is_same or are_one_account(self.question, one, other)):
            return False
        return self._contradict(one, other) if self.kind == "denial" else self._is_plain(one) and self._is_plain(other)

    def _contradict(self, one: Candidate, other: Candidate) -> bool:
        """Whether one of the two denies in so many words what the other one tells as a fact."""
        for text, terms in self._denied(one, other):
            denying = other.text if text == one.text else one.text
            if is_stated(self.question, text, terms) and contradict(
                self.question.text, text, denying, self._act(terms)
            ):
                return True
        return False

    def _is_plain(self, candidate: Candidate) -> bool:
        """Whether *candidate* tells one figure or one day, and no more than that."""
        text = candidate.text
        days = told_days(text, candidate.passage.source.published)
        spans = [told.span for told in (days if self.kind == "dates" else figures(text))]
        terms = self.question.names | self.counted | self.forms.keys() | frozenset(analyze(self.question.text))
        return len(spans) == 1 and is_plain(self.question.text, text, spans[0], terms)

    def _act(self, terms: Terms) -> Terms:
        """All terms that may stand for what one of *terms* stands for."""
        meant = {self.forms[term] for term in terms}
        return frozenset(form for form, term in self.forms.items() if term in meant)

    def _other_figures(self, one: Candidate, other: Candidate) -> bool:
        first, second = (count(each, self.counted, frozenset(self.forms)) for each in (one, other))
        return first is not None and second is not None and first.differs(second)

    def _denied(self, one: Candidate, other: Candidate) -> list[tuple[str, Terms]]:
        """Of each sentence that states what the other one denies, its text and the terms for that."""
        told = [(each.text, denials.told(each.text, self.forms)) for each in (one, other)]
        found = []
        for (text, own), (_, its) in (told, told[::-1]):
            meant = {self.forms[term] for term in its.denied}
            # What is denied first is the act; what comes later in the question is what it was done to.
            act = next((term for term in self.question.sequence if term in meant), None)
            if terms := frozenset(term for term in own.stated if self.forms[term] == act):
                found.append((text, terms))
        return found


def _kind(question: Question) -> Kind | None:
    if _WHEN.search(question.text):
        return "dates"
    if question.wanted == "number" or _QUANTITY.search(question.text):
        return "figures"
    return "denial" if asks_whether(question.text) else None


def _is_news(one: Candidate, other: Candidate) -> bool:
    mine, its = one.passage.source, other.passage.source
    return is_later(mine, its) or is_later(its, mine)


def _counted(question: Question) -> Terms:
    quantity = _QUANTITY.search(question.text)
    counted = frozenset(analyze(quantity["what"])) if quantity else frozenset(question.counted[:1])
    return counted if counted.isdisjoint(_terms(_PEOPLE)) else counted | _terms(_PEOPLE)


@cache
def _terms(words: str) -> Terms:
    return frozenset(analyze(words))
