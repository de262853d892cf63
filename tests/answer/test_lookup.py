"""Lookup: every quote is found again by its id, and by nothing else; what stands around it is the article's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.lookup import QUOTE_ID_LENGTH, around, quote, sources
from bot.model import Quote, Source, Span, span_of
from tests.corpus.samples import SHIPPED
from tests.coverage_kit import pipeline_on, put, text_on_disk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.answer.coverage import Archive
    from bot.answer.pipeline import Pipeline

DIGITS = "abcdefghijklmnopqrstuvwxyz234567"


def every_quote(archive: Archive) -> Iterator[Quote]:
    for source in archive.sources():
        for passage in archive.passages_of(source.article_id):
            for sentence in passage.sentences:
                yield Quote.cut(passage, sentence)


@given(st.integers(0, 32**5 - 1), st.integers(1, 32**3 - 1), st.text(), st.text())
def test_an_id_names_its_article_and_its_span(start: int, length: int, article_id: str, digest: str) -> None:
    source = Source(article_id, digest)
    one = Quote("", source, Span(start, start + length))
    assert len(one.id) == QUOTE_ID_LENGTH
    assert set(one.id) <= set(DIGITS)
    assert span_of(one.id) == (source.key, one.span)


def test_a_place_that_no_id_can_name_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        _ = Quote("", Source("a", ""), Span(32**5, 32**5 + 1)).id


def test_a_new_text_has_new_ids() -> None:
    assert Source("a", "0").key != Source("a", "1").key != Source("b", "1").key


def test_every_sentence_of_the_coverage_is_found_by_its_id(pipeline: Pipeline) -> None:
    archive = pipeline.coverage.archive
    for one in every_quote(archive):
        found = quote(archive, one.id)
        assert found is not None
        assert found.quote == one
        start, end = found.quote.span
        assert text_on_disk(SHIPPED, one.source.article_id)[start:end] == found.quote.text


@given(st.text(DIGITS, min_size=20, max_size=20))
def test_an_id_of_nothing_finds_nothing(pipeline: Pipeline, quote_id: str) -> None:
    assert quote(pipeline.coverage.archive, quote_id) is None


@given(st.text(st.characters(exclude_categories=())))
def test_what_is_no_id_finds_nothing(pipeline: Pipeline, text: str) -> None:
    assert quote(pipeline.coverage.archive, text) is None


def test_a_span_that_is_no_sentence_finds_nothing(pipeline: Pipeline) -> None:
    archive = pipeline.coverage.archive
    one = next(every_quote(archive))
    start, end = one.span
    for span in (Span(start + 1, end), Span(start, end - 1), Span(0, 32**3 - 1), Span(32**5 - 1, 32**5)):
        assert quote(archive, Quote("", one.source, span).id) is None


def test_an_article_that_is_called_like_a_key_is_not_found_by_it(tmp_path: Path) -> None:
    put(tmp_path / "corpus", "abcdefghijkl", "Rain fell.")
    archive = pipeline_on(tmp_path).coverage.archive
    one = next(every_quote(archive))
    assert quote(archive, "abcdefghijkl" + one.id[12:]) is None
    assert quote(archive, one.id) is not None


def test_an_id_survives_another_building_and_another_header(tmp_path: Path) -> None:
    before = next(every_quote(pipeline_on(tmp_path, a="Rain fell.").coverage.archive))
    put(tmp_path / "corpus", "a", "Rain fell.", title="Storm", file="z/z.txt")
    (tmp_path / "corpus/a.txt").unlink()
    found = quote(pipeline_on(tmp_path, b="Snow fell.").coverage.archive, before.id)
    assert found is not None
    assert found.quote.text == "Rain fell."


def test_an_id_does_not_survive_another_text(tmp_path: Path) -> None:
    before = next(every_quote(pipeline_on(tmp_path, a="Rain fell.").coverage.archive))
    assert quote(pipeline_on(tmp_path, a="Rain fell. Snow followed.").coverage.archive, before.id) is None


def test_two_sentences_stand_around_a_quote(tmp_path: Path) -> None:
    text = "One came. Two came.\n\nThree  came.\nFour came. Five came. Six came."
    archive = pipeline_on(tmp_path, a=text).coverage.archive
    contexts = {}
    for one in every_quote(archive):
        found = quote(archive, one.id)
        assert found is not None
        contexts[one.text] = around(archive, found)
    assert contexts["One came."] == ("", " Two came.\n\nThree  came.")
    assert contexts["Four came."] == ("Two came.\n\nThree  came.\n", " Five came. Six came.")
    assert contexts["Six came."] == ("Four came. Five came. ", "")


def test_marks_of_markdown_do_not_end_what_stands_around_a_quote(tmp_path: Path) -> None:
    archive = pipeline_on(tmp_path, a="One came.\n\n- Two came.\n- Three came.\n\n***\n\nFour came.").coverage.archive
    found = quote(archive, next(one.id for one in every_quote(archive) if one.text == "Two came."))
    assert found is not None
    assert around(archive, found) == ("One came.\n\n- ", "\n- Three came.")


def test_what_stands_around_a_quote_is_a_slice_of_its_article(pipeline: Pipeline) -> None:
    archive = pipeline.coverage.archive
    for one in every_quote(archive):
        found = quote(archive, one.id)
        assert found is not None
        before, after = around(archive, found)
        start, end = one.span
        text = text_on_disk(SHIPPED, one.source.article_id)
        assert before + one.text + after == text[start - len(before) : end + len(after)]


def test_the_first_articles_are_listed(pipeline: Pipeline) -> None:
    archive = pipeline.coverage.archive
    assert [source.article_id for source in sources(archive, 1)] == ["kremlin-sours-on-trump"]
    assert sources(archive, 9) == list(archive.sources())
    assert sources(archive, 0) == []


def test_two_sentences_that_were_quoted_together_are_found_by_their_id_and_three_are_not(tmp_path: Path) -> None:
    text = "“Hail came,” Jane Smith said. “Rain fell,” Jane Smith said. Snow fell."
    archive = pipeline_on(tmp_path, a=text).coverage.archive
    [passage] = archive.passages_of("a")
    two = Quote.cut(passage, Span(0, passage.sentences[1].end))
    found = quote(archive, two.id)
    assert found is not None
    assert (found.quote, found.speaker and found.speaker.name) == (two, "Jane Smith")
    assert quote(archive, Quote.cut(passage, Span(0, len(text))).id) is None


def test_every_quote_that_is_shown_is_found_by_its_id(pipeline: Pipeline) -> None:
    for question in ("When will they meet again?", "putin", "who pleaded guilty"):
        for found in pipeline.ask(question, limit=10, always=True).found:
            again = quote(pipeline.coverage.archive, found.quote.id)
            assert again is not None
            assert again.quote == found.quote
