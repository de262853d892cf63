"""Stretches of an article that a pattern matches, with the sentences that they run over.

Nothing that is no coverage (an advertisement, a caption) may stand between two of these.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from bot.model import Quote, Span
from bot.text.markdown import only_marks

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from bot.answer.coverage import Archive
    from bot.model import Article, Passage


class Sentence(NamedTuple):
    """A sentence, also as a span of its passage."""

    passage: Passage
    span: Span
    quote: Quote


class Stretch(NamedTuple):
    """Characters of an article, and the sentences that they share a character with, in order."""

    span: Span
    sentences: tuple[Sentence, ...]


def stretches(archive: Archive, article: Article, pattern: re.Pattern[str]) -> Iterator[Stretch]:
    """Where *article* has *pattern*, in its order."""
    matches = list(pattern.finditer(article.text))
    sentences = _sentences(archive, article.source.article_id) if matches else []
    for match in matches:
        touched = _touched(sentences, *match.span())
        if touched and not any(_are_apart(article, one.quote, other.quote) for one, other in pairwise(touched)):
            yield Stretch(Span(*match.span()), tuple(touched))


def _sentences(archive: Archive, article_id: str) -> list[Sentence]:
    return [
        Sentence(passage, span, Quote.cut(passage, span))
        for passage in archive.passages_of(article_id)
        for span in passage.sentences
    ]


def _touched(sentences: Sequence[Sentence], start: int, end: int) -> list[Sentence]:
    """Those of *sentences*, which are in order, that share a character with ``[start, end)``."""
    first = bisect_right(sentences, start, key=lambda each: each.quote.span.end)
    return list(takewhile(lambda each: each.quote.span.start < end, islice(sentences, first, None)))


def _are_apart(article: Article, one: Quote, other: Quote) -> bool:
    """Whether something that is no coverage stands between two sentences."""
    return not only_marks(article.text[one.span.end : other.span.start])
