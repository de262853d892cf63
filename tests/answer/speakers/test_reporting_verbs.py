"""Reporting verbs, and where they end."""

from __future__ import annotations

import pytest

from bot.answer.speakers.clause import words_between
from bot.answer.speakers.reporting_verbs import can_invert, names_listener, passes_on, verb_end


def end(text: str) -> int | None:
    return verb_end(words_between(text, 0, len(text)), 0)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("said that", 1),
        ("admitted it", 1),
        ("denies it", 1),
        ("reportedly said that", 2),
        ("has also repeatedly warned that", 4),
        ("went on to say that", 4),
        ("was quoted as saying that", 4),
        ("was cited saying that", 3),
        ("is saying that", 2),
    ],
)
def test_a_verb_ends_behind_its_auxiliaries_and_adverbs(text: str, words: int) -> None:
    assert end(text) == words


@pytest.mark.parametrize(
    "text",
    ["was told that", "is said to be", "comments on it", "reports say", "quoted him", "ran and said", "has, said he",
     "family said", "was quoted by", ""],
)  # fmt: skip
def test_what_reports_nothing_of_its_subject_is_no_reporting_verb(text: str) -> None:
    assert end(text) is None


def test_verbs_that_name_a_listener_do_not_invert() -> None:
    assert names_listener("told")
    assert not can_invert("told")
    assert can_invert("said")
    assert names_listener("asked")
    assert can_invert("asked")
    assert not can_invert("ran")


def test_an_outlet_that_reported_words_passes_them_on() -> None:
    assert passes_on("reported")
    assert not passes_on("said")
