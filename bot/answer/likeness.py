"""Quotes that are the stored words but for what anybody can see: other typography, or marks of what they leave out.

Kept apart from quotes that differ in what they say, and never called exact.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bot.answer import elisions, typography
from bot.answer.elisions import Piece
from bot.answer.occurrences import Occurrence, by_date, holding, occurrence
from bot.answer.pasted import FEWEST_WORDS, LONGEST
from bot.answer.proofs import Proof
from bot.answer.stretches import stretches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answer.coverage import Archive
    from bot.answer.elisions import Marked
    from bot.answer.proofs import Verdict
    from bot.answer.stretches import Stretch
    from bot.model import Article, Found, Span

_LETTERS = re.compile(r"\w+")
_MOST_STORED = 1_000  # characters that are shown of a quote with marks; what was left out may be most of an article
_PART = "a part of the sentence"


class _Alike(NamedTuple):
    place: Occurrence
    typography: str
    marks: str = ""


def alike(archive: Archive, claim: str, beside: Found | None = None) -> list[Proof]:
    """The proofs of *claim* wherever it is alike, oldest article first; *beside* is the quote that it must begin in.

    Only for a claim that is printed nowhere as it stands.
    """
    marked = elisions.marked(claim)
    pieces = marked.pieces if marked else [Piece("", claim)]
    if not any(_LETTERS.search(piece.words) for piece in pieces) or len(claim) > LONGEST:
        return []
    ids = [beside.quote.source.article_id] if beside else holding(archive, *(piece.words for piece in pieces))
    pattern, patterns = re.compile(typography.pattern(claim)), [piece.pattern for piece in pieces]
    found = []
    for article in filter(None, map(archive.article, ids)):
        as_it_stands = list(_set_otherwise(archive, article, claim, pattern, beside))
        found += as_it_stands or (_marked_in(archive, article, marked, patterns, beside) if marked else [])
    # What is printed with its marks needs no telling what else they may stand for.
    best = [one for one in found if not one.marks] or found
    return [_proof(one) for one in sorted(best, key=lambda one: by_date(one.place))]


def explained(proof: Proof, claim: str) -> Proof:
    """*proof*, and why *claim* is in no article where it could be in many."""
    if proof.verdict != "not in the coverage" or proof.how or not elisions.is_short(claim):
        return proof
    return replace(proof, how=f"fewer than {FEWEST_WORDS} words between its marks prove nothing; quote more of it")


def _set_otherwise(
    archive: Archive, article: Article, claim: str, pattern: re.Pattern[str], beside: Found | None
) -> Iterator[_Alike]:
    """Where *article* has all of *claim*, whose pattern is given, in other typography."""
    for stretch in stretches(archive, article, pattern):
        if _begins_in(stretch, beside):
            place = occurrence(article, stretch)
            if how := typography.told(claim, place.words):
                yield _Alike(place, how)


def _marked_in(
    archive: Archive, article: Article, claim: Marked, patterns: Sequence[re.Pattern[str]], beside: Found | None
) -> list[_Alike]:
    """The narrowest place of *article* that has all pieces of *claim*, whose patterns are given, in their order."""
    # The pieces that prove something stand in few articles, and where their sentences end need not be known before.
    if not all(pattern.search(article.text) for pattern in sorted(patterns, key=_length, reverse=True)):
        return []
    each = [list(stretches(archive, article, pattern)) for pattern in patterns]
    chains = [_chain(first, each[1:]) for first in each[0] if _begins_in(first, beside)]
    whole = [chain for chain in chains if chain and _holds(claim, chain)]
    narrowest = sorted(whole, key=lambda chain: chain[-1].span.end - chain[0].span.start)[:1]
    return [_told(claim, article, chain) for chain in narrowest]


def _length(pattern: re.Pattern[str]) -> int:
    return len(pattern.pattern)


def _told(claim: Marked, article: Article, chain: list[Stretch]) -> _Alike:
    spans = [stretch.span for stretch in chain]
    place = occurrence(article, chain[0], chain[-1])
    if len(place.stored) > _MOST_STORED:
        place = occurrence(article, chain[0])
    return _Alike(place, _set(claim, spans, article.text), elisions.told(claim, spans, article.text))


def _chain(first: Stretch, others: list[list[Stretch]]) -> list[Stretch]:
    """*first*, and of each of *others* the nearest behind the one before; empty where one has none."""
    chain = [first]
    for each in others:
        place = bisect_left(each, chain[-1].span.end, key=lambda stretch: stretch.span.start)
        if place == len(each):
            return []
        chain.append(each[place])
    return chain


def _holds(claim: Marked, chain: list[Stretch]) -> bool:
    """Whether a piece that is too short to prove anything stands in one sentence with those beside it."""
    pairs = zip(pairwise(claim.pieces), pairwise(chain), strict=True)
    return all(
        (one.proves and other.proves) or before.sentences[-1] == behind.sentences[0]
        for (one, other), (before, behind) in pairs
    )


def _set(claim: Marked, spans: Sequence[Span], text: str) -> str:
    """How the pieces are printed in other typography, each kind of it once."""
    each = [
        typography.told(piece.rest, text[start + len(piece.letter) : end])
        for piece, (start, end) in zip(claim.pieces, spans, strict=True)
    ]
    return " and ".join(filter(None, dict.fromkeys(each)))


def _begins_in(stretch: Stretch, quote: Found | None) -> bool:
    return quote is None or quote.quote.span.start <= stretch.span.start < quote.quote.span.end


def _proof(one: _Alike) -> Proof:
    marks = f"verbatim apart from {one.marks}" if one.marks else ""
    how = ", ".join(filter(None, (one.typography, marks, "" if one.place.is_whole else _PART)))
    verdict: Verdict = "differs only where marked"
    if one.typography:
        verdict = "differs only in typography and where marked" if one.marks else "differs only in typography"
    return Proof("", verdict, one.place.stored, how, one.place.found)
