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
from bot.answer.occurrences import Occurrence, by_date, holding, occurrence, stretches
from bot.answer.pasted import FEWEST_WORDS, LONGEST
from bot.answer.proofs import Proof

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answer.coverage import Archive
    from bot.answer.elisions import Marked
    from bot.answer.occurrences import Stretch
    from bot.answer.proofs import Verdict
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
    words = [word for piece in pieces for word in _LETTERS.findall(piece.words)]
    if not words or len(claim) > LONGEST:
        return []
    ids = [beside.quote.source.article_id] if beside else holding(archive, words)
    articles = [article for article in map(archive.article, ids) if article]
    found = [one for article in articles for one in _in(archive, article, claim, beside)]
    if not found and marked:
        found = [one for article in articles for one in _marked_in(archive, article, marked, beside)]
    return [_proof(one) for one in sorted(found, key=lambda one: by_date(one.place))]


def explained(proof: Proof, claim: str) -> Proof:
    """*proof*, and why *claim* is in no article where it could be in many."""
    if proof.verdict != "not in the coverage" or proof.how or not elisions.is_short(claim):
        return proof
    return replace(proof, how=f"fewer than {FEWEST_WORDS} words between its marks prove nothing; quote more of it")


def _in(archive: Archive, article: Article, claim: str, beside: Found | None) -> Iterator[_Alike]:
    for stretch in stretches(archive, article, re.compile(typography.pattern(claim))):
        if _begins_in(stretch, beside):
            place = occurrence(article, stretch)
            if how := typography.told(claim, place.words):
                yield _Alike(place, how)


def _marked_in(archive: Archive, article: Article, claim: Marked, beside: Found | None) -> Iterator[_Alike]:
    """The narrowest place of *article* that has all pieces in their order, if any has."""
    each = [list(stretches(archive, article, piece.pattern)) for piece in claim.pieces]
    begins = [stretch for stretch in each[0] if _begins_in(stretch, beside)]
    chains = [chain for chain in (_chain(first, each[1:]) for first in begins) if chain and _holds(claim, chain)]
    if not chains:
        return
    best = min(chains, key=lambda chain: chain[-1].span.end - chain[0].span.start)
    spans = [stretch.span for stretch in best]
    place = occurrence(article, best[0], best[-1])
    if len(place.stored) > _MOST_STORED:
        place = occurrence(article, best[0])
    yield _Alike(place, _set(claim, spans, article.text), elisions.told(claim, spans, article.text))


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
    verdict: Verdict = "differs only in typography" if one.typography else "differs only where marked"
    return Proof("", verdict, one.place.stored, how, one.place.found)
