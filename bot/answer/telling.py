"""Whether a difference between two sentences is sure enough to tell the reader of it: few are.

Shown side by side, another event's figure costs a glance; to be told that the coverage differs where it does not costs
the trust in every such line. So nothing may set the two accounts apart but what was asked for.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.answer.figures import figures
from bot.answer.new_names import new_terms
from bot.answer.speakers.reporting_verbs import REPORTED
from bot.text.terms import POSSESSIVE, term_of, tokenize

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.answer.candidates import Candidate
    from bot.answer.questions import Question
    from bot.model import Source, Span

_MOST_APART = timedelta(days=1)  # later, more is known
# Who says it may be named in only one of two accounts of the same.
_ATTRIBUTION = re.compile(rf",[^,]*\b(?:{REPORTED}|according to)\b[^,]*$|^[^,]*\baccording to\b[^,]*,", re.IGNORECASE)
# Not told to have happened: "was ordered to testify", "should have resigned".
_UNREAL = re.compile(r"\b(?:to|can|could|would|should|may|might|must|will|if|whether)\s+(?:\w+\s+)?$", re.IGNORECASE)
_UNREAL_AFTER = re.compile(r"\s+(?:would|could|might|may)\b", re.IGNORECASE)
_BY_NAME = re.compile(r"\b([A-Z][\w’'-]+)\s+$")


def are_one_account(question: Question, one: Candidate, other: Candidate) -> bool:
    """Whether both sentences tell of what the question names, within a day, and name nothing beyond each other."""
    mine, its = (_further_names(question, each.text) for each in (one, other))
    return (
        mine == its and _are_days_near(one.passage.source, other.passage.source) and names_itself(question, one, other)
    )


def names_itself(question: Question, *each: Candidate) -> bool:
    """Whether the sentences themselves name all that the question names: a title may tell of more than its article."""
    return all(question.names <= one.held.keys() for one in each)


def names_another(question: Question, candidate: Candidate) -> bool:
    """Whether a name goes on that the question ends: Splatoon 2's 3.0, Spider-Man 2."""
    text = candidate.text
    for token in tokenize(text):
        name = text[token.span.start : token.span.end]
        asked = question.printed.get(token.term, "")[:1]
        if not (asked.isupper() or asked.isdigit()):
            continue
        following = re.match(r" ([A-Z\d][\w’'-]*)", text[token.span.end :])
        if following and term_of(following[1]) not in question.printed:
            return True
        if POSSESSIVE.search(name):
            return True
    return False


def is_later(one: Source, other: Source) -> bool:
    """Whether the outlet of *one* told *other* on a later day: then what is otherwise is news."""
    if not one.outlet or one.outlet != other.outlet or one.published is None or other.published is None:
        return False
    return one.published < other.published


def is_stated(question: Question, text: str, terms: Collection[str]) -> bool:
    """Whether *text* tells one of *terms* as a fact; of somebody, where the question opens with a name."""
    tokens = tokenize(text)
    names = [token.span.start for token in tokens if token.term in question.names]
    first = min(names, default=len(text)) if question.sequence[0] in question.names else -1
    return any(
        first < token.span.start and _is_fact(question, text, token.span) for token in tokens if token.term in terms
    )


def _is_fact(question: Question, text: str, span: Span) -> bool:
    """Whether what stands at *span* is told of nobody else, and not as what only may be."""
    before, after = text[: span.start], text[span.end :]
    by = _BY_NAME.search(before)
    is_anothers = by is not None and term_of(by[1]) not in {None, *question.printed}
    return not (is_anothers or _UNREAL.search(before) or _UNREAL_AFTER.match(after))


def _further_names(question: Question, text: str) -> frozenset[str]:
    """The names in *text* that the question does not give; a figure that opens it is none, nor is who says it."""
    for figure in figures(text):
        text = text[: figure.span.start] + " " * (figure.span.end - figure.span.start) + text[figure.span.end :]
    return new_terms(_ATTRIBUTION.sub("", text), question.printed.keys())


def _are_days_near(one: Source, other: Source) -> bool:
    return one.published is None or other.published is None or abs(one.published - other.published) <= _MOST_APART
