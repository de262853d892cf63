"""Whose words stand in a sentence: a quotation with its speaker, or a name with a reporting verb after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answer.speakers.clause import words_between
from bot.answer.speakers.reporting_verbs import verb_end
from bot.text.terms import analyze

if TYPE_CHECKING:
    from bot.answer.candidates import Candidate

# Terms that a title may take before a name, and name and title together from its first term on.
_TITLE_BEFORE = 5
_TITLE_AFTER = 8
_PRONOUNS = frozenset({"he", "she", "they"})


def says(name: str, candidate: Candidate) -> bool:
    """Whether the sentence holds words of the one whose name has the term *name*."""
    speaker = candidate.speaker()
    return (speaker is not None and name in analyze(speaker.name)) or _reports(name, candidate)


def somebody_else_speaks(subject: frozenset[str], candidate: Candidate) -> bool:
    """Whether the sentence quotes another than the one whose name or title has the terms *subject*."""
    speaker = candidate.speaker()
    if speaker is None:
        return False
    name = analyze(speaker.name)
    return not subject & ({*name} | _beside(name, candidate.terms))


def somebody_named_before_says(candidate: Candidate) -> bool:
    """Whether the sentence gives its words to a pronoun: "…, he said"."""
    words = words_between(candidate.text, 0, len(candidate.text))
    return any(
        word.text.casefold() in _PRONOUNS and verb_end(words, place + 1) is not None for place, word in enumerate(words)
    )


def _beside(name: tuple[str, ...], terms: tuple[str, ...]) -> set[str]:
    """The terms around *name* where its title stands: "Kremlin spokesman NAME", "NAME, head of the Council"."""
    places = [place for place, term in enumerate(terms) if name and term == name[0]]
    return {term for place in places for term in terms[max(0, place - _TITLE_BEFORE) : place + _TITLE_AFTER]}


def _reports(name: str, candidate: Candidate) -> bool:
    if name not in candidate.own:
        return False
    words = words_between(candidate.text, 0, len(candidate.text))
    return any(name in analyze(word.text) and verb_end(words, place + 1) for place, word in enumerate(words))
