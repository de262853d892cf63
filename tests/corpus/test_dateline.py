"""Datelines, read: the agency, and the day where a year stands with it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from bot.corpus.dateline import Dateline, read_dateline
from tests.coverage_kit import PAGES


@pytest.mark.parametrize(
    ("paragraph", "agency", "day"),
    [
        ("MOSCOW (Reuters) - Rain fell.", "Reuters", None),
        ("MOSCOW, Nov 28 (Reuters) - Rain fell.", "Reuters", None),
        ("MOSCOW, Nov 28, 2018 (AP) — Rain fell.", "AP", date(2018, 11, 28)),
        ("PARIS, 3 May 2021 (AFP): Rain fell.", "AFP", date(2021, 5, 3)),
        ("Moscow, Nov 28 (Reuters) - Rain fell.", "Reuters", None),
        ("New Delhi, Nov 28 (PTI) Rain fell.", "PTI", None),
        ("NEW YORK/LONDON (Reuters) - Rain fell.", "Reuters", None),
        ("(Reuters) - Rain fell.", "Reuters", None),
        ("**MOSCOW (Reuters)** - Rain fell.", "Reuters", None),
        ("ULM, Germany (AP) -- Rain fell.", "AP", None),
    ],
)
def test_a_dateline_names_an_agency_and_perhaps_its_day(paragraph: str, agency: str, day: date | None) -> None:
    assert read_dateline(paragraph) == Dateline(agency, day)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Rain fell (Reuters) - and snow.",  # a sentence
        "Moscow (Reuters) - Rain fell.",  # may be any name: nothing is sure
        "MOSCOW (Smith) - Rain fell.",
        "MOSCOW (Reuters) Rain fell.",
        "(Reuters) Rain fell.",
        "the city of MOSCOW (Reuters) - Rain fell.",
        "Rain fell. MOSCOW (Reuters) - Snow fell.",
        "MOSCOW - Rain fell.",
        "MOSCOW & ULM (Reuters) - Rain fell.",
        "MOSCOW, the city (Reuters) - Rain fell.",
        "Nov 28 (PTI) Rain fell.",
        "",
    ],
)
def test_anything_else_is_none(paragraph: str) -> None:
    assert read_dateline(paragraph) is None


def test_a_day_that_no_calendar_has_is_none() -> None:
    assert read_dateline("MOSCOW, Nov 31, 2018 (Reuters) - Rain fell.") == Dateline("Reuters", None)


@given(PAGES)
def test_what_is_read_stands_in_the_text(text: str) -> None:
    found = read_dateline(text)
    assert found is None or found.agency in text
