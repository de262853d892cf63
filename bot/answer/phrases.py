"""Words in quotation marks that a question asks after: found as they stand, also where each of them is an everyday one.

"Who said “I told you so”?" has no word that tells one sentence from another; only the phrase does.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answer.occurrences import standing
from bot.answer.pasted import FEWEST_WORDS
from bot.answer.questions import understand
from bot.text.terms import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.answer.coverage import Archive
    from bot.model import Answer, Found

_QUOTED = re.compile(r"[“\"„«](?P<plain>[^“”\"„«»]+)[”\"“»]|(?<!\w)['‘](?P<single>[^'’]+(?:['’]\w[^'’]*)*)['’](?!\w)")


def asked_phrase(text: str) -> str:
    """The words in quotation marks that *text* asks after; empty where it asks for something else, or of several."""
    quoted = list(_QUOTED.finditer(text))
    if len(quoted) != 1:
        return ""
    phrase = (quoted[0]["plain"] or quoted[0]["single"]).strip(" .,;:!?…")
    around = understand(text[: quoted[0].start()] + text[quoted[0].end() :])
    is_asked_after = not around.content and around.wanted in {None, "person"}
    return phrase if len(words(phrase)) >= FEWEST_WORDS and is_asked_after else ""


def answered_by_phrase(answer: Answer, phrase: str, archive: Archive, limit: int) -> Answer:
    """*answer*, or where its first quote lacks *phrase*, the sentences that hold it.

    A phrase that stands nowhere is missing where it is all everyday words; any other may be in other words than asked.
    """
    if answer.answered and _holds(answer.found[0].quote.text if answer.found else "", phrase):
        return answer
    if found := _places(archive, phrase)[:limit]:
        return replace(answer, answered=True, confidence=1.0, found=found, missing=(), searched=None, differs=None)
    if understand(phrase).content:
        return answer
    return replace(answer, answered=False, confidence=0.0, missing=(phrase,), searched=None)


def _places(archive: Archive, phrase: str) -> tuple[Found, ...]:
    """The quotes that hold all of *phrase*, those whose speaker is known first, each with where else it stands."""
    places = [found for found in standing(archive, phrase) if _holds(" ".join(one.quote.text for one in found), phrase)]
    places.sort(key=lambda found: all(one.speaker is None for one in found))
    return tuple(_folded(one for found in places for one in found))


def _folded(found: Iterable[Found]) -> list[Found]:
    """*found* with the same sentence in other articles as an echo of the first."""
    each: dict[str, Found] = {}
    for one in found:
        key = " ".join(words(one.quote.text))
        first = each.setdefault(key, one)
        articles = {first.quote.source.article_id, *(echo.source.article_id for echo in first.echoes)}
        if one.quote.source.article_id not in articles:
            each[key] = replace(first, echoes=(*first.echoes, one.quote))
    return list(each.values())


def _holds(text: str, phrase: str) -> bool:
    return f" {' '.join(words(phrase))} " in f" {' '.join(words(text))} "
