"""Whose words stand in a sentence: a quotation with its speaker, or a name with a reporting verb after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answer.speakers.clause import words_between
from bot.answer.speakers.reporting_verbs import verb_end
from bot.text.terms import analyze

if TYPE_CHECKING:
    from bot.answer.candidates import Candidate

_THIRD_PERSON = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)


def says(name: str, candidate: Candidate) -> bool:
    """Whether the sentence holds words of the one whose name has the term *name*."""
    speaker = candidate.speaker()
    return (speaker is not None and name in analyze(speaker.name)) or _reports(name, candidate)


def somebody_else_speaks(subject: frozenset[str], candidate: Candidate) -> bool:
    """Whether the sentence is beyond doubt by another than the one whose name has the terms *subject*."""
    speaker = candidate.speaker()
    stated = speaker is not None and speaker.certainty == "stated"
    return stated and not subject & candidate.own and not subject & set(analyze(speaker.name if speaker else ""))


def may_refer_back(candidate: Candidate) -> bool:
    """Whether the sentence may speak of somebody named beside it: by a pronoun, or as a quotation that goes on."""
    speaker = candidate.speaker()
    return bool(_THIRD_PERSON.search(candidate.text)) or (speaker is not None and speaker.certainty == "likely")


def _reports(name: str, candidate: Candidate) -> bool:
    if name not in candidate.own:
        return False
    words = words_between(candidate.text, 0, len(candidate.text))
    return any(name in analyze(word.text) and verb_end(words, place + 1) for place, word in enumerate(words))
