"""Slips of typing: corrected into words of the coverage, and never where a name or an ordinary word may be meant."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.answer.spelling import ASKING, corrected, edit_distance, within
from bot.text.terms import STOP_WORDS, analyze
from tests.coverage_kit import pipeline_on

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answer.coverage import Archive
    from bot.answer.pipeline import Pipeline

TEXT = (
    "Putin defended the lawmakers at Helsinki. There the harbour and the harbours were shown; the bright sailors, "
    "whose tensions spiked, were there."
)
WORDS = st.text("abcd", max_size=7)


@cache
def by_definition(one: str, other: str) -> int:
    """The restricted Damerau-Levenshtein distance, word for word as it is defined."""
    if not one or not other:
        return len(one) + len(other)
    ways = [
        by_definition(one[:-1], other) + 1,
        by_definition(one, other[:-1]) + 1,
        by_definition(one[:-1], other[:-1]) + (one[-1] != other[-1]),
    ]
    if one[-2:] == other[-2:][::-1] and len(one) > 1 and len(other) > 1:
        ways.append(by_definition(one[:-2], other[:-2]) + 1)
    return min(ways)


@given(WORDS, WORDS)
def test_the_distance_is_the_defined_one(one: str, other: str) -> None:
    assert edit_distance(one, other, 99) == by_definition(one, other)


@given(WORDS, WORDS, st.integers(0, 3))
def test_above_the_limit_a_distance_is_only_known_to_be_above_it(one: str, other: str, limit: int) -> None:
    distance = by_definition(one, other)
    found = edit_distance(one, other, limit)
    assert found == distance if distance <= limit else found > limit


@given(WORDS, st.lists(WORDS), st.integers(0, 3))
def test_words_within_a_distance_are_told_in_their_order_each_with_its_own(
    word: str, others: list[str], limit: int
) -> None:
    each = [(other, by_definition(word, other)) for other in others]
    assert within(word, others, limit) == [(other, distance) for other, distance in each if distance <= limit]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return pipeline_on(tmp_path, a=TEXT).coverage.archive


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("what about helsinky", "what about helsinki"),
        ("the lawmakrs", "the lawmakers"),
        ("did lawmkaers go", "did lawmakers go"),
        ("who defned it?", "who defended it?"),
        ("two tensoins, two harborus!", "two tensions, two harbours!"),
        ("Helsinky?", "helsinki?"),
        ("“Helsinky” it is", "“helsinki” it is"),
    ],
)
def test_a_slip_becomes_the_nearest_word_of_the_coverage(archive: Archive, typed: str, meant: str) -> None:
    assert corrected(typed, archive, frozenset()) == meant


@pytest.mark.parametrize(
    "typed",
    ["Who is Helsinky?", "What did Putkin say?", "Is Bright's rival Brighd?", "and who is Pvtin", "… was Helsinky? No"],
)
def test_a_capitalised_word_inside_a_question_may_be_a_name(archive: Archive, typed: str) -> None:
    assert corrected(typed, archive, frozenset()) is None


@pytest.mark.parametrize("typed", ["thare", "the thexe", "whosee", "therre"])
def test_no_word_becomes_a_stop_word(archive: Archive, typed: str) -> None:
    searched = corrected(typed, archive, frozenset())
    assert searched is None or not set(searched.split()) - {"the"} & STOP_WORDS


@pytest.mark.parametrize("typed", ["volcano", "putn", "h4rbour", "harbxxx", "defenestrated", "", "?", "sailorsailor"])
def test_what_is_too_short_or_too_far_off_stays(archive: Archive, typed: str) -> None:
    assert corrected(typed, archive, frozenset()) is None


def test_a_word_that_the_coverage_knows_stays(archive: Archive) -> None:
    assert corrected("brighter harborus", archive, frozenset({"brighter", "harborus"})) is None


def test_the_more_frequent_of_two_near_words_is_meant(tmp_path: Path) -> None:
    archive = pipeline_on(tmp_path, a="The table stood by a cable. The cable fell.").coverage.archive
    assert corrected("the cuble", archive, frozenset()) == "the cable"


@given(st.lists(st.text("abcdefghilmnoprstuvwz", min_size=1, max_size=10), max_size=5))
@example(["waa"])
def test_only_words_change_and_only_into_words_of_the_coverage_or_words_that_ask(
    pipeline: Pipeline, words: list[str]
) -> None:
    archive = pipeline.coverage.archive
    searched = corrected(" ".join(words), archive, frozenset())
    for typed, read in zip(words, words if searched is None else searched.split(" "), strict=True):
        assert read == typed or read in ASKING or read in dict(archive.words(read, len(read), len(read)))


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_of_known_words_stays(pipeline: Pipeline, text: str) -> None:
    assert corrected(text, pipeline.coverage.archive, frozenset(analyze(text))) is None
