"""Kin: words of one family stand for each other, less well than a synonym does; names never."""

from __future__ import annotations

import pytest

from bot.answer import synonyms
from bot.answer.candidates import Weighing, held
from bot.answer.kin import WEIGHT
from bot.answer.questions import understand
from bot.retrieval.retriever import Statistics
from bot.text.terms import analyze


@pytest.mark.parametrize(
    ("question", "text", "term"),
    [
        ("Was the economy strong?", "An economic miracle.", "economi"),
        ("Was there terror?", "Two terrorists spoke.", "terror"),
        ("Who was immune?", "Immunology is old.", "immun"),
    ],
)
def test_a_word_of_the_family_stands_for_another(question: str, text: str, term: str) -> None:
    assert held(understand(question), frozenset(analyze(text)))[term] == WEIGHT < synonyms.WEIGHT


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who is Johnston?", "Johnson spoke."),
        ("Was there rain?", "The railway stopped."),
        ("What of the 12345 ships?", "There were 123456."),
    ],
)
def test_names_numbers_and_short_words_have_no_kin(question: str, text: str) -> None:
    assert held(understand(question), frozenset(analyze(text))) == {}


def test_the_word_itself_counts_in_full_beside_its_kin() -> None:
    assert held(understand("Was the threat real?"), frozenset({"threat", "threatless"}))["threat"] == 1.0


def test_a_word_that_the_coverage_lacks_is_missing_though_its_kin_is_there() -> None:
    asked = understand("Was the economy strong in economic terms?")
    counted = Statistics(passages=9, average_length=5.0, df=dict.fromkeys(set(asked.terms) - {"economi"}, 3))
    assert Weighing.of(asked, counted).unknown == {"economi"}
