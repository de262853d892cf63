"""Who is said to have said what somebody quotes, where that is another than whose words the coverage says they are.

Of somebody whom the article names, too, only a certain word counts; one whom it does not name cannot have said it
there. Where the stored speaker stands anywhere beside the quote, nothing is certain.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answer import places
from bot.answer.common_terms import english_terms
from bot.answer.credits import credited
from bot.answer.origins import is_known_outlet
from bot.answer.speakers.vocabulary import GROUPS
from bot.answer.speech import beside
from bot.corpus.byline import is_person
from bot.text.terms import STOP_WORDS, analyze

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.answer.pasted import Quoted
    from bot.model import Article, Found


def other_teller(quoted: Quoted, found: Found, article: Article, outlets: Iterable[str]) -> str:
    """How whom the words of *quoted* are given to departs from *found*, of *article*; empty where it does not."""
    told = credited(quoted)
    terms = set(analyze(told.name)) if told else set()
    if told is None or not terms or terms & _own(quoted, found) or _is_no_person(told.name, outlets):
        return ""
    speaker = found.speaker
    is_known = speaker is not None and speaker.certainty == "stated" and speaker.name[:1].isupper()
    is_other = is_known and told.certainty == "stated" and _is_person(told.name, article.text)
    if not is_other and not _is_foreign(told.name, article):
        return ""
    if speaker is not None and is_known:
        return f"said by {speaker.name}, not by “{told.name}”"
    return f"the article does not name “{told.name}”"


def _own(quoted: Quoted, found: Found) -> set[str]:
    """The terms of the stored speaker's name and title; all beside *quoted* where the name stands there, too."""
    name = analyze(found.speaker.name) if found.speaker else ()
    around = {*analyze(quoted.before), *analyze(quoted.behind)}
    return around if around & {*name} else {*name} | beside(name, analyze(found.quote.text))


def _is_no_person(name: str, outlets: Iterable[str]) -> bool:
    return places.is_place(analyze(name)) or is_known_outlet(name, outlets)


def _is_person(name: str, text: str) -> bool:
    """Whether *text* prints a first name or a title before *name*; "the White House" and "Doctors" have none."""
    before = re.finditer(rf"(?<!\b[Tt]he )\b(?P<first>[A-Z][\w.’'-]*) {re.escape(name.rsplit(maxsplit=1)[-1])}\b", text)
    return any(match["first"].casefold() not in STOP_WORDS for match in before)


def _is_foreign(name: str, article: Article) -> bool:
    """Whether *name* is that of a person, and *article* names none who is called so."""
    parts, source = name.split(), article.source
    # A lone plural is a group: "Muslims said".
    is_lone = len(parts) == 1 and not name.endswith("s") and not english_terms().issuperset(analyze(name))
    if not is_lone and (not is_person(name) or parts[0] == "The" or parts[-1].casefold() in GROUPS):
        return False
    text = "\n".join((source.title, source.outlet, *source.authors, article.text))
    # Some put the family name first, and an article may print it alone: "Xi".
    is_alone = re.search(rf"\b{re.escape(parts[0])}\b(?! [A-Z])", text) is not None
    return not is_alone and not set(analyze(text)).issuperset(analyze(parts[-1]))
