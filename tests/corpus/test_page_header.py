"""What a page states about itself, and that nothing is guessed."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.byline import Byline, read_byline
from bot.corpus.page_header import PageHeader, page_header
from bot.corpus.reader import read
from tests.corpus.samples import SHIPPED

DAY = datetime.date(2018, 12, 9)
PROSE = "Rain fell on the city for most of the day."


def test_the_shipped_headers_say_what_the_pages_state() -> None:
    for stored in read(SHIPPED):
        source = stored.article.source
        assert page_header(stored.article.text) == PageHeader(
            source.title, source.outlet, source.authors, source.published
        )


@pytest.mark.parametrize(
    ("line", "authors", "outlet"),
    [
        ("By Ann Lee", ("Ann Lee",), ""),
        ("by Ann Lee and Bo van Dyk", ("Ann Lee", "Bo van Dyk"), ""),
        ("By Ann Lee, Bo Day, and Cy Fox", ("Ann Lee", "Bo Day", "Cy Fox"), ""),
        ("BY ANN LEE, Daily Globe News", ("ANN LEE",), "Daily Globe News"),
        ("Ann Lee, Bo Day and Cy Fox | Reuters", ("Ann Lee", "Bo Day", "Cy Fox"), "Reuters"),
        ("Ann Lee and Bo Day, Globe News on", ("Ann Lee", "Bo Day"), "Globe News"),
        ("By Ann Lee, Political Correspondent, The Times", ("Ann Lee",), "The Times"),
        ("By Ann Lee of The Guardian", ("Ann Lee",), "The Guardian"),
        ("By Ann Lee, Special to The Times", ("Ann Lee",), "The Times"),
    ],
)
def test_a_byline_names_authors_and_outlet(line: str, authors: tuple[str, ...], outlet: str) -> None:
    assert read_byline(line) == Byline(authors, outlet)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "By",
        "on",
        "By train",
        "By the end of the day",
        "Ann Lee",
        "Ann Lee and Bo Day, Old Friends",
        "World News | Reuters",
        "Ann Lee Says Goodbye, Daily News",
        "By Staff Reporter",
        "By Ann Lee and 3 others",
    ],
)
def test_what_may_be_anything_is_no_byline(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "date 2018-12-09 Home News",
        "Published 9 December 2018",
        "Posted on Dec. 9, 2018, 5:13 p.m.",
        "Sunday, December 9, 2018",
        "Published Dec. 9, 2018 Updated Dec. 10, 2018",
        "Updated Sept. 10, 2019 | Published: 2018-12-09",
    ],
)
def test_a_full_date_above_the_article_is_its_date(line: str) -> None:
    assert page_header(f"Rain falls on the city\n\n{line}\n\n{PROSE}").published == DAY


@pytest.mark.parametrize(
    "above",
    [
        "Dec. 9",
        "Updated Dec. 9, 2018",
        "09/12/2018",
        "Dec. 9, 2018\n\nDec. 10, 2018",
        "February 30, 2018",
        "Moscow, Dec 8:",
        "What we know of the ninth day, December 9, 2018, when it rained all day",
    ],
)
def test_other_dates_are_not(above: str) -> None:
    assert page_header(f"Rain falls on the city\n\n{above}\n\n{PROSE}").published is None


def test_a_date_in_the_article_is_not_its_date() -> None:
    assert page_header(f"Published 9 December 2018, the report said it rained.\n\n{PROSE}").published is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"# Rain\n\n{PROSE}", "Rain"),
        (f"News\n\nRain falls on the city\n\nBy Ann Lee\n\n{PROSE}", "Rain falls on the city"),
        (f"Home News Rain again today, why?\n\nRain again today, why?\n\n{PROSE}", "Rain again today, why?"),
        (f"Will it rain again?\n\nBy Ann Lee\n\n{PROSE}", "Will it rain again?"),
        (f"{'Rain and snow ' * 5}fall\n\n{PROSE}", f"{'Rain and snow ' * 5}fall"),
        (f"{PROSE}\n\n{PROSE}", ""),
        (f"News\n\n{PROSE}", ""),
        ("Rain falls on the city", ""),
        (f"{'x' * 999} and two more\n\n{PROSE}", ""),
        ("", ""),
    ],
)
def test_the_headline_is_the_line_that_can_be_one(text: str, title: str) -> None:
    assert page_header(text).title == title


@given(
    st.text()
    | st.lists(
        st.sampled_from(["By Ann Lee", "Published", "Dec. 9, 2018", "2018-13-40", "# ", "Rain, rain.", "\n"])
    ).map("\n".join)
)
def test_any_text_has_some_header(text: str) -> None:
    header = page_header(text)
    assert "\n" not in header.title
    assert all(author in " ".join(text.split()) for author in header.authors)
