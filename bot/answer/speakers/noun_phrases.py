"""Noun phrases: where the phrase that names a speaker is over, and whether a stretch of words can be one.

"said Kremlin spokesman Dmitry Peskov | on Monday"; no parser, only closed lists of the words that end a phrase.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.answer.speakers.reporting_verbs import verb_end
from bot.answer.speakers.vocabulary import (
    ARTICLES,
    CLAUSE_WORDS,
    CUTS,
    CUTS_AFTER_NAME,
    DAYS,
    DETERMINERS,
    PARTICIPLES,
    PREPOSITIONS,
    SUBJECTS,
    UNRESOLVED,
)

if TYPE_CHECKING:
    from bot.answer.speakers.clause import Word

_WORDS_MAX = 16
_OBJECTS = ARTICLES | {"his", "her", "their", "its", "no", "not"}


def phrase_end(words: tuple[Word, ...]) -> int:
    """Where the noun phrase that *words* begin with is over; 0 when it is too long to be one."""
    for index, word in enumerate(words[:_WORDS_MAX]):
        if index and _cuts(words, index):
            return index
        if set(word.trail) & set(",;:)!?") or ("." in word.trail and not word.is_abbreviation):
            return index + 1
    return len(words) if len(words) <= _WORDS_MAX else 0


def is_noun_phrase(words: tuple[Word, ...]) -> bool:
    """True when the words can be one noun phrase that says who is meant."""
    first = words[0].text.casefold()
    if first in UNRESOLVED or first in PREPOSITIONS or first == "and":
        return False
    is_whole = not any(word.is_dash or word.lead or word.trail not in {"", "."} for word in words[:-1])
    return is_whole and not _starts_twice(words) and not _holds_clause(words)


def starts_clause(word: Word) -> bool:
    """True when the word after a reporting verb starts what is reported: "said | he", "said | the plan"."""
    return word.text not in DAYS and (word.is_capitalised or word.text in SUBJECTS or word.text in _OBJECTS)


def is_possessive(word: Word) -> bool:
    return word.text.endswith(("'s", "’s", "s'", "s’"))


def _starts_twice(words: tuple[Word, ...]) -> bool:
    """True when a second phrase starts that nothing ties to the first: "a phrase | the committee"."""
    return any(
        after.text in ARTICLES and before.text not in PREPOSITIONS | {"and"} for before, after in pairwise(words)
    )


def _holds_clause(words: tuple[Word, ...]) -> bool:
    return any(
        # US and IT are written like pronouns; only their capitals tell.
        (word.text.casefold() in CLAUSE_WORDS and word.text not in {"US", "IT"}) or verb_end(words, index)
        for index, word in enumerate(words)
    )


def _cuts(words: tuple[Word, ...], index: int) -> bool:
    word, before = words[index], words[index - 1]
    if word.text == "and":
        # "legal analyst and former prosecutor Jane Doe", "Smith and Jones", but "said Smith | and left".
        joins_names = index + 1 < len(words) and words[index + 1].is_capitalised
        return before.is_capitalised and not joins_names
    return (
        word.text in CUTS
        or word.text in DAYS
        or word.is_dash
        or "(" in word.lead
        or (before.is_capitalised and word.text in CUTS_AFTER_NAME)
        or (index > 1 and _is_participle(word) and not _modifies(before))
    )


def _is_participle(word: Word) -> bool:
    is_regular = word.text.endswith(("ed", "ing")) and "-" not in word.text
    return word.text.islower() and (is_regular or word.text in PARTICIPLES)


def _modifies(word: Word) -> bool:
    """True when the participle after *word* may still stand before its noun: "the club's outgoing coach"."""
    return is_possessive(word) or word.text.endswith("ly") or word.text.casefold() in DETERMINERS
