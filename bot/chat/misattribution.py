"""Whether what a pasted text says of its quotes is what is stored: their source, their speaker.

A source is compared word by word where it is written as we write it, else as far as it can be read with certainty.
"""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from bot.answer.origins import other_origin, other_title
from bot.answer.pasted import without_marks_of_mail
from bot.answer.reports import other_report
from bot.answer.tellers import other_teller
from bot.chat import wording
from bot.chat.differences import edits
from bot.text.display import one_line

if TYPE_CHECKING:
    from bot.answer.coverage import Archive
    from bot.answer.pasted import Quoted
    from bot.answer.proofs import Proof
    from bot.model import Found

_ORIGIN = re.compile(r"”\s*—\s+((?:(?!”\s*—).)*?, paragraph \d+)", re.DOTALL)


def misattributed(claimed: str, found: Found) -> str:
    """How the source beside exact words departs from the stored one; empty when it does not, or none is named."""
    other = _other_place(claimed, found)
    return f"exact words, but not their source: {other}" if other else ""


def attributed(told: list[Proof], quoted: Quoted, archive: Archive) -> list[Proof]:
    """*told*, or where what stands around *quoted* is true of none of its places, each with what is stored there."""
    each = [(proof, _other(quoted, proof.found, archive)) for proof in told if proof.found]
    if len(each) < len(told) or not all(other for _, other in each):
        return told
    return [replace(proof, verdict="differs", how=_joined(proof, other)) for proof, other in each]


def _joined(proof: Proof, other: str) -> str:
    if proof.verdict == "exact":
        return f"exact words, but {other}" + (f", {proof.how}" if proof.how else "")
    return f"{proof.how}, and {other}"


def _other(quoted: Quoted, found: Found, archive: Archive) -> str:
    """What is said around *quoted* that is not so of *found*: another source, or another speaker."""
    source, outlets = found.quote.source, archive.outlets()
    if place := _other_place(f"“{quoted.words}”{quoted.behind}", found):
        return f"not their source: {place}"
    if origin := other_origin(quoted.behind, source, outlets) or other_title(quoted.behind, source, archive):
        return origin
    article = archive.article(source.article_id)
    if article is None:
        return ""
    return other_report(quoted, article, outlets) or other_teller(quoted, found, article, outlets)


def _other_place(claimed: str, found: Found) -> str:
    """How the source beside *claimed*, written as we write it, departs from the stored one."""
    text = without_marks_of_mail(claimed)
    named = _ORIGIN.findall(text)
    if not named:
        return ""
    printed, place = one_line(named[-1]), wording.place(found)
    authors = ", ".join(found.quote.source.authors)
    speaker = found.speaker.name if found.speaker else ""
    stored = [one_line(form) for form in (place, f"{authors}: {place}", f"{speaker}, in {place}")]
    if printed in stored:
        return ""
    nearest = max(stored, key=lambda form: SequenceMatcher(None, printed, form, autojunk=False).ratio())
    return _told(printed, nearest)


def _told(printed: str, stored: str) -> str:
    changed = edits(printed, stored)
    return f"stored {changed}" if changed else f"beside them is “{printed}”"
