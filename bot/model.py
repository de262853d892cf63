"""The types that flow: Article -> Passage -> Hit -> Found -> Answer.

All are immutable. Positions are characters (Unicode code points), half open, counted from the first
character of the article's text unless a docstring says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - the rows of a projection are read by these types
from typing import Literal, NamedTuple, Self

from bot import quote_ids

Kind = Literal["figures", "dates", "denial"]  # what two articles can differ in

# A quotation and its source have to fit a chat message of 4,096 characters; of 147,406 sentences of news 13 pass 700.
MAX_SENTENCE = 2_000


class Span(NamedTuple):
    """Characters ``[start, end)``, with ``0 <= start < end``."""

    start: int
    end: int

    def meets(self, other: Span) -> bool:
        """Whether both share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Source:
    """Which article: what a reader is shown about it, and the digest that proves its text.

    Only what the page itself states is filled in; ``sha256`` is the hex digest of the text as UTF-8.
    """

    article_id: str
    sha256: str
    title: str = ""
    outlet: str = ""
    authors: tuple[str, ...] = ()
    published: date | None = None
    url: str = ""

    @property
    def key(self) -> str:
        """12 characters of base32 that name this article with this text: the head of its quotes' ids."""
        return quote_ids.key(self.article_id, self.sha256)


@dataclass(frozen=True, slots=True)
class Article:
    """A news text as it is stored; ``body`` are its ordered, disjoint spans of coverage, without furniture."""

    source: Source
    text: str
    body: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said a quotation, as printed; *stated* only where the wording leaves no doubt."""

    name: str
    certainty: Literal["stated", "likely"]


class Quotation(NamedTuple):
    """A stretch between quotation marks and its speaker; the span counts from the start of what it was found in."""

    span: Span
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class Passage:
    """The stretch of an article that is indexed: whole sentences, self-contained, to be quoted as it stands.

    ``id`` is ``<article_id>:<n>``. ``sentences`` and ``speakers`` count from the start of ``text``; ``tokens`` is the
    sum of tiktoken's counts of the sentences. ``indexed`` holds the terms of the article's title and then of each
    sentence, a line each, made once, at indexing: every term between two spaces, and of two equal ones each between its
    own, so that ``" rain "`` is counted as often as the term stands there. One string is read faster than many.
    """

    id: str
    source: Source
    text: str
    start: int
    sentences: tuple[Span, ...]
    indexed: str
    tokens: int
    speakers: tuple[Quotation, ...] = ()

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The terms of the title, and of each sentence."""
        return tuple([tuple(line.split()) for line in self.indexed.split("\n")])

    @property
    def terms(self) -> tuple[tuple[str, ...], ...]:
        """The terms of each sentence."""
        return self.lines[1:]


@dataclass(frozen=True, slots=True)
class Filters:
    """Which articles may be found; a filter never changes a score. Dates are inclusive."""

    outlet: str = ""
    article_id: str = ""
    since: date | None = None
    until: date | None = None

    def admit(self, source: Source) -> bool:
        return (
            (not self.outlet or source.outlet.casefold() == self.outlet.casefold())
            and (not self.article_id or source.article_id == self.article_id)
            and (self.since is None or (source.published is not None and source.published >= self.since))
            and (self.until is None or (source.published is not None and source.published <= self.until))
        )


@dataclass(frozen=True, slots=True)
class Query:
    """What a retriever gets: distinct terms, made by the same analyser as the passages', and filters."""

    terms: tuple[str, ...]
    filters: Filters = field(default_factory=Filters)


class Hit(NamedTuple):
    """A passage and its BM25 score (unit-free, above 0)."""

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence exactly as its article prints it; made only by `cut`."""

    text: str
    source: Source
    span: Span

    @classmethod
    def cut(cls, passage: Passage, sentence: Span) -> Self:
        """The quote of *sentence*, a span within ``passage.text``."""
        start, end = sentence
        return cls(passage.text[start:end], passage.source, Span(passage.start + start, passage.start + end))

    @property
    def id(self) -> str:
        start, end = self.span
        return quote_ids.written(self.source.key, start, end)


def span_of(quote_id: str) -> tuple[str, Span]:
    """The source key and the span that a quote id names. Raises ValueError when it is no id."""
    key, start, end = quote_ids.read(quote_id)
    return key, Span(start, end)


class Difference(NamedTuple):
    """What a quote states otherwise than another one, which is named by its id."""

    kind: Kind
    quote_id: str


@dataclass(frozen=True, slots=True)
class Found:
    """A quote that was chosen: its score, its speaker, where it stands, and who else prints the same statement.

    ``paragraph`` counts the body's paragraphs from 1. ``differs`` tells from which better quote of the answer it does.
    """

    quote: Quote
    score: float
    paragraph: int
    speaker: Speaker | None = None
    echoes: tuple[Quote, ...] = ()
    differs: Difference | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A value from an article's header, such as its author; never shown as a quote."""

    label: str
    value: str
    source: Source


@dataclass(frozen=True, slots=True)
class Scope:
    """How much coverage an answer speaks for: articles, and the newest published date, if any article has one."""

    articles: int
    newest: date | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the coverage says to a question.

    ``found`` is best first and filled whatever the confidence (0..1); views show it only when ``answered``, else its
    first as the nearest. ``missing`` are the question's words that the coverage lacks; unanswered with none missing
    means that the words never stand together. ``carried`` are words taken over from the question before, and
    ``searched`` is what was asked instead of a slip of typing. ``suggested`` is the question with a near name of the
    coverage in the place of one that is missing; asked, it has an answer. ``differs`` tells in what the coverage does,
    also where the quote that says so is not among ``found``.
    """

    question: str
    scope: Scope
    answered: bool = False
    confidence: float = 0.0
    found: tuple[Found, ...] = ()
    facts: tuple[Fact, ...] = ()
    missing: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    searched: str | None = None
    suggested: str | None = None
    differs: Kind | None = None
