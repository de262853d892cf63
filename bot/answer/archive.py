"""The stored articles: found by way of the projection, proved against the coverage's files at the moment of use."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from bot.corpus import reader
from bot.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from pathlib import Path

    from bot.answer.coverage import Articles
    from bot.model import Article, Filters, Passage, Source
    from bot.retrieval.projection import Projection

_RECENT = 8  # lists of words, whose articles are kept in mind


class FiledArchive:
    """The articles of the coverage in *root*, as *projection* remembers where they are.

    An article file is read again each time; an article inside a bundle is taken from the projection, which was made
    from the bundle as it stands. Where *tell* is given, it gets the fault of a file that changed, which then holds no
    article; else that is raised.
    """

    def __init__(self, projection: Projection, root: Path, tell: Callable[[CorpusError], None] | None = None) -> None:
        self._projection = projection
        self._root = root
        self._tell = tell
        # One claim is looked for as it stands and then in other typography: every text is read once for both.
        self._holding = lru_cache(maxsize=_RECENT)(projection.holding)

    def article(self, key: str) -> Article | None:
        found = self._projection.article(key)
        if found is None:
            return None
        article, file, in_bundle = found
        try:
            if not in_bundle and reader.read_text(self._root, file) != article.text:
                raise CorpusError(f"{self._root / file}: changed since it was read; start pullquote again")
        except CorpusError as error:
            if self._tell is None:
                raise
            self._tell(error)
            return None
        return article

    def passages_of(self, article_id: str) -> list[Passage]:
        return self._projection.passages_of(article_id)

    def sources(self) -> Iterable[Source]:
        return self._projection.sources()

    def newest(self, filters: Filters, most: int) -> list[Source]:
        return self._projection.newest(filters, most)

    def headed(self, terms: Collection[str], *, by_title: bool = False) -> Articles:
        return self._projection.headed(terms, by_title=by_title)

    def holding(self, words: Sequence[str]) -> list[str]:
        return list(self._holding(tuple(words)))

    def running(self, phrase: str) -> Iterable[str]:
        return self._projection.running(phrase)

    def outlets(self) -> list[str]:
        return self._projection.outlets()

    def words(self, first: str, shortest: int, longest: int) -> list[tuple[str, int]]:
        return self._projection.words(first, shortest, longest)
