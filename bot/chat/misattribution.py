"""Whether the source that a pasted citation names is the stored one, where it is written as we write it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from bot.answer.pasted import without_marks_of_mail
from bot.chat import wording
from bot.chat.differences import edits
from bot.text.display import one_line

if TYPE_CHECKING:
    from bot.model import Found

_ORIGIN = re.compile(r"”\s*—\s+((?:(?!”\s*—).)*?, paragraph \d+)", re.DOTALL)


def misattributed(claimed: str, found: Found) -> str:
    """How the source beside exact words departs from the stored one; empty when it does not, or none is named."""
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
    return f"exact words, but not their source: {_told(printed, nearest)}"


def _told(printed: str, stored: str) -> str:
    changed = edits(printed, stored)
    return f"stored {changed}" if changed else f"beside them is “{printed}”"
