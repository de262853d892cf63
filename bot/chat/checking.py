"""A pasted text, checked: its quote ids with the words beside each, or its bare words wherever they stand.

What comes of it are proofs; how a reader is told of them is an adapter's business.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answer.occurrences import occurrences
from bot.answer.pasted import DIFFERENCES, LONGEST, claims_in, paragraphs, quoted
from bot.answer.proofs import Proof, prove_id
from bot.chat.differences import departure
from bot.chat.misattribution import misattributed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answer.coverage import Coverage
    from bot.answer.occurrences import Occurrences

_PART = "a part of the sentence"
_SHOWN_OF_CLAIM = 60  # characters of a claim that is not in the coverage


def cited(coverage: Coverage, text: str) -> list[Proof]:
    """The proof of every quote id in *text*, and of the words and the source beside it."""
    return [_beside(coverage, quote_id, words) for quote_id, words in claims_in(text)]


def bare(coverage: Coverage, text: str) -> list[Proof]:
    """The proof of each paragraph of *text*, or of what stands between quotation marks in one that is not printed."""
    return [proof for paragraph in paragraphs(text) for proof in _paragraph(coverage, paragraph)]


def _beside(coverage: Coverage, quote_id: str, words: str | None) -> Proof:
    proof = prove_id(coverage.archive, quote_id, words)
    if proof.found is None or words is None:
        return proof
    if proof.verdict == "exact":
        other = misattributed(words, proof.found)
        return replace(proof, verdict="differs", how=other) if other else proof
    is_sought = any(map(str.isalnum, proof.claimed)) and len(proof.claimed) <= LONGEST
    places = occurrences(coverage, proof.claimed).places if is_sought else ()
    run = next((place for place in places if place.is_whole and place.found.quote.id == quote_id), None)
    if run:
        return replace(proof, verdict="exact", stored=run.stored, how="")
    if proof.how == DIFFERENCES[0]:
        return proof
    return replace(proof, how=departure(proof.claimed, proof.stored) or proof.how)


def _paragraph(coverage: Coverage, paragraph: str) -> Iterator[Proof]:
    if len(paragraph) > LONGEST:
        how = f"has {len(paragraph):,} characters; verify at most {LONGEST:,} in a paragraph"
        yield Proof(f"“{_head(paragraph)}”", "not in the coverage", how=how)
        return
    whole = occurrences(coverage, paragraph)
    claims = quoted(paragraph)
    for one in [whole] if whole.places or not claims else [occurrences(coverage, words) for words in claims]:
        yield from _proofs(one)


def _proofs(one: Occurrences) -> Iterator[Proof]:
    for place in one.places:
        yield Proof("", "exact", place.stored, "" if place.is_whole else _PART, place.found)
    if one.places:
        return
    if one.nearest is None:
        yield Proof(f"“{_head(one.words)}”", "not in the coverage")
        return
    how = departure(one.words, one.nearest.words) or "this comes nearest"
    part = "" if one.nearest.is_whole else f", {_PART}"
    yield Proof("", "differs", one.nearest.stored, how + part, one.nearest.found)


def _head(words: str) -> str:
    return words if len(words) <= _SHOWN_OF_CLAIM else words[:_SHOWN_OF_CLAIM].rstrip() + "…"
