"""Clauses: a question that names its sources, taken apart into the facts it asks for."""

from __future__ import annotations

from bot.answer.clauses import Clause
from tests.coverage_kit import understood

OUTLETS = "CNBC", "The Post"


def told_apart(question: str) -> list[tuple[str, set[str]]]:
    """The terms of each clause in one line, and the outlets it names."""
    return [(" ".join(clause.terms), set(clause.outlets)) for clause in understood(question, *OUTLETS).clauses]


def test_each_clause_has_its_terms_and_the_outlets_it_names() -> None:
    question = "Who saw heavy rain on the harbour, as CNBC reported, and hid three ships, according to The Post?"
    assert told_apart(question) == [
        ("saw heavi rain harbor", {"CNBC"}),
        ("hide three ship", {"The Post"}),
    ]


def test_a_clause_of_few_terms_goes_on_in_the_next() -> None:
    assert told_apart("Did rain, snow, ice and hail fall in CNBC's report?") == [
        ("rain snow ice", set()),
        ("hail fall", {"CNBC"}),
    ]


def test_every_term_stands_in_a_clause_and_no_clause_is_empty() -> None:
    asked = understood("Did CNBC report of rain, and, who, as The Post, of snow in Oslo and in Bergen?", *OUTLETS)
    assert {term for clause in asked.clauses for term in clause.terms} == set(asked.ranked)
    assert Clause((), frozenset()) not in asked.clauses


def test_a_question_that_names_no_source_has_none() -> None:
    assert understood("Did rain fall on the harbour, and who hid the ships?", *OUTLETS).clauses == ()
