"""Slips of typing: a word that the coverage lacks is read as the nearest word that it has.

Never an English word, nor a capitalised one inside a question, which may be a name that nobody mentioned; never into a
stop word, but one that asks: "waht" is what.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bot.answer.common_terms import english_terms
from bot.text.terms import POSSESSIVE, STOP_WORDS, term_of, tokenize

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.answer.coverage import Archive
    from bot.text.terms import Token

ASKING = "what when where which who why how about did does was were with from said say".split()
_SHORTEST_ASKING = 3  # characters
_SHORTEST = 5  # characters; below that, one letter makes another word
_TWO_SLIPS = 8  # characters from which two slips are forgiven
_LONGEST_ENDING = 3  # characters: -ed, -ing


def corrected(text: str, archive: Archive, known: frozenset[str]) -> str | None:
    """*text* with its slips corrected; none when there is nothing to correct. *known* are terms the coverage has."""

    def nearest(token: Token, word: str) -> str | None:
        opens = not any(char.isalnum() for char in text[: token.span.start])
        if token.term in known or not _may_be_a_word(word, opens) or token.term in english_terms():
            return None
        return _asking(word) or _nearest(word, archive)

    return replaced(text, nearest)


def replaced(text: str, other: Callable[[Token, str], str | None]) -> str | None:
    """*text* with each word, without its possessive, replaced by the *other* it has; none when no word has any."""
    repaired, last = [], 0
    for token in tokenize(text):
        word = POSSESSIVE.sub("", text[token.span.start : token.span.end])
        if (instead := other(token, word)) is not None:
            repaired += [text[last : token.span.start], instead]
            last = token.span.start + len(word)
    return "".join([*repaired, text[last:]]) if repaired else None


def forgiven(folded: str) -> int:
    """How many slips are forgiven in a word of this length."""
    if len(folded) < _SHORTEST:
        return 0
    return 2 if len(folded) >= _TWO_SLIPS else 1


def _may_be_a_word(word: str, opens: bool) -> bool:
    return word.isalpha() and (opens or not word[0].isupper())


def _asking(word: str) -> str | None:
    """The word that asks for which *word* is a slip of one letter, or of two that changed places."""
    folded = word.casefold()
    return next(
        (other for other in ASKING if len(folded) >= _SHORTEST_ASKING and edit_distance(folded, other, 1) == 1), None
    )


def _nearest(word: str, archive: Archive) -> str | None:
    """The coverage's nearest word, the more frequent one of several; none when all are too far or *word* is short."""
    folded = word.casefold()
    slips = forgiven(folded)
    if not slips:
        return None
    # Whoever is far even with an ending more need not be looked at twice: that spares nearly all.
    reach = slips + _LONGEST_ENDING + 1
    counts = dict(archive.words(folded[0], len(folded) - slips, len(folded) + slips + _LONGEST_ENDING))
    near = [
        (distance, -counts[other], other)
        for other, _ in within(folded, [*counts], reach)
        if other not in STOP_WORDS and (distance := _distance(folded, other, slips)) <= slips
    ]
    return min(near)[2] if near else None


def _distance(word: str, other: str, limit: int) -> int:
    """To *other* itself, or to what is left of it without its ending: a slip in "defned" still finds "defended"."""
    return min(edit_distance(word, form, limit) for form in {other, term_of(other) or other})


def within(word: str, others: Sequence[str], limit: int) -> list[tuple[str, int]]:
    """Those of *others* that have at most this `edit_distance` from *word*, each with it."""
    from rapidfuzz import process  # noqa: PLC0415 - compiled, and wanted only where a word may be a slip

    found = process.extract_iter(word, others, scorer=_measure(), score_cutoff=limit)
    return [(other, distance) for other, distance, _ in found]


@cache
def _measure() -> Callable[..., int]:
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - as above

    return OSA.distance


def edit_distance(one: str, other: str, limit: int) -> int:
    """Insertions, deletions, substitutions and swaps of neighbours between two words; some larger number above *limit*.

    The restricted Damerau-Levenshtein distance, also called that of optimal string alignment.
    """
    return _measure()(one, other, score_cutoff=limit)
