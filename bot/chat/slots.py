"""What a follow-up puts in the place of what: "and Putin?" after "Who is Kortunov?" asks who Putin is.

A name takes the place of a name of its like, an office that of whoever was asked about, "about X" that of the subject;
where it is open whose place is taken, nobody's is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bot.answer import places
from bot.answer.questions import understand
from bot.answer.speakers.vocabulary import BARE_PLURALS, ROLES
from bot.chat.things import thing
from bot.text.terms import POSSESSIVE, tokenize

if TYPE_CHECKING:
    from bot.answer.pipeline import Pipeline

_ALONE = re.compile(
    r"\s*(?:(?:and|but|so|or|also|then)\b,?\s*)*(?:(?:what|how)\s+about\s+)?"
    r"(?:(?P<before>about|of|in|at|from|near)\s+)?(?P<what>[^?!;]*?)[?!.\s]*",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:and|but|so|or|also|then|what about|how about)\b", re.IGNORECASE)
_WHO_IS = re.compile(r"\W*who(?:['’]s|\s+(?:is|was|are|were))\s+(?P<what>[^?!;]*?)[?!.\s]*", re.IGNORECASE)
# "The former said no", but not "the former spy".
_OF_TWO = r"(?:former|latter)(?=\s*(?:[?!.,;]|$)|['’]s\b|\s+(?:say|said|do|does|did|is|was|has|had|will|want|and|or)\b)"
# Words that point back to what was asked or answered before.
POINTING = (
    f"he|she|him|her|his|hers|they|them|their|theirs|it|its|there|then|that|this|these|those|ones?|{_OF_TWO}|same"
)
_POINTS = re.compile(rf"\b(?:{POINTING}|who|what|when|where|why|how|which)\b", re.IGNORECASE)
_TOPIC = re.compile(
    r"(?<!what )(?<!how )\babout (?P<what>[^?,.;]+?)(?=\s+on\s+(?:the\s+)?(?:[a-z]+\.?\s+)?\d|[?,.;]|$)", re.IGNORECASE
)
_OF = re.compile(r"\s(?:of|for|in|at|from)\s")
_PLACED = re.compile(r"\b(?:of|in|at|from|near)\s+(?:the\s+)?$", re.IGNORECASE)
_DID = re.compile(
    r"\b(?:do|does|did|has|have|had|is|was|will|would|can|could|should|may|might|must)(?:n['’]t)?\s+$", re.IGNORECASE
)
_ARTICLE = re.compile(r"\b(?:the|an?)\s+", re.IGNORECASE)
_HOW_MANY = re.compile(r"\bhow many\b", re.IGNORECASE)
_LONGEST_ARTICLE = 4  # characters, with its blank


class Instead(NamedTuple):
    """The terms that lose their place, and the phrase that takes it, empty where a follow-up says more than that."""

    terms: frozenset[str] = frozenset()
    phrase: str = ""

    def put(self, read: str) -> str:
        """*read* with the phrase in the place of the terms; empty where they do not stand together."""
        tokens = tokenize(read)
        places = [place for place, token in enumerate(tokens) if token.term in self.terms]
        if not self.phrase or not places or places[-1] - places[0] >= len(places):
            return ""
        start, end = tokens[places[0]].span.start, tokens[places[-1]].span.end
        if _ARTICLE.match(self.phrase) and _HOW_MANY.search(read[:start]):
            return ""
        article = _ARTICLE.search(read, max(0, start - _LONGEST_ARTICLE), start)
        if article and article.end() == start and _ARTICLE.match(self.phrase):
            start = article.start()
        owner = POSSESSIVE.search(read[start:end])
        return f"{read[:start]}{self.phrase}{owner[0] if owner else ''}{read[end:]}"


@dataclass(frozen=True, slots=True)
class _Before:
    """The question before, as it was read, and the last text of the conversation that named its subject itself."""

    read: str
    naming: str
    pipeline: Pipeline

    def speaker(self) -> set[str]:
        """The terms of whoever was asked what they said."""
        return {term for text in (self.read, self.naming) for term in self.pipeline.read(text).subject}

    def topic(self) -> set[str]:
        return topic(self.naming)

    def added(self) -> set[str]:
        """The terms of the phrase that a follow-up alone added: "and the tunnel?" after "and the bridge?"."""
        return set(understand(only_phrase(self.naming)).terms) if _AND.match(self.naming) else set()

    def whole(self, *, office: bool = False) -> set[str]:
        """The terms of whom it asked who that is; those of their office alone, where another *office* is named."""
        asked = who_is(self.read) or who_is(self.naming)
        return set(understand(_OF.split(asked)[0] if office else asked).terms)

    def roles(self) -> set[str]:
        """The terms that name people by what they are, with the words before them where these are counted."""
        roles = {term for term, word in understand(self.read).printed.items() if _is_role(word)}
        counted = set(thing(self.read)) if _HOW_MANY.search(self.read) else set()
        return counted if roles and roles < counted else roles

    def names(self) -> list[tuple[str, frozenset[str]]]:
        """Each name, with what stands before it, and its terms: capitalised words that stand together."""
        named = self.pipeline.read(self.read).names
        tokens = tokenize(self.read)
        runs = [[token] for token in tokens[:1] if token.term in named]
        for one, other in pairwise(tokens):
            if other.term in named:
                if runs and runs[-1][-1] is one and not self.read[one.span.end : other.span.start].strip():
                    runs[-1].append(other)
                else:
                    runs.append([other])
        return [(self.read[: run[0].span.start], frozenset(token.term for token in run)) for run in runs]


def instead(text: str, read: str, naming: str, pipeline: Pipeline) -> Instead:
    """What *text* puts in the place of what, after a question that was read as *read*.

    *naming* is the last text of the conversation that named its subject itself.
    """
    before = _Before(read, naming, pipeline)
    alone = _ALONE.fullmatch(text)
    phrase = only_phrase(text)
    if topic(text):
        terms = before.topic() or (set() if before.speaker() else before.whole())
    elif pipeline.read(text).subject:
        terms = before.speaker() or before.whole() or (before.roles() if _names_role(text) else set())
    elif alone and phrase and understand(phrase).content:
        like = _placed(before) if alone["before"] else _of_its_like(phrase, before, pipeline)
        terms = like or before.added()
    else:
        terms = set()
    return Instead(frozenset(terms), POSSESSIVE.sub("", phrase))


def only_phrase(text: str) -> str:
    """The phrase that is all of *text* but an "and" or "what about"; empty where that points back, or asks more."""
    alone = _ALONE.fullmatch(text)
    return alone["what"] if alone and not _POINTS.search(alone["what"]) else ""


def who_is(text: str) -> str:
    """Of whom *text* asks who that is; empty where it asks for something else."""
    asked = _WHO_IS.fullmatch(text)
    return asked["what"] if asked else ""


def only_name(text: str) -> str:
    """The name that *text* asks about, where that is all it asks about: "Tell me about Michael Cohen"."""
    question = understand(text)
    tokens = [token for token in tokenize(text) if token.term in question.names]
    if not tokens or not question.names.issuperset(question.content):
        return ""
    name = text[tokens[0].span.start : tokens[-1].span.end]
    return POSSESSIVE.sub("", name) if len(name.split()) == len(tokens) and not places.is_place(question.names) else ""


def actor(read: str, pipeline: Pipeline) -> str:
    """Whoever did what the question *read* is about: the name behind its "did", or the only one that is no place."""
    named = [(front, terms) for front, terms in _Before(read, read, pipeline).names() if not places.is_place(terms)]
    named = [one for one in named if not _PLACED.search(one[0])]
    first = [one for one in named if _DID.search(one[0])] or (named if len(named) == 1 else [])
    if not first:
        return ""
    front, terms = first[0]
    words = tokenize(read[len(front) :])[: len(terms)]
    return POSSESSIVE.sub("", read[len(front) :][: words[-1].span.end])


def topic(text: str) -> set[str]:
    """The terms of what *text* asks about, where it says so and names it."""
    named = _TOPIC.search(text)
    return set(understand(named["what"]).terms) if named and not _POINTS.search(named["what"]) else set()


def _placed(before: _Before) -> set[str]:
    """The terms of the only name that tells where, or of what."""
    placed = [terms for front, terms in before.names() if _PLACED.search(front)]
    return set(placed[0]) if len(placed) == 1 else set()


def _of_its_like(phrase: str, before: _Before, pipeline: Pipeline) -> set[str]:
    """The terms of whom or what was asked about, where that is what *phrase* is: somebody, a place, some other name."""
    office, speaks = _is_role(phrase), pipeline.speaks(phrase)
    asked = pipeline.read(phrase)
    is_name = set(asked.content) <= asked.names
    speaker = before.speaker()
    if not (office or speaks or is_name):
        return before.topic() if speaker else set(thing(before.read))
    if speaker and (office or speaks) and places.is_place(speaker) == places.is_place(asked.content):
        return speaker
    if speaker and (about := before.topic()):
        return about
    if terms := before.whole(office=office) or (before.roles() if office else set()):
        return terms
    if len(before.names()) != 1 or speaker:
        return set()
    return _name_like(phrase, before, pipeline, is_place=places.is_place(asked.content))


def _name_like(phrase: str, before: _Before, pipeline: Pipeline, *, is_place: bool) -> set[str]:
    """The terms of the only name before, where that is what *phrase* is."""
    [(front, name)] = before.names()
    if _ARTICLE.match(phrase) and name < (whole := thing(before.read)):
        return set(whole)  # "the INF treaty" is one thing
    is_like = places.is_place(name) == is_place and not (_is_role(phrase) and _PLACED.search(front))
    return set(name) if is_like and pipeline.speaks(phrase) == pipeline.speaks(" ".join(name)) else set()


def _names_role(text: str) -> bool:
    return any(map(_is_role, understand(text).printed.values()))


def _is_role(phrase: str) -> bool:
    """Whether *phrase* names somebody by what they are: "the police chief", "chief of police"."""
    head = _OF.split(phrase.casefold())[0].split()
    return bool(head) and head[-1] in ROLES | BARE_PLURALS
