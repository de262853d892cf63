"""The outlet and the day of a report that a sentence gives for its quote."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answer.pasted import quoted
from bot.answer.reports import other_report
from bot.model import Article, Source, Span

TEXT = (
    "On 1 May 2018 The Hill wrote that rain fell on the city this week, and the National Weather Service said so, too."
)
SOURCE = Source("a", "0" * 64, title="Rain", outlet="The Wire", published=date(2018, 12, 9))
OUTLETS = ["The Wire", "The Week", "USA TODAY", "People", "The Hill"]
QUOTE = "“rain fell on the city”"


def told(text: str, source: Source = SOURCE) -> str:
    return other_report(quoted(text)[0], Article(source, TEXT, (Span(0, len(TEXT)),)), OUTLETS)


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        (f"CNN reported on 9 December 2018 that {QUOTE}", "CNN"),
        (f"The Wire reported on 8 December 2018 that {QUOTE}", "8 December 2018"),
        (f"On 8 Dec 2018, The Week wrote: {QUOTE}", "The Week, 8 Dec 2018"),
        (f"USA Today reported: {QUOTE}", "USA Today"),
        (f"According to USA Today, {QUOTE} Swift wrote.", "USA Today"),
        (f"It snowed. Yesterday CNN reported that {QUOTE}", "CNN"),
        (f"According to The Guardian: {QUOTE}", "The Guardian"),
        (f"{QUOTE}, The Guardian reported on December 8, 2018.", "The Guardian, December 8, 2018"),
        (f"{QUOTE}, according to CNN.", "CNN"),
        (f"The Week said {QUOTE}", "The Week"),
    ],
)
def test_another_outlet_or_day_of_a_report_is_found_out(text: str, beside: str) -> None:
    assert told(text) == f"beside them is “{beside}”, stored: The Wire, 2018-12-09"


@pytest.mark.parametrize(
    "text",
    [
        f"The Wire reported on 9 December 2018 that {QUOTE}",
        f"According to Wire, {QUOTE}",
        f"On 1 May 2018 The Hill wrote that {QUOTE}",  # which the article hands on
        f"The Wire reported on 1 May 2018 that {QUOTE}",  # a day that it tells of
        f"The National Weather Service said {QUOTE}",
        f"On 8 December 2018 Swift said {QUOTE}",  # when it was said
        f"Swift told CNN: {QUOTE}",
        f"CNN reported it. Swift said {QUOTE}",
        f"{QUOTE}, Swift said. CNN reported more.",
        f"People said {QUOTE}",
        f"CNN’s Ann Lee said {QUOTE}",
        f"According to Ann Lee, {QUOTE}",
    ],
)
def test_what_is_right_or_not_certain_is_no_fault(text: str) -> None:
    assert told(text) == ""


def test_what_is_not_stored_cannot_be_another() -> None:
    assert told(f"CNN reported on 8 July 2022: {QUOTE}", Source("a", "0" * 64)) == ""
    nobodys = Source("a", "0" * 64, published=date(2022, 7, 9))
    assert told(f"CNN reported on 9 July 2022: {QUOTE}", nobodys) == ""
    assert told(f"CNN reported on 8 July 2022: {QUOTE}", nobodys) == "beside them is “8 July 2022”, stored: 2022-07-09"
    undated = Source("a", "0" * 64, outlet="CNN")
    assert told(f"CNN reported on 8 July 2022: {QUOTE}", undated) == ""
