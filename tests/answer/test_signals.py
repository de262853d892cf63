"""The signals: each between 0 and 1, and each for the one thing that it is named after."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import signals
from bot.answer.questions import understand
from bot.answer.synonyms import WEIGHT
from tests.coverage_kit import PAGES, article, sentences, weighing

if TYPE_CHECKING:
    from bot.answer.signals import Signal

DAY = date(2018, 12, 9)
BOUNDED = (
    signals.overlap,
    signals.bigrams,
    signals.proximity,
    signals.neighbours,
    signals.answer_type,
    signals.speech,
    signals.recency,
    signals.lead,
    signals.too_short,
)
QUESTIONS = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from("What did Smith say about the rain in 2018 that fell now".split()), max_size=9).map(
        " ".join
    ),
)


def values(signal: Signal, question: str, text: str) -> list[float]:
    """The signal of every sentence of *text*."""
    asked = understand(question, DAY)
    return [signal(asked, one, weighing(asked)) for one in sentences(text)]


@given(QUESTIONS, PAGES)
def test_a_signal_lies_between_nothing_and_one(question: str, text: str) -> None:
    asked = understand(question, DAY)
    for one in sentences(article(text, published=DAY)):
        for signal in BOUNDED:
            assert 0 <= signal(asked, one, weighing(asked)) <= 1 + 1e-12
        assert signals.sentence_bm25(asked, one, weighing(asked)) >= 0


def test_overlap_is_the_share_of_the_question_that_the_sentence_holds() -> None:
    assert values(signals.overlap, "rain or snow?", "Rain fell. Snow and rain fell. Hail fell.") == [0.5, 1, 0]


def test_a_synonym_overlaps_less_than_the_word() -> None:
    assert values(signals.overlap, "Was it cancelled?", "It was called off. It was cancelled.") == [WEIGHT, 1]


def test_bigrams_are_pairs_of_words_in_the_order_asked() -> None:
    assert values(signals.bigrams, "heavy rain fell", "Heavy rain fell. Rain fell. Rain heavy.") == [1, 0.5, 0]


def test_proximity_falls_with_the_words_between() -> None:
    text = "Rain, snow. Rain on cold snow. Rain and cold grey snow. Rain, rain. Rain."
    assert values(signals.proximity, "rain or snow?", text) == [1, 2 / 3, 2 / 4, 1 / 2, 0]


def test_neighbours_count_only_what_the_sentence_itself_lacks() -> None:
    text = "Rain fell. Hail fell. Rain and snow fell."
    assert values(signals.neighbours, "rain or snow?", text) == [0, 1, 0]
    assert values(signals.neighbours, "rain or snow?", "Rain fell. Rain and snow fell.") == [0.5, 0]


def test_the_answer_type_is_what_the_sentence_holds() -> None:
    assert values(signals.answer_type, "How many ships sank?", "Four ships sank. Ships sank.") == [1, 0]


def test_speech_is_by_the_one_who_is_asked_about() -> None:
    text = "“Rain fell on us,” Smith said. “Snow fell on us,” Jones said."
    assert values(signals.speech, "What did Smith say?", text) == [1, 0]
    assert values(signals.speech, "Did it rain?", text) == [0, 0]


@pytest.mark.parametrize(("days", "value"), [(0, 1), (7, 0.5), (-7, 0.5), (14, 0.25)])
def test_recency_is_halved_every_week(days: int, value: float) -> None:
    asked = understand("What is the latest?", DAY)
    [one] = sentences(article("Rain fell.", published=DAY - timedelta(days)))
    assert signals.recency(asked, one, weighing(asked)) == pytest.approx(value)


def test_recency_is_nothing_without_a_date_or_for_another_time() -> None:
    for question, day, published in (("What fell?", DAY, DAY), ("now?", None, DAY), ("now?", DAY, None)):
        asked = understand(question, day)
        [one] = sentences(article("Rain fell.", published=published))
        assert signals.recency(asked, one, weighing(asked)) == 0


def test_the_first_sentence_of_a_passage_leads() -> None:
    assert values(signals.lead, "", "Rain fell. Snow fell.\n\nThe harbour\n\nA ship sank.") == [1, 0, 1, 0]


def test_a_sentence_of_three_terms_is_too_short() -> None:
    assert values(signals.too_short, "", "Heavy rain fell. Heavy rain fell twice.") == [1, 0]


def test_a_sentence_scores_more_for_rarer_words_for_more_of_them_and_for_being_short() -> None:
    asked = understand("rain or hail?")
    known = weighing(asked, "hail")
    rain, hail, both, long, twice = (
        signals.sentence_bm25(asked, one, known)
        for one in sentences(
            "Rain fell there. Hail fell there. Rain and hail fell. Rain fell on all ships of the old city. Rain, rain."
        )
    )
    assert both > hail > rain > long
    assert twice > rain


def test_the_score_of_the_passage_is_what_the_engine_found() -> None:
    assert values(signals.passage_bm25, "rain", "Rain fell. Snow fell.") == [1.0, 1.0]
