"""Follow-ups: which words of the question before a new one leans on. What is carried is shown, and can be dropped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.answer.candidates import held
from bot.answer.posts import asked_holder
from bot.answer.questions import understand
from bot.chat.slots import POINTING, actor, instead, only_name, only_phrase, topic, who_is
from bot.chat.sources import Sources, asked_of, asking, named_alone, sources, words_among
from bot.text.terms import analyze

if TYPE_CHECKING:
    from bot.answer.pipeline import Pipeline
    from bot.model import Answer

_MOST_CARRIED = 8  # words; more drown the new question
_OPENING = re.compile(
    r"\s*(?:and|but|so|also|or|then|what about|how about|how come|what else|anything else)\b", re.IGNORECASE
)
# "And in Paris?", "and on 8 December?" ask when, where or how of all that was asked before.
_ADVERBIAL = re.compile(
    rf"(?:{_OPENING.pattern}\W*)*\s*(?:(?:on|in|at|of|from|near|after|before|since|until|during|with|without|by|for|to|under"
    r"|over|between|last|next|this|early|late|yesterday|today|tomorrow)\b|\d)",
    re.IGNORECASE,
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
# What is wanted where a follow-up's name may be asked about by itself: none of its words tell a day or a number.
_OF_ANYBODY = (None, "reason")


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


def readings(text: str, before: Asked | None, speaker: str, pipeline: Pipeline) -> tuple[Asked, ...]:
    """How *text* may be read after the question *before*: the likeliest first, and of one only, where that is clear.

    "How many died?" names no place: where it is not answered alone it may be about the one before. "And the bridge?"
    may ask of the bridge what was asked before, or only with whom that named, or of nothing but the bridge; and so may
    "And Smith?" after "Why did Jones resign?", who is not said to have resigned.
    """
    if before is None:
        return (alone(text),)
    if not leans(text):
        return (alone(text), *_in_doubt(text, before, pipeline))
    asked = _after(text, before, speaker, pipeline)
    earlier, phrase = pipeline.read(before.read), only_phrase(text)
    if earlier.subject or _ADVERBIAL.match(text) or not understand(phrase).content:
        return (asked,)
    kept = _kept(text, sources(before.read, pipeline), pipeline)
    names = tuple(word for word in asked.carried if word not in kept.phrases and pipeline.read(word).names)
    less = [Asked(text, (*words, *kept.phrases), asking(" ".join([text, *words]), kept), text) for words in (names, ())]
    if asked.read.startswith(text):
        return tuple(dict.fromkeys([asked, *less]))
    return (asked, less[-1]) if earlier.wanted in _OF_ANYBODY and _is_speaker(phrase, pipeline) else (asked,)


def _is_speaker(phrase: str, pipeline: Pipeline) -> bool:
    """Whether *phrase* is nothing but the name of somebody whose words the coverage has."""
    return set(understand(phrase).content) <= pipeline.read(phrase).names and pipeline.speaks(phrase)


def _kept(text: str, earlier: Sources, pipeline: Pipeline) -> Sources:
    """What of the sources *earlier* a follow-up is asked: all of them, unless *text* names its own."""
    return Sources() if any(sources(text, pipeline)) else earlier


def _after(text: str, before: Asked, speaker: str, pipeline: Pipeline) -> Asked:
    """*text* with what it needs of the question *before*.

    *speaker* is who said the first quote of the answer before, if that is stated: "she" may be them. The outlets and
    days that the question before was asked of are kept, unless *text* names its own; where it names nothing else, the
    question before is asked of those.
    """
    earlier = sources(before.read, pipeline)
    others = named_alone(text, earlier, pipeline)
    if any(others):
        words = tuple(_words(before.read, pipeline))
        return Asked(text, words, asked_of(before.read, earlier, others, pipeline), before.naming)
    naming = text if pipeline.read(text).content else before.naming
    kept = _kept(text, earlier, pipeline)
    if (somebody := _SOMEBODY.search(text)) and (name := _meant(text, speaker, before, pipeline)):
        named = text[: somebody.start()] + name + ("'s" if somebody["owner"] else "") + text[somebody.end() :]
        return Asked(text, (name, *kept.phrases), asking(named, kept), naming)
    replaced = instead(text, before.read, before.naming, pipeline)
    words = _carried(text, before, replaced.terms, pipeline)
    carried = (*words[:_MOST_CARRIED], *kept.phrases)
    if kept == earlier and len(words) <= _MOST_CARRIED and (read := replaced.put(before.read)):
        return Asked(text, carried, read, text if topic(text) and not topic(read) else read)
    return Asked(text, carried, asking(" ".join([_said(text), *words[:_MOST_CARRIED]]), kept), naming)


def _in_doubt(text: str, before: Asked, pipeline: Pipeline) -> tuple[Asked, ...]:
    """*text* read after the question *before*; not where it names somebody or something itself."""
    question = pipeline.read(text)
    if question.names or not question.content or any(sources(text, pipeline)):
        return ()
    words = _carried(text, before, frozenset(), pipeline)[:_MOST_CARRIED]
    kept = sources(before.read, pipeline)
    read = asking(" ".join([text, *words]), kept)
    return (Asked(text, (*words, *kept.phrases), read, text),) if words else ()


def answers(asked: Asked, answer: Answer, *, is_open: bool) -> bool:
    """Whether *answer* is one to what was asked; where how to read that *is_open*, its first quote must hold all of it.

    What was carried does not answer for what is asked, and is not said to be asked where hardly any of it is there.
    """
    if not is_open or not asked.carried:
        return answer.answered
    if not answer.answered or not answer.found:
        return False
    terms = frozenset(analyze(answer.found[0].quote.text))
    carried = words_among(asked.carried) if leans(asked.text) else ()
    there = [word for word in carried if held(understand(word), terms)]
    question = understand(asked.text)
    return held(question, terms).keys() >= set(question.content) and 2 * len(there) >= len(carried)


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


def _meant(text: str, speaker: str, before: Asked, pipeline: Pipeline) -> str:
    """Who "she" is: *speaker* where the question before asked who or named them, else whom it asked about.

    Who "she" is may also be asked of whoever did what that question was about; any other *text* needs all of it.
    """
    earlier = understand(before.read)
    if speaker and (earlier.wanted == "person" or set(earlier.terms) & set(understand(speaker).terms)):
        return speaker
    told = who_is(before.read) or asked_holder(before.read) or only_name(before.read)
    return told or (actor(before.read, pipeline) if _SOMEBODY.fullmatch(who_is(text)) else "")


def names_somebody_before(text: str) -> bool:
    """Whether *text* speaks of somebody by a pronoun: "what is his title?" asks of no article."""
    return bool(_SOMEBODY.search(text))


def leans(text: str) -> bool:
    """Whether *text* is understood only after another question."""
    question = understand(text)
    if _OPENING.match(text) or _SAYS_NOTHING.issuperset(question.content):
        return True
    return bool(_ANAPHORA.search(_NO_ANAPHORA.sub(" ", text)))
