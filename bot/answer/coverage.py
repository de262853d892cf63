"""One immutable view of the coverage: everything a question needs from start to end. New coverage is a new view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from bot.model import Article, Filters, Passage, Scope, Source
    from bot.retrieval.retriever import Retriever


class Articles(Protocol):
    """Some articles, in the order of their ids: counted and listed without reading them all."""

    def count(self) -> int:
        """How many they are."""

    def first(self, most: int) -> Sequence[Source]:
        """At most so many of them."""

    def of_each_outlet(self) -> Sequence[Source]:
        """The first of each outlet, and of those that name none."""


class Archive(Protocol):
    """The stored articles behind the passages, and the words they are made of."""

    def article(self, key: str) -> Article | None:
        """The article with this id or source key, as it stands in its file at this moment; none when unknown.

        Raises CorpusError when the file no longer holds what was indexed.
        """

    def passages_of(self, article_id: str) -> list[Passage]:
        """All passages of an article, in the order of its text."""

    def sources(self) -> Iterable[Source]:
        """Every article's source."""

    def newest(self, filters: Filters, most: int) -> Sequence[Source]:
        """At most so many of the articles that pass *filters*: the newest first, undated ones last."""

    def headed(self, terms: Collection[str], *, by_title: bool = False) -> Articles:
        """The articles whose header holds all of *terms*; with *by_title* they are also two of its title, and half."""

    def holding(self, words: Sequence[str]) -> list[str]:
        """The ids of the articles whose text holds each of *words*, letter by letter, furniture included."""

    def running(self, phrase: str) -> Iterable[str]:
        """The ids of the articles whose text holds *phrase*, over line ends too, but for its first letter's case."""

    def outlets(self) -> list[str]:
        """The outlets of the coverage, each once."""

    def words(self, first: str, shortest: int, longest: int) -> list[tuple[str, int]]:
        """The folded words that begin with *first* and have so many characters, each with its count."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The passages that can be found, the articles that prove them, and how much that is.

    ``digest`` changes when any article's text or header does; ``engine`` is the name of the one that finds passages.
    """

    retriever: Retriever
    archive: Archive
    scope: Scope
    digest: str
    engine: str
