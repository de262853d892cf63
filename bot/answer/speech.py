"""Whose words stand in a sentence: a quotation with its speaker, or a name with a reporting verb after it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.answer.candidates import speaker_in
from bot.answer.speakers.clause import words_between
from bot.answer.speakers.reporting_verbs import verb_end
from bot.answer.speakers.vocabulary import PRONOUNS
from bot.text.terms import analyze

if TYPE_CHECKING:
    from bot.answer.candidates import Candidate
    from bot.model import Passage

# Terms that a title may take before a name, and name and title together from its first term on.
_TITLE_BEFORE = 5
_TITLE_AFTER = 8
_MARK = re.compile(r"[^\w\s.'’-]")  # where a title begins at the latest
# Terms of those who speak for what their title names; a lawyer, an aide or a friend does not.
_OFFICES = frozenset(
    analyze(
        "spokesman spokeswoman spokesperson president minister secretary chief head chairman chairwoman chair director "
        "governor mayor leader commissioner"
    )
)


def says(name: str, candidate: Candidate) -> bool:
    """Whether the sentence holds words of the one whose name has the term *name*."""
    speaker = candidate.speaker()
    return (speaker is not None and name in analyze(speaker.name)) or reports(name, candidate.text)


@lru_cache(maxsize=256)  # each step that judges a sentence asks it
def reports(name: str, sentence: str) -> bool:
    """Whether *sentence* has the term *name* right before a verb that reports: "NAME said that…"."""
    words = words_between(sentence, 0, len(sentence))
    # A comma ends what was said beside another name: "Smith, a friend of Jones, said"; "what Smith says" is not told.
    return any(
        name in analyze(word.text)
        and "," not in word.trail
        and (not place or words[place - 1].text.casefold() != "what")
        and verb_end(words, place + 1)
        for place, word in enumerate(words)
    )


def is_heard(name: tuple[str, ...], passage: Passage) -> bool:
    """Whether *passage* quotes somebody whose name has the terms *name*, or reports their words."""
    if any(set(name) <= set(analyze(quotation.speaker.name)) for quotation in passage.speakers):
        return True
    return any(
        set(name) <= set(terms) and reports(name[-1], passage.text[start:end])
        for terms, (start, end) in zip(passage.terms, passage.sentences, strict=True)
    )


def somebody_else_speaks(subject: frozenset[str], candidate: Candidate) -> bool:
    """Whether the sentence quotes another than the one whose name or title has the terms *subject*."""
    speaker = candidate.speaker()
    if speaker is None:
        return False
    name = analyze(speaker.name)
    return not subject & ({*name} | beside(name, candidate.terms))


def speaks_for(name: str, candidate: Candidate) -> bool:
    """Whether the one who is quoted has a title right before the name that holds the term *name*.

    "Kremlin spokesman NAME said" is what the Kremlin said.
    """
    speaker = candidate.speaker()
    before, named, _ = candidate.text.partition(speaker.name) if speaker else ("", "", "")
    title = analyze(_MARK.split(before)[-1])[-_TITLE_BEFORE:]
    return bool(named and title) and title[-1] in _OFFICES and name in title


def somebody_named_before_says(name: str, candidate: Candidate) -> bool:
    """Whether the sentence gives its words to a pronoun that may mean *name*: "…, he said".

    *name* stands in the sentence before, and it is not another whom that one quotes: after "Jones said" he is Jones.
    """
    if not candidate.number or name not in candidate.passage.terms[candidate.number - 1]:
        return False
    before = speaker_in(candidate.passage, candidate.passage.sentences[candidate.number - 1])
    if before is not None and name not in analyze(before.name):
        return False
    words = words_between(candidate.text, 0, len(candidate.text))
    return any(
        word.text.casefold() in PRONOUNS and verb_end(words, place + 1) is not None for place, word in enumerate(words)
    )


def beside(name: tuple[str, ...], terms: tuple[str, ...]) -> set[str]:
    """The terms around *name* where its title stands: "Kremlin spokesman NAME", "NAME, head of the Council"."""
    places = [place for place, term in enumerate(terms) if name and term == name[0]]
    return {term for place in places for term in terms[max(0, place - _TITLE_BEFORE) : place + _TITLE_AFTER]}
