"""What an engine is asked for a question: the best passages, those of each source that it names, and its statistics."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from bot.model import Filters, Query

if TYPE_CHECKING:
    from bot.answer.questions import Question
    from bot.model import Hit
    from bot.retrieval.retriever import Retriever, Statistics

CANDIDATES = 50  # passages whose sentences are judged
MOST_TERMS = 64  # terms of a question that an engine is asked for
_OF_EACH_SOURCE = 30  # passages asked for beside the best of every outlet and day that a question names
_MOST_SOURCES = 8


def hits(question: Question, retriever: Retriever) -> tuple[Hit, ...]:
    """The best passages, and those of each outlet and day of publishing that is named."""
    terms = (*question.terms, *sorted(_others(question) - question.printed.keys()))[:MOST_TERMS]
    found = {hit.passage.id: hit for hit in retriever.retrieve(Query(terms), CANDIDATES)}
    for filters in _named_sources(question):
        for hit in retriever.retrieve(Query(terms, filters), _OF_EACH_SOURCE):
            found.setdefault(hit.passage.id, hit)
    return tuple(found.values())


def statistics_of(question: Question, retriever: Retriever) -> Statistics:
    """Of the question's terms, and of what may stand for them."""
    return retriever.statistics([*question.terms, *sorted(_others(question))])


def _others(question: Question) -> set[str]:
    return {term for phrases in question.others.values() for phrase in phrases for term in phrase}


def _named_sources(question: Question) -> list[Filters]:
    """A filter for each outlet and day that is named; of an outlet of many sections, the first of each come first."""
    groups = [sorted(group) for group in question.outlets]
    sections = [section for each in zip_longest(*groups) for section in each if section is not None]
    days = [Filters(since=since, until=until) for since, until in question.days][:_MOST_SOURCES]
    return [*days, *(Filters(outlet=outlet) for outlet in sections)][:_MOST_SOURCES]
