"""One question from start to end, on one view of the coverage."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING

from bot.answer import leads
from bot.answer.candidates import Weighing
from bot.answer.composer import compose
from bot.answer.days import LAG, days_of_news, published_days, times_of_publishing
from bot.answer.facts import facts
from bot.answer.figured_days import in_words
from bot.answer.gathering import CANDIDATES, MOST_TERMS, hits, statistics_of
from bot.answer.judgement import judged, with_title
from bot.answer.near_names import with_near_names
from bot.answer.outlets import Outlets
from bot.answer.parts import parts
from bot.answer.phrases import answered_by_phrase, asked_phrase
from bot.answer.posts import asked_holder
from bot.answer.questions import understand
from bot.answer.reading import calmed
from bot.answer.reranking import reranked
from bot.answer.speech import is_heard
from bot.answer.spelling import corrected
from bot.model import Answer, Filters, Query
from bot.text.terms import analyze

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from bot.answer.candidates import Ranked
    from bot.answer.coverage import Coverage
    from bot.answer.days import Days
    from bot.answer.judgement import Judged
    from bot.answer.leads import Wanted
    from bot.answer.outlets import Mention
    from bot.answer.questions import Question
    from bot.answer.reranking import Reranker
    from bot.model import Found, Source
    from bot.retrieval.retriever import Statistics

LONGEST_QUESTION = 2_000  # characters that are read; nobody asks more, and a paste must not stall the chat
_BOTH_SIDES = 2  # quotes that it takes to tell that the coverage differs


class Pipeline:
    """Answers questions about one `Coverage`; holds no state between them."""

    def __init__(self, coverage: Coverage, threshold: float | None = None, reranker: Reranker | None = None) -> None:
        """Without a *threshold* that of the fitted model counts; without a *reranker* the signals alone rank."""
        self.coverage = coverage
        self._threshold = threshold
        self._reranker = reranker

    def ask(
        self,
        text: str,
        *,
        limit: int = 3,
        about: Sequence[Source] = (),
        asked: date | None = None,
        always: bool = False,
    ) -> Answer:
        """The answer to *text* with at most *limit* quotes; with *always*, also those that are beside the point.

        *about* are the articles of the answer before; *asked* is the day of asking, unless it is the newest of the
        coverage. Only the first `LONGEST_QUESTION` characters are read. For a name that the coverage lacks, what it has
        under the name nearest to that stands nearest.
        Raises CorpusError when a quote does not prove, RetrievalError when the engine fails.
        """
        text = _sound(text)
        if (read := self.in_words(text)) != text:
            answer = self.ask(read, limit=limit, about=about, asked=asked, always=always)
            return replace(answer, question=text, searched=answer.searched or read)
        answer = self._answer(text, limit, about, asked, always=always)
        if answer.answered or not answer.missing:
            return answer
        near = with_near_names(answer.searched or text[:LONGEST_QUESTION], answer.missing, self.coverage)
        if near is None:
            return answer
        nearest = self._answer(near, limit, about, asked, always=always)
        return replace(answer, found=nearest.found or answer.found, suggested=near if nearest.answered else None)

    def _answer(
        self, text: str, limit: int, about: Sequence[Source], asked: date | None, *, always: bool = False
    ) -> Answer:
        read = calmed(text[:LONGEST_QUESTION])
        of_time = self._articles_of_time(read, asked)
        articles = of_time or self._articles(read, asked)
        # What was published in a year without articles may be told by one.
        if articles and (articles.sources or articles is not of_time):
            return articles.answer(text, self.coverage, limit)
        known_facts = facts(read, self.coverage, about)
        if known_facts is not None:
            stated = any(fact.value for fact in known_facts)
            return Answer(text, self.coverage.scope, answered=stated, confidence=float(stated), facts=known_facts)
        each = self._in_parts(read, asked)
        if not 1 < len(each) <= limit:
            each = (self.judge(read, asked),)
        answered = all(one.answers(self._threshold) for one in each)
        ordered = [(one, self.ordered(one, always=always or not answered)) for one in each]
        most = max(limit, _BOTH_SIDES)
        found = _in_turn(compose(one, ranked, self.coverage.archive, most) for one, ranked in ordered)
        answer = Answer(
            text,
            self.coverage.scope,
            answered=answered,
            confidence=min(one.confidence for one in each),
            found=found[:limit],
            missing=each[0].missing,
            searched=each[0].searched,
            differs=next((one.differs.kind for one in found if one.differs), None),
        )
        if not answer.answered and (news := self._articles_of_day(read, asked) or of_time):
            return news.answer(text, self.coverage, limit)
        phrase = asked_phrase(read)
        return answered_by_phrase(answer, phrase, self.coverage.archive, limit) if phrase else answer

    def in_words(self, text: str) -> str:
        """*text* with the days that it writes in figures in words; what it quotes stays as it is."""
        return text if asked_phrase(text) else in_words(text, self._has_articles_of)

    def _has_articles_of(self, day: date) -> bool:
        """Whether any article appeared on *day* or on the next."""
        return bool(self.coverage.archive.newest(Filters(since=day, until=day + LAG), 1))

    def _articles(self, text: str, asked: date | None) -> Wanted | None:
        """The articles that *text* asks for by their author, their outlet or their day; none where it asks for more."""
        if len(text) > leads.LONGEST:
            return None
        mentions, days = self.sources_in(text, asked)
        archive = self.coverage.archive
        if (theirs := leads.by_author(text, mentions, archive)) or not (mentions or days):
            return theirs
        return leads.of_sources(text, self.read(text, asked), mentions, days, archive)

    def _articles_of_time(self, text: str, asked: date | None) -> Wanted | None:
        """The articles of the month or year that *text* names; none where it asks for more than what appeared then."""
        times = times_of_publishing(text, asked or self.coverage.scope.newest)
        if not times or len(text) > leads.LONGEST:
            return None
        mentions, days = self.sources_in(text, asked)
        if days:
            return None
        return leads.of_sources(text, self.read(text, asked, times), mentions, times, self.coverage.archive)

    def _articles_of_day(self, text: str, asked: date | None) -> Wanted | None:
        """The articles of the only day that *text* names, where it asks for nothing but what was news then."""
        news = tuple(day._replace(until=day.since) for day in days_of_news(text, asked or self.coverage.scope.newest))
        if len(news) != 1:
            return None
        mentions, days = self.sources_in(text, asked)
        question = self.read(text, asked, news)
        wanted = leads.of_sources(text, question, mentions, (*days, *news), self.coverage.archive)
        return wanted if wanted and wanted.sources else None

    def _in_parts(self, text: str, asked: date | None) -> tuple[Judged, ...]:
        """The parts of a question of several, where each has its answer; none otherwise."""
        each = tuple(self.judge(part, asked) for part in parts(text))
        return each if all(one.answers(self._threshold) and not one.searched for one in each) else ()

    def ordered(self, one: Judged, *, always: bool) -> Sequence[Ranked]:
        """The sentences of *one* that give an answer, or *always* all, as they are to be shown."""
        ranked = one.ranked if always else one.fitting
        return reranked(one, ranked, self._reranker) if self._reranker else ranked

    def judge(self, text: str, asked: date | None = None) -> Judged:
        """What is found for *text*, and how far it answers: what `ask` makes its answer of."""
        holder = asked_holder(text)
        titled = with_title(self._judged(f"Who is {holder}?", asked), holder) if holder else None
        if titled and titled.answers(self._threshold):
            return titled
        news = self._day_of_news(text, asked)
        as_typed = self._judged(text, news.since if news else asked)
        if news is None or as_typed.answers(self._threshold):
            return as_typed
        # No article need say on which day it appeared.
        return self._judged(text, asked, (news,))

    def _day_of_news(self, text: str, asked: date | None) -> Days | None:
        """The only day that *text* names, where articles from then, or from the day after, hold any of its words."""
        named = days_of_news(text, asked or self.coverage.scope.newest)
        if len(named) != 1:
            return None
        _, since, until = named[0]
        query = Query(self.read(text, asked, named).terms[:MOST_TERMS], Filters(since=since, until=until))
        return named[0] if self.coverage.retriever.retrieve(query, 1) else None

    def _judged(self, text: str, asked: date | None, news: tuple[Days, ...] = ()) -> Judged:
        question, statistics, searched = self._understood(text, asked, news)
        return judged(question, hits(question, self.coverage.retriever), Weighing.of(question, statistics), searched)

    def _understood(
        self, text: str, asked: date | None, news: tuple[Days, ...]
    ) -> tuple[Question, Statistics, str | None]:
        """The question in *text*, the statistics of its terms, and the text without its slips where there were any."""
        question = self.read(text, asked, news)
        statistics = statistics_of(question, self.coverage.retriever)
        searched = corrected(text, self.coverage.archive, frozenset(statistics.df))
        if searched is None:
            return question, statistics, None
        question = self.read(searched, asked, news)
        return question, statistics_of(question, self.coverage.retriever), searched

    def read(self, text: str, asked: date | None = None, news: tuple[Days, ...] = ()) -> Question:
        """What *text* asks for, with the outlets of this coverage and the days that it names, *news* among them."""
        mentions, days = self.sources_in(text, asked)
        return understand(text, asked, self.coverage.scope.newest, mentions, (*days, *news))

    def sources_in(self, text: str, asked: date | None = None) -> tuple[tuple[Mention, ...], tuple[Days, ...]]:
        """Where *text* names outlets of this coverage and days of publishing."""
        return self._outlets.named_in(text), published_days(text, asked or self.coverage.scope.newest)

    @cached_property
    def _outlets(self) -> Outlets:
        return Outlets(self.coverage.archive.outlets())

    def speaks(self, name: str) -> bool:
        """Whether somebody whom *name* names is quoted in the coverage, or reported to say something."""
        terms = analyze(name)
        best = self.coverage.retriever.retrieve(Query(tuple(dict.fromkeys(terms))), CANDIDATES) if terms else ()
        return any(is_heard(terms, passage) for passage, _ in best)


def _in_turn(parts: Iterable[tuple[Found, ...]]) -> tuple[Found, ...]:
    """The best of each part, then the second of each, and so on; each quote once."""
    distinct: dict[str, Found] = {}
    for one in (one for each in zip_longest(*parts) for one in each if one is not None):
        distinct.setdefault(one.quote.id, one)
    return tuple(distinct.values())


def _sound(text: str) -> str:
    """*text* without halves of characters, which no file and no index can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
