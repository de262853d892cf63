"""The one score of every engine: Lucene's formula, its one-byte lengths, and the order of equal scores."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Hit
from bot.retrieval.bm25 import PLACES, canonical, coded_length, idf, score
from bot.retrieval.retriever import Statistics
from tests.coverage_kit import passages_of
from tests.retrieval.oracle import byte4_to_int, int_to_byte4, lucene

TERMS = st.sampled_from(["rain", "snow", "hail", "sun", "wind"])


def statistics_of(passages: list[list[str]]) -> Statistics:
    df = Counter(term for passage in passages for term in set(passage))
    return Statistics(len(passages), sum(map(len, passages)) / len(passages), df)


@pytest.mark.parametrize(("length", "coded"), [(55, 54), (87, 84), (108, 104), (300, 280), (1000, 984)])
def test_a_long_passage_is_remembered_by_four_bits_of_its_length(length: int, coded: int) -> None:
    assert coded_length(length) == coded


def test_a_length_below_forty_is_exact() -> None:
    assert [coded_length(length) for length in range(40)] == list(range(40))


def test_lengths_are_those_of_lucene() -> None:
    lengths = [*range(20_000), *(1 << bits for bits in range(14, 31)), *((1 << bits) - 1 for bits in range(14, 32))]
    assert [coded_length(length) for length in lengths] == [byte4_to_int(int_to_byte4(length)) for length in lengths]


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_rarer_term_weighs_more_and_none_weighs_nothing(passages: int, df: int) -> None:
    df = min(df, passages)
    assert idf(passages, df) > 0
    assert idf(passages, 0) >= idf(passages, df)


@given(st.lists(st.lists(TERMS, min_size=1, max_size=60), min_size=1, max_size=8), st.lists(TERMS, unique=True))
def test_scores_are_those_of_lucene(passages: list[list[str]], terms: list[str]) -> None:
    statistics = statistics_of(passages)
    ours = [score(terms, Counter(passage), len(passage), statistics) for passage in passages]
    assert ours == pytest.approx(lucene(terms, passages), rel=1e-12, abs=0)


@given(st.permutations(["rain", "snow", "hail", "sun", "wind"]))
def test_the_order_of_terms_changes_no_score(terms: list[str]) -> None:
    passages = [["rain", "snow", "snow", "sun"], ["hail", "wind", "rain"], ["wind"] * 50]
    statistics = statistics_of(passages)
    for passage in passages:
        frequencies = Counter(passage)
        assert score(terms, frequencies, len(passage), statistics) == score(
            sorted(terms), frequencies, len(passage), statistics
        )


def hit(article_id: str, score: float) -> Hit:
    [passage] = passages_of("Rain fell.", article_id)
    return Hit(passage, score)


def test_better_scores_come_first() -> None:
    assert canonical([hit("a", 1.0), hit("b", 3.0), hit("c", 2.0)]) == [hit("b", 3.0), hit("c", 2.0), hit("a", 1.0)]


def test_scores_equal_to_five_places_come_by_passage_id() -> None:
    assert PLACES == 5
    assert canonical([hit("b", 1.0 + 4e-6), hit("a", 1.0)]) == [hit("a", 1.0), hit("b", 1.0 + 4e-6)]
