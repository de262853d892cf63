"""Re-ranking: another order of the same sentences, and nothing else. The models here are small and say at once why."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.pipeline import Pipeline
from bot.answer.reranking import LOOKED_AT, WEIGHT
from bot.golden.outcomes import outcome
from bot.golden.reasons import reason
from tests.coverage_kit import pipeline_on, printed, put, quotes
from tests.golden.known import known

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.model import Answer

FOG, HAIL, RAIN = "Fog lay on the city.", "Hail fell on the city.", "Heavy rain fell on the city."
QUESTION = "Did heavy rain fall on the city?"


class Wanting:
    """Finds that a text answers when it holds a word; remembers what it was asked."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.read: list[tuple[str, tuple[str, ...]]] = []

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        self.read.append((question, tuple(texts)))
        return [20.0 if self.word in text else -20.0 for text in texts]


class Guessing:
    """Finds anything, but for the same two always the same."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        return [zlib.crc32(f"{self.seed} {question} {text}".encode()) % 41 - 20.0 for text in texts]


@pytest.fixture
def news(tmp_path: Path) -> Pipeline:
    for name, outlet, text in (("a0", "The Post", RAIN), ("a1", "CNBC", HAIL), ("a2", "BBC News", FOG)):
        put(tmp_path / "corpus", name, text, outlet=outlet, published="2020-05-05")
    return pipeline_on(tmp_path)


def asked(pipeline: Pipeline, text: str = QUESTION, limit: int = 9) -> Answer:
    return pipeline.ask(text, limit=limit, always=True)


def test_what_the_model_finds_to_answer_comes_first(news: Pipeline) -> None:
    assert printed(asked(news))[0] == RAIN
    for wanted in (FOG, HAIL, RAIN):
        assert printed(asked(Pipeline(news.coverage, None, Wanting(wanted))))[0] == wanted


def test_the_model_reads_the_question_and_what_would_be_quoted(news: Pipeline) -> None:
    model = Wanting(FOG)
    asked(Pipeline(news.coverage, None, model))
    assert model.read == [(QUESTION, (RAIN, HAIL, FOG))]


def test_of_sentences_that_the_model_finds_as_good_the_order_stays(news: Pipeline) -> None:
    assert printed(asked(Pipeline(news.coverage, None, Wanting("nowhere")))) == printed(asked(news))


def test_a_question_that_names_its_sources_is_not_given_to_the_model(news: Pipeline) -> None:
    model = Wanting(FOG)
    for text in ("What did CNBC report about rain?", "What was published about the city on May 5, 2020?"):
        assert asked(Pipeline(news.coverage, None, model), text) == asked(news, text)
    assert model.read == []


def test_what_the_model_does_not_read_stays_behind_what_it_reads(tmp_path: Path) -> None:
    names = [f"Rain fell on {'Ulm' * number}." for number in range(1, LOOKED_AT + 9)]
    plain = pipeline_on(tmp_path, **{f"a{number}": text for number, text in enumerate(names)})
    before = [one.candidate.text for one in plain.judge("Where did rain fall?").ranked]
    assert len(before) == len(names)
    model = Wanting(f" {'Ulm' * 3}.")
    pipeline = Pipeline(plain.coverage, None, model)
    after = [one.candidate.text for one in pipeline.ordered(plain.judge("Where did rain fall?"), always=True)]
    assert model.read == [("Where did rain fall?", tuple(before[:LOOKED_AT]))]
    assert after[LOOKED_AT:] == before[LOOKED_AT:]
    assert sorted(after) == sorted(before)


@given(st.integers(), st.sampled_from([QUESTION, "Was there hail?", "Was there snow?", "What lay on the city?"]))
def test_what_answers_and_how_sure_that_is_are_left_alone(pipeline: Pipeline, seed: int, text: str) -> None:
    plain = pipeline.ask(text)
    other = Pipeline(pipeline.coverage, None, Guessing(seed)).ask(text)
    assert (other.answered, other.confidence) == (plain.answered, plain.confidence)
    assert (other.missing, other.facts) == (plain.missing, plain.facts)


@given(st.integers(), st.lists(st.sampled_from("who what Trump Putin Kremlin said summit ?".split())).map(" ".join))
def test_quotes_stay_slices_of_their_articles(pipeline: Pipeline, seed: int, text: str) -> None:
    answer = Pipeline(pipeline.coverage, None, Guessing(seed)).ask(text, limit=9, always=True)
    for quote in quotes([answer]):
        article = pipeline.coverage.archive.article(quote.source.article_id)
        assert article is not None
        assert quote.text == article.text[quote.span.start : quote.span.end]


def test_what_the_model_adds_is_told_among_the_reasons(news: Pipeline) -> None:
    pipeline = Pipeline(news.coverage, None, Wanting(FOG))
    case = known(QUESTION, (RAIN, "a0"))
    told = reason(outcome(case, pipeline), pipeline)
    scores = {found.quote.text: found.score for found in asked(pipeline).found}
    assert told.got is not None
    assert (told.got.text, told.place) == (FOG, "quote 2, sentence 2 of 3 ranked")
    assert told.lost_by["reranker"] == pytest.approx(40 * WEIGHT)
    assert sum(told.lost_by.values()) == pytest.approx(scores[FOG] - scores[RAIN])
