"""Where words occur."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.occurrences import holding, nearest, places
from tests.coverage_kit import pipeline_on

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answer.coverage import Coverage
    from bot.answer.pipeline import Pipeline

RAIN = "Rain fell on the city of Bonn.\nSnow followed the rain.\n\nIt was, as it is, a cold day."
SUN = "The sun shone on Paris. It was, as it is, a fine day."


@pytest.fixture
def coverage(tmp_path: Path) -> Coverage:
    return pipeline_on(tmp_path, rain=RAIN, sun=SUN).coverage


def stored(coverage: Coverage, claim: str) -> list[str]:
    return [place.stored for place in places(coverage.archive, claim)]


def test_words_stand_where_an_article_has_them(coverage: Coverage) -> None:
    [place] = places(coverage.archive, "Snow followed the rain.")
    assert (place.stored, place.is_whole) == ("Snow followed the rain.", True)
    assert (place.found.quote.source.article_id, place.found.paragraph) == ("rain", 2)


def test_every_article_that_has_them_is_named(coverage: Coverage) -> None:
    found = places(coverage.archive, "It was, as it is,")  # no word of which is a term
    assert [place.found.quote.source.article_id for place in found] == ["rain", "sun"]
    assert not any(place.is_whole for place in found)


def test_every_place_is_named_however_many_there_are(tmp_path: Path) -> None:
    bundle = tmp_path / "corpus" / "corpus.jsonl"
    bundle.parent.mkdir()
    lines = [json.dumps({"id": f"a{number}", "text": "Rain fell. Snow followed."}) for number in range(300)]
    bundle.write_text("\n".join(lines), encoding="utf-8")
    coverage = pipeline_on(tmp_path, b="It rained. Rain fell. And Rain fell again.").coverage
    assert len(stored(coverage, "Rain fell")) == 302


def test_words_that_an_article_holds_apart_from_each_other_stand_nowhere_in_it(coverage: Coverage) -> None:
    assert coverage.archive.holding(["Rain", "cold"]) == ["rain"]
    assert stored(coverage, "Rain cold") == []


def test_a_part_of_a_sentence_is_shown_in_its_sentence(coverage: Coverage) -> None:
    assert stored(coverage, "the city of") == ["Rain fell on the city of Bonn."]


def test_words_may_run_over_sentences_and_lines(coverage: Coverage) -> None:
    assert stored(coverage, "Bonn. Snow followed") == ["Rain fell on the city of Bonn.\nSnow followed the rain."]


@pytest.mark.parametrize("claim", ["ain fell", "the cit", "rain fell on the city", "Rain  fell , on"])
def test_other_words_and_parts_of_words_stand_nowhere(coverage: Coverage, claim: str) -> None:
    assert stored(coverage, claim) == []


@pytest.mark.parametrize(
    ("claim", "printed"),
    [
        ("Rain fell on the city of Rome.", "Rain fell on the city of Bonn."),
        ("Snow fell on the moon of Mars.", None),
        ("The rain followed.", None),
    ],
)
def test_what_is_printed_nowhere_has_a_sentence_near_it_or_none(
    coverage: Coverage, claim: str, printed: str | None
) -> None:
    near = nearest(coverage, claim)
    assert (near and near.stored) == printed


@pytest.mark.parametrize(
    ("claim", "printed_as"),
    [
        ("we won't pay", "we won’t pay"),
        ("WE WON’T", "We won’t"),
        ("said: we won’t", "said, “We won’t"),
        ("won’t payment", None),
    ],
)
def test_words_with_other_marks_or_capitals_are_nearest(tmp_path: Path, claim: str, printed_as: str | None) -> None:
    coverage = pipeline_on(tmp_path, a="She said, “We won’t stop.” They added: we won’t pay.").coverage
    near = nearest(coverage, claim)
    assert places(coverage.archive, claim) == ()
    assert (near and near.words) == printed_as


def test_words_run_over_the_marks_of_markdown_as_they_are_stored(tmp_path: Path) -> None:
    coverage = pipeline_on(tmp_path, a="- Rain fell.\n- Snow followed.\n\n---\n\nNobody saw it.").coverage
    assert stored(coverage, "Rain fell. - Snow followed.") == ["Rain fell.\n- Snow followed."]
    assert stored(coverage, "followed. --- Nobody") == []


def test_a_word_that_the_coverage_lacks_spares_reading_it(coverage: Coverage) -> None:
    assert holding(coverage.archive, "Rain felt on the city") == []
    assert holding(coverage.archive, "Rain on the moon", "Snow") == []
    for claim in ("Rain fell on", "RAIN FELL ON", "it was, as it is,", "Rain – on – the city", "felt Rain moon"):
        assert holding(coverage.archive, claim) == coverage.archive.holding(claim.replace("–", "").split())


def test_furniture_is_no_place(tmp_path: Path) -> None:
    text = "Rain fell on the city of Bonn, and nobody was there to see it.\n\nRead more: Sign up for our newsletter\n"
    coverage = pipeline_on(tmp_path, a=text).coverage
    assert stored(coverage, "Rain fell on the city")
    assert stored(coverage, "Sign up for our newsletter") == []


@given(st.data())
def test_every_stretch_of_a_quote_is_found_in_it(pipeline: Pipeline, data: st.DataObject) -> None:
    archive = pipeline.coverage.archive
    sources = sorted(archive.sources(), key=lambda source: source.article_id)
    passage = data.draw(st.sampled_from(archive.passages_of(data.draw(st.sampled_from(sources)).article_id)))
    words = passage.text[slice(*data.draw(st.sampled_from(passage.sentences)))].split()
    first = data.draw(st.integers(0, len(words) - 1))
    claim = " ".join(words[first : data.draw(st.integers(first + 1, len(words)))])
    found = places(pipeline.coverage.archive, claim)
    assert all(" ".join(claim.split()) in " ".join(place.stored.split()) for place in found)
    assert passage.source.article_id in {place.found.quote.source.article_id for place in found}
