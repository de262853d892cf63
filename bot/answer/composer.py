"""Turns ranked sentences into an answer: folds echoes, names speakers, proves every quote against its article."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.answer.candidates import speaker_in
from bot.answer.echoes import same_statement, says_no_more
from bot.answer.leaning import points_back, quoted
from bot.answer.sides import Contrast, Sides
from bot.answer.telling import is_later
from bot.errors import CorpusError
from bot.model import Difference, Found, Quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answer.candidates import Candidate, Ranked
    from bot.answer.coverage import Archive
    from bot.answer.judgement import Judged
    from bot.model import Article, Kind, Span


def compose(judged: Judged, ranked: Sequence[Ranked], archive: Archive, limit: int) -> tuple[Found, ...]:
    """The first *limit* distinct statements of *ranked*, the sentences of *judged* to show, each with its echoes.

    Where another article states the best of them otherwise, it stands right behind. Raises CorpusError when an article
    no longer holds what was indexed: then nothing may be sent.
    """
    sides = Sides.of(judged.question, judged.weighing)
    chosen: list[_Statement] = []
    for one in ranked:
        twin = next((statement for statement in chosen if says_no_more(one.candidate, statement.best.candidate)), None)
        if twin is None and any(statement.holds(one.candidate) for statement in chosen):
            continue
        if twin is not None:
            twin.echoes.append(one.candidate)
            continue
        contrast = sides.contrast(chosen[0].best.candidate, one.candidate) if chosen else Contrast.NONE
        if len(chosen) >= limit:
            if limit < 2 or contrast <= max(other.contrast for other in chosen):
                continue
            chosen.pop()
        chosen.append(_statement(judged, one, chosen, ranked, contrast))
    return tuple(_found(statement, archive) for statement in _both_sides(sides, chosen))


def _both_sides(sides: Sides, chosen: list[_Statement]) -> list[_Statement]:
    """*chosen* with what is stated otherwise elsewhere right behind the best: a reader sees both.

    What the outlet of the best told later stands before it.
    """
    if not chosen:
        return []
    best, *others = chosen
    than = Quote.cut(best.best.candidate.passage, best.span).id
    others.sort(key=lambda other: -other.contrast)
    newer = [other for other in others if other.contrast == Contrast.LATER and other.is_later_than(best)][:1]
    return [*newer, best, *(other.told(sides.kind, than) for other in others if other not in newer)]


def _statement(
    judged: Judged, one: Ranked, chosen: list[_Statement], ranked: Sequence[Ranked], contrast: Contrast
) -> _Statement:
    span = quoted(judged.question, one.candidate, judged.weighing)
    along = _along(one, span, ranked)
    is_told = not points_back(one.candidate) and any(statement.tells_any(along) for statement in chosen)
    if is_told or any(statement.overlaps(one.candidate, span) for statement in chosen):
        span = one.candidate.span
        along = _along(one, span, ranked)
    return _Statement(one, span, along, [], contrast)


def _along(one: Ranked, span: Span, ranked: Sequence[Ranked]) -> list[Candidate]:
    return [other.candidate for other in ranked if _is_within(other.candidate, one.candidate, span)]


class _Statement(NamedTuple):
    """A chosen sentence, what is quoted of its passage, the sentences in that, and the same statement elsewhere; how
    plainly it states otherwise what the best of them says, and in what.
    """

    best: Ranked
    span: Span
    along: list[Candidate]
    echoes: list[Candidate]
    contrast: Contrast
    differs: Difference | None = None

    def told(self, kind: Kind | None, quote_id: str) -> _Statement:
        """It, with the difference in *kind* from that quote where that is sure."""
        if kind is None or self.contrast < Contrast.SURE:
            return self
        return self._replace(differs=Difference(kind, quote_id))

    def is_later_than(self, other: _Statement) -> bool:
        return is_later(other.best.candidate.passage.source, self.best.candidate.passage.source)

    def holds(self, candidate: Candidate) -> bool:
        """Whether the sentence, or one that says the same, is quoted along with the best."""
        return any(
            other is candidate or (other is not self.best.candidate and same_statement(other, candidate))
            for other in self.along
        )

    def tells_any(self, along: Sequence[Candidate]) -> bool:
        """Whether what is quoted of it says what one of *along* says: no reader wants that twice."""
        return any(same_statement(own, other) for own in self.along for other in along)

    def overlaps(self, candidate: Candidate, span: Span) -> bool:
        is_same = candidate.passage.id == self.best.candidate.passage.id
        return is_same and span.meets(self.span)


def _is_within(candidate: Candidate, best: Candidate, span: Span) -> bool:
    return candidate.passage.id == best.passage.id and span.start <= candidate.span.start < span.end


def _found(statement: _Statement, archive: Archive) -> Found:
    passage = statement.best.candidate.passage
    quote = Quote.cut(passage, statement.span)
    article = prove(quote, archive)
    elsewhere: dict[str, Quote] = {}
    for echo in statement.echoes:
        elsewhere.setdefault(echo.passage.source.article_id, echo.quote())
    elsewhere.pop(quote.source.article_id, None)
    for other in elsewhere.values():
        prove(other, archive)
    speaker = speaker_in(passage, statement.span)
    echoes = tuple(elsewhere.values())
    return Found(quote, statement.best.score, paragraph(article, quote), speaker, echoes, statement.differs)


def prove(quote: Quote, archive: Archive) -> Article:
    """The article that holds *quote*, read at this moment. Raises CorpusError unless the quote is its slice."""
    return proved(quote, archive.article(quote.source.article_id))


def proved(quote: Quote, article: Article | None) -> Article:
    """As `prove`, by *article*, which was read at this moment."""
    if article is None or article.text[quote.span.start : quote.span.end] != quote.text:
        name = quote.source.article_id
        raise CorpusError(f"{name}: no longer holds the quote that was found; run 'pullquote index' and ask again")
    return article


def paragraph(article: Article, quote: Quote) -> int:
    """Which paragraph of the body *quote* stands in, from 1."""
    return next(
        (number for number, span in enumerate(article.body, 1) if quote.span.start < span.end), len(article.body)
    )
