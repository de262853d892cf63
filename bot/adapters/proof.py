"""What `verify` reads and says: quote ids, pasted citations, and answers as `ask --json` writes them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.answer.proofs import Proof, claims_in, prove_all, prove_id
from bot.errors import UsageError
from bot.text.display import one_line

if TYPE_CHECKING:
    from bot.answer.coverage import Archive


def proofs(archive: Archive, text: str, name: str) -> list[Proof]:
    """The proof of every quote in *text*. Raises UsageError when there is none; *name* says where it came from."""
    found = [proof for line in _values(text) for proof in prove_all(archive, line)]
    found = found or [prove_id(archive, quote_id, words) for quote_id, words in claims_in(text)]
    if not found:
        raise UsageError(f"{name}: holds no quote; give a quote id, a pasted citation, or the output of 'ask --json'")
    return found


def line(proof: Proof) -> str:
    """The verdict in one line, with the stored words where they help."""
    how = f" ({proof.how})" if proof.how else ""
    stored = f": “{one_line(proof.stored)}”" if proof.stored else ""
    return f"{proof.verdict}{how}  {one_line(proof.name)}{stored}"


def _values(text: str) -> list[object]:
    """The JSON values in *text*: one in all, or one a line; none when it is no JSON."""
    for parts in ([text], text.splitlines()):
        try:
            return [json.loads(part) for part in parts if part.strip()]
        except (ValueError, RecursionError):
            continue
    return []
