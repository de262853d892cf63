"""A pasted text, checked: its quote ids with the words beside each, or its bare words wherever they stand.

What comes of it are proofs, the kindest that are true: where only typography, marks of what was left out or the source
are others, that is what is said. How a reader is told of them is an adapter's business.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answer.likeness import alike, explained
from bot.answer.occurrences import nearest, places
from bot.answer.origins import sourced
from bot.answer.pasted import DIFFERENCES, LONGEST, claims_in, paragraphs, quoted
from bot.answer.proofs import Proof, prove_id
from bot.chat.differences import departure
from bot.chat.misattribution import attributed, misattributed

if TYPE_CHECKING:
    from bot.answer.coverage import Archive, Coverage

_PART = "a part of the sentence"
_SHOWN_OF_CLAIM = 60  # characters of a claim that is not in the coverage


def cited(coverage: Coverage, text: str) -> list[Proof]:
    """The proof of every quote id in *text*, and of the words and the source beside it."""
    archive, outlets = coverage.archive, coverage.archive.outlets()
    return [
        sourced(_kindlier(archive, _beside(coverage, quote_id, words), words or ""), words or "", outlets)
        for quote_id, words in claims_in(text)
    ]


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
    each = places(coverage.archive, proof.claimed) if is_sought else ()
    run = next((place for place in each if place.is_whole and place.found.quote.id == quote_id), None)
    if run:
        return replace(proof, verdict="exact", stored=run.stored, how="")
    if proof.how == DIFFERENCES[0]:
        return proof
    return replace(proof, how=departure(proof.claimed, proof.stored) or proof.how)


def _kindlier(archive: Archive, proof: Proof, words: str) -> Proof:
    """*proof* of *words* beside an id, or where these are alike, that of what is."""
    marked = quoted(proof.claimed)
    # Where only straight marks stand beside an id, what is outside of them is whoever quotes.
    is_quoted = len(marked) == 1 and "“" not in words
    for claim in (proof.claimed, *(one.words for one in marked if is_quoted)):
        if claim and proof.found and (like := alike(archive, claim, proof.found)):
            return replace(like[0], name=proof.name, claimed=claim)
    return proof


def _paragraph(coverage: Coverage, paragraph: str) -> list[Proof]:
    if len(paragraph) > LONGEST:
        how = f"has {len(paragraph):,} characters; verify at most {LONGEST:,} in a paragraph"
        return [Proof(f"“{_head(paragraph)}”", "not in the coverage", how=how)]
    if told := _printed(coverage.archive, paragraph):
        return told
    each = [attributed(_paragraph(coverage, one.words), one, coverage.archive) for one in quoted(paragraph)]
    return [proof for told in each for proof in told] or [explained(_nearest(coverage, paragraph), paragraph)]


def _printed(archive: Archive, words: str) -> list[Proof]:
    """The proof of *words* wherever they are printed, be it in other typography or with what their marks stand for."""
    exact = [
        Proof("", "exact", place.stored, "" if place.is_whole else _PART, place.found)
        for place in places(archive, words)
    ]
    return exact or alike(archive, words)


def _nearest(coverage: Coverage, words: str) -> Proof:
    near = nearest(coverage, words)
    if near is None:
        return Proof(f"“{_head(words)}”", "not in the coverage")
    how = departure(words, near.words) or "this comes nearest"
    return Proof("", "differs", near.stored, how if near.is_whole else f"{how}, {_PART}", near.found)


def _head(words: str) -> str:
    return words if len(words) <= _SHOWN_OF_CLAIM else words[:_SHOWN_OF_CLAIM].rstrip() + "…"
