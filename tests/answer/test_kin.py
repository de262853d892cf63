"""Kin: words of one family stand for each other, less well than a synonym does; names never."""

from __future__ import annotations

import pytest

from bot.answer import synonyms
from bot.answer.candidates import Weighing, held
from bot.answer.common_terms import english_terms
from bot.answer.kin import NAME, WEIGHT
from bot.answer.questions import understand
from bot.answer.word_lists import entries, head
from bot.retrieval.retriever import Statistics
from bot.text.terms import analyze


@pytest.mark.parametrize(
    ("question", "text", "term"),
    [
        ("Was the economy strong?", "An economic miracle.", "economi"),
        ("Was there terror?", "Two terrorists spoke.", "terror"),
        ("Who was immune?", "Immunology is old.", "immun"),
        ("Who voted?", "Two voters came.", "vote"),
        ("Was there growth?", "It grew fast.", "growth"),
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
        ("Was there interest?", "The internet failed."),
        ("What was better?", "They bet."),
    ],
)
def test_names_numbers_and_words_that_only_begin_alike_are_no_kin(question: str, text: str) -> None:
    assert held(understand(question), frozenset(analyze(text))) == {}


def test_the_list_holds_pairs_of_english_terms_and_the_licences_of_its_sources() -> None:
    pairs = [tuple(line.split()) for line in entries(NAME)]
    assert pairs == sorted(set(pairs))
    assert all(len(pair) == 2 and pair[0] < pair[1] and english_terms().issuperset(pair) for pair in pairs)
    licence = "\n".join(head(NAME))
    assert "WordNet 3.0 Copyright 2006 by Princeton University" in licence
    assert "Public Domain Dedication and License" in licence


def test_the_word_itself_counts_in_full_beside_its_kin() -> None:
    assert held(understand("Was the threat real?"), frozenset({"threat", "threatless"}))["threat"] == 1.0


def test_a_word_that_the_coverage_lacks_is_missing_though_its_kin_is_there() -> None:
    asked = understand("Was the economy strong in economic terms?")
    counted = Statistics(passages=9, average_length=5.0, df=dict.fromkeys(set(asked.terms) - {"economi"}, 3))
    assert Weighing.of(asked, counted).unknown == {"economi"}
