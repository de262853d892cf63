"""The words of a stretch of text, each with its place and the punctuation around it.

Just enough of a tokeniser to read `" Kremlin spokesman Dmitry Peskov said` word by word; ranking has its own analyser.
"""

from __future__ import annotations

import re
from typing import NamedTuple


def listed(words: str) -> frozenset[str]:
    """The set of *words*, written one after the other so that a long list stays readable."""
    return frozenset(words.split())


_WORD = re.compile(r'[—–]|[^\s—–"“”«»]+')
_LEAD, _TRAIL = "([{*‘'", ".,;:!?)]}…*"
DASHES = frozenset({"—", "–", "-", "--"})
# Those of titles, states, months and companies before which a name goes on; in any case, since outlets differ.
# `bot.text.abbreviations` has more, each kind with a rule of its own, and as printed: there "Miss." is no "miss."
_ABBREVIATIONS = listed(
    """
    adm ala ariz ark aug brig calif capt cmdr co col colo conn corp cpl dec del det dr feb fla ga gen gov hon ill inc
    ind jan jr kan ky la lt ltd maj mass md mich minn miss mo mont mr mrs ms neb nev no nov oct okla ore pa prof pvt
    rep reps rev sen sens sep sept sgt sr st supt tenn tex va vt wash wis wyo
    """
)


class Word(NamedTuple):
    """A word without the punctuation around it, which is kept apart; ``start`` and ``end`` are those of ``text``."""

    text: str
    start: int
    end: int
    lead: str
    trail: str

    @property
    def is_capitalised(self) -> bool:
        return self.text[:1].isupper()

    @property
    def is_dash(self) -> bool:
        return self.text in DASHES

    @property
    def is_abbreviation(self) -> bool:
        """True when the full stop after it need not end a sentence: titles, initials, U.S., R-Ariz."""
        return "." in self.text or len(self.text) == 1 or self.text.rpartition("-")[2].casefold() in _ABBREVIATIONS


def words_between(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words of ``text[start:end]``; a dash is a word of its own."""
    return tuple(_word(match) for match in _WORD.finditer(text, start, end))


def ends_sentence(words: tuple[Word, ...], index: int) -> bool:
    """True when the sentence ends with this word."""
    word = words[index]
    if "!" in word.trail or "?" in word.trail:
        return True
    if "." not in word.trail or "," in word.trail:
        return False
    is_last = index + 1 == len(words)
    return is_last or (words[index + 1].is_capitalised and not word.is_abbreviation)


def _word(match: re.Match[str]) -> Word:
    printed = match.group()
    core = printed.lstrip(_LEAD)
    lead = printed[: len(printed) - len(core)]
    text = core.rstrip(_TRAIL)
    start = match.start() + len(lead)
    return Word(text, start, start + len(text), lead, core[len(text) :])
