"""A pasted text, checked: its quote ids with the words beside each, or its bare words wherever they stand.

What comes of it are proofs, the kindest that are true: where only typography, marks of what was left out or the source
are others, that is what is said. How a reader is told of them is an adapter's business.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answer.likeness import alike, explained
from bot.answer.occurrences import occurrences
from bot.answer.origins import sourced
from bot.answer.pasted import DIFFERENCES, LONGEST, claims_in, paragraphs, quoted
from bot.answer.proofs import Proof, prove_id
from bot.chat.differences import departure
from bot.chat.misattribution import misattributed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answer.coverage import Archive, Coverage
    from bot.answer.occurrences import Occurrences

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
    places = occurrences(coverage, proof.claimed).places if is_sought else ()
    run = next((place for place in places if place.is_whole and place.found.quote.id == quote_id), None)
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
    for claim in (proof.claimed, *(marked if is_quoted else ())):
        if claim and proof.found and (like := alike(archive, claim, proof.found)):
            return replace(like[0], name=proof.name, claimed=claim)
    return proof


def _paragraph(coverage: Coverage, paragraph: str) -> list[Proof]:
    if len(paragraph) > LONGEST:
        how = f"has {len(paragraph):,} characters; verify at most {LONGEST:,} in a paragraph"
        return [Proof(f"“{_head(paragraph)}”", "not in the coverage", how=how)]
    told = _printed(coverage, paragraph)
    claims = [] if _are_exact(told) or alike(coverage.archive, paragraph) else quoted(paragraph)
    each = [(claim, _all_printed(coverage, claim)) for claim in claims] or [(paragraph, told)]
    return [one for claim, found in each for one in _kindest(coverage.archive, claim, found)]


def _kindest(archive: Archive, claim: str, told: list[Proof]) -> list[Proof]:
    if _are_exact(told):
        return told
    return alike(archive, claim) or [explained(proof, claim) for proof in told]


def _are_exact(told: list[Proof]) -> bool:
    return all(proof.verdict == "exact" for proof in told)


def _all_printed(coverage: Coverage, text: str) -> list[Proof]:
    return [proof for paragraph in paragraphs(text) for proof in _printed(coverage, paragraph)]


def _printed(coverage: Coverage, paragraph: str) -> list[Proof]:
    """Where *paragraph* is printed, or what it quotes; what comes nearest, where it is printed nowhere."""
    whole = occurrences(coverage, paragraph)
    claims = quoted(paragraph)
    each = [whole] if whole.places or not claims else [occurrences(coverage, words) for words in claims]
    return [proof for one in each for proof in _proofs(one)]


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
