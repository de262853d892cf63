"""Candidates: every sentence of what was found, with what stands around it."""

from __future__ import annotations

import pytest
from hypothesis import given

from bot.answer.candidates import Weighing, level
from bot.answer.questions import understand
from bot.answer.synonyms import WEIGHT
from bot.retrieval.bm25 import idf
from bot.retrieval.retriever import Statistics
from bot.text.terms import analyze
from tests.coverage_kit import PAGES, article, passages_of, sentences

NEWS = "Rain fell. Snow followed. Hail came.\n\nThe harbour\n\nA ship sank."


def test_every_sentence_of_a_passage_is_a_candidate() -> None:
    assert [one.text for one in sentences(NEWS)] == [
        *("Rain fell.", "Snow followed.", "Hail came.", "The harbour", "A ship sank.")
    ]


def test_a_sentence_knows_its_neighbours_within_the_passage() -> None:
    rain, snow, hail, *_ = sentences(NEWS)
    assert rain.own == {"rain", "fell"}
    assert rain.around == {"snow", "follow"}
    assert snow.around == {"rain", "fell", "hail", "come"}
    assert hail.around == {"snow", "follow"}


def test_what_is_near_is_the_passage_and_the_title() -> None:
    rain, *_ = sentences(article("Rain fell. Snow followed.", title="Storm over the city"))
    assert rain.near == {"rain", "fell", "snow", "follow", "storm", "over", "citi"}


@given(PAGES)
def test_a_candidate_is_quoted_as_its_article_prints_it(text: str) -> None:
    for one in sentences(text):
        quote = one.quote()
        assert quote.text == one.text == text[quote.span.start : quote.span.end]
        assert one.terms == analyze(one.text)
        assert one.own <= one.near


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“Rain fell on the city,” Smith said.", "Smith"),
        ("Rain fell on the city, Smith said.", None),
        ("“Rain fell on the city,” Smith said; “it fell for days,” said Jones.", None),
        ("Rain fell on the city.", None),
    ],
)
def test_a_sentence_has_the_one_speaker_of_its_quotations(text: str, name: str | None) -> None:
    [one] = sentences(text)
    speaker = one.speaker()
    assert (speaker.name if speaker else None) == name


def test_a_speaker_of_the_sentence_before_is_not_this_ones() -> None:
    [said, plain] = sentences("“Rain fell on the city,” Smith said. Snow followed.")
    assert said.speaker() is not None
    assert plain.speaker() is None


def test_a_term_counts_fully_in_its_own_word_and_less_in_a_synonym() -> None:
    asked = understand("Did Trump cancel it?")
    assert level(asked, "cancel", frozenset({"cancel", "call"})) == 1
    assert level(asked, "cancel", frozenset({"call", "off", "trump"})) == WEIGHT
    assert level(asked, "cancel", frozenset({"call", "trump"})) == 0
    assert level(asked, "trump", frozenset({"cancel"})) == 0


def test_a_term_weighs_its_idf_and_an_unknown_one_that_of_no_passage() -> None:
    weighing = Weighing.of(understand("rain, hail"), Statistics(100, 20.0, {"rain": 30}))
    assert weighing.idf == {"rain": idf(100, 30), "hail": idf(100, 0)}
    assert weighing.unknown == {"hail"}


def test_a_term_is_known_when_its_synonym_is() -> None:
    asked = understand("Was it cancelled?")
    assert Weighing.of(asked, Statistics(9, 20.0, {"call": 1, "off": 1})).unknown == frozenset()
    assert Weighing.of(asked, Statistics(9, 20.0, {"call": 1})).unknown == {"cancel"}


def test_a_passage_without_hits_has_no_candidates() -> None:
    assert sentences("") == []
    assert passages_of("") == []
