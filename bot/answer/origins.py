"""Which outlet, day and title a citation names for its quote, where they can be read with certainty.

Only what fills its place between two commas, brackets or dashes is read: "(Reuters, 8 December 2018)"; of prose
nothing is, nor of a name that neither the coverage nor everybody knows as an outlet's, unless it reads as one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answer.outlets import is_called
from bot.answer.pasted import FEWEST_WORDS, behind
from bot.corpus.byline import is_agency, is_outlet
from bot.corpus.dates import FULL_DATE, day_in
from bot.text.calendar import WEEKDAY
from bot.text.terms import analyze, words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bot.answer.coverage import Archive
    from bot.answer.proofs import Proof
    from bot.model import Source

_LONGEST = 400  # characters between a quote and its id; more are no citation
_LOOKED_AT = 20  # articles whose header holds the words beside a quote
_NO_ORIGIN = re.compile(r"https?://\S+|“[^“”]*”|‘[^‘’]*’|\"[^\"]*\"")  # addresses, and titles between marks
_PART = r"[,;:|()\[\]·•/]|\s[-–—]{1,2}\s|^[\s.]*[-–—]{1,2}\s?"
_WEEKDAY = rf"(?:{WEEKDAY}\.?,? )?"
_DAY = re.compile(rf"(?:^|{_PART})\s*{_WEEKDAY}(?P<day>{FULL_DATE})(?=\.?\s*(?:$|{_PART}))", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w.&’'-]*(?: (?:(?:of|and|&) )?[A-Z][\w.&’'-]*)*")
# What stands right before a day is an outlet, where it reads as one: "(The Guardian, 8 July 2022)".
_DATED = re.compile(
    rf"(?:^|{_PART})\s*(?:in )?(?P<outlet>[A-Z][^,;:|()\[\]·•/]*?),?\s+(?:on )?(?i:{_WEEKDAY}{FULL_DATE})"
    rf"(?=\.?\s*(?:$|{_PART}))"
)


def sourced(proof: Proof, claimed: str, outlets: Iterable[str]) -> Proof:
    """*proof*, or where *claimed*, the text before its id, names another source than the stored one, what is stored."""
    words = proof.claimed or proof.stored
    if proof.found is None or not words:
        return proof
    other = other_origin(behind(claimed, words), proof.found.quote.source, outlets)
    if not other:
        return proof
    how = f"exact words, but {other}" if proof.verdict == "exact" else f"{proof.how}, and {other}"
    return replace(proof, verdict="differs", how=how)


def other_origin(text: str, source: Source, outlets: Iterable[str]) -> str:
    """How what *text* says behind a quote departs from its stored *source*; empty where it does not, or who knows.

    *outlets* are those of the coverage.
    """
    if len(text) > _LONGEST:
        return ""
    text = _NO_ORIGIN.sub(" ", text.replace(source.title, " ") if source.title else text)
    named = _outlets_in(text, outlets) if source.outlet else []
    days = _days_in(text) if source.published else {}
    wrong = [] if any(is_same_outlet(source.outlet, name) for name in named) else named
    wrong += [] if len(days) != 1 or source.published in days else list(days.values())
    return told_apart(wrong, source)


def told_apart(wrong: list[str], source: Source) -> str:
    """How *wrong*, the outlet or the day that stands beside a quote, departs from *source*; empty for none."""
    if not wrong:
        return ""
    stored = ", ".join(filter(None, (source.outlet, str(source.published or "undated"))))
    return f"beside them is “{', '.join(wrong)}”, stored: {stored}"


def other_title(text: str, source: Source, archive: Archive) -> str:
    """Another article's title that *text* names behind a quote, but for its stored *source*; empty for none."""
    if len(text) > _LONGEST or _is_titled(text, source):
        return ""
    longest = max((frozenset(analyze(part)) for part in re.split(_PART, text)), key=len)
    if len(longest) < FEWEST_WORDS:
        return ""
    named = next((one for one in archive.headed(longest).first(_LOOKED_AT) if _is_titled(text, one)), None)
    return f"beside them is “{named.title}”, stored: {source.title or source.article_id}" if named else ""


def _is_titled(text: str, source: Source) -> bool:
    """Whether *text* holds all of the title of *source*."""
    title = words(source.title)
    return len(title) >= FEWEST_WORDS and f" {' '.join(title)} " in f" {' '.join(words(text))} "


def _outlets_in(text: str, outlets: Iterable[str]) -> list[str]:
    known = list(outlets)
    dated = {match["outlet"] for match in _DATED.finditer(text)}
    parts = [part.strip(" .").removeprefix("in ") for part in re.split(_PART, text)]
    return [
        part for part in parts if part[:1].isupper() and (is_known_outlet(part, known) or _reads(part, part in dated))
    ]


def is_known_outlet(name: str, outlets: Iterable[str]) -> bool:
    """Whether *name* is that of one of *outlets*, or of an agency that everybody knows."""
    return is_agency(name) or any(is_called(outlet, name) for outlet in outlets)


def _reads(part: str, is_dated: bool) -> bool:
    """Whether *part* is called as outlets are; without a day behind it only "The Guardian" is, not "World Bank"."""
    if not _NAME.fullmatch(part):
        return False
    is_titled = part.startswith("The ")
    return (is_titled or is_outlet(part)) if is_dated else is_titled and is_outlet(part.rsplit(maxsplit=1)[-1])


def _days_in(text: str) -> dict[date, str]:
    """The days that stand alone in *text*, as they are written."""
    written = [match["day"] for match in _DAY.finditer(text)]
    return {day: each for each in written if (day := day_in(each))}


def is_same_outlet(stored: str, cited: str) -> bool:
    """Whether one of both is a name of the other: AP and Associated Press, whichever is stored."""
    return is_called(stored, cited) or is_called(cited, stored)
