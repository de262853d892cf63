"""Questions that name nothing but whose articles are meant: those of an outlet, of a day, by an author.

"What did Reuters report on May 1?" is answered with how each of them opens, "Which articles are by Jane Doyle?" with
their titles; where there is none, that is said.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from bot.answer.facts import asked_kind, naming
from bot.answer.lookup import newest_first, opening
from bot.model import Answer, Fact, Filters
from bot.text.terms import analyze

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.answer.coverage import Archive, Coverage
    from bot.answer.days import Days
    from bot.answer.outlets import Mention
    from bot.answer.questions import Question
    from bot.model import Source

_MOST_LISTED = 10  # titles in one answer
_LOOKED_AT = 500  # articles whose header holds an author's name, which may stand in a title, too
LONGEST = 200  # characters; a longer question names more than whose articles are meant
_MOST_SOURCES = 8  # outlets and days that are named together
_NAME = r"(?P<name>[\w.'’-]+(?:\s+[\w.'’-]+){0,3}?)"
_WRITE = r"(?:write|written|wrote|report|reported|publish|published|author|authored|cover|covered|file|filed)"
_ARTICLES = r"(?:articles|stories|pieces|reports|texts)"
_ASKING = "and please list show give find name tell me us all any the what which are is were there do you have".split()
_LEAD = rf"\W*(?:(?:{'|'.join(_ASKING)})\s+)*"
_DID = rf"(?:did|does|has|have)\s+{_NAME}\s+(?:also\s+|ever\s+)?{_WRITE}(?:\s+(?:about|on))?\W*"
_BY = rf"(?:(?:are|were|is|was|that|which|there)\s+)*(?:{_WRITE}\s+)?by\s+{_NAME}\W*"
_TITLES_BY = tuple(
    re.compile(form, re.IGNORECASE) for form in (rf"{_LEAD}{_ARTICLES}\s+{_DID}", rf"{_LEAD}{_ARTICLES}\s+{_BY}")
)
_WORDS_BY = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\W*(?:and\s+)?what\s+(?:else\s+)?{_DID}",
        rf"\W*(?:and\s+)?(?:what|anything|something|everything)\s+{_BY}",
    )
)


class Wanted(NamedTuple):
    """The articles that are meant, newest first, how the question names them, and whether it asks for their titles."""

    sources: Sequence[Source]
    named: str
    titles: bool

    def answer(self, text: str, coverage: Coverage, limit: int) -> Answer:
        """Their titles or how they open, at most *limit*, as the answer to *text*."""
        if not self.sources:
            return Answer(text, coverage.scope, missing=(self.named,))
        if self.titles:
            facts = tuple(Fact("title", source.title, source) for source in self.sources[:_MOST_LISTED])
            return Answer(text, coverage.scope, answered=True, confidence=1.0, facts=facts)
        leads = (opening(coverage.archive, source) for source in self.sources[:limit])
        found = tuple(lead for lead in leads if lead is not None)
        return Answer(text, coverage.scope, answered=bool(found), confidence=float(bool(found)), found=found)


def by_author(text: str, mentions: Sequence[Mention], archive: Archive) -> Wanted | None:
    """The articles by the author that *text* asks for; none where it asks for something else, or of nobody who wrote.

    Who asks for titles by somebody asks for an author; what somebody wrote may also be told by others.
    """
    titles = next((asked for form in _TITLES_BY if (asked := form.fullmatch(text))), None)
    asked = titles or next((asked for form in _WORDS_BY if (asked := form.fullmatch(text))), None)
    if asked is None or mentions or not naming(asked["name"]):
        return None
    name = frozenset(analyze(asked["name"]))
    headed = archive.headed(name).first(_LOOKED_AT)
    theirs = sorted((one for one in headed if any(name <= {*analyze(by)} for by in one.authors)), key=newest_first)
    return Wanted(theirs, f"articles by {asked['name']}", bool(titles)) if theirs or titles else None


def of_sources(
    text: str, question: Question, mentions: Sequence[Mention], days: Sequence[Days], archive: Archive
) -> Wanted | None:
    """The articles of the outlets and days that *text* names; none where it asks for anything besides."""
    kind = asked_kind(text)
    outlets = tuple(mention for mention in mentions if mention.as_source)
    if question.content or question.wanted or kind not in {None, "title"} or not (outlets or days):
        return None
    names = sorted({name for mention in outlets for name in mention.outlets}) or [""]
    spans: list[tuple[date | None, date | None]] = [(day.since, day.until) for day in days] or [(None, None)]
    each = [Filters(outlet=name, since=since, until=until) for name, (since, until) in product(names, spans)]
    sources = {
        source.article_id: source for one in each[:_MOST_SOURCES] for source in archive.newest(one, _MOST_LISTED)
    }
    by = " and ".join(_words(text, outlets))
    on = " and ".join(_words(text, days))
    named = f"articles{f' by {by}' if by else ''}{f' from {on}' if on else ''}"
    return Wanted(sorted(sources.values(), key=newest_first), named, kind == "title")


def _words(text: str, named: Sequence[Mention | Days]) -> list[str]:
    return [text[one.span.start : one.span.end] for one in named]
