"""Stretches of an article, with the sentences that they run over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.answer.stretches import stretches
from tests.coverage_kit import pipeline_on

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answer.coverage import Archive

TEXT = "Rain fell on Ulm. Snow fell on Bonn.\n\nAdvertisement\n\nRain fell on Ulm again."


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return pipeline_on(tmp_path, rain=TEXT).coverage.archive


def found(archive: Archive, pattern: str) -> list[list[str]]:
    article = archive.article("rain")
    assert article is not None
    each = list(stretches(archive, article, re.compile(pattern)))
    assert all(re.fullmatch(pattern, TEXT[start:end]) for (start, end), _ in each)
    return [[sentence.quote.text for sentence in one.sentences] for one in each]


def test_each_match_has_the_sentences_that_it_touches(archive: Archive) -> None:
    assert found(archive, "Rain fell") == [["Rain fell on Ulm."], ["Rain fell on Ulm again."]]
    assert found(archive, r"Ulm\. Snow") == [["Rain fell on Ulm.", "Snow fell on Bonn."]]
    assert found(archive, r"Ulm\. ") == [["Rain fell on Ulm."]]


def test_what_is_no_coverage_is_in_no_stretch(archive: Archive) -> None:
    assert found(archive, "Advertisement") == []
    assert found(archive, r"(?s)Bonn\..*Rain") == []
    assert found(archive, "Hail") == []
