"""What `verify` reads and says: quote ids, words, files and answers as `ask --json` writes them in, lines out."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING

from bot.adapters.streams import text_of
from bot.answer.pasted import is_id
from bot.answer.proofs import prove_all, prove_id
from bot.chat import wording
from bot.chat.checking import bare, cited
from bot.errors import UsageError
from bot.text.display import one_line

if TYPE_CHECKING:
    from bot.answer.coverage import Coverage
    from bot.answer.proofs import Proof

_FILE_NAME = re.compile(r"[/\\]|\.[a-z][a-z0-9]{0,5}$")


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
    values = _values(text)
    found = [proof for value in values for proof in prove_all(coverage.archive, value)] or cited(coverage, text)
    # JSON is no prose: its keys and values are nobody's words.
    if not found and not any(isinstance(value, dict | list) for value in values):
        found = bare(coverage, text)
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


def _values(text: str) -> list[object]:
    """The JSON values in *text*: one in all, or one a line; none when it is no JSON."""
    for parts in ([text], text.splitlines()):
        try:
            return [json.loads(part) for part in parts if part.strip()]
        except (ValueError, RecursionError):
            continue
    return []
