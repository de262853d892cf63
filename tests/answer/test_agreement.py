"""What articles agree on: names that several of them hold count for the sentences that have them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.agreement import agreement
from bot.answer.questions import understand
from tests.coverage_kit import PAGES, article, sentences

QUESTION = understand("Who saw the rain?")


def agreed(texts: dict[str, str], *scores: float) -> list[float]:
    """Of each sentence of *texts*, by article id; equal *scores* unless they are given."""
    found = sentences(*(article(text, name) for name, text in texts.items()), question=QUESTION)
    return agreement(QUESTION, found, scores or [0.0] * len(found))


def test_a_name_of_several_articles_counts_for_the_others() -> None:
    texts = {"a": "By Kortunov it was seen.", "b": "It was Kortunov.", "c": "It was Peskov.", "d": "It was seen."}
    assert agreed(texts) == [1 / 4, 1 / 4, 0, 0]


def test_one_article_does_not_agree_with_itself() -> None:
    assert agreed({"a": "By Kortunov it was seen. It was Kortunov."}) == [0, 0]


def test_a_name_that_the_question_gives_counts_for_nothing() -> None:
    found = sentences(article("It was Peskov.", "a"), article("By Peskov.", "b"), question=understand("Who is Peskov?"))
    assert agreement(understand("Who is Peskov?"), found, [0.0, 0.0]) == [0, 0]


def test_a_better_sentence_has_more_of_a_say() -> None:
    texts = {"a": "It was Kortunov.", "b": "By Kortunov.", "c": "It was Peskov.", "d": "By Peskov."}
    of_a, of_b, of_c, of_d = agreed(texts, 0, -4, 0, -9)
    assert of_b == of_d > of_a > of_c > 0


def test_nothing_agrees_with_nothing() -> None:
    assert agreement(QUESTION, [], []) == []


@given(PAGES, PAGES, st.floats(-50, 50))
def test_it_is_a_share_and_knows_no_zero_point(one: str, other: str, shift: float) -> None:
    texts = {"a": one, "b": other}
    found = sentences(*(article(text, name) for name, text in texts.items()), question=QUESTION)
    scores = [float(number % 7) for number in range(len(found))]
    shares = agreement(QUESTION, found, scores)
    assert all(0 <= share <= 1 for share in shares)
    assert agreement(QUESTION, found, [score + shift for score in scores]) == pytest.approx(shares)
