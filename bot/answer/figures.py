"""The figures that a text counts with, each as the least and the most that it may mean, and what it counts.

Years, ordinals, times of day, scores and figures that are part of a name count nothing and are left out, as are
"dozens" and "thousands", of which nobody can say how many they are.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bot.model import Span
from bot.text.number_words import SCALES, SMALL, TENS

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
_WORTH = {
    "nobody": 0.0,
    "no one": 0.0,
    "no": 0.0,
    **{word: float(number) for number, word in enumerate(SMALL)},
    **{word: 10.0 * number for number, word in enumerate(TENS, 2)},
    "dozen": 12.0,
}
_WORD = "|".join([*_WORTH, *SCALES])
_FIGURE = re.compile(
    r"(?P<money>[$£€¥])?(?<![\w.,:/])(?<![A-Za-z]-)(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?:\s?(?P<short>k|mn?|bn?|tn)\b|[\s-](?P<scale>{'|'.join(SCALES)})\b)?(?![\w:/]|[-–][A-Za-z])"
    r"|\b(?!no (?:more|fewer|less) than\b)"
    rf"(?P<words>(?:half a |a |an )?(?:{_WORD})(?:(?:-|\s+(?:and\s+)?)(?:{_WORD}))*)\b(?!-[a-z])",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\s?(?:%|per ?cent\b)", re.IGNORECASE)
_CURRENCY = re.compile(r"\s(dollar|euro|pound|yen)s?\b", re.IGNORECASE)
_SIGNS = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen"}
_BETWEEN = re.compile(r"^(?:\s?(?:-|–|—)\s?|\s+(?:to|and|or)\s+)$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_AT_LEAST = re.compile(
    r"\b(?:at least|(?<!no )(?<!not )more than|over|above|upwards? of|(?:no|not) (?:fewer|less) than|exceed\w*|"
    r"minimum of|past)\s+$",
    re.IGNORECASE,
)
_OR_MORE = re.compile(r"^(?:\+|\s+or more\b)", re.IGNORECASE)
_AT_MOST = re.compile(
    r"\b(?:at most|(?:no|not) more than|up to|fewer than|less than|under|below|nearly|almost|close to|as many as|"
    r"maximum of)\s+$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:\b(?:about|around|some|roughly|approximately|estimated|an estimated|circa|approx\.?)|~)\s*$", re.IGNORECASE
)
_LEEWAY = 0.1  # of what is told as "about" so many
_EXACT_BELOW = 100  # nobody rounds fewer people than that
_YEARS = (1500, 2200)


class Figure(NamedTuple):
    """Where a figure stands, what it may mean, and of what: a currency, ``%``, or nothing that is written with it."""

    span: Span
    least: float
    most: float
    of: str
    is_year: bool

    def agrees(self, other: Figure) -> bool:
        """Whether both may mean the same number."""
        return self.least <= other.most and other.least <= self.most


@lru_cache(maxsize=1024)  # the best sentence is compared with all others
def figures(text: str) -> tuple[Figure, ...]:
    """The figures of *text*, in order; "10 to 15" is one."""
    found: list[Figure] = []
    for figure in _single(text):
        if found and _is_range(text, found[-1], figure):
            found.append(_joined(found.pop(), figure))
        else:
            found.append(figure)
    return tuple(found)


def _joined(first: Figure, last: Figure) -> Figure:
    least, most = min(first.least, last.least), max(first.most, last.most)
    return Figure(Span(first.span.start, last.span.end), least, most, last.of or first.of, is_year=False)


def _is_range(text: str, first: Figure, last: Figure) -> bool:
    between = text[first.span.end : last.span.start]
    if not _BETWEEN.match(between):
        return False
    return "and" not in between.lower() or bool(_FROM.search(text[: first.span.start]))


def _single(text: str) -> Iterator[Figure]:
    for match in _FIGURE.finditer(text):
        value, grain = _of_digits(match) if match["digits"] else _of_words(match["words"])
        after = text[match.end() :]
        of = _of(match, after)
        is_year = _is_year(match, value) and not of
        slack = grain / 2 if of or value >= _EXACT_BELOW else 0.0
        least, most = _bounds(text[: match.start()], after, value, slack)
        yield Figure(Span(*match.span()), least, most, of, is_year)


def _is_year(match: re.Match[str], value: float) -> bool:
    digits = match["digits"] or ""
    return (
        digits.isdigit()
        and len(digits) == 4
        and not match["scale"]
        and not match["short"]
        and _YEARS[0] <= value < _YEARS[1]
    )


def _of(match: re.Match[str], after: str) -> str:
    if match["digits"] and match["money"]:
        return _SIGNS[match["money"]]
    if _PERCENT.match(after):
        return "%"
    currency = _CURRENCY.match(after)
    return currency[1].lower() if currency else ""


def _bounds(before: str, after: str, value: float, slack: float) -> tuple[float, float]:
    if _AT_LEAST.search(before) or _OR_MORE.match(after):
        return value - slack, math.inf
    if _AT_MOST.search(before):
        return 0.0, value + slack
    if _ABOUT.search(before):
        slack = max(slack, _LEEWAY * value)
    return value - slack, value + slack


def _of_digits(match: re.Match[str]) -> tuple[float, float]:
    """The value, and what one more in its last digit that is no zero would be."""
    scale = _SHORT.get((match["short"] or "").lower(), 1.0) * SCALES.get((match["scale"] or "").lower(), 1.0)
    digits = match["digits"].replace(",", "")
    whole, _, decimals = digits.partition(".")
    zeros = len(whole) - len(whole.rstrip("0")) if not decimals else 0
    return float(digits) * scale, 10.0 ** (zeros - len(decimals)) * scale


def _of_words(text: str) -> tuple[float, float]:
    """The same of "twelve hundred", "one hundred and twenty", "half a million"."""
    whole = part = 0.0
    grain = 1.0
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in SCALES:
            part, grain = (part or 1.0) * SCALES[word], SCALES[word]
            if SCALES[word] > 100:
                whole, part = whole + part, 0.0
        elif word == "dozen":
            part = (part or 1.0) * _WORTH[word]
        elif word == "half":
            part = 0.5
        elif word in _WORTH:
            part, grain = part + _WORTH[word], 1.0
    return whole + part, grain / 10 if "half" in text.lower() else grain
