"""What `verify` reads and says: quote ids, words, files and answers as `ask --json` writes them in, lines out."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.adapters.streams import text_of
from bot.answer import pasted
from bot.answer.likeness import alike, explained
from bot.answer.origins import sourced
from bot.answer.proofs import prove_all, prove_id
from bot.chat import wording
from bot.chat.checking import bare, cited
from bot.errors import UsageError
from bot.text.display import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answer.coverage import Archive, Coverage
    from bot.answer.proofs import Proof

_FILE_NAME = re.compile(r"[/\\]|\.[a-z][a-z0-9]{0,5}$")


def proofs_of(coverage: Coverage, claim: str) -> list[Proof]:
    """The proofs of *claim*: a quote id, words, or a file. Raises UsageError when it cannot be read or is empty."""
    if not claim.strip():
        raise UsageError("verify: a claim is empty; give a quote id, words, or a file")
    named = claim.strip("[] ").casefold()
    if names_file(claim):
        return proofs(coverage, text_of(claim), claim)
    return [prove_id(coverage.archive, named)] if pasted.is_id(named) else proofs(coverage, claim, "verify")


def proofs(coverage: Coverage, text: str, name: str) -> list[Proof]:
    """The proof of every quote in *text*. Raises UsageError when there is none; *name* says where it came from."""
    values = _values(text)
    found = [proof for value in values for proof in prove_all(coverage.archive, value)] or list(_cited(coverage, text))
    # JSON is no prose: its keys and values are nobody's words.
    if not found and not any(isinstance(value, dict | list) for value in values):
        found = list(_bare(coverage, text))
    if not found:
        raise UsageError(
            f"{name}: holds no quote; give a quote id, words, a pasted citation, or what 'ask --json' says"
        )
    return found


def names_file(claim: str) -> bool:
    """Whether *claim* is a file, or one word that looks like the name of one."""
    if claim == "-" or os.path.exists(claim):  # noqa: PTH110 - a Path cannot bear a claim that is long
        return True
    return len(claim.split()) == 1 and bool(_FILE_NAME.search(claim))


def line(proof: Proof) -> str:
    """The verdict in one line, with the stored words where they help."""
    how = f" ({one_line(proof.how)})" if proof.how else ""
    stored = f": “{one_line(proof.stored)}”" if proof.stored else ""
    name = f"{wording.place(proof.found)} [{proof.found.quote.id}]" if proof.found else proof.name
    return f"{proof.verdict}{how}  {one_line(name)}{stored}"


def _cited(coverage: Coverage, text: str) -> Iterator[Proof]:
    """The proof of every quote id, told apart where only typography or marks are others, or only the source is."""
    archive, outlets = coverage.archive, coverage.archive.outlets()
    for proof, (_, words) in zip(cited(coverage, text), pasted.claims_in(text), strict=True):
        yield sourced(_kindlier(archive, proof, words or ""), words or "", outlets)


def _kindlier(archive: Archive, proof: Proof, words: str) -> Proof:
    """*proof* of *words* beside an id, or where these are alike, that of what is."""
    marked = pasted.quoted(proof.claimed)
    # Where only straight marks stand beside an id, what is outside of them is whoever quotes.
    is_quoted = len(marked) == 1 and "“" not in words
    for claim in (proof.claimed, *(marked if is_quoted else ())):
        if claim and proof.found and (like := alike(archive, claim, proof.found)):
            return replace(like[0], name=proof.name, claimed=claim)
    return proof


def _bare(coverage: Coverage, text: str) -> Iterator[Proof]:
    """The proof of each paragraph, or of what it quotes; where it is printed nowhere, of what is alike."""
    for paragraph in pasted.paragraphs(text):
        told = bare(coverage, paragraph)
        if len(paragraph) <= pasted.LONGEST and not _are_exact(told):
            claims = [] if alike(coverage.archive, paragraph) else pasted.quoted(paragraph)
            each = [(claim, bare(coverage, claim)) for claim in claims] or [(paragraph, told)]
            told = [one for claim, found in each for one in _kindest(coverage, claim, found)]
        yield from told


def _kindest(coverage: Coverage, claim: str, told: list[Proof]) -> list[Proof]:
    if _are_exact(told):
        return told
    return alike(coverage.archive, claim) or [explained(proof, claim) for proof in told]


def _are_exact(told: list[Proof]) -> bool:
    return all(proof.verdict == "exact" for proof in told)


def _values(text: str) -> list[object]:
    """The JSON values in *text*: one in all, or one a line; none when it is no JSON."""
    for parts in ([text], text.splitlines()):
        try:
            return [json.loads(part) for part in parts if part.strip()]
        except (ValueError, RecursionError):
            continue
    return []
