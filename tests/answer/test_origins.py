"""The outlet and the day that stand beside a quote."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answer.origins import other_origin
from bot.model import Source

SOURCE = Source("a", "0" * 64, title="Rain on 5 May 2010, says CNN", outlet="The Wire", published=date(2018, 12, 9))
OUTLETS = ["The Wire", "Morning Bugle", "Bloomberg News"]
STORED = ", stored: The Wire, 2018-12-09"


@pytest.mark.parametrize(
    ("behind", "beside"),
    [
        (" (Reuters, 9 Dec 2018) [", "Reuters"),
        (" — Morning Bugle, 9 December 2018 [", "Morning Bugle"),
        (" — Ann Lee, Bloomberg, Dec. 9, 2018 [", "Bloomberg"),
        (", The Wire, 8 December 2018 [", "8 December 2018"),
        (" (The Wire, Sat, 2018-12-08)", "2018-12-08"),
        (" — AP, December 8, 2018.", "AP, December 8, 2018"),
        (", The Wire, 8 Dec 2018. [", "8 Dec 2018"),
        (" [Reuters | 8 Dec 2018] ", "Reuters, 8 Dec 2018"),
        (" (The Bugle, 9 Dec 2018)", "The Bugle"),  # of whom we know nothing
        (" (The Guardian, December 9, 2018)", "The Guardian"),
        (" (The Guardian)", "The Guardian"),
        (" — Joe Biden, in The Guardian, 9 Dec 2018", "The Guardian"),
        (" — Joe Biden, in CNN", "CNN"),
        (" — Joe Biden, USA Today, 9 Dec 2018", "USA Today"),
        (" - USA Today, Sunday, 9 December 2018.", "USA Today"),
        (" (8 Dec 2018, https://wire.example/2018-12-09/rain) ", "8 Dec 2018"),
    ],
)
def test_another_outlet_or_day_is_found_out(behind: str, beside: str) -> None:
    assert other_origin(behind, SOURCE, OUTLETS) == f"beside them is “{beside}”{STORED}"


@pytest.mark.parametrize(
    "behind",
    [
        "",
        " (The Wire, 9 Dec 2018)",
        " (Wire, Sunday, December 9th, 2018)",
        " — Rain on 5 May 2010, says CNN, The Wire, 2018-12-09",
        " — AP, The Wire",  # an agency's words, printed by the outlet
        " said Reuters on 8 December 2018.",  # prose
        " (in Reuters of 8 December 2018)",
        " (The Wire, 9 Dec 2018, accessed 1 May 2020)",
        " (9 Dec 2018; 1 May 2020)",  # which of the two?
        " (Ann Lee, 9 Dec 2018)",
        " — Ann Lee, World Health Organization",
        " (Joe Ray, The World Bank)",
        " in The Bugle on 9 Dec 2018",
        " The rain was thanked in The Guardian. View more on Sun.",  # the next sentence
        " (December 2018)",
        " (12/8/2018)",
        " (reuters)",
        " “Reuters, 8 Dec 2018” (The Wire)",
        " — Reuters, 8 Dec 2018" + " and so on" * 50,
    ],
)
def test_what_is_right_or_not_certain_is_no_fault(behind: str) -> None:
    assert other_origin(behind, SOURCE, OUTLETS) == ""


def test_what_is_not_stored_cannot_be_another() -> None:
    assert other_origin(" (Reuters, 8 Dec 2018)", Source("a", "0" * 64), OUTLETS) == ""
    undated = Source("a", "0" * 64, outlet="Associated Press")
    assert other_origin(" (AP, 8 Dec 2018)", undated, OUTLETS) == ""
    short = Source("a", "0" * 64, outlet="AP")
    assert other_origin(" (Associated Press, 8 Dec 2018)", short, [*OUTLETS, "Associated Press"]) == ""
    assert other_origin(" (Reuters, 8 Dec 2018)", undated, OUTLETS).endswith(
        "“Reuters”, stored: Associated Press, undated"
    )
