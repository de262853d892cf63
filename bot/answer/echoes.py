"""Echoes: the same statement in another article, folded under the better quote with its own wording.

And its counterpart: what another article states otherwise, in figures or by a "not"; that is never folded.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from bot.answer.answer_types import NUMBER_WORDS
from bot.answer.negations import NEGATIONS, REFUSE, TURN_DOWN, UNTRUE
from bot.text.number_words import SMALL
from bot.text.terms import analyze

if TYPE_CHECKING:
    from bot.answer.candidates import Candidate, Terms

# Two sentences say the same when they share this much of the terms of each; numbers and negations must agree exactly.
_SHARED = 0.6
_CONTAINED = 0.85
_ALIKE = 0.5  # of the shorter sentence's terms; two accounts of one thing differ more than two copies of one
_FEWEST_TERMS = 3
_FEWEST_HELD = 5
# What is open is not what happened: "will assess whether it is", "is expected to pass".
_OPEN = re.compile(
    r"\b(?:whether|if|will|would|could|may|might|should|expected|likely|plan\w*|consider\w*)\b", re.IGNORECASE
)
_NUMBER = re.compile(rf"\d+(?:[.,]\d+)*|\b(?:{NUMBER_WORDS})\b", re.IGNORECASE)


def same_statement(one: Candidate, other: Candidate) -> bool:
    """Whether two sentences state the same in much the same words."""
    shorter, longer = (one.own, other.own) if len(one.own) <= len(other.own) else (other.own, one.own)
    if len(shorter) < _FEWEST_TERMS:
        return one.terms == other.terms
    if len(shorter) < _SHARED * len(longer):
        return False
    shared = len(shorter & longer)
    return (
        shared >= _CONTAINED * len(shorter)
        and shared >= _SHARED * len(longer)
        and not _negations() & (one.own ^ other.own)
        and _numbers(one, other) == _numbers(other, one)
    )


def says_no_more(one: Candidate, than: Candidate) -> bool:
    """Whether *one*, a headline perhaps, states the same as the sentence *than*, or a part of that and nothing else."""
    if same_statement(one, than):
        return True
    is_held = len(one.own) >= _FEWEST_HELD and one.own <= than.own
    if not is_held or _negations() & (one.own ^ than.own) or not _numbers(one, than) <= _numbers(than, one):
        return False
    return bool(_OPEN.search(one.text)) == bool(_OPEN.search(than.text))


def states_otherwise(one: Candidate, other: Candidate) -> bool:
    """Whether *other*, of another article, tells of what was asked in much the same words as *one*, but for the figures
    or a negation.
    """
    shared = len((one.own & other.own) - _negations())
    if one.passage.source.article_id == other.passage.source.article_id or shared < _FEWEST_TERMS:
        return False
    if not one.held.keys() <= other.held.keys() or shared < _ALIKE * min(len(one.own), len(other.own)):
        return False
    numbers = _numbers(one, other), _numbers(other, one)
    return bool(_negations() & (one.own ^ other.own)) or (all(numbers) and numbers[0].isdisjoint(numbers[1]))


@cache
def _negations() -> Terms:
    """Not "decline", which is also what figures do."""
    return frozenset(analyze(f"{NEGATIONS} {UNTRUE} {TURN_DOWN} {REFUSE}"))


def _numbers(candidate: Candidate, beside: Candidate) -> set[str]:
    """The figures of a sentence; "twelve" is 12, and the year in which both articles appeared is understood."""
    found = {number.casefold().replace(",", "") for number in _NUMBER.findall(candidate.text)}
    mine, its = candidate.passage.source.published, beside.passage.source.published
    understood = {str(mine.year)} if mine and its and mine.year == its.year else set()
    return {str(SMALL.index(number)) if number in SMALL else number for number in found} - understood
