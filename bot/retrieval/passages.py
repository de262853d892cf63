"""The passages of an article: whole sentences up to a token budget, never across furniture or a heading."""

from __future__ import annotations

from itertools import pairwise
from operator import add
from typing import TYPE_CHECKING

from bot.model import Passage, Quotation, Span
from bot.text import markdown
from bot.text.paragraphs import is_heading
from bot.text.sentences import split
from bot.text.terms import analyze
from bot.text.tokens import count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.model import Article

    SpeakerFinder = Callable[[str, Sequence[Span]], tuple[Quotation, ...]]

# Tokens a passage may hold before the next sentence opens a new one; on 2,063 encyclopaedia questions 96 / 160 / 256
# tokens put a right sentence among the first three for .886 / .892 / .900: it hardly matters, small reads better.
BUDGET = 160
_MOST_QUOTATIONS = 200  # that one passage may meet: more than its tokens can hold, however short they are


def passages(article: Article, find_speakers: SpeakerFinder) -> Iterator[Passage]:
    """The passages of *article* in order, numbered from 1; one without a single term is left out."""
    quotations = find_speakers(article.text, article.body)
    title = analyze(article.source.title)
    first = 0
    for number, sentences in enumerate(_groups(article), 1):
        while first < len(quotations) and quotations[first].span.end <= sentences[0][0].start:
            first += 1
        passage = _passage(article, number, title, sentences, quotations[first : first + _MOST_QUOTATIONS])
        if any(passage.terms):
            yield passage


def _groups(article: Article) -> Iterator[list[tuple[Span, int]]]:
    """Runs of sentences, each with its token count, that make one passage."""
    group: list[tuple[Span, int]] = []
    spent = 0
    for opens, sentence in _sentences(article):
        tokens = count(article.text[sentence.start : sentence.end])
        if group and (opens or spent + tokens > BUDGET):
            yield group
            group, spent = [], 0
        group.append((sentence, tokens))
        spent += tokens
    if group:
        yield group


def _sentences(article: Article) -> Iterator[tuple[bool, Span]]:
    """Every sentence of the body, and whether a passage must open with it."""
    text, before = article.text, 0
    for paragraph, sentences in zip(article.body, split(text, article.body), strict=True):
        between = text[before : paragraph.start]
        is_apart = not markdown.only_marks(between) or markdown.opens_heading(between)
        opens = is_apart or is_heading(text[paragraph.start : paragraph.end])
        for sentence in sentences:
            yield opens, sentence
            opens = False
        before = paragraph.end


def _passage(
    article: Article,
    number: int,
    title: tuple[str, ...],
    sentences: list[tuple[Span, int]],
    quotations: tuple[Quotation, ...],
) -> Passage:
    start, end = sentences[0][0].start, sentences[-1][0].end
    text = article.text[start:end]
    spans = tuple(Span(sentence.start - start, sentence.end - start) for sentence, _ in sentences)
    return Passage(
        id=f"{article.source.article_id}:{number}",
        source=article.source,
        text=text,
        start=start,
        sentences=spans,
        indexed="\n".join(map(_line, [title, *(analyze(text[span.start : span.end]) for span in spans)])),
        tokens=sum(tokens for _, tokens in sentences),
        speakers=tuple(
            _within(quotation, start, end) for quotation in quotations if _meets(quotation.span, start, end)
        ),
    )


def _line(terms: tuple[str, ...]) -> str:
    """*terms* as ``Passage.indexed`` holds them."""
    ends = ("  " if term == after else " " for term, after in pairwise((*terms, "")))
    return " " + "".join(map(add, terms, ends))


def _meets(span: Span, start: int, end: int) -> bool:
    return span.start < end and start < span.end


def _within(quotation: Quotation, start: int, end: int) -> Quotation:
    """The part of *quotation* that lies in ``[start, end)``, counted from its start."""
    span = Span(max(quotation.span.start, start) - start, min(quotation.span.end, end) - start)
    return Quotation(span, quotation.speaker)
