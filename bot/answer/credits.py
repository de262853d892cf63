"""Whom the text around a quote gives its words to: by a verb that reports, a name behind a dash, or one before a colon.

Only what is written is read, nothing is known of the coverage. A pronoun names nobody.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answer.speakers.clause import ends_sentence, words_between
from bot.answer.speakers.finding import find_speakers
from bot.answer.speakers.names import is_common
from bot.answer.speakers.reporting_verbs import verb_end
from bot.model import Span, Speaker

if TYPE_CHECKING:
    from bot.answer.pasted import Quoted
    from bot.answer.speakers.clause import Word

_NAME = r"(?P<name>[A-Z][\w.’'-]+(?: (?:[a-z]{1,3} )?[A-Z][\w.’'-]*){0,4}?)"
_SIGNED = re.compile(
    rf"^[\s.]*(?:[-–—~]{{1,2}}|\(|\(?(?:said |told )?by )\s*{_NAME}"
    r"(?=\.?\s*(?:$|[,;:()\n]|(?:in|to|on|at)\b)|(?<=[a-z])\.\s)"
)
_COMMA = re.compile(r",? (?:[A-Z]|said\b)")
_GOES_ON = re.compile(r"[,;]\s*\w")
_HEADED = re.compile(rf"(?:^|[.!?]\s|\n)[ \t]*{_NAME}:\s*$")


def credited(quoted: Quoted) -> Speaker | None:
    """The one whom *quoted* is given to; likely where their name stands beside it in another way."""
    beside = _SIGNED.search(quoted.behind) or _HEADED.search(quoted.before)
    heard = _heard("", quoted)
    if heard and heard.certainty == "stated":
        return heard
    stated = beside["name"].rstrip(".") if beside else _before(quoted.before)
    if stated:
        return Speaker(stated, "stated")
    # “…” NAME said: behind a full stop that may as well be a sentence of its own.
    loose = heard or _heard("", quoted._replace(words=quoted.words.rstrip(".,"))) or _heard(quoted.before, quoted)
    return Speaker(loose.name, "likely") if loose else None


def _heard(before: str, quoted: Quoted) -> Speaker | None:
    """The name in: “…,” NAME said; with *before* also in: According to NAME, “…”."""
    words, behind = quoted.words, quoted.behind
    if _COMMA.match(behind) and words[-1:].isalnum():  # which American papers print inside the marks
        words, behind = f"{words},", behind.lstrip(",")
    text = f"{before}“{words}”{behind}"
    marked = Span(len(before), len(before) + len(words) + 2)
    heard = [one.speaker for one in find_speakers(text, [Span(0, len(text))]) if one.span.meets(marked)]
    named = [one for one in heard if one.name[:1].isupper()]
    return next((one for one in named if one.certainty == "stated"), next(iter(named), None))


def _before(text: str) -> str:
    """The last name in the sentence that *text* breaks off in which says something: "NAME said it was".

    Behind a comma somebody else may go on: "After NAME said no, the spokesman called it".
    """
    words = words_between(text, 0, len(text))
    start = next((place for place in range(len(words), 0, -1) if ends_sentence(words, place - 1)), 0)
    last = ""
    for place in range(start, len(words)):
        if _is_name(words[place]) and "," not in words[place].trail and verb_end(words, place + 1):
            first = place
            while first > start and _is_name(words[first - 1]) and not words[first - 1].trail:
                first -= 1
            last = text[words[first].start : words[place].end]
            if _GOES_ON.search(text, words[place].end):
                last = ""
    return last


def _is_name(word: Word) -> bool:
    return word.is_capitalised and not is_common(word)
