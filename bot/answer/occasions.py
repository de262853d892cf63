"""Whether two sentences tell of one occasion, and whether they put it on different days."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from bot.answer.counts import distance
from bot.answer.event_days import of_year, told_days
from bot.answer.speakers.reporting_verbs import REPORTED
from bot.text.terms import tokenize

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.answer.candidates import Candidate
    from bot.answer.event_days import Told

_REACH = 6  # words between a day and what happens then
_AGAIN = re.compile(r"\b(?:again|another|second|third|previous\w*|earlier|anniversary)\b", re.IGNORECASE)
# Before a day on which somebody said it, and before one on which it was not, or which only bounds when it is.
_REPORTED = re.compile(rf"\b(?:{REPORTED})\b[^.;:]{{0,40}}$", re.IGNORECASE)
_BOUND = re.compile(r"\b(?:before|after|until|since|by|not|could|might|may)\b[^,.;]{0,30}$", re.IGNORECASE)


def may_be_one(one: Candidate, other: Candidate) -> bool:
    """Whether the days that both tell of agree; a sentence that tells none is of the year in which it appeared."""
    mine, its = _days(one), _days(other)
    return not (mine or its) or _any_agree(mine or _published(one), its or _published(other))


def are_on_other_days(one: Candidate, other: Candidate, happening: Collection[str]) -> bool:
    """Whether both tell on which day that happens of which the terms are *happening*, and none of their days agree."""
    if _AGAIN.search(one.text) or _AGAIN.search(other.text):
        return False
    told = _days_of(one, happening) and _days_of(other, happening)
    return bool(told) and not _any_agree(_days(one), _days(other))


def _days_of(candidate: Candidate, happening: Collection[str]) -> list[Told]:
    """The days close to what happens."""
    text = candidate.text
    places = [token.span for token in tokenize(text) if token.term in happening]
    return [
        day
        for day in _days(candidate)
        if not _BOUND.search(text[: day.span.start])
        and any(distance(text, day.span, place) <= _REACH for place in places)
    ]


def _days(candidate: Candidate) -> list[Told]:
    """The days that a sentence tells of, but for those on which somebody said it."""
    text = candidate.text
    told = told_days(text, candidate.passage.source.published)
    return [day for day in told if not _REPORTED.search(text[: day.span.start])] or list(told)


def _published(candidate: Candidate) -> list[Told]:
    published = candidate.passage.source.published
    return [of_year(published)] if published else []


def _any_agree(mine: list[Told], its: list[Told]) -> bool:
    return not mine or not its or any(first.agrees(second) for first, second in product(mine, its))
