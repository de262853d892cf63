"""Said before: the speaker in the words that lead up to a quotation, as in ``NAME said: "``.

These never give more than *likely*: what stands before a quotation is often about somebody else's words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answer.speakers.attribution import UNKNOWN, Attribution
from bot.answer.speakers.names import Name, leading_name, name_of
from bot.answer.speakers.noun_phrases import phrase_end, starts_clause
from bot.answer.speakers.reporting_verbs import names_listener, passes_on, verb_end
from bot.answer.speakers.vocabulary import CLAUSE_WORDS, DETERMINERS, PRONOUNS
from bot.model import Span

if TYPE_CHECKING:
    from bot.answer.speakers.clause import Word

# Words between verb and quotation: "said in a statement on Monday:", "told reporters in Moscow,", "told CNN".
_TAIL_TO_COLON, _TAIL_TO_COMMA, _LISTENER_MAX = 14, 10, 3


def said_before(words: tuple[Word, ...]) -> Attribution | None:
    """``NAME said: "``, ``NAME told reporters on Monday, "`` and ``According to NAME, "``."""
    if not words:
        return None
    if words[0].text == "According" and len(words) > 2 and words[-1].trail == ",":
        return Attribution("likely", leading_name(words[2:]))
    verb = _last_verb(words)
    if verb is None or not _introduces(words, verb):
        return None
    if passes_on(words[verb.end - 1].text):
        return UNKNOWN
    return _subject_before(words[: verb.start], gerund=words[verb.end - 1].text.endswith("ing"))


def _last_verb(words: tuple[Word, ...]) -> Span | None:
    last: Span | None = None
    for index in range(len(words)):
        end = verb_end(words, index)
        if end is not None and (last is None or end > last.end):
            last = Span(index, end)
    return last


def _introduces(words: tuple[Word, ...], verb: Span) -> bool:
    """True when nothing but listener, place and time stands between the verb and the quotation."""
    tail = words[verb.end :]
    if not tail:
        return True
    if any(word.text in {"that", "and", "but"} for word in tail):
        return False
    said = words[verb.end - 1]
    if tail[-1].trail.endswith(":"):
        return len(tail) <= _TAIL_TO_COLON
    if tail[-1].trail.endswith(","):
        return len(tail) <= _TAIL_TO_COMMA and (names_listener(said.text) or not (said.trail or starts_clause(tail[0])))
    return names_listener(said.text) and len(tail) <= _LISTENER_MAX


def _subject_before(words: tuple[Word, ...], *, gerund: bool) -> Attribution | None:
    """The subject that ends *words*, which stop before its verb."""
    if not words:
        return None
    segments = _segments(words)
    if "," in words[-1].trail or ")" in words[-1].trail or words[-1].is_dash:
        if gerund:
            return _main_subject(words)
        named = (name_of(_after_conjunction(segment)) for segment in segments)
        return Attribution("likely", next((name for name in named if name), None))
    phrase = _after_conjunction(segments[-1])
    if len(phrase) == 1 and phrase[0].text.casefold() in PRONOUNS:
        return Attribution("likely", None, phrase[0].text.casefold())
    return Attribution("likely", _name_at_end(phrase))


def _main_subject(words: tuple[Word, ...]) -> Attribution | None:
    """``NAME dismissed the idea, saying``: the name that the sentence starts with."""
    phrase = _after_conjunction(words[: phrase_end(words)])
    for stop in range(len(phrase), 0, -1):
        name = name_of(phrase[:stop])
        if name is not None and not name.is_role and name.span.end == phrase[stop - 1].end:
            return Attribution("likely", name)
    return None


def _segments(words: tuple[Word, ...]) -> list[tuple[Word, ...]]:
    segments: list[tuple[Word, ...]] = []
    start = 0
    for index, word in enumerate(words):
        if word.is_dash or set(word.trail) & set(",;:)") or index + 1 == len(words):
            segments.append(words[start : index if word.is_dash else index + 1])
            start = index + 1
    return [segment for segment in segments if segment] or [words]


def _after_conjunction(words: tuple[Word, ...]) -> tuple[Word, ...]:
    for index in range(len(words) - 1, -1, -1):
        word = words[index].text.casefold()
        if word not in PRONOUNS and (word in CLAUSE_WORDS or (word == "and" and index == 0)):
            return words[index + 1 :]
    return words


def _name_at_end(words: tuple[Word, ...]) -> Name | None:
    """The name in *words*, or in the shortest noun phrase that ends them: "even instigating | a Russian lawmaker"."""
    whole = name_of(words)
    if whole is not None:
        return whole
    for index in range(len(words) - 1, -1, -1):
        if words[index].text.casefold() in DETERMINERS:
            return name_of(words[index:])
    start = next((index + 1 for index in range(len(words) - 1, -1, -1) if not words[index].is_capitalised), 0)
    return name_of(words[start:])
