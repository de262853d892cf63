"""What a question asks for: its terms, which of them carry content, whose words it wants, and what kind of answer."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from bot.answer.clauses import clauses
from bot.answer.content import content_of
from bot.answer.date_words import other_words
from bot.answer.kin import families
from bot.answer.reading import asking, asks_whether_told, without_frames
from bot.answer.related import related
from bot.answer.synonyms import Phrase, folded, synonyms
from bot.answer.wanted import Wanted, asks_anything, asks_name, counted_by, wanted_by
from bot.text.terms import POSSESSIVE, analyze, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from bot.answer.clauses import Clause
    from bot.answer.days import Days
    from bot.answer.kin import Family
    from bot.answer.outlets import Mention
    from bot.text.terms import Token

# Where and why something happened is told in words of the article's own: nothing in such a question must be there.
_LOOSE: frozenset[Wanted | None] = frozenset({"place", "reason"})
_SAY = r"(?:say|said|tell|told|think|thinks|comment|explain|claim|warn|announce|state|argue|describe|mention|declare)\b"
_SUBJECT = re.compile(
    rf"\b(?:did|does|do|has|have|had)\s+(?:the\s+)?(?P<name>[\w.'’-]+(?:\s+[\w.'’-]+){{0,4}}?)\s+"
    rf"(?:also |really |ever )?{_SAY}",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:this|past|last) (?:week|weekend|month)\b"
    r"|\b(?:today|yesterday|now|currently|latest|recent|recently|newest|just)\b",
    re.IGNORECASE,
)
_LONG_AFTER = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Question:
    """A question taken apart. Terms are distinct and in order; ``content`` are those that an answer should hold.

    ``names`` are content terms printed with a capital or a digit. ``focus`` is the first content term that is no name:
    what is counted, done or looked for. ``subject`` are the terms of whoever is asked what they said.
    ``counted`` are the terms after "how many", beside which a number should stand.
    ``asking`` are the ranked terms of the sentence that asks, where others before it set the scene.
    ``now`` is the day it is asked on, when that is told or the question speaks of the present.
    ``outlets`` and ``days`` are the outlets and the days of publishing that it names, ``told_by`` those of the outlets
    that it wants as sources; the words of the last two are no terms. ``clauses`` are told apart where it names either.
    ``whether_told`` is so where it asks no more of its outlets than whether they tell something.
    ``kin`` maps the terms that words of their family may stand for to that, ``related`` those that keep company
    with ranked terms that are no names to these, each with how near it is.
    ``printed`` maps each term to the words it was asked in, ``others`` to the phrases that may stand for it.
    """

    text: str
    sequence: tuple[str, ...]
    terms: tuple[str, ...]
    content: tuple[str, ...]
    names: frozenset[str]
    focus: str | None
    subject: tuple[str, ...]
    printed: Mapping[str, str]
    others: Mapping[str, tuple[Phrase, ...]]
    wanted: Wanted | None
    counted: tuple[str, ...]
    asking: tuple[str, ...]
    now: date | None
    outlets: tuple[frozenset[str], ...] = ()
    told_by: frozenset[str] = frozenset()
    days: tuple[tuple[date, date], ...] = ()
    clauses: tuple[Clause, ...] = ()
    whether_told: bool = False
    kin: Mapping[str, Family] = field(default_factory=dict)
    related: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    @property
    def wants_name(self) -> bool:
        """Whether the answer is likely a name: who, where, which, what."""
        if self.wanted is not None:
            return self.wanted in {"person", "place"}
        is_anything = self.names.issuperset(self.content) and asks_anything(self.text)
        return asks_name(self.text) and not is_anything

    @property
    def wants_thing(self) -> bool:
        """Whether a name, a number, a date or a reason is asked for."""
        return self.wanted is not None or self.wants_name

    @property
    def names_sources(self) -> bool:
        """Whether it names outlets or days of publishing."""
        return bool(self.outlets or self.days)

    def names_day(self, published: date | None) -> bool:
        """Whether *published* is among the days of publishing that it names."""
        return published is not None and any(since <= published <= until for since, until in self.days)

    @property
    def ranked(self) -> tuple[str, ...]:
        """The terms by which sentences are ranked: those that carry content, where there are any."""
        return self.content or self.terms


def understand(
    text: str,
    asked: date | None = None,
    newest: date | None = None,
    mentions: Sequence[Mention] = (),
    days: Sequence[Days] = (),
) -> Question:
    """Take *text* apart; any text at all is a legal question.

    *asked* is the day of asking, where that is told, else *newest* stands for it. *mentions* and *days* are where the
    text names outlets and days of publishing.
    """
    read = without_frames(text, mentions, days)
    tokens = tokenize(read) or tokenize(text)
    printed = _printed(text, tokens)
    content = content_of(text, printed, names_sources=bool(mentions or days))
    names = frozenset(term for term in content if printed[term][:1].isupper() or printed[term][:1].isdigit())
    wanted = wanted_by(text)
    return Question(
        text=text,
        sequence=tuple(token.term for token in tokens),
        terms=tuple(printed),
        content=content,
        names=names,
        focus=None if wanted in _LOOSE else next((term for term in content if term not in names), None),
        subject=_subject(read, content),
        printed=printed,
        others=_others(read, printed),
        wanted=wanted,
        counted=counted_by(text),
        asking=asking(read, content or tuple(printed)),
        now=_now(text, asked, newest),
        outlets=tuple(dict.fromkeys(mention.outlets for mention in mentions)),
        told_by=frozenset().union(*(mention.outlets for mention in mentions if mention.as_source)),
        days=tuple(dict.fromkeys((day.since, day.until) for day in days)),
        kin=families(printed, names),
        related=related(content or printed, names),
        clauses=clauses(read, content or tuple(printed), mentions) if mentions or days else (),
        whether_told=asks_whether_told(read, mentions),
    )


def _subject(text: str, content: tuple[str, ...]) -> tuple[str, ...]:
    asked = _SUBJECT.search(text)
    return tuple(term for term in analyze(asked["name"]) if term in content) if asked else ()


def _others(text: str, terms: Iterable[str]) -> dict[str, tuple[Phrase, ...]]:
    """What may stand for each of *terms*: newsroom synonyms, and other words for a date."""
    dates = other_words(text)
    return {term: others for term in terms if (others := (*synonyms((term,)), *dates.get(term, ())))}


def _now(text: str, asked: date | None, newest: date | None) -> date | None:
    """The day from which recency counts; long after the last article nothing is more recent than something else."""
    if _PRESENT.search(text):
        return asked or newest
    return None if asked and newest and asked - newest > _LONG_AFTER else asked


def _printed(text: str, tokens: list[Token]) -> dict[str, str]:
    """Each term, phrases read as one, and the words it was asked in."""
    printed: dict[str, str] = {}
    remaining = iter(tokens)
    for term, length in folded([token.term for token in tokens]):
        words = list(islice(remaining, length))
        printed.setdefault(term, POSSESSIVE.sub("", text[words[0].span.start : words[-1].span.end]))
    return printed
