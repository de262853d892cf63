"""Follow-ups: which words of the question before a new one leans on. What is carried is shown, and can be dropped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.answer.candidates import held
from bot.answer.posts import asked_holder
from bot.answer.questions import understand
from bot.chat.slots import POINTING, instead, only_name, topic, who_is
from bot.chat.sources import Sources, asked_of, asking, named_alone, sources
from bot.text.terms import analyze

if TYPE_CHECKING:
    from bot.answer.pipeline import Pipeline
    from bot.model import Answer

_MOST_CARRIED = 8  # words; more drown the new question
_OPENING = re.compile(
    r"\s*(?:and|but|so|also|or|then|what about|how about|how come|what else|anything else)\b", re.IGNORECASE
)
_ANAPHORA = re.compile(rf"\b(?:{POINTING})\b", re.IGNORECASE)
_NOT = re.compile(r"\bnot\b", re.IGNORECASE)
_SAYS_NOTHING = frozenset({"not"})  # terms that mean nothing without the others
_SOMEBODY = re.compile(
    r"\b(?:(?P<owner>his|hers|her(?=\s+\w+)(?!\s+(?:in|on|at|to|about|now|then|again|too|say|do)\b))|he|she|him|her)\b",
    re.IGNORECASE,
)
# Words after which "that" or "it" points inside the question itself: "say that", "is it true".
_NO_ANAPHORA = re.compile(
    r"\b(?:is|was|are|were) (?:it|there)\b|\bthere (?:is|was|are|were)\b|\b(?:that|it)(?:'s| is| was)\b"
    r"|\b(?:say|said|says|claim|claims|think|thinks|believe|admit|deny|insist|true) that(?= \w)",
    re.IGNORECASE,
)


class Asked(NamedTuple):
    """A question as it was typed, what was carried into it, and how it is read with that.

    ``naming`` is the last text of the conversation that named its subject itself: "what else?" names none.
    """

    text: str
    carried: tuple[str, ...]
    read: str
    naming: str


def alone(text: str) -> Asked:
    """*text* as a question that stands on its own."""
    return Asked(text, (), text, text)


def asked_after(text: str, before: Asked | None, speaker: str, pipeline: Pipeline) -> Asked:
    """*text* with what it needs of the question *before*; alone when it needs nothing.

    *speaker* is who said the first quote of the answer before, if that is stated: "she" may be them. The outlets and
    days that the question before was asked of are kept, unless *text* names its own; where it names nothing else, the
    question before is asked of those.
    """
    if before is None or not leans(text):
        return alone(text)
    earlier = sources(before.read, pipeline)
    others = named_alone(text, earlier, pipeline)
    if any(others):
        words = tuple(_words(before.read, pipeline))
        return Asked(text, words, asked_of(before.read, earlier, others, pipeline), before.naming)
    naming = text if pipeline.read(text).content else before.naming
    kept = Sources() if any(sources(text, pipeline)) else earlier
    if (somebody := _SOMEBODY.search(text)) and (name := _meant(speaker, before)):
        named = text[: somebody.start()] + name + ("'s" if somebody["owner"] else "") + text[somebody.end() :]
        return Asked(text, (name, *kept.phrases), asking(named, kept), naming)
    replaced = instead(text, before.read, before.naming, pipeline)
    words = _carried(text, before, replaced.terms, pipeline)
    carried = (*words[:_MOST_CARRIED], *kept.phrases)
    if kept == earlier and len(words) <= _MOST_CARRIED and (read := replaced.put(before.read)):
        return Asked(text, carried, read, text if topic(text) and not topic(read) else read)
    return Asked(text, carried, asking(" ".join([_said(text), *words[:_MOST_CARRIED]]), kept), naming)


def in_doubt(text: str, before: Asked | None, pipeline: Pipeline) -> Asked | None:
    """*text* read after the question *before*, for where it is not answered alone: "How many died?" names no place.

    None where it names somebody or something itself, or leans on what was before anyhow.
    """
    question = pipeline.read(text)
    if before is None or leans(text) or question.names or not question.content or any(sources(text, pipeline)):
        return None
    words = _carried(text, before, frozenset(), pipeline)[:_MOST_CARRIED]
    kept = sources(before.read, pipeline)
    return Asked(text, (*words, *kept.phrases), asking(" ".join([text, *words]), kept), text) if words else None


def speaks_of(text: str, answer: Answer) -> bool:
    """Whether the first quote of *answer* holds all that *text* asks for itself, and not only what was carried."""
    if not answer.answered or not answer.found:
        return False
    question = understand(text)
    return held(question, frozenset(analyze(answer.found[0].quote.text))).keys() >= set(question.content)


def _said(text: str) -> str:
    """*text*, or what is left of it where it says nothing alone: no article need hold the "not" of "why not?"."""
    return _NOT.sub("", text) if _SAYS_NOTHING.issuperset(understand(text).sequence) else text


def _words(read: str, pipeline: Pipeline) -> list[str]:
    """The words of a question that can be carried; its sources are none of them."""
    question = pipeline.read(read)
    return [question.printed[term] for term in question.content if term not in _SAYS_NOTHING]


def _carried(text: str, before: Asked, replaced: frozenset[str], pipeline: Pipeline) -> tuple[str, ...]:
    needless = set(understand(text).terms) | replaced
    return tuple(word for word in _words(before.read, pipeline) if not needless & set(understand(word).terms))


def _meant(speaker: str, before: Asked) -> str:
    """Who "she" is: *speaker* where the question before asked who or named them, else whom it asked about."""
    earlier = understand(before.read)
    if speaker and (earlier.wanted == "person" or set(earlier.terms) & set(understand(speaker).terms)):
        return speaker
    return who_is(before.read) or asked_holder(before.read) or only_name(before.read)


def names_somebody_before(text: str) -> bool:
    """Whether *text* speaks of somebody by a pronoun: "what is his title?" asks of no article."""
    return bool(_SOMEBODY.search(text))


def leans(text: str) -> bool:
    """Whether *text* is understood only after another question."""
    question = understand(text)
    if _OPENING.match(text) or _SAYS_NOTHING.issuperset(question.content):
        return True
    return bool(_ANAPHORA.search(_NO_ANAPHORA.sub(" ", text)))
