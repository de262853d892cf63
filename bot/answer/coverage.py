"""One immutable view of the coverage: everything a question needs from start to end. New coverage is a new view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.model import Article, Passage, Scope, Source
    from bot.retrieval.retriever import Retriever


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
