"""Newsroom synonyms: words that headlines and reports swap freely. Read on the question's side only.

One group a line, phrases in quotation marks; every word of a group may stand for every other, at `WEIGHT` of an exact
match. The list is short on purpose: only pairs that hold in nearly any story.
"""

from __future__ import annotations

import shlex
from functools import cache

from bot.text.terms import analyze

WEIGHT = 0.7  # of an exact match; between .5 and .9 the development sets and the golden set do not tell

Phrase = tuple[str, ...]

_GROUPS = """
cancel "call off" scrap axe
retaliate "hit back" "strike back"
visit trip
lawmaker politician legislator parliamentarian
celebrate fete
victory win
trouble difficult challenging difficulty
resign quit "step down"
sack dismiss oust fire
buy purchase acquire
kill die dead death fatal fatality casualty
hurt injure wound
arrest detain apprehend
start begin launch
end finish
rise rose increase climb jump surge
fall fell drop decline decrease plunge
leave left
find found
see saw
cut reduce slash
meeting talk summit meet negotiation
deny reject
accuse allege
attack assault
agreement accord deal pact treaty
sanction penalty
threaten threat
company firm
movie film
child kid
doctor physician
job employment
ban prohibit outlaw
reveal disclose
snub rebuff
interfere meddle interference
quake earthquake
storm hurricane
blaze wildfire
prize award
lawyer attorney
spokesman spokeswoman spokesperson
russia russian
america american u.s.
china chinese
ukraine ukrainian
britain british uk
protest demonstrate demonstration
"""


@cache
def _table() -> dict[Phrase, tuple[Phrase, ...]]:
    table: dict[Phrase, dict[Phrase, None]] = {}
    for line in _GROUPS.strip().splitlines():
        group = [analyze(word) for word in shlex.split(line)]
        for phrase in group:
            table.setdefault(phrase, {}).update(dict.fromkeys(other for other in group if other != phrase))
    return {phrase: tuple(others) for phrase, others in table.items()}


def synonyms(phrase: Phrase) -> tuple[Phrase, ...]:
    """What may stand for *phrase*, a term or a few adjacent ones."""
    return _table().get(phrase, ())


def folded(terms: list[str]) -> list[tuple[str, int]]:
    """*terms* with each known phrase read as its one-word synonym; each with how many of *terms* it stands for."""
    read: list[tuple[str, int]] = []
    place = 0
    while place < len(terms):
        pair = tuple(terms[place : place + 2])
        single = next((other[0] for other in synonyms(pair) if len(other) == 1), None) if len(pair) > 1 else None
        read.append((single, 2) if single else (terms[place], 1))
        place += read[-1][1]
    return read
