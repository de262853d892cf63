"""The sentences a question chooses from, each with what its neighbourhood offers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from bot.answer import kin, synonyms
from bot.answer.kin import with_kin
from bot.model import Hit, Quote
from bot.retrieval.bm25 import idf

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.answer.questions import Question
    from bot.model import Passage, Span, Speaker
    from bot.retrieval.retriever import Statistics

Terms = frozenset[str]
Held = dict[str, float]  # the question's terms that a stretch of text holds, each with how well: above 0, up to 1


@dataclass(frozen=True, slots=True)
class Weighing:
    """What each term of a question weighs: its idf over passages, and which terms no passage holds.

    An unknown term has the idf of df = 0; it is known when a synonym is. ``whole`` is the weight of the ranked terms,
    ``passages`` how many the coverage has.
    """

    idf: Mapping[str, float]
    unknown: Terms
    ranked: Terms
    whole: float
    passages: int

    @classmethod
    def of(cls, question: Question, statistics: Statistics) -> Weighing:
        weights = {term: idf(statistics.passages, statistics.df.get(term, 0)) for term in question.terms}
        unknown = frozenset(question.terms) - _stated(question, frozenset(statistics.df)).keys()
        whole = sum(weights[term] for term in question.ranked)
        return cls(weights, unknown, frozenset(question.ranked), whole, statistics.passages)

    def share(self, found: Held) -> float:
        """The share of the ranked terms' weight that *found* holds."""
        # Rounded once: the order of a set of terms differs from run to run, and a score must not.
        got = math.fsum([self.idf[term] * level for term, level in found.items() if term in self.ranked])
        return got / self.whole if self.whole else 0.0


class Candidate(NamedTuple):
    """One sentence of a found passage, and which terms of the question stand in it and near it."""

    passage: Passage
    score: float
    number: int
    terms: tuple[str, ...]
    own: Terms
    held: Held
    around: Held  # by the sentences before and after it in the passage
    near: Held  # by the whole passage and the article's title
    title: Held
    article: Held  # by all that was found of its article
    text: str

    @property
    def span(self) -> Span:
        return self.passage.sentences[self.number]

    def quote(self) -> Quote:
        return Quote.cut(self.passage, self.span)

    def speaker(self) -> Speaker | None:
        """Who says the quotation that stands in the sentence; none when there is none, or more than one."""
        return speaker_in(self.passage, self.span)


class Ranked(NamedTuple):
    """A candidate and its score: log-odds, comparable within one question only."""

    candidate: Candidate
    score: float


def speaker_in(passage: Passage, span: Span) -> Speaker | None:
    """Who says what stands in *span*: the only one quoted there, in each of its sentences; else none.

    A sentence of the article's own beside a quotation is not given to whoever speaks in that.
    """
    each = [_heard(passage, sentence) for sentence in passage.sentences if sentence.meets(span)]
    heard = frozenset().union(*each)
    if not all(each) or len({speaker.name for speaker in heard}) != 1:
        return None
    # One name with both certainties: the words are only as sure as the less certain of them.
    return min(heard, key=lambda speaker: speaker.certainty)


def _heard(passage: Passage, span: Span) -> frozenset[Speaker]:
    return frozenset(quotation.speaker for quotation in passage.speakers if quotation.span.meets(span))


def candidates(question: Question, hits: Sequence[Hit]) -> list[Candidate]:
    """All sentences of *hits*, in the order of the hits."""
    lines = [hit.passage.lines for hit in hits]
    holding = _Holding(question, frozenset().union(*chain.from_iterable(lines)))
    read = [_Read.of(hit, terms, holding) for hit, terms in zip(hits, lines, strict=True)]
    articles: dict[str, list[Held]] = {}
    for one in read:
        articles.setdefault(one.hit.passage.source.article_id, []).append(one.near)
    whole = {article_id: joined(parts) for article_id, parts in articles.items()}
    return [candidate for one in read for candidate in one.candidates(whole[one.hit.passage.source.article_id])]


def held(question: Question, terms: Terms) -> Held:
    """The question's terms that *terms* hold: at 1 in their own word, less in a synonym, least in a word of its kin."""
    found = _stated(question, terms)
    for term in with_kin(question.kin, terms):
        found.setdefault(term, kin.WEIGHT)
    return found


def _stated(question: Question, terms: Terms) -> Held:
    found = dict.fromkeys(question.printed.keys() & terms, 1.0)
    for term, phrases in question.others.items():
        if term not in found and any(terms.issuperset(phrase) for phrase in phrases):
            found[term] = synonyms.WEIGHT
    return found


def joined(parts: Iterable[Held]) -> Held:
    """What several stretches hold between them, each term as well as the best of them does."""
    holding = [part for part in parts if part]
    if len(holding) < 2:
        return holding[0] if holding else {}
    found: Held = {}
    for part in holding:
        for term, level in part.items():
            if level > found.get(term, 0.0):
                found[term] = level
    return found


class _Holding:
    """What each of many stretches of text holds of a question: worked out once for all that hold the same."""

    def __init__(self, question: Question, terms: Terms) -> None:
        """*terms* are those of all stretches; few of them tell anything of the question."""
        phrases = (phrase for phrases in question.others.values() for phrase in phrases)
        stated = frozenset().union(question.printed, *phrases)
        self._question = question
        self._telling = (stated & terms) | kin.among(question.kin, terms)
        self._known: dict[Terms, Held] = {}

    def of(self, terms: Terms) -> Held:
        """As `held` of *terms*."""
        telling = self._telling & terms
        if telling not in self._known:
            self._known[telling] = held(self._question, telling)
        return self._known[telling]


class _Read(NamedTuple):
    """A found passage, and what its sentences, its title and all of it hold of the question."""

    hit: Hit
    terms: list[tuple[str, ...]]
    own: list[Terms]
    each: list[Held]
    title: Held
    near: Held

    @classmethod
    def of(cls, hit: Hit, lines: Sequence[tuple[str, ...]], holding: _Holding) -> _Read:
        title, *own = map(frozenset, lines)
        in_title, *each = map(holding.of, (title, *own))
        return cls(hit, [*lines[1:]], own, each, in_title, joined([*each, in_title]))

    def candidates(self, article: Held) -> list[Candidate]:
        passage, score = self.hit
        return [
            Candidate(
                passage,
                score,
                number,
                self.terms[number],
                self.own[number],
                self.each[number],
                joined([*self.each[max(0, number - 1) : number], *self.each[number + 1 : number + 2]]),
                self.near,
                self.title,
                article,
                passage.text[start:end],
            )
            for number, (start, end) in enumerate(passage.sentences)
        ]
