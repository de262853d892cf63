"""What `verify` reads and says: quote ids, pasted citations, bare words, and answers as `ask --json` writes them."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.adapters.attribution import misattributed
from bot.adapters.streams import text_of
from bot.answer.pasted import DIFFERENCES, claims_in, is_id, without_marks_of_mail
from bot.answer.printed import printed
from bot.answer.proofs import Proof, prove_all, prove_id
from bot.chat import wording
from bot.chat.differences import departure
from bot.errors import UsageError
from bot.text.display import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answer.coverage import Coverage
    from bot.answer.printed import Printed
    from bot.model import Found

_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
# What stands between quotation marks, of more than a few words: fewer are a name or a term.
_MARKED = re.compile(r"“([^“”]*)”|\"([^\"]*)\"")
_FEWEST_WORDS = 3
_FILE_NAME = re.compile(r"[/\\]|\.[a-z][a-z0-9]{0,5}$")
_PART = "a part of the sentence"
_SHOWN_OF_CLAIM = 60  # characters of a claim that is not in the coverage


def proofs_of(coverage: Coverage, claim: str) -> list[Proof]:
    """The proofs of *claim*: a quote id, words, or a file. Raises UsageError when it cannot be read or is empty."""
    if not claim.strip():
        raise UsageError("verify: a claim is empty; give a quote id, words, or a file")
    named = claim.strip("[] ").casefold()
    if names_file(claim):
        return proofs(coverage, text_of(claim), claim)
    return [prove_id(coverage.archive, named)] if is_id(named) else proofs(coverage, claim, "verify")


def proofs(coverage: Coverage, text: str, name: str) -> list[Proof]:
    """The proof of every quote in *text*. Raises UsageError when there is none; *name* says where it came from."""
    archive = coverage.archive
    values = _values(text)
    found = [proof for value in values for proof in prove_all(archive, value)]
    found = found or [_beside(coverage, quote_id, words) for quote_id, words in claims_in(text)]
    if not any(isinstance(value, dict | list) for value in values):
        found = found or bare(coverage, text)
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


def _beside(coverage: Coverage, quote_id: str, words: str | None) -> Proof:
    proof = prove_id(coverage.archive, quote_id, words)
    if proof.found is None or words is None:
        return proof
    if proof.verdict == "exact":
        other = misattributed(words, proof.found)
        return replace(proof, verdict="differs", how=other) if other else proof
    places = printed(coverage, proof.claimed).places if any(map(str.isalnum, proof.claimed)) else ()
    run = next((place for place in places if place.is_whole and place.found.quote.id == quote_id), None)
    if run:
        return replace(proof, verdict="exact", stored=run.stored, how="")
    if proof.how == DIFFERENCES[0]:
        return proof
    return replace(proof, how=departure(proof.claimed, proof.stored) or proof.how)


def bare(coverage: Coverage, text: str) -> list[Proof]:
    """The proof of each paragraph of *text*, or of what stands between quotation marks in one that is not printed."""
    return [
        proof
        for paragraph in _PARAGRAPHS.split(without_marks_of_mail(text))
        if any(char.isalnum() for char in paragraph)
        for proof in _paragraph(coverage, paragraph.strip())
    ]


def _paragraph(coverage: Coverage, paragraph: str) -> Iterator[Proof]:
    whole = printed(coverage, paragraph)
    marked = [match[1] or match[2] or "" for match in _MARKED.finditer(paragraph)]
    claims = [words for words in marked if len(words.split()) >= _FEWEST_WORDS]
    for one in [whole] if whole.places or not claims else [printed(coverage, words) for words in claims]:
        yield from _verdicts(one)


def _verdicts(one: Printed) -> Iterator[Proof]:
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


def _where(found: Found) -> str:
    return f"{wording.place(found)} [{found.quote.id}]"


def _head(words: str) -> str:
    return words if len(words) <= _SHOWN_OF_CLAIM else words[:_SHOWN_OF_CLAIM].rstrip() + "…"


def line(proof: Proof) -> str:
    """The verdict in one line, with the stored words where they help."""
    how = f" ({one_line(proof.how)})" if proof.how else ""
    stored = f": “{one_line(proof.stored)}”" if proof.stored else ""
    name = _where(proof.found) if proof.found else proof.name
    return f"{proof.verdict}{how}  {one_line(name)}{stored}"


def _values(text: str) -> list[object]:
    """The JSON values in *text*: one in all, or one a line; none when it is no JSON."""
    for parts in ([text], text.splitlines()):
        try:
            return [json.loads(part) for part in parts if part.strip()]
        except (ValueError, RecursionError):
            continue
    return []
