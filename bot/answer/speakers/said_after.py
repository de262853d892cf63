"""Said after: the speaker in the words that follow a quotation, as in ``," said NAME`` and ``," NAME said``.

These two forms, closed by their verb, hardly ever mislead and alone give *stated*.
"""

from __future__ import annotations

from itertools import pairwise

from bot.answer.speakers.attribution import UNKNOWN, Attribution, Surroundings
from bot.answer.speakers.clause import Word, ends_sentence
from bot.answer.speakers.names import leading_name, name_of, name_with_apposition
from bot.answer.speakers.noun_phrases import phrase_end, starts_clause
from bot.answer.speakers.reporting_verbs import PLAIN, can_invert, names_listener, passes_on, verb_end
from bot.answer.speakers.vocabulary import CLAUSE_WORDS, DAYS, PRONOUNS, SUBJECTS

_QUOTED = frozenset({"quoted", "cited"})


def said_after(around: Surroundings) -> Attribution | None:
    words = around.after
    if not words:
        return None
    if words[0].text == "according" and len(words) > 2 and words[1].text == "to":
        return Attribution("likely", leading_name(words[2:]))
    if can_invert(words[0].text) and not words[0].trail and (around.is_attached or words[0].text in PLAIN):
        return _verb_subject(around)
    return _subject_verb(around) if around.is_attached else None


def _verb_subject(around: Surroundings) -> Attribution | None:
    """``," said NAME``."""
    words = around.after
    if len(words) == 1:
        return None
    end = 1 + phrase_end(words[1:])
    cut_short = end == len(words) and around.leads_on and not words[-1].trail
    if passes_on(words[0].text) or cut_short or _is_place(words[1:], end - 1):
        return UNKNOWN
    if words[1].text in PRONOUNS:
        return Attribution("likely", None, words[1].text)
    name = leading_name(words[1:])
    if name is not None and name.is_role and around.before and words[0].text not in {"said", "says"}:
        return UNKNOWN  # the author of "Jaws," wrote a book
    return Attribution("stated", name)


def _subject_verb(around: Surroundings) -> Attribution | None:
    """``," NAME said`` and ``," NAME, appositive, was quoted as saying``."""
    words = around.after
    head = _head_end(words)
    if not head:
        return None
    if words[min(head, len(words) - 1)].text in _QUOTED:
        return _quoted_as_saying(words[head + 1 :])
    verb = _verb_start(words, head)
    end = verb_end(words, verb) if verb is not None else None
    if end is None or passes_on(words[end - 1].text) or not _closes(around, end):
        return UNKNOWN
    if words[0].text in PRONOUNS and head == 1:
        return Attribution("likely", None, words[0].text)
    return Attribution("stated", name_with_apposition(words, head))


def _head_end(words: tuple[Word, ...]) -> int:
    """Where the subject's first noun phrase ends: before its verb, or with the first comma, bracket or dash."""
    for index, word in enumerate(words):
        if word.is_dash or "(" in word.lead or word.text in _QUOTED or verb_end(words, index):
            return index
        if set(word.trail) & set(",)"):
            return index + 1
        if ends_sentence(words, index):
            return 0
    return 0


def _verb_start(words: tuple[Word, ...], head: int) -> int | None:
    """Where the verb of the subject starts: right after its noun phrase, or after the comma that ends an appositive."""
    if verb_end(words, head) and not set(words[head - 1].trail) & set(",)"):
        return head
    for index in range(head, len(words)):
        closed = words[index - 1].is_dash or set(words[index - 1].trail) & set(",)")
        if index > head and closed and verb_end(words, index):
            return index
        if ends_sentence(words, index):
            return None
    return None


def _quoted_as_saying(words: tuple[Word, ...]) -> Attribution:
    """``," Bloomberg quoted | NAME as saying``."""
    stop = next((index for index, word in enumerate(words) if word.text == "as"), 0)
    return Attribution("stated", name_of(words[:stop])) if stop else UNKNOWN


def _closes(around: Surroundings, end: int) -> bool:
    """True when the report ends with its verb, place and time; false when it goes on to say something else.

    ``Known as "The Rock," Johnson said he was …`` reports what follows.
    """
    words = around.after
    verb = words[end - 1]
    rest = _sentence_head(words[end - 1 :])[1:]
    if not rest:
        # Asked about "…," Johnson said, "…": the verb belongs to the quotation that follows.
        return not (around.leads_on and end == len(words) and (":" in verb.trail or around.before))
    if any(word.text == "that" for word in rest) or (around.leads_on and ":" in words[-1].trail):
        return False
    if verb.trail:
        return ":" not in verb.trail
    if names_listener(verb.text):
        return not _has_clause(rest[1:8])
    return not starts_clause(rest[0]) and not _has_clause(rest[:4])


def _has_clause(words: tuple[Word, ...]) -> bool:
    """True when a pronoun or another subject starts a clause that no conjunction explains."""
    return any(
        (second.text in SUBJECTS and first.text not in CLAUSE_WORDS | {"to", "of", "about"})
        or (first.text in DAYS and not first.trail and starts_clause(second))
        for first, second in pairwise(words)
    )


def _sentence_head(words: tuple[Word, ...]) -> tuple[Word, ...]:
    for index in range(len(words)):
        if ends_sentence(words, index):
            return words[: index + 1]
    return words


def _is_place(words: tuple[Word, ...], end: int) -> bool:
    """True for "Orange County, California, attorney Jane Doe": the speaker comes after the place."""
    stop = next((at for at in range(end, min(len(words), end + 3)) if words[at].trail), 0)
    if not stop or not all(word.is_capitalised for word in words[: stop + 1]) or "," not in words[stop].trail:
        return False
    office = words[stop + 1 : stop + 1 + phrase_end(words[stop + 1 :])]
    name = name_of(office)
    return name is not None and not name.is_role and name.span.start > office[0].start
