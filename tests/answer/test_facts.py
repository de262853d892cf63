"""Questions about the articles themselves: answered from their headers, never by a quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.facts import about_articles, facts
from tests.coverage_kit import pipeline_on, put

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answer.coverage import Coverage
    from bot.answer.pipeline import Pipeline


@pytest.fixture
def news(tmp_path: Path) -> Coverage:
    """Two articles with a header, and one that states nothing."""
    storm = {"title": "Storm over the city", "outlet": "The Wire", "authors": "Ann Lee; Bob Ray"}
    put(tmp_path / "corpus", "a", "Rain fell.", **storm, published="2020-01-02")
    put(tmp_path / "corpus", "b", "Ships sank.", title="Ships sink", outlet="The Post", published="2020-01-03")
    put(tmp_path / "corpus", "c", "The mayor resigned.")
    return pipeline_on(tmp_path).coverage


def told(question: str, coverage: Coverage) -> list[tuple[str, str, str]] | None:
    found = facts(question, coverage)
    return None if found is None else [(fact.label, fact.value, fact.source.article_id) for fact in found]


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("How many articles do you have?", "articles"),
        ("how big is the coverage", "articles"),
        ("Who wrote this?", "author"),
        ("Who is the author of this article?", "author"),
        ("Whose byline is it?", "author"),
        ("When was this published?", "published"),
        ("What's the date of the article?", "published"),
        ("How old is the article?", "published"),
        ("Which newspaper is it from?", "outlet"),
        ("Where was it published?", "outlet"),
        ("Who published it?", "outlet"),
        ("What is the headline?", "title"),
        ("Which articles are there?", "title"),
        ("what’s in the coverage", "title"),
        ("LIST ALL ARTICLES", "title"),
        ("How many outlets are there?", "outlets"),
    ],
)
def test_a_question_about_articles_asks_for_a_value_of_their_headers(news: Coverage, question: str, label: str) -> None:
    assert about_articles(question)
    assert {fact.label for fact in facts(question, news) or ()} == {label}


@pytest.mark.parametrize(
    "question", ["Who said so?", "When did it rain?", "Where is Putin?", "How many ships sank?", "", "Why?"]
)
def test_other_questions_ask_for_no_fact(question: str) -> None:
    assert not about_articles(question)


@pytest.mark.parametrize(
    "question",
    [
        "Where was the storm from?",
        "What title does the storm hold?",
        "When did the storm appear?",
        "Who is behind the storm?",
        "What media does Ann Lee use?",
        "Who reported on the storm?",
        "When was the city published?",
    ],
)
def test_a_word_of_a_title_does_not_make_a_question_about_articles(news: Coverage, question: str) -> None:
    assert told(question, news) is None


def test_only_a_question_that_points_means_the_article_of_the_answer_before(news: Coverage) -> None:
    about = [source for source in news.archive.sources() if source.article_id == "b"]
    for question in (
        "How many articles are there?",
        "Which articles do you have?",
        "Which outlets are in the coverage?",
    ):
        assert facts(question, news, about) == facts(question, news)


def test_articles_are_counted(news: Coverage) -> None:
    assert told("How many articles do you have?", news) == [("articles", "3", "a")]


def test_the_authors_of_an_article_are_named_together(news: Coverage) -> None:
    assert told("Who wrote the storm article?", news) == [("author", "Ann Lee; Bob Ray", "a")]


def test_an_article_is_named_by_its_title_its_outlet_or_an_author(news: Coverage) -> None:
    for question in ("When was 'Storm over the city' published?", "When was the Wire article published?"):
        assert told(question, news) == [("published", "2020-01-02", "a")]
    assert told("When was the article by Ann Lee published?", news) == [("published", "2020-01-02", "a")]


def test_a_value_that_is_not_stated_is_empty(news: Coverage) -> None:
    assert told("Who wrote the ships article?", news) == [("author", "", "b")]


def test_an_article_that_is_not_there_is_no_fact(news: Coverage) -> None:
    assert told("Who wrote the volcano article?", news) is None


def test_without_a_name_every_article_is_meant(news: Coverage) -> None:
    assert told("When was it published?", news) == [
        *(("published", "2020-01-02", "a"), ("published", "2020-01-03", "b"), ("published", "", "c"))
    ]


def test_without_a_name_the_articles_of_the_answer_before_are_meant(news: Coverage) -> None:
    about = [source for source in news.archive.sources() if source.article_id == "b"]
    assert facts("When was it published?", news, about) == facts("When was the ships article published?", news)
    assert facts("Who wrote the storm article?", news, about) == facts("Who wrote the storm article?", news)


def test_every_outlet_is_named_once(news: Coverage, tmp_path: Path) -> None:
    put(tmp_path / "corpus", "d", "Hail fell.", outlet="The Wire")
    assert told("Which outlets are covered?", pipeline_on(tmp_path).coverage) == [
        *(("outlet", "The Wire", "a"), ("outlet", "The Post", "b"), ("outlet", "", "c"))
    ]


def test_titles_are_listed(news: Coverage) -> None:
    assert told("What articles are in this coverage?", news) == [
        *(("title", "Storm over the city", "a"), ("title", "Ships sink", "b"), ("title", "", "c"))
    ]


def test_no_more_than_ten_are_told(tmp_path: Path) -> None:
    for number in range(12):
        put(tmp_path / "corpus", f"a{number:02}", "Rain fell.", title=f"Storm {number}", outlet=f"Wire {number}")
    coverage = pipeline_on(tmp_path).coverage
    for question in ("Which articles are there?", "Which outlets are covered?", "Who wrote the articles?"):
        assert [article_id for _, _, article_id in told(question, coverage) or ()] == [f"a{n:02}" for n in range(10)]
    assert told("How many articles are there?", coverage) == [("articles", "12", "a00")]


def test_a_fact_is_an_answer_without_a_quote(pipeline: Pipeline) -> None:
    answer = pipeline.ask("How many articles do you have?")
    assert (answer.answered, answer.confidence, answer.found) == (True, 1.0, ())


def test_facts_that_nobody_states_are_no_answer(tmp_path: Path) -> None:
    answer = pipeline_on(tmp_path, a="Rain fell.").ask("Who wrote the article?")
    assert (answer.answered, answer.confidence) == (False, 0.0)
    assert [fact.value for fact in answer.facts] == [""]


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_may_be_no_question_about_articles(pipeline: Pipeline, text: str) -> None:
    found = facts(text, pipeline.coverage)
    assert found is None or about_articles(text)
