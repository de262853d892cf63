"""What a question asks for: its terms, which of them carry content, whose words it wants, and what kind of answer."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Literal

from bot.answer.clauses import clauses
from bot.answer.kin import beginnings
from bot.answer.requests import request_in
from bot.answer.synonyms import Phrase, folded, synonyms
from bot.text.terms import POSSESSIVE, analyze, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from bot.answer.clauses import Clause
    from bot.answer.days import Days
    from bot.answer.outlets import Mention
    from bot.model import Span
    from bot.text.terms import Token

Wanted = Literal["number", "date", "person", "place", "reason"]

# Words that frame a question and that no article is expected to repeat; never content, never "missing".
_FRAME_WORDS = """say tell mention describe explain discuss comment talk state call think feel believe declare announce
    report article coverage story news piece accord quote name kind type sort thing suppose due
    happen many much long old far often time know find give get got make let go going please question anywhere else
    answer anything something someone somebody anyone anybody everything everybody person people place
    reason cause exact actual really any some now latest recent current main need want ask hi hello hey thanks thank
    kindly might may will still ever even yet already within during inside while among between upon
    keep try continue manage despite regard concern toward word date topic"""
# Words that lead to a source that is named, and are no content beside it.
_SOURCE_WORDS = "publish both week source per"
# Nouns that name the kind of answer after "what" or "which", and are no content there.
_KIND_WORDS = "city country region state town year date day month century decade number amount percentage"

_WANTED: tuple[tuple[Wanted, re.Pattern[str]], ...] = (
    (
        "number",
        re.compile(
            r"\bhow (?:many|much|long|old|far|often|large|big|high|tall|fast|deep|heavy|wide|few)\b"
            r"|\b(?:what|which) (?:percentage|percent|number|amount|share|proportion|price|size|age|score)\b",
            re.IGNORECASE,
        ),
    ),
    ("date", re.compile(r"\bwhen\b|\b(?:what|which) (?:year|date|day|month|century|time|decade)\b", re.IGNORECASE)),
    ("person", re.compile(r"\bwho\b|\bwhom\b|\bwhose\b|\b(?:what|which) person\b", re.IGNORECASE)),
    (
        "place",
        re.compile(
            r"\bwhere\b|\b(?:what|which) (?:city|country|region|state|town|place|continent|nation)\b", re.IGNORECASE
        ),
    ),
    (
        "reason",
        re.compile(
            r"\bwhy\b|\bhow come\b|\bwhat (?:caused|causes|reason|led)\b|\breasons? (?:for|why)\b", re.IGNORECASE
        ),
    ),
)
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
_ITS = re.compile(r"['’]s?\b")
# The sentence that asks, after others that set the scene, begins after one of these.
_SENTENCE_END = re.compile(
    r"(?<![A-Z]\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bMrs\.)(?<!\bSen\.)(?<!\bGov\.)(?<!\bRep\.)"
    r"(?<=[.?!:])[”\"’']?\s+"
)
_NAME_ASKED = re.compile(r"\b(?:which|what|who|where|whose|whom)\b", re.IGNORECASE)
# Of a name alone, whatever is told answers. Of more, 2 of 264 questions of rtqa that nothing answers were answered so.
_ANYTHING_ASKED = re.compile(
    r"\bwhat(?:['’]s|\s+(?:is|was|has|had|are|were))?\s+(?:(?:been\s+)?(?:happen\w*|known|said|reported|written|told)"
    r"|going on|about|there|(?:the )?(?:latest|news))\b",
    re.IGNORECASE,
)
_SHOUTED = 3  # words
_LONG_AFTER = timedelta(days=30)
_COUNTED = re.compile(r"\bhow many (?P<what>\w+(?: \w+){0,2})", re.IGNORECASE)


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
    ``kin`` maps the terms that words of their family may stand for to how they begin.
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
    kin: Mapping[str, str] = field(default_factory=dict)

    @property
    def wants_name(self) -> bool:
        """Whether the answer is likely a name: who, where, which, what."""
        if self.wanted is not None:
            return self.wanted in {"person", "place"}
        is_anything = self.names.issuperset(self.content) and bool(_ANYTHING_ASKED.search(self.text))
        return bool(_NAME_ASKED.search(self.text)) and not is_anything

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


def calmed(text: str) -> str:
    """*text* in small letters where it is all in capitals, which then tell no name; a few acronyms stay."""
    return text.lower() if text.isupper() and len(text.split()) >= _SHOUTED else text


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
    read = _without_what_frames(text, mentions, days)
    tokens = tokenize(read) or tokenize(text)
    printed = _printed(text, tokens)
    content = _content(text, printed, names_sources=bool(mentions or days))
    names = frozenset(term for term in content if printed[term][:1].isupper() or printed[term][:1].isdigit())
    wanted = next((wanted for wanted, pattern in _WANTED if pattern.search(text)), None)
    subject = _SUBJECT.search(read)
    return Question(
        text=text,
        sequence=tuple(token.term for token in tokens),
        terms=tuple(printed),
        content=content,
        names=names,
        focus=None if wanted in _LOOSE else next((term for term in content if term not in names), None),
        subject=tuple(term for term in analyze(subject["name"]) if term in content) if subject else (),
        printed=printed,
        others={term: others for term in printed if (others := synonyms((term,)))},
        wanted=wanted,
        counted=analyze(counted["what"])[:3] if (counted := _COUNTED.search(text)) else (),
        asking=_asking(read, content or tuple(printed)),
        now=_now(text, asked, newest),
        outlets=tuple(dict.fromkeys(mention.outlets for mention in mentions)),
        told_by=frozenset().union(*(mention.outlets for mention in mentions if mention.as_source)),
        days=tuple(dict.fromkeys((day.since, day.until) for day in days)),
        kin=beginnings(printed, names),
        clauses=clauses(read, content or tuple(printed), mentions) if mentions or days else (),
    )


def _now(text: str, asked: date | None, newest: date | None) -> date | None:
    """The day from which recency counts; long after the last article nothing is more recent than something else."""
    if _PRESENT.search(text):
        return asked or newest
    return None if asked and newest and asked - newest > _LONG_AFTER else asked


def _without_what_frames(text: str, mentions: Sequence[Mention], days: Sequence[Days]) -> str:
    """*text* with blanks in place of the sources that it names, and of a request around what is asked."""
    request = request_in(text)
    sources = [*(mention.span for mention in mentions if mention.as_source), *(day.span for day in days)]
    return _blanked(text, [*sources, *([request] if request else [])])


def _blanked(text: str, spans: Iterable[Span]) -> str:
    """*text* with blanks in place of *spans* and of the possessive after them: what is left keeps its place."""
    for start, end in spans:
        possessive = _ITS.match(text, end)
        stop = possessive.end() if possessive else end
        text = f"{text[:start]}{' ' * (stop - start)}{text[stop:]}"
    return text


def _asking(text: str, ranked: tuple[str, ...]) -> tuple[str, ...]:
    sentence = _SENTENCE_END.split(text.strip())[-1]
    there = {term for term, _ in folded(list(analyze(sentence)))} if sentence.endswith(("?", ":")) else set()
    return tuple(term for term in ranked if term in there) or ranked


def _printed(text: str, tokens: list[Token]) -> dict[str, str]:
    """Each term, phrases read as one, and the words it was asked in."""
    printed: dict[str, str] = {}
    remaining = iter(tokens)
    for term, length in folded([token.term for token in tokens]):
        words = list(islice(remaining, length))
        printed.setdefault(term, POSSESSIVE.sub("", text[words[0].span.start : words[-1].span.end]))
    return printed


def _content(text: str, printed: dict[str, str], *, names_sources: bool) -> tuple[str, ...]:
    frame = _frame_terms()
    kind = {
        term for asked in re.findall(r"(?i)\b(?:what|which) (\w+)", text) for term in analyze(asked)
    } & _kind_terms()
    left_out = _source_terms() if names_sources else frozenset()
    return tuple(
        term
        for term, word in printed.items()
        if term not in left_out and ((term not in frame and term not in kind) or word.isupper())
    )


@cache
def _source_terms() -> frozenset[str]:
    return frozenset(analyze(_SOURCE_WORDS))


@cache
def _frame_terms() -> frozenset[str]:
    return frozenset(analyze(_FRAME_WORDS))


@cache
def _kind_terms() -> frozenset[str]:
    return frozenset(analyze(_KIND_WORDS))
