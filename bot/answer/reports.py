"""Which outlet a sentence says to have reported a quote, and on which day: "CNN reported on 8 July 2022 that “…”".

What the article itself names is no fault: it may hand on what another reported. When words were said is not read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answer.common_terms import english_terms
from bot.answer.origins import is_known_outlet, is_same_outlet, told_apart
from bot.corpus.byline import is_outlet
from bot.corpus.dates import FULL_DATE, day_in
from bot.text.terms import analyze

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.answer.pasted import Quoted
    from bot.model import Article

_OUTLET = r"\b(?P<outlet>(?:[Tt]he )?[A-Z][\w.&’'-]*(?: (?:of |and |& )?[A-Z][\w.&’'-]*){0,4})"
_ON = rf"(?:,? (?:on|of) (?P<day>(?i:{FULL_DATE})))?"
_VERB = r"(?:(?:also|first|has|had|later) )?(?:noted|published|reported|reports|said|says|writes|wrote)\b"
_REPORT = re.compile(rf"(?:\b[Oo]n (?P<first>(?i:{FULL_DATE})),? )?{_OUTLET},? {_VERB}{_ON}")
_ACCORDING = re.compile(rf"\b[Aa]ccording to {_OUTLET}{_ON}(?=\s*(?:[,.:]|$))")
_SENTENCE_END = re.compile(r"(?<=[a-z\d)])[.!?]\s+")


def other_report(quoted: Quoted, article: Article, outlets: Iterable[str]) -> str:
    """How what the sentence around *quoted* says of its outlet and day departs from *article*; empty if it does not."""
    source, known = article.source, list(outlets)
    wrong: list[str] = []
    for outlet, day in _reports(quoted, known):
        is_same = not source.outlet or is_same_outlet(source.outlet, outlet)
        if not is_same and re.search(f"(?i:{outlet[0]}){re.escape(outlet[1:])}", article.text):
            continue
        wrong += [] if is_same else [outlet]
        is_other = source.published and day and day_in(day) not in {None, source.published}
        wrong += [day] if is_other and day not in article.text else []
    return told_apart(wrong, source)


def _reports(quoted: Quoted, outlets: list[str]) -> Iterator[tuple[str, str]]:
    """Each outlet that is said to report, with its day, in the sentence that *quoted* stands in."""
    for text in (_SENTENCE_END.split(quoted.before)[-1], _SENTENCE_END.split(quoted.behind)[0]):
        for match in (*_REPORT.finditer(text), *_ACCORDING.finditer(text)):
            outlet = _outlet_in(match["outlet"], outlets)
            if outlet:
                yield outlet, match["day"] or match.groupdict().get("first") or ""


def _outlet_in(name: str, outlets: list[str]) -> str:
    """The outlet that *name* is, or ends with: "Yesterday CNN"; also one that nobody knows but by what it is called."""
    words = name.rstrip(".").split()
    each = [" ".join(words[start:]) for start in range(len(words)) if words[start][0].isupper()]
    known = [one for one in each if _is_known(one, outlets)]
    if known:
        return known[0]
    # Of the last two words: "The Guardian", "USA Today", no "World Health Organization".
    return each[0] if len(words) > 1 and is_outlet(" ".join(words[-2:])) else ""


def _is_known(name: str, outlets: list[str]) -> bool:
    """Whether *name* is that of an agency or of one of *outlets*; a lone word of everybody's is not: "People said"."""
    if " " not in name and english_terms().issuperset(analyze(name)):
        return False
    return is_known_outlet(name, outlets)
