"""Where words occur: every place in the coverage that has them letter by letter, else what comes nearest.

That they stand in nothing but furniture (an advertisement, a caption) counts as nowhere. White space is no letter.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import islice
from typing import TYPE_CHECKING

from bot.answer import lookup, typography
from bot.answer.common_terms import common_terms
from bot.answer.stretches import stretches
from bot.model import Found, Query, Quote, Span
from bot.text.terms import STOP_WORDS, analyze, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.answer.coverage import Archive, Coverage
    from bot.answer.stretches import Stretch
    from bot.model import Article, Passage

_LETTERS = re.compile(r"\w+")
# Words of a claim between two others: such a one is cut by nothing, nor joined to a mark that stands for another.
_INNER = re.compile(r"(?<=[\w,;:.] )[^\W\d_]+(?= \w)")
_LIKELY = 200  # passages among which the nearest is looked for
_MOST_WORDS = 8  # of a claim, its longest, that an article must hold to be looked at closely
_MOST_PLACES = 200  # of a phrase that are told: an everyday one may stand in every article
_MOST_TERMS = 64  # of a long claim; so many name its passage
# The share of the claimed words that the nearest sentence must have, in their order, each that is no everyday word
# counting as several: what shares but "is coming to an end" is another. In the shipped coverage, another sentence has
# .24 of them (median); the sentence itself with three of its words changed has .67 or more in 95 of 100.
_NEAR = 0.59
_TELLING = 3
_SHORTEST, _LONGEST = 4, 200  # words of a claim that is compared: fewer are near to anything, more are no sentence


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A stretch of an article: the sentence that it begins with, and its words as they are stored."""

    found: Found
    stored: str
    is_whole: bool = True  # whether no letter of it is left out
    words: str = ""  # the stretch that was asked for, as it is printed


def places(archive: Archive, claim: str) -> tuple[Occurrence, ...]:
    """Where *claim*, which holds a letter or a figure, stands in the coverage, oldest article first."""
    return _places(archive, holding(archive, claim), _pattern(claim))


def nearest(coverage: Coverage, claim: str) -> Occurrence | None:
    """What comes nearest to *claim*, which stands nowhere; none when nothing is near."""
    passages = _likely(coverage, claim)
    likely = dict.fromkeys(passage.source.article_id for passage in passages)
    alike = _places(coverage.archive, likely, _loose(claim)) if _are_known(coverage.archive, [claim]) else ()
    return alike[0] if alike else _nearest(coverage.archive, passages, claim)


def holding(archive: Archive, *pieces: str) -> list[str]:
    """The ids of the articles that hold the longest words of all *pieces*, letter by letter."""
    if not _are_known(archive, pieces):
        return []
    letters = _LETTERS.findall(" ".join(pieces)) or " ".join(pieces).split()
    # No engine knows words that run over passages; the database reads 43 MB of news for these in .05 s.
    return archive.holding(sorted(letters, key=len, reverse=True)[:_MOST_WORDS])


def _are_known(archive: Archive, pieces: Iterable[str]) -> bool:
    """Whether the coverage has each word inside *pieces*, in any case: one with a slip need not be looked for."""
    inside = {one for piece in pieces for word in _INNER.findall(" ".join(piece.split())) for one in words(word)}
    return all(archive.words(one, len(one), len(one)) for one in inside - STOP_WORDS)


def standing(archive: Archive, phrase: str) -> tuple[tuple[Found, ...], ...]:
    """The quotes that hold *phrase*, also at the beginning of a sentence, over line ends and with other apostrophes.

    As a rule each place is one quote; a phrase that runs over sentences may need several. Of everyday words, as it may
    be made of alone, most articles hold each: only together they tell.
    """
    pattern = re.compile(typography.pattern(phrase, any_case=True))
    articles = filter(None, map(archive.article, archive.running(phrase)))
    each = ((article, stretch) for article in articles for stretch in stretches(archive, article, pattern))
    quotes = [_quotes(article, stretch) for article, stretch in islice(each, _MOST_PLACES)]
    return tuple(sorted(quotes, key=lambda found: _by_date(found[0].quote)))


def _quotes(article: Article, stretch: Stretch) -> tuple[Found, ...]:
    """The quotes that hold all of *stretch*: sentences, two of a passage together."""
    quotes = []
    sentences = list(stretch.sentences)
    while sentences:
        first = last = sentences.pop(0)
        if sentences and sentences[0].passage.id == first.passage.id:
            last = sentences.pop(0)
        quotes.append(lookup.stretch(article, first.passage, Span(first.span.start, last.span.end)))
    return tuple(quotes)


def _pattern(claim: str) -> re.Pattern[str]:
    """*claim* with any white space between its words, and no word of it only the beginning or end of another."""
    parts = claim.split()
    before = r"(?<!\w)" if parts[0][0].isalnum() else ""
    after = r"(?!\w)" if parts[-1][-1].isalnum() else ""
    return re.compile(before + r"\s+".join(map(re.escape, parts)) + after)


def _loose(claim: str) -> re.Pattern[str]:
    """The words of *claim* in their order, with any capitals and any punctuation."""
    between = r"\W+".join(_LETTERS.findall(claim))
    return re.compile(rf"\b{between}\b", re.IGNORECASE)


def _likely(coverage: Coverage, claim: str) -> list[Passage]:
    terms = tuple(dict.fromkeys(analyze(claim)))[:_MOST_TERMS]
    return [hit.passage for hit in coverage.retriever.retrieve(Query(terms), _LIKELY)] if terms else []


def _places(archive: Archive, article_ids: Iterable[str], pattern: re.Pattern[str]) -> tuple[Occurrence, ...]:
    articles = (archive.article(article_id) for article_id in article_ids)
    found = (place for each in articles if each for place in _in(archive, each, pattern))
    return tuple(sorted(found, key=by_date))


def _in(archive: Archive, article: Article, pattern: re.Pattern[str]) -> Iterator[Occurrence]:
    return (occurrence(article, stretch) for stretch in stretches(archive, article, pattern))


def occurrence(article: Article, stretch: Stretch, last: Stretch | None = None) -> Occurrence:
    """*stretch* as it is told of, or all from it to the end of *last*: in whole sentences of *article*."""
    start, end = stretch.span.start, (last or stretch).span.end
    begun, ended = stretch.sentences[0], (last or stretch).sentences[-1]
    first, after = begun.quote.span.start, ended.quote.span.end
    left_out = article.text[first:start] + article.text[end:after]
    is_whole = not any(char.isalnum() for char in left_out)
    found = lookup.stretch(article, begun.passage, begun.span)
    return Occurrence(found, article.text[first:after], is_whole, article.text[start:end])


def by_date(place: Occurrence) -> tuple[date, str, Span]:
    """What sorts places: the oldest article first, then as they stand in it."""
    return _by_date(place.found.quote)


def _by_date(quote: Quote) -> tuple[date, str, Span]:
    return quote.source.published or date.max, quote.source.article_id, quote.span


def _nearest(archive: Archive, passages: list[Passage], claim: str) -> Occurrence | None:
    """The sentence that has most of the claimed words in their order, when that is most of them."""
    claimed = words(claim)
    if not _SHORTEST <= len(claimed) <= _LONGEST:
        return None
    counted = Counter(claimed)
    weight = {word: 1 if common_terms().issuperset(analyze(word)) else _TELLING for word in counted}
    best, most = None, _NEAR * sum(weight[word] for word in claimed)
    for passage in passages:
        for sentence in passage.sentences:
            quote = Quote.cut(passage, sentence)
            printed = words(quote.text)
            if sum(weight[word] for word in (counted & Counter(printed)).elements()) <= most:
                continue  # it has too few of them in any order
            alike = SequenceMatcher(None, claimed, printed, autojunk=False)
            shared = sum(
                weight[word] for start, _, size in alike.get_matching_blocks() for word in claimed[start:][:size]
            )
            if shared > most:
                best, most = quote, shared
    found = lookup.quote(archive, best.id) if best else None
    return Occurrence(found, found.quote.text, words=found.quote.text) if found else None
