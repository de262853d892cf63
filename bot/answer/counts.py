"""Which figure of a sentence answers "how many": the one that counts what is counted, near what is asked of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.answer.event_days import told_days
from bot.answer.figures import figures
from bot.text.terms import STOP_WORDS, analyze, tokenize

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.answer.candidates import Candidate, Terms
    from bot.answer.figures import Figure
    from bot.model import Span

_REACH = 8  # words between a figure and the nearest word that is asked for
_APART = 4  # words that a border between clauses counts for
_BORDER = re.compile(r"[,;:–—]|\b(?:and|but|while|when|after|as)\b", re.IGNORECASE)
_NAMED = 3  # words by which a figure beside the noun that is counted may stand farther off than one alone
_NOUN_REACH = 3  # words from a figure to what it counts: "four senior officials"
_NO_NOUN = re.compile(r"[^\w\s’'-]")
_WORD = re.compile(r"\s+([\w’'-]+)")
# A part of the whole, what came on top of it, and what measures or names something.
_PART_BEFORE = re.compile(
    r"\b(?:magnitude|level|category|grade|number|room|route|flight|aged?|in|since|"
    r"includ\w+|among them|another|other|further|additional|remaining|least one of|first|last|next|every|each|"
    r"of (?:them|whom|which))[\s,]*$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r"^\s+(?:\w+\s+)?(?:more|other|others|of (?:them|whom|the|those|its|his|her|their))\b", re.IGNORECASE
)
# "Seriously injured" are fewer than the injured, and "killed or injured" more than the killed.
_NARROWED = re.compile(r"\b(?:seriously|critically|severely|badly|gravely|slightly)\s+$", re.IGNORECASE)
_WIDENED = re.compile(r"^\s+(?:or|and)\s+(?:were\s+|was\s+)?\w+ed\b", re.IGNORECASE)
# "30 injured", "20 dead": before such a word a figure needs no noun.
_DONE = re.compile(r"(?:ed|en|dead|hurt|lost|held|shot|sent|left)$", re.IGNORECASE)
_PRONOUNS = frozenset({"one", "no"})
_WHOLE_ABOVE = 1000  # below it, nobody counts in fractions
_THING = "#"  # the unit of what is counted itself


class Count(NamedTuple):
    """A figure and what it counts: the noun that is asked for or none, a currency, a share, or another noun's term."""

    figure: Figure
    unit: str

    def differs(self, other: Count) -> bool:
        return self.unit == other.unit and not self.figure.agrees(other.figure)


def count(candidate: Candidate, counted: Collection[str], asked: Terms) -> Count | None:
    """What *candidate* says of how many: *counted* are the terms of the noun, *asked* those of the rest."""
    text = candidate.text
    places = [token.span for token in tokenize(text) if token.term in asked]
    if not places or any(_is_narrowed_or_widened(text, place) for place in places):
        return None
    days = [told.span for told in told_days(text, candidate.passage.source.published)]
    best: tuple[int, Count] | None = None
    for figure in figures(text):
        unit = _unit(text, figure, counted, asked)
        if unit is None or any(figure.span.meets(day) for day in days):
            continue
        far = min(distance(text, figure.span, place) for place in places) - _NAMED * _names(text, figure, counted)
        if far <= _REACH and (best is None or far < best[0]):
            best = far, Count(figure, unit)
    return best[1] if best else None


def distance(text: str, one: Span, other: Span) -> int:
    """How many words lie between two stretches of *text*; a border between clauses counts for some."""
    first, last = sorted((one, other))
    between = text[first.end : last.start]
    return len(between.split()) + _APART * bool(_BORDER.search(between))


def _is_narrowed_or_widened(text: str, place: Span) -> bool:
    return bool(_NARROWED.search(text[: place.start]) or _WIDENED.search(text[place.end :]))


def _unit(text: str, figure: Figure, counted: Collection[str], asked: Terms) -> str | None:
    """What *figure* counts; none when it is a year, a part of something, or no count."""
    before, after = text[: figure.span.start], text[figure.span.end :]
    if _PART_BEFORE.search(before) or _PART_AFTER.match(after):
        return None
    own = text[figure.span.start : figure.span.end].lower()
    if figure.of or not counted:
        return figure.of or (None if figure.is_year else _noun(after))
    if "." in own and figure.most < _WHOLE_ABOVE:
        return None
    if _names(text, figure, counted):
        return _THING
    return _THING if not figure.is_year and own not in _PRONOUNS and _needs_no_noun(after, asked) else None


def _noun(after: str) -> str:
    """The term of the word that comes *after* a figure; that of nothing where none does."""
    following = _WORD.match(after)
    return next(iter(analyze(following[1])), _THING) if following else _THING


def _needs_no_noun(after: str, asked: Terms) -> bool:
    """Whether what comes *after* a figure is no noun: the end of a clause, "were", or "injured" where that is asked."""
    following = _WORD.match(after)
    if following is None or following[1].lower() in STOP_WORDS:
        return True
    return bool(_DONE.search(following[1])) and not asked.isdisjoint(analyze(following[1]))


def _names(text: str, figure: Figure, counted: Collection[str]) -> bool:
    """Whether the noun that is counted stands right behind *figure*."""
    after = _NO_NOUN.split(text[figure.span.end :], maxsplit=1)[0].split()[:_NOUN_REACH]
    return any(term in counted for word in after for term in analyze(word))
