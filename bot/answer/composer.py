"""Turns ranked sentences into an answer: folds echoes, names speakers, proves every quote against its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answer.echoes import same_statement
from bot.errors import CorpusError
from bot.model import Found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answer.candidates import Candidate
    from bot.answer.coverage import Archive
    from bot.answer.selection import Ranked
    from bot.model import Article, Quote


def compose(ranked: Sequence[Ranked], archive: Archive, limit: int) -> tuple[Found, ...]:
    """The first *limit* distinct statements of *ranked*, best first, each with its echoes.

    Raises CorpusError when an article no longer holds what was indexed: then nothing may be sent.
    """
    chosen: list[tuple[Ranked, list[Candidate]]] = []
    for one in ranked:
        twin = next((echoes for best, echoes in chosen if same_statement(best.candidate, one.candidate)), None)
        if twin is not None:
            twin.append(one.candidate)
        elif len(chosen) < limit:
            chosen.append((one, []))
    return tuple(_found(best, echoes, archive) for best, echoes in chosen)


def _found(best: Ranked, echoes: list[Candidate], archive: Archive) -> Found:
    quote = best.candidate.quote()
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
