"""Coverage as large as a test wants it, the same every time: articles of words drawn as words are used in the news."""

from __future__ import annotations

import random
from itertools import accumulate
from typing import TYPE_CHECKING

from bot.corpus import reader
from bot.text.terms import analyze, words
from tests.corpus.samples import SHIPPED
from tests.coverage_kit import article, write_anew

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.retrieval.projection import Projection

_PARAGRAPHS = 20  # in an article, each about a passage


def vocabulary() -> list[str]:
    """The different words of the shipped articles, each also with two endings that nobody uses."""
    found = dict.fromkeys(word for one in reader.read(SHIPPED) for word in words(one.article.text) if word.isalpha())
    return [*found, *(f"{word}{ending}" for ending in ("ox", "um") for word in found)]


class Synthetic:
    """Draws texts and questions; *seed* decides all of them."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - no secret
        self._words = vocabulary()
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self._words) + 1)))  # Zipf's law

    def projection(self, folder: Path, passages: int) -> Projection:
        """About so many passages, indexed in *folder*."""
        folder.mkdir(parents=True, exist_ok=True)
        return write_anew(folder, self._stored(passages // _PARAGRAPHS))

    def questions(self, count: int) -> list[tuple[str, ...]]:
        """The terms of so many questions of 1 to 12 words, rare ones among them."""
        return [self._question() for _ in range(count)]

    def _question(self) -> tuple[str, ...]:
        some = [*self._draw(self._chance.randint(1, 9)), *self._chance.sample(self._words, self._chance.randint(0, 3))]
        return tuple(dict.fromkeys(analyze(" ".join(some))))

    def _stored(self, articles: int) -> Iterator[reader.Filed]:
        for number in range(articles):
            text = "\n\n".join(f"Part {part}\n\n{self._paragraph()}" for part in range(_PARAGRAPHS))
            title = " ".join(self._draw(5))
            yield reader.Filed(article(text, f"a{number}", title), f"a{number}.txt", in_bundle=False)

    def _paragraph(self) -> str:
        """From a few words to more than a hundred: their number decides the score."""
        return f"{' '.join(self._draw(self._chance.randint(4, 110))).capitalize()}."

    def _draw(self, count: int) -> list[str]:
        return self._chance.choices(self._words, cum_weights=self._weights, k=count)
