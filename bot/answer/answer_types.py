"""Does a sentence hold what a question wants: a number, a date, a name, a reason? Cheap tests on its words.

Asked twice: `holds` for whether there is an answer, `fits` for which sentence comes first.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.answer.places import asked_places
from bot.text.calendar import SPELLINGS, WEEKDAY_IN_FULL
from bot.text.number_words import SCALES, SMALL, TENS
from bot.text.terms import analyze

if TYPE_CHECKING:
    from bot.answer.candidates import Terms
    from bot.answer.questions import Question
    from bot.answer.wanted import Wanted

_UNCERTAIN = "dozen dozens half once twice third several".split()
NUMBER_WORDS = "|".join([*SMALL[1:], *TENS, *SCALES, *(f"{scale}s" for scale in SCALES), *_UNCERTAIN])
_MONTHS = "|".join(name for names in SPELLINGS for name in names)

_TESTS: dict[Wanted, re.Pattern[str]] = {
    "number": re.compile(rf"\d|\b(?:{NUMBER_WORDS})\b", re.IGNORECASE),
    # The month of May needs its capital and a day or year beside it: the verb "may" is no date.
    "date": re.compile(
        rf"\b(?:1\d|20)\d\d\b|(?i:\b(?:{_MONTHS}|{WEEKDAY_IN_FULL}|today|yesterday|tomorrow|tonight|century|decade)\b)"
        r"|\bMay (?=\d)|\b(?:in|of|last|next|since) May\b"
        r"|(?i:\b(?:minutes|hours|days|weeks|months|years) (?:after|before|ago|earlier|later)\b)"
        r"|(?i:\b(?:last|next|this|past|earlier) (?:week|month|year|summer|winter|spring|autumn|fall|night)\b)"
    ),
    "reason": re.compile(
        r"\b(?:because|due to|so that|in order|result|results|reason|reasons|amid|led to|in (?:the )?wake of)\b"
        r"|\b(?:blam|caus|explain|cit(?:ed|ing))\w*",
        re.IGNORECASE,
    ),
}
# Words that may give a reason, and more often give a time.
_WEAK_REASON = re.compile(r"\b(?:since|after|over|following|as)\b", re.IGNORECASE)
_HOW_OLD = re.compile(r"\bhow old\b|\b(?:what|which) age\b", re.IGNORECASE)
_CAPITALISED = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][\w’'-]+")
_AGE = re.compile(
    r"\b\d{1,3}[- ]years?[- ]old\b|\baged? \d|, \d{1,3},|\b(?:born|birthday|turn(?:s|ed)) \d?", re.IGNORECASE
)
_TIMES = re.compile(rf"\b(?:once|twice|(?:\d+|{NUMBER_WORDS}) times)\b", re.IGNORECASE)
# How a question asks for a number of some unit, and what that looks like.
_UNITS = (
    (re.compile(r"\bpercent|%|\b(?:share|rate)\b", re.IGNORECASE), re.compile(r"%|\bpercent", re.IGNORECASE)),
    (
        re.compile(r"\bhow much\b|\b(?:price|cost|salary|worth)\b|\bpay\b|\bfine\b", re.IGNORECASE),
        re.compile(r"[$£€¥]\s?\d"),
    ),
)
# What each kind's cue is worth beside a number that is counted: the weight of each where each has its own, fitted as
# those of `bot.answer.selection` are.
_WORTH: dict[Wanted | None, float] = {"reason": 0.4, "date": 0.2}
_PLACE = 0.6
_NUMBER_REACH = 3  # words between a number and what it counts: "four senior officials"


def holds(question: Question, sentence: str) -> float:
    """How likely *sentence* holds what *question* wants, 0 to 1; 0 when it wants nothing in particular.

    It decides whether there is an answer, so it is generous: any name that was not asked for may be the one wanted.
    """
    wanted = question.wanted
    if wanted is None:
        return 0.0
    if wanted == "number":
        return _holds_number(question, sentence)
    if wanted in {"person", "place"}:
        asked = {printed.casefold() for printed in question.printed.values()}
        return float(any(name.casefold() not in asked for name in _CAPITALISED.findall(sentence)))
    if _TESTS[wanted].search(sentence):
        return 1.0
    return 0.5 if wanted == "reason" and _WEAK_REASON.search(sentence) else 0.0


def fits(question: Question, sentence: str, terms: Terms) -> float:
    """How much *sentence*, of these *terms*, gains in the ranking for the kind of answer that *question* wants, 0 to 1.

    It sets apart sentences that may all hold an answer: numbers by their unit, places where they are countries or
    states. Names gain nothing, since nearly every sentence of news has one; for the rest it is `holds`, weighed.
    """
    if question.wanted == "number":
        return _holds_unit(question, sentence)
    if worth := _WORTH.get(question.wanted):
        return worth * holds(question, sentence)
    places = asked_places(question.text)
    return _PLACE * (not terms.isdisjoint(places - question.printed.keys())) if places else 0.0


def _holds_number(question: Question, sentence: str) -> float:
    """1 for a number beside what is counted, .5 for another number."""
    if _asks_age(question.text):
        return float(bool(_AGE.search(sentence)))
    if not _TESTS["number"].search(sentence):
        return 0.0
    if not question.counted:
        return 1.0
    if "time" in question.counted[:1]:
        return float(bool(_TIMES.search(sentence)))
    numbers = _TESTS["number"].finditer(sentence)
    behind = {word for number in numbers for word in sentence[number.start() :].split()[1 : 1 + _NUMBER_REACH]}
    return 1.0 if any(not set(question.counted).isdisjoint(analyze(word)) for word in behind) else 0.5


def _holds_unit(question: Question, sentence: str) -> float:
    """The same, and where a share or money is asked for 1 for a number of that, half as much for any other."""
    unit = _asked_unit(question.text)
    if unit is None:
        return _holds_number(question, sentence)
    return 1.0 if unit.search(sentence) else 0.5 * _holds_number(question, sentence)


@lru_cache(maxsize=64)  # of a question, for every sentence
def _asks_age(text: str) -> bool:
    return bool(_HOW_OLD.search(text))


@lru_cache(maxsize=64)
def _asked_unit(text: str) -> re.Pattern[str] | None:
    """What a number of the unit that *text* asks for looks like; none where it asks for no unit."""
    return next((unit for asked, unit in _UNITS if asked.search(text)), None)
