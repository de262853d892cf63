"""Words in quotation marks that are asked after: found as they stand, and honestly missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import lookup
from bot.answer.phrases import asked_phrase
from tests.coverage_kit import pipeline_on, printed

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answer.pipeline import Pipeline


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ('Who said "I told you so"?', "I told you so"),
        ("who said “it is what it is.”", "it is what it is"),
        ("Did anybody say 'that's what it's about'?", "that's what it's about"),
        ("“Russian patience is coming to an end”", "Russian patience is coming to an end"),
        ('Who said "he is" or "she is too"?', ""),
        ('Who said "no"?', ""),
        ('Who directed "The Lord of the Rings"?', ""),
        ("Who said that it's theirs, not his'?", ""),
        ("Who is Kortunov?", ""),
        ("", ""),
    ],
)
def test_a_phrase_is_asked_after_where_nothing_else_is(text: str, phrase: str) -> None:
    assert asked_phrase(text) == phrase


@pytest.fixture
def told(tmp_path: Path) -> Pipeline:
    texts = {
        "a": "Rain fell. “And I told you so,” Jane Smith said.",
        "b": "“And I told you so,” Jane Smith said. They’re what they are.",
        "c": "You know what I told you. So it began.",
    }
    return pipeline_on(tmp_path, **texts)


def test_a_phrase_of_everyday_words_is_found_where_it_stands(told: Pipeline) -> None:
    answer = told.ask('Who said "I told you so"?')
    assert answer.answered
    assert printed(answer) == ["“And I told you so,” Jane Smith said."]
    assert [echo.source.article_id for echo in answer.found[0].echoes] == ["b"]
    assert answer.found[0].speaker
    assert answer.found[0].speaker.name == "Jane Smith"


@pytest.mark.parametrize("phrase", ["they're what they are", "They’re what they are", "and i told you so"])
def test_capitals_at_its_beginning_and_apostrophes_may_be_others(told: Pipeline, phrase: str) -> None:
    answered = told.ask(f'Who said "{phrase}"?').answered
    assert answered == (phrase != "and i told you so")


def test_a_phrase_that_stands_nowhere_is_missing(told: Pipeline) -> None:
    answer = told.ask('Who said "so you told me"?')
    assert not answer.answered
    assert answer.missing == ("so you told me",)


def test_one_with_words_of_its_own_may_stand_in_other_words(pipeline: Pipeline) -> None:
    answer = pipeline.ask('Who said "it is difficult to deal with this unreliable person"?')
    assert answer.answered
    assert answer.found[0].speaker
    assert answer.found[0].speaker.name == "Andrey Kortunov"


PRINTED = "is coming to an end|Russian patience|out of the question|he said|Trump Putin|it's|,|.|\n|U.S.".split("|")


@given(st.text(max_size=80) | st.lists(st.sampled_from(PRINTED), max_size=5).map(" ".join))
def test_any_text_may_be_in_quotation_marks(pipeline: Pipeline, text: str) -> None:
    answer = pipeline.ask(f'Who said "{text}"?')
    assert bool(answer.found) or not answer.answered
    for found in answer.found:
        article = pipeline.coverage.archive.article(found.quote.source.article_id)
        assert article
        assert article.text[slice(*found.quote.span)] == found.quote.text


@pytest.mark.parametrize(
    "text", ["When was “rain on the hill”?", "How many “rain on the hill”?", "Why “rain on the hill”?"]
)
def test_a_phrase_that_is_only_what_something_is_called_is_not_asked_after(text: str) -> None:
    assert asked_phrase(text) == ""


def test_a_phrase_over_two_sentences_is_told_by_both_together(tmp_path: Path) -> None:
    told = pipeline_on(tmp_path, a="We did not do it. You were there too. It rained.")
    answer = told.ask("Who said “do it. You were there too”?")
    assert answer.answered
    assert printed(answer) == ["We did not do it. You were there too."]


def test_a_phrase_over_three_sentences_is_told_by_all_of_them(tmp_path: Path) -> None:
    told = pipeline_on(tmp_path, a="It rained. We did it. So it was. You were there too.")
    answer = told.ask("Who said “we did it. So it was. You were”?")
    assert printed(answer) == ["We did it. So it was.", "You were there too."]
    assert [lookup.quote(told.coverage.archive, one.quote.id) for one in answer.found] == list(answer.found)


def test_a_phrase_over_two_passages_is_told_by_a_sentence_of_each(tmp_path: Path) -> None:
    told = pipeline_on(tmp_path, a=" ".join(f"It was then number {number} of what there was." for number in range(60)))
    first, second, *_ = told.coverage.archive.passages_of("a")
    ended, begun = first.text[first.sentences[-1].start :].strip(), second.text[slice(*second.sentences[0])]
    answer = told.ask(f"Who said “{ended.split(' then ')[1]} {begun.split(' number ')[0]}”?")
    assert printed(answer) == [ended, begun]


@pytest.mark.parametrize(
    "printed_as", ["And I\ntold you so", "And I told\n   you so", "And I told you\r\nso", "And  I told you so"]
)
def test_a_phrase_may_run_over_the_end_of_a_line(tmp_path: Path, printed_as: str) -> None:
    text = "The rain that fell on the city for all of Monday, and for most of\nTuesday too, stopped at noon. "
    told = pipeline_on(tmp_path, a=f"{text}“{printed_as},” Jane Smith said.")
    answer = told.ask('Who said "I told you so"?')
    assert answer.answered
    assert printed(answer) == [f"“{printed_as},” Jane Smith said."]
