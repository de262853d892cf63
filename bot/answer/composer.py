"""Turns ranked sentences into an answer: folds echoes, names speakers, proves every quote against its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answer.echoes import same_statement
from bot.answer.leaning import quoted
from bot.errors import CorpusError
from bot.model import Found, Quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answer.candidates import Candidate
    from bot.answer.coverage import Archive
    from bot.answer.questions import Question
    from bot.answer.selection import Ranked
    from bot.model import Article, Span


def compose(question: Question, ranked: Sequence[Ranked], archive: Archive, limit: int) -> tuple[Found, ...]:
    """The first *limit* distinct statements of *ranked*, best first, each with its echoes.

    Raises CorpusError when an article no longer holds what was indexed: then nothing may be sent.
    """
    chosen: list[tuple[Ranked, Span, list[Candidate]]] = []
    for one in ranked:
        if any(_is_within(one.candidate, best.candidate, span) for best, span, _ in chosen):
            continue
        twin = next((echoes for best, _, echoes in chosen if same_statement(best.candidate, one.candidate)), None)
        if twin is not None:
            twin.append(one.candidate)
        elif len(chosen) < limit:
            chosen.append((one, quoted(question, one.candidate), []))
    return tuple(_found(best, span, echoes, archive) for best, span, echoes in chosen)


def _is_within(candidate: Candidate, best: Candidate, span: Span) -> bool:
    """Whether the sentence is quoted already, together with the one that leans on it."""
    return candidate.passage.id == best.passage.id and span.start <= candidate.span.start < span.end


def _found(best: Ranked, span: Span, echoes: list[Candidate], archive: Archive) -> Found:
    quote = Quote.cut(best.candidate.passage, span)
    article = prove(quote, archive)
    elsewhere: dict[str, Quote] = {}
    for echo in echoes:
        elsewhere.setdefault(echo.passage.source.article_id, echo.quote())
    elsewhere.pop(quote.source.article_id, None)
    for other in elsewhere.values():
        prove(other, archive)
    return Found(quote, best.score, paragraph(article, quote), best.candidate.speaker(), tuple(elsewhere.values()))


def prove(quote: Quote, archive: Archive) -> Article:
    """The article that holds *quote*, read at this moment. Raises CorpusError unless the quote is its slice."""
    article = archive.article(quote.source.article_id)
    if article is None or article.text[quote.span.start : quote.span.end] != quote.text:
        name = quote.source.article_id
        raise CorpusError(f"{name}: no longer holds the quote that was found; run 'pullquote index' and ask again")
    return article


def paragraph(article: Article, quote: Quote) -> int:
    """Which paragraph of the body *quote* stands in, from 1."""
    return next(
        (number for number, span in enumerate(article.body, 1) if quote.span.start < span.end), len(article.body)
    )
