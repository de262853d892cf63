"""Quotes by their id: what a button, a link or a pasted citation names, found again and proved."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from bot.answer.candidates import speaker_in
from bot.answer.composer import paragraph, prove, proved
from bot.model import Found, Quote, Span, span_of
from bot.text.markdown import only_marks

if TYPE_CHECKING:
    from bot.answer.coverage import Archive
    from bot.model import Article, Passage, Source

QUOTE_ID_LENGTH = 20
_SENTENCES_AROUND = 2


def quote(archive: Archive, quote_id: str) -> Found | None:
    """The quote that *quote_id* names; none when it is no id, or its article is not in the coverage as it was."""
    try:
        key, span = span_of(quote_id)
    except ValueError:
        return None
    article = archive.article(key)
    if article is None or article.source.key != key or span.end > len(article.text):
        return None
    for passage in archive.passages_of(article.source.article_id):
        inside = Span(span.start - passage.start, span.end - passage.start)
        if _is_quotable(passage, inside):
            return stretch(article, passage, inside)
    return None


def stretch(article: Article, passage: Passage, span: Span) -> Found:
    """The quote of *span*, a stretch of *passage*, proved by *article*, which was read at this moment."""
    found = Quote.cut(passage, span)
    return Found(found, 0.0, paragraph(proved(found, article), found), speaker_in(passage, span))


def _is_quotable(passage: Passage, span: Span) -> bool:
    """Whether *span* is a sentence of the passage, or two that stand together."""
    firsts = {start: number for number, (start, _) in enumerate(passage.sentences)}
    lasts = {end: number for number, (_, end) in enumerate(passage.sentences)}
    return span.start in firsts and lasts.get(span.end, -1) - firsts[span.start] in {0, 1}


def around(archive: Archive, found: Found) -> tuple[str, str]:
    """The text before and after a quote: up to two sentences each, slices of the same article, white space kept.

    Furniture ends it: what stands beyond an advertisement is not its context.
    """
    passages = archive.passages_of(found.quote.source.article_id)
    text = prove(found.quote, archive).text
    start, end = found.quote.span
    spans = [span for passage in passages for span in _absolute(passage)]
    first = last = found.quote.span
    for span in [span for span in reversed(spans) if span.end <= start][:_SENTENCES_AROUND]:
        first = span if only_marks(text[span.end : first.start]) else first
    for span in [span for span in spans if span.start >= end][:_SENTENCES_AROUND]:
        last = span if only_marks(text[last.end : span.start]) else last
    return text[first.start : start], text[end : last.end]


def opening(archive: Archive, source: Source) -> Found | None:
    """The first sentence of an article's body; none where it has no body."""
    passages = archive.passages_of(source.article_id)
    return quote(archive, Quote.cut(passages[0], passages[0].sentences[0]).id) if passages else None


def newest_first(source: Source) -> tuple[int, str]:
    """What puts articles in order: undated ones come last, and ids break ties, so that it is the same every time."""
    return -source.published.toordinal() if source.published else 0, source.article_id


def sources(archive: Archive, most: int) -> list[Source]:
    """The first *most* articles of the coverage."""
    return list(islice(archive.sources(), most))


def _absolute(passage: Passage) -> list[Span]:
    return [Span(passage.start + span.start, passage.start + span.end) for span in passage.sentences]
