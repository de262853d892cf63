"""Whether a sentence says what is asked for plainly enough to set its figure, day or denial against another one's.

By a short list of forms, word by word: any further word ("at once", "whether", "of them") may make it another matter.
What is merely not understood is shown, and never told to differ.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bot.answer.negations import NEGATIONS
from bot.text.terms import analyze

if TYPE_CHECKING:
    from bot.answer.candidates import Terms
    from bot.model import Span

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LITTLE = frozenset(
    "a an the in on at is are was were has have had been there did does do and at least more than fewer less over "
    "about around some nearly almost no nobody between".split()
)
# Only what can be nothing but who says it: with "added" or "told" further words may stand behind it.
_SAID = re.compile(r",(?:\s+[\w.’'-]+){1,4}\s+(?:said|says|reported)\W*$", re.IGNORECASE)
# Where one of these stands, nobody can tell by the words alone what is meant.
_DENIAL = re.compile(
    rf"\b(?:{'|'.join(NEGATIONS.split())}|den(?:y|ies|ied|ying|ials?)|disput\w+|refut\w+|"
    r"reject\w*|dismiss\w*|refus\w+|declin\w+|fail\w*|false\w*|untrue|baseless|unfounded|fake)\b|n['’]t\b",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:if|whether|unless|would|could|should|may|might|must|unclear|doubt\w*|alleg\w+|suspect\w*|suppos\w+|rather|"
    r"only|until|yet|again|hop(?:e|es|ed|ing)|fear\w*|wish\w*|expect\w*|guess\w*|assum\w+|pretend\w*|believ\w+)\b|\?",
    re.IGNORECASE,
)
_NO_SUBJECT = frozenset(
    "of in on to with for from by at did does do is are was were has have had he she it they we you i this that there "
    "who anybody anyone somebody someone".split()
)
_OPENING = r"(?:^\W*|[,;:—–]\s|\b(?:that|and|but|while|insist\w*|said|says)\s)(?:the\s|a\s)?"
_BE = r"(?:(?:has|have|had|was|were|is|are|did|does|do)\s)"
_NOT = rf"(?:{_BE}?(?:not|never)\s|(?:had|has|have|was|were|is|are|did|does|do)n['’]t\s)"
_DENIES = (
    r"(?:(?:has|have|had)\s)?(?:den(?:y|ies|ied)|(?:reject|dismiss)(?:s|es|ed)?\s(?:the\s|a\s)?"
    r"(?:claim|report|allegation|accusation|suggestion|rumou?r)s?)\s"
)
_REFUSES = r"(?:(?:has|have|had)\s)?(?:refus|declin)e[sd]?\sto\s"


class _Said(NamedTuple):
    """Of whom something is said, whether it is denied, and the words that follow."""

    subject: str
    is_denied: bool
    rest: frozenset[str]


def is_plain(question: str, text: str, told: Span, terms: Terms) -> bool:
    """Whether *text* says no more than what is *told* there, the words and *terms* of the question, and who says it."""
    left = _SAID.sub("", text[: told.start] + " " * (told.end - told.start) + text[told.end :])
    little = _LITTLE.union(_words(question))
    return not _DOUBT.search(left) and all(
        word in little or not terms.isdisjoint(analyze(word)) for word in _words(left)
    )


def contradict(question: str, stating: str, denying: str, act: Terms) -> bool:
    """Whether one sentence states one of *act*, and the other one denies it directly of the same subject."""
    stated, denied = _said(question, stating, act), _said(question, denying, act)
    if stated is None or denied is None or stated.is_denied or not denied.is_denied:
        return False
    return stated.subject == denied.subject and denied.rest <= {*_words(question), *_words(stating), *_LITTLE}


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _said(question: str, text: str, act: Terms) -> _Said | None:
    """What *text* says of the act, if it says it in one of the known forms, and once."""
    denials = len(_DENIAL.findall(text))
    found = [match for match in _WORD.finditer(text) if not act.isdisjoint(analyze(match[0]))]
    if denials > 1 or len(found) != 1 or _DOUBT.search(text):
        return None
    before, after = text[: found[0].start()], _SAID.sub("", text[found[0].end() :])
    stated, denied = _forms(question)
    match = (denied if denials else stated).search(before)
    if match is None:
        return None
    subject = next(name for name in match.groups() if name)
    return _Said(subject.lower(), bool(denials), frozenset(_words(after)))


@lru_cache(maxsize=16)
def _forms(question: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before an act that is stated, and before one that is denied; its one group is of whom."""
    # Each once: a question that repeats a word would else try all ways to match it.
    words = {word.casefold(): word for word in _words(question) if word not in _NO_SUBJECT}
    names = "|".join(map(re.escape, words.values())) or "(?!)"
    subject = rf"((?:{names})(?:\s(?:{names}))*)\s"
    own = r"(?:(?:that\s)?(?:he|she|it|they)\s" + rf"{_BE}?(?:been\s)?|being\s|having\s|)"
    stated = rf"{_OPENING}{subject}{_BE}?(?:been\s)?$"
    denied = "|".join(
        (
            rf"{_OPENING}{subject}{_NOT}(?:been\s)?$",
            rf"{_OPENING}{subject}(?:{_REFUSES}|{_DENIES}{own})$",
            rf"\b{_DENIES}(?:that\s)?(?:the\s|a\s)?{subject}{_BE}?(?:been\s)?$",
        )
    )
    return re.compile(stated, re.IGNORECASE), re.compile(denied, re.IGNORECASE)
