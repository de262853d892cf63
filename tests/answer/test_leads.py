"""Questions that name only whose articles are meant: answered with how these open, or their titles, or honestly not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.coverage_kit import pipeline_on, put, text_on_disk

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answer.pipeline import Pipeline

OPENINGS = {
    "a": "Rain fell on Ulm.",
    "b": "Ships sank off Kiel.",
    "c": "Snow fell on Bonn.",
    "d": "A fox was seen in Trier.",
    "e": "Hail fell on Celle.",
}


@pytest.fixture
def papers(tmp_path: Path) -> Pipeline:
    """Five articles by three outlets, on three days, by two authors."""
    headers = {
        "a": {"outlet": "Reuters", "published": "2024-05-01", "authors": "Jane Doyle; Bob Ray"},
        "b": {"outlet": "Reuters", "published": "2024-05-01", "authors": "Bob Ray"},
        "c": {"outlet": "Reuters", "published": "2024-05-02", "authors": "Jane Doyle, Reuters"},
        "d": {"outlet": "The Wire", "published": "2024-05-01", "title": "Doyle and the fox"},
        "e": {"outlet": "The Wire", "authors": "Jane Doyle"},
    }
    for name, header in headers.items():
        text = f"{OPENINGS[name]} Doyle was there, and more of it is told in the sentences below."
        put(tmp_path / "corpus", name, text, **{"title": f"Title {name}", **header})
    return pipeline_on(tmp_path)


@pytest.mark.parametrize(
    ("question", "articles"),
    [
        ("What did Reuters report on May 1?", "ab"),
        ("What did Reuters publish on 1 May 2024?", "ab"),
        ("What did Reuters say on May 1?", "ab"),
        ("What did Reuters report?", "cab"),
        ("What did The Wire and Reuters report on May 1?", "abd"),
        ("What was reported on May 1?", "abd"),
        ("What happened on May 2?", "c"),
        ("What did Jane Doyle write?", "cae"),
        ("And what has jane doyle written about?", "cae"),
        ("What did Doyle report?", "cae"),
        ("What was written by Bob Ray?", "ab"),
        ("What was published in 2024?", "cab"),
        ("What was published in May 2024?", "cab"),
        ("What did The Wire report in May?", "d"),
        ("What was published on 5/2/2024?", "c"),
        ("What was reported on 2/5/2024?", "c"),
    ],
)
def test_each_article_that_is_meant_is_quoted_by_how_it_opens(papers: Pipeline, question: str, articles: str) -> None:
    answer = papers.ask(question)
    assert answer.answered
    assert answer.confidence == 1
    assert [found.quote.source.article_id for found in answer.found] == [*articles]
    assert [found.quote.text for found in answer.found] == [OPENINGS[name] for name in articles]


def test_how_an_article_opens_is_a_slice_of_its_file(papers: Pipeline, tmp_path: Path) -> None:
    for found in papers.ask("What did Jane Doyle write?").found:
        start, end = found.quote.span
        assert text_on_disk(tmp_path / "corpus", found.quote.source.article_id)[start:end] == found.quote.text
        assert found.paragraph == 1


def test_no_more_are_quoted_than_asked_for(papers: Pipeline) -> None:
    assert len(papers.ask("What did Reuters report?", limit=2).found) == 2


@pytest.mark.parametrize(
    ("question", "articles"),
    [
        ("Which articles are by Jane Doyle?", "cae"),
        ("which stories did jane doyle write", "cae"),
        ("List all articles written by Bob Ray.", "ab"),
        ("Are there any articles by Bob Ray?", "ab"),
        ("Which articles did Reuters publish on May 1?", "ab"),
        ("Which stories did Reuters publish?", "cab"),
        ("Which stories did Reuters publish in 2024?", "cab"),
        ("Which articles are from 2 May 2024?", "c"),
    ],
)
def test_who_asks_which_articles_gets_their_titles(papers: Pipeline, question: str, articles: str) -> None:
    answer = papers.ask(question)
    assert answer.answered
    assert not answer.found
    assert [(fact.label, fact.value) for fact in answer.facts] == [("title", f"Title {name}") for name in articles]


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Which articles are by Trier?", "articles by Trier"),
        ("What did Reuters report on May 3?", "articles by Reuters from May 3"),
        ("Which articles did The Wire publish on 2 May 2024?", "articles by The Wire from 2 May 2024"),
        ("What was published on 3 May 2024?", "articles from 3 May 2024"),
        ("What was published on 5/3/2024?", "articles from 3 May 2024"),
        ("What was published in 2023?", "articles from 2023"),
        ("What was published in June?", "articles from June"),
    ],
)
def test_where_there_is_no_such_article_that_is_said(papers: Pipeline, question: str, missing: str) -> None:
    answer = papers.ask(question)
    assert (answer.answered, answer.missing, answer.found, answer.facts) == (False, (missing,), (), ())


@pytest.mark.parametrize(
    "question",
    ["What did Trier write?", "What did she write?", "What did Merkel report?", "What did Reuters report about Bonn?"],
)
def test_what_is_asked_of_nobody_who_wrote_or_of_more_is_asked_of_the_text(papers: Pipeline, question: str) -> None:
    answer = papers.ask(question)
    assert answer.facts == ()
    assert answer.confidence < 1
    assert not any(words.startswith("articles") for words in answer.missing)


@pytest.mark.parametrize("question", ["List all articles by outlet", "Which articles are by whom?"])
def test_a_word_for_a_value_of_the_header_is_nobodys_name(papers: Pipeline, question: str) -> None:
    assert len(papers.ask(question).facts) == len(OPENINGS)


@pytest.mark.parametrize("question", ["What was published before 2025?", "What happened to the article of 2024?"])
def test_a_year_that_is_not_that_of_the_articles_is_asked_of_the_text(papers: Pipeline, question: str) -> None:
    assert not papers.ask(question).answered


def test_a_year_without_articles_may_be_one_that_an_article_tells_of(tmp_path: Path) -> None:
    atlas = pipeline_on(tmp_path, a="The atlas of the river was published in 1937. Snow fell on Ulm for days.")
    answer = atlas.ask("What atlas was published in 1937?")
    assert answer.answered
    assert "1937" in answer.found[0].quote.text


def test_it_is_told_how_a_day_in_figures_was_read(papers: Pipeline) -> None:
    answer = papers.ask("What was published on 2/5/2024?")
    assert (answer.question, answer.searched) == (
        "What was published on 2/5/2024?",
        "What was published on 2 May 2024?",
    )


def test_a_day_in_figures_that_is_quoted_stays_as_it_is(papers: Pipeline) -> None:
    assert papers.ask('Who said "rain fell on 2/5/2024"?').searched is None


def test_a_day_without_a_year_is_the_last_one_before_the_day_of_asking(papers: Pipeline) -> None:
    assert papers.ask("What did Reuters report on May 1?", asked=date(2025, 6, 1)).missing
    assert papers.ask("What did Reuters report on May 1?", asked=date(2024, 6, 1)).answered
