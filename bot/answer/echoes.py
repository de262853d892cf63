"""Echoes: the same statement in another article, folded under the better quote with its own wording."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answer.answer_types import NUMBER_WORDS

if TYPE_CHECKING:
    from bot.answer.candidates import Candidate

# Two sentences say the same when they share this much of the terms of each; numbers and negations must agree exactly.
_SHARED = 0.6
_CONTAINED = 0.85
_FEWEST_TERMS = 3
_NEGATIONS = frozenset({"not", "no", "never", "none", "nobodi", "noth", "neither", "nor", "cannot", "without"})
_NUMBER = re.compile(rf"\d+(?:[.,]\d+)*|\b(?:{NUMBER_WORDS})\b", re.IGNORECASE)


def same_statement(one: Candidate, other: Candidate) -> bool:
    """Whether two sentences state the same in much the same words."""
    shorter, longer = sorted((one.own, other.own), key=len)
    if len(shorter) < _FEWEST_TERMS:
        return one.terms == other.terms
    shared = len(shorter & longer)
    return (
        shared >= _CONTAINED * len(shorter)
        and shared >= _SHARED * len(longer)
        and _NEGATIONS & one.own == _NEGATIONS & other.own
        and _numbers(one) == _numbers(other)
    )


def _numbers(candidate: Candidate) -> set[str]:
    return {number.casefold() for number in _NUMBER.findall(candidate.text)}
