"""Who is said to have said what somebody quotes, where that is another than whose words the coverage says they are.

Only a name right before a verb that reports is read, or one that stands behind the quote, of somebody whom the article
names, too; where the stored speaker stands anywhere beside it, nothing is certain.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answer import places
from bot.answer.outlets import is_called
from bot.answer.speakers.clause import ends_sentence, words_between
from bot.answer.speakers.finding import find_speakers
from bot.answer.speakers.names import is_common
from bot.answer.speakers.reporting_verbs import verb_end
from bot.answer.speech import beside
from bot.corpus.byline import is_agency
from bot.model import Span
from bot.text.terms import STOP_WORDS, analyze

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.answer.pasted import Quoted
    from bot.answer.speakers.clause import Word
    from bot.model import Found


def other_teller(quoted: Quoted, found: Found, text: str, outlets: Iterable[str]) -> str:
    """Whom the words of *quoted* are given to, where *found*, of the article *text*, has them of another; or nobody."""
    speaker = found.speaker
    if speaker is None or speaker.certainty != "stated" or not speaker.name[:1].isupper():
        return ""
    name, around = analyze(speaker.name), {*analyze(quoted.before), *analyze(quoted.behind)}
    own = {*name} | beside(name, analyze(found.quote.text))  # with the title
    told = "" if around & {*name} else _behind(quoted) or _before(quoted.before)
    terms = set(analyze(told))
    if not terms or terms & own or not _is_person(told, text):
        return ""
    is_no_person = places.is_place(terms) or is_agency(told) or any(is_called(outlet, told) for outlet in outlets)
    return "" if is_no_person else told


def _is_person(name: str, text: str) -> bool:
    """Whether *text* prints a first name or a title before *name*; "the White House" and "Doctors" have none."""
    before = re.finditer(rf"(?<!\b[Tt]he )\b(?P<first>[A-Z][\w.’'-]*) {re.escape(name.rsplit(maxsplit=1)[-1])}\b", text)
    return any(match["first"].casefold() not in STOP_WORDS for match in before)


def _behind(quoted: Quoted) -> str:
    """The name in: “…,” NAME said."""
    text = f"“{quoted.words}”{quoted.behind}"
    marked = Span(0, len(quoted.words) + 2)
    heard = [one.speaker for one in find_speakers(text, [Span(0, len(text))]) if one.span.meets(marked)]
    return next((one.name for one in heard if one.certainty == "stated" and one.name[:1].isupper()), "")


def _before(text: str) -> str:
    """The last name in the sentence that *text* breaks off in which says something: "NAME said it was"."""
    words = words_between(text, 0, len(text))
    start = next((place for place in range(len(words), 0, -1) if ends_sentence(words, place - 1)), 0)
    last = ""
    for place in range(start, len(words)):
        if _is_name(words[place]) and "," not in words[place].trail and verb_end(words, place + 1):
            first = place
            while first > start and _is_name(words[first - 1]) and not words[first - 1].trail:
                first -= 1
            last = text[words[first].start : words[place].end]
    return last


def _is_name(word: Word) -> bool:
    return word.is_capitalised and not is_common(word)
