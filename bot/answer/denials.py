"""Which of the words that are asked for a sentence states, and which it denies: "denied that he had resigned".

By the words alone: a denial holds for what comes after it in its clause, and two of them take each other back.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from bot.answer.negations import NEGATIONS, REFUSE, TURN_DOWN, UNTRUE
from bot.text.terms import analyze

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bot.answer.candidates import Terms

_BREAK = re.compile(
    # "Denied that Trump and Putin met" is one clause, "did not stay and denied it" two.
    r"[;:,—–()?]|\band\b(?=\s+(?:says?|said|den(?:y|ies)|tells?|told|\w+ed)\b)|"
    r"\b(?:but|which|who|while|although|though|whereas|despite|because|when|as|if|whether|before|after|since)\b",
    re.IGNORECASE,
)
# "Not by a torpedo but by a mine": what is denied is how, not whether.
_RATHER = re.compile(r"^\s*(?:by|in|on|with|for|from|at|to|because|rather|instead)\b", re.IGNORECASE)
_DENIALS = f"{NEGATIONS} {UNTRUE} disavow rebut"
_OBJECTS = "no none nobody nothing"  # "killed no people", "met nobody": these may come behind what they deny
_UNDONE = f"{REFUSE} decline"  # these deny the act behind them, and nothing that comes later
_EVIDENCE = "evidence sign proof indication"  # "no evidence that it was"
# Of these alone it is a denial to be turned down.
_CLAIMS = (
    "claim report allegation accusation suggestion notion idea rumor rumour charge assertion speculation statement"
)
# What is denied to somebody, and not said to be untrue.
_GRANTED = "request motion bail petition appeal access entry application permission bid plea care treatment"
_FALSE = "false untrue baseless unfounded fabricate fake"  # after what they deny
_TAKING_BACK = "only until just"  # "not only", "not until Friday"
_OPEN = "say comment know clear certain sure confirm rule exclude first"  # "did not say", "not clear", "not the first"
_REACH = 5  # terms after a denial that it holds for
_CLAIM_REACH = 2
_SHORT_REACH = 2


class Told(NamedTuple):
    """Terms that a sentence states, and terms that it only denies."""

    stated: Terms
    denied: Terms


def told(text: str, asked: Collection[str]) -> Told:
    """What *text* tells of *asked*."""
    stated: set[str] = set()
    denied: set[str] = set()
    clauses = _BREAK.split(text)
    for clause, after in zip(clauses, [*clauses[1:], ""], strict=True):
        terms = analyze(clause)
        denials = [] if _RATHER.match(after) else list(_denials(terms))
        for place, term in enumerate(terms):
            if term in asked:
                (denied if sum(place in denial for denial in denials) % 2 else stated).add(term)
    return Told(frozenset(stated), frozenset(denied - stated))


def _denials(terms: Sequence[str]) -> Iterator[range]:
    """The places for which each denial among *terms* holds."""
    any_found = False
    for place, term in enumerate(terms):
        after = terms[place + 1 : place + 1 + _CLAIM_REACH]
        if _denies(term, after):
            any_found = True
            is_object = term in _of(_OBJECTS) and _of(_EVIDENCE).isdisjoint(after)
            reach = _SHORT_REACH if is_object or term in _of(_UNDONE) else _REACH
            yield range(place - is_object * _SHORT_REACH, place + 1 + reach)
    if not any_found and not _of(_FALSE).isdisjoint(terms) and not _of(_CLAIMS).isdisjoint(terms):
        yield range(len(terms))


def _denies(term: str, after: Sequence[str]) -> bool:
    """Whether *term* denies what comes *after* it."""
    if term in _of(TURN_DOWN):
        return not _of(_CLAIMS).isdisjoint(after)
    if term not in _of(_DENIALS) and term not in _of(_UNDONE):
        return False
    return _of(_TAKING_BACK + " " + _OPEN).isdisjoint(after[:1]) and _of(_GRANTED).isdisjoint(after)


@cache
def _of(words: str) -> Terms:
    return frozenset(analyze(words))
