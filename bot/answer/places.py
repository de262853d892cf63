"""Countries and US states, by the words that tell them apart, for questions that ask which country or state.

Words, not names: "Zealand" stands for New Zealand. A few demonyms stand for their countries, since "Swedish police"
answers "in which country". Maine is left out: its stem is that of "main". Other places are known by capitals alone.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from bot.text.terms import analyze

if TYPE_CHECKING:
    from collections.abc import Collection

_COUNTRIES = """
    Afghanistan Albania Algeria Andorra Angola Argentina Armenia Australia Austria Azerbaijan Bahamas Bahrain
    Bangladesh Barbados Belarus Belgium Belize Benin Bhutan Bolivia Bosnia Botswana Brazil Brunei Bulgaria Burundi
    Cambodia Cameroon Canada Chad Chile China Colombia Comoros Congo Croatia Cuba Cyprus Czech Denmark Djibouti
    Dominica Ecuador Egypt England Eritrea Estonia Eswatini Ethiopia Fiji Finland France Gabon Gambia Georgia
    Germany Ghana Greece Greenland Grenada Guatemala Guinea Guyana Haiti Honduras Hungary Iceland India Indonesia
    Iran Iraq Ireland Israel Italy Jamaica Japan Jordan Kazakhstan Kenya Kiribati Korea Kosovo Kuwait Kyrgyzstan
    Laos Latvia Lebanon Lesotho Liberia Libya Liechtenstein Lithuania Luxembourg Macedonia Madagascar Malawi
    Malaysia Maldives Mali Malta Mauritania Mauritius Mexico Micronesia Moldova Monaco Mongolia Montenegro Morocco
    Mozambique Myanmar Namibia Nauru Nepal Netherlands Zealand Nicaragua Niger Nigeria Norway Oman Pakistan Palau
    Palestine Panama Paraguay Peru Philippines Poland Portugal Qatar Romania Russia Rwanda Samoa Scotland Senegal
    Serbia Seychelles Singapore Slovakia Slovenia Somalia Spain Lanka Sudan Suriname Sweden Switzerland Syria Taiwan
    Tajikistan Tanzania Thailand Togo Tonga Tunisia Turkey Turkmenistan Tuvalu Uganda Ukraine Emirates Kingdom UK
    Britain U.S. USA America Uruguay Uzbekistan Vanuatu Vatican Venezuela Vietnam Wales Yemen Zambia Zimbabwe
    American British Russian Chinese German French Italian Spanish Japanese Indian Canadian Australian Mexican
    Brazilian Ukrainian Iranian Israeli Turkish Swedish Finnish
"""
_STATES = """
    Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois
    Indiana Iowa Kansas Kentucky Louisiana Maryland Massachusetts Michigan Minnesota Mississippi Missouri
    Montana Nebraska Nevada Hampshire Jersey Mexico York Carolina Dakota Ohio Oklahoma Oregon Pennsylvania Rhode
    Tennessee Texas Utah Vermont Virginia Washington Wisconsin Wyoming
"""
_ASKED = re.compile(
    r"\b(?:which|what)\b(?:(?! (?:did|does|do|is|was|are|were|has|had|have|will) )[\w’' -]){0,40}?"
    r"\b(?<!united )(?P<kind>countr(?:y|ies)|nations?|states?)\b(?! department| of (?:affairs|emergency|the union))",
    re.IGNORECASE,
)
_WHERE = re.compile(r"\bwhere\b", re.IGNORECASE)
_SMALLER = re.compile(r"\b(?:which|what) (?:city|town|village|capital)\b", re.IGNORECASE)  # of which no list is kept


@lru_cache(maxsize=64)
def asked_places(text: str) -> frozenset[str]:
    """The terms of the places of which a question wants one; none when it asks for no country, state or whereabouts."""
    if asked := _ASKED.search(text):
        return _terms(_STATES) if asked["kind"].lower().startswith("state") else _terms(_COUNTRIES)
    is_anywhere = _WHERE.search(text) and not _SMALLER.search(text)
    return _terms(_COUNTRIES) | _terms(_STATES) if is_anywhere else frozenset()


def is_place(terms: Collection[str]) -> bool:
    """Whether *terms* name a country or a state."""
    return not (_terms(_COUNTRIES) | _terms(_STATES)).isdisjoint(terms)


@cache
def _terms(words: str) -> frozenset[str]:
    return frozenset(analyze(words))
