"""Which words of a question carry content: those that an answer should hold, and that the coverage may lack."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from bot.text.terms import analyze

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Words that frame a question and that no article is expected to repeat; never content, never "missing".
_FRAME_WORDS = """say tell mention describe explain discuss comment talk state call think feel believe declare announce
    report article coverage story news piece accord quote name kind type sort thing suppose due
    happen many much long old far often time know find give get got make let go going please question anywhere else
    answer anything something someone somebody anyone anybody everything everybody person people place
    reason cause exact actual really any some now latest recent current main need want ask hi hello hey thanks thank
    kindly might may will still ever even yet already within during inside while among between upon
    keep try continue manage despite regard concern toward word date topic"""
_HAPPENS = re.compile(r"\b(?:tak(?:es?|en|ing)|took) place\b", re.IGNORECASE)
# Words that lead to a source that is named, and are no content beside it.
_SOURCE_WORDS = "publish both week source per"
# Nouns that name the kind of answer after "what" or "which", and are no content there.
_KIND_WORDS = "city country region state town year date day month century decade number amount percentage"

# Words that are looked for and name nothing: nobody takes them for what was asked where anything else is missing, too.
_LIGHT_WORDS = """use lead hard carry bring take put set run hold show start begin stop end leave move turn change help
    work play become seem look appear stand come follow hit win lose see hear watch add allow let cause reach raise open
    close build break cut send receive include involve affect join remain stay hope plan try agree decide choose expect
    easy big large small great good bad new old young short high low strong weak important different certain whole full
    early late fast quick well likely possible able ready common single way part lot point case fact issue
    matter problem role result effect side"""


def content_of(text: str, printed: Mapping[str, str], *, names_sources: bool) -> tuple[str, ...]:
    """The terms among *printed* that carry content; *text* is the question they stand in, as it was asked."""
    frame = _frame_terms()
    kind = {
        term for asked in re.findall(r"(?i)\b(?:what|which) (\w+)", text) for term in analyze(asked)
    } & _kind_terms()
    taken = frozenset(analyze("take")) if _HAPPENS.search(text) else frozenset()
    left_out = taken | (_source_terms() if names_sources else frozenset())
    return tuple(
        term
        for term, word in printed.items()
        if term not in left_out and ((term not in frame and term not in kind) or word.isupper())
    )


def telling(lacking: Sequence[str], printed: Mapping[str, str]) -> list[str]:
    """Which of the terms *lacking* a reader takes for what was asked: all but light words, or these where all are."""
    return [term for term in lacking if term not in _light_terms() or printed[term][:1].isupper()] or list(lacking)


@cache
def _light_terms() -> frozenset[str]:
    return frozenset(analyze(_LIGHT_WORDS))


@cache
def _source_terms() -> frozenset[str]:
    return frozenset(analyze(_SOURCE_WORDS))


@cache
def _frame_terms() -> frozenset[str]:
    return frozenset(analyze(_FRAME_WORDS))


@cache
def _kind_terms() -> frozenset[str]:
    return frozenset(analyze(_KIND_WORDS))
