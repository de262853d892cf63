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
        ("By Ann Lee, Reuters, 28 November 2018", ("Ann Lee",), "Reuters"),
        ("Reuters - Nov 28, 2018 - By Ann Lee", ("Ann Lee",), "Reuters"),
        ("By Ann Lee | Reuters | Nov. 28, 2018", ("Ann Lee",), "Reuters"),
        ("Ann Lee | Reuters | November 28, 2018", ("Ann Lee",), "Reuters"),
        ("ANN LEE | AP", ("ANN LEE",), "AP"),
        ("By ANN LEE Associated Press", ("ANN LEE",), "Associated Press"),
        ("By Ann Lee, The Associated Press | Nov. 28, 2018 at 5:13 p.m. EST", ("Ann Lee",), "The Associated Press"),
        ("By Ann Lee and Bo Day November 28, 2018 at 6:00 AM", ("Ann Lee", "Bo Day"), ""),
        ("By Ann Lee, CNN Updated 1:10 PM ET, Wed November 28, 2018", ("Ann Lee",), "CNN"),
        ("Ann Lee, CNN • Published 28th November 2018", ("Ann Lee",), "CNN"),
        ("Analysis by Ann Lee, CNN", ("Ann Lee",), "CNN"),
        ("by Ann Lee - November 28, 2018 9:04 AM", ("Ann Lee",), ""),
        ("By Ann Lee in Moscow and Bo Day in New York", ("Ann Lee", "Bo Day"), ""),
        ("By Ann Lee, BBC News, Moscow", ("Ann Lee",), "BBC News"),
        ("By Ann Lee, Political Correspondent, The Times, London", ("Ann Lee",), "The Times"),
        ("By Ann Lee for Reuters", ("Ann Lee",), "Reuters"),
        ("By Ann Lee (Reuters)", ("Ann Lee",), "Reuters"),
        ("By Ann Lee/Reuters", ("Ann Lee",), "Reuters"),
        ("By Ann Lee/June 12, 2020 9:49 am EST/Updated: Aug. 18, 2020 4:17 pm EST", ("Ann Lee",), ""),
        ("Posted by Ann Lee on November 28, 2018", ("Ann Lee",), ""),
        ("Author: Ann Lee", ("Ann Lee",), ""),
        ("Nov 28, 2018, 10:00am EST | By Ann Lee", ("Ann Lee",), ""),
        ("By Ann Lee and agencies", ("Ann Lee",), ""),
        ("By Ann Lee@annlee 5 Comments", ("Ann Lee",), ""),
        ("ByAnn Lee", ("Ann Lee",), ""),
        ("By Ann M. Lee, PhD", ("Ann M. Lee",), ""),
        ("By Ann Lee, Staff Writer | Daily Herald | Wednesday, November 28, 2018", ("Ann Lee",), "Daily Herald"),
        ("By Ann Lee | World | Nov 28, 2018", ("Ann Lee",), ""),
        ("Reuters, Nov 28, 2018", (), "Reuters"),
        ("By Reuters Staff", (), "Reuters"),
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
        "Byron Smith",
        "Ann Lee / AP",
        "Ann Lee/AFP via Getty Images",
        "Today - November 28, 2018",
        "CNN",
        "By Ann Lee - who was there when it rained on the city for a day",
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
    "line",
    [
        "By Ann Lee, Reuters, 9 December 2018",
        "Reuters - Dec 9, 2018 - By Ann Lee",
        "By Ann Lee, The Associated Press | Dec. 9th, 2018 at 5:13 p.m. EST",
        "By Ann Lee/Dec. 9, 2018 9:49 am EST/Updated: Dec. 18, 2018 4:17 pm EST",
    ],
)
def test_a_date_beside_a_byline_is_that_of_the_article(line: str) -> None:
    assert page_header(f"Rain falls on the city\n\n{line}\n\n{PROSE}").published == DAY


@pytest.mark.parametrize(
    ("opening", "outlet"),
    [
        ("MOSCOW, Nov 28 (Reuters) - ", "Reuters"),
        ("WASHINGTON (AP) — ", "AP"),
        ("KYIV, Ukraine (AP) — ", "AP"),
        ("NEW YORK/LONDON, Dec 8 (Reuters) – ", "Reuters"),
        ("ST. LOUIS (AP) -- ", "AP"),
        ("MOSCOW, Dec. 8 (Xinhua) -- ", "Xinhua"),
        ("LONDON, 10 May (AFP): ", "AFP"),
        ("London, May 10 (Reuters) - ", "Reuters"),
        ("SÃO PAULO, May 10 (Reuters) -", "Reuters"),
        ("Tel Aviv, Israel, Dec. 8 (AP) — ", "AP"),
        ("NEW DELHI, May 10 (PTI) ", "PTI"),
        ("**BONN, May 10 (Reuters)** - ", "Reuters"),
        ("**BONN, May 10 (Reuters) -** ", "Reuters"),
        ("May 10 (Reuters) - ", "Reuters"),
        ("(Reuters) - ", "Reuters"),
        ("MOSCOW (two days later) - ", ""),
        ("He told us (Reuters) - ", ""),
        ("He came on May 10 (Reuters) - ", ""),
        ("Ann Lee (CNN) - ", ""),
        ("BONN (AP) ", ""),
        ("(Reuters) ", ""),
        ("BONN, May 10 (Rain) - ", ""),
    ],
)
def test_a_dateline_names_the_agency_and_no_date(opening: str, outlet: str) -> None:
    header = page_header(f"Rain falls on the city\n\n{opening}{PROSE}")
    assert (header.outlet, header.authors, header.published) == (outlet, (), None)


@pytest.mark.parametrize("day", ["Dec 9, 2018", "9 December 2018", "Sunday, Dec. 9, 2018", "2018-12-09"])
def test_a_dateline_with_its_year_dates_the_report(day: str) -> None:
    header = page_header(f"Rain falls on the city\n\nBONN, {day} (Reuters) - {PROSE}")
    assert (header.outlet, header.published) == ("Reuters", DAY)


def test_a_date_above_the_report_goes_before_that_of_its_dateline() -> None:
    page = f"Rain falls on the city\n\nPublished 9 December 2018\n\nBONN, Dec 8, 2018 (AP) - {PROSE}"
    assert page_header(page).published == DAY


def test_a_dateline_may_stand_below_a_summary() -> None:
    summary = "It rained on the city.\n\nMore is expected."
    assert page_header(f"Rain falls on the city\n\n{summary}\n\nBONN, May 10 (Reuters) - {PROSE}").outlet == "Reuters"
    assert page_header(f"Rain falls on the city\n\n{summary}\n\n{summary}\n\nBONN (AP) - {PROSE}").outlet == ""


def test_a_byline_goes_before_a_dateline() -> None:
    assert page_header(f"Rain falls\n\nBy Ann Lee, Daily Globe\n\nBONN (AP) - {PROSE}").outlet == "Daily Globe"


def test_a_byline_may_stand_in_two_lines() -> None:
    assert page_header(f"Rain falls on the city\n\nBy\n\nAnn Lee\n\n-\n\n{PROSE}").authors == ("Ann Lee",)


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
        (f"Floods hit Ulm\n\n{PROSE}", "Floods hit Ulm"),
        (f"Mayor resigns\n\nBy Ann Lee\n\nMay 5, 2024\n\n{PROSE}", "Mayor resigns"),
        (f"{PROSE}\n\n{PROSE}", ""),
        (f"News\n\n{PROSE}", ""),
        (f"World news\n\n{PROSE}", ""),
        (f"New York\n\n{PROSE}", ""),
        (f"Ann Lee\n\n{PROSE}", ""),
        (f"University of Ulm\n\n{PROSE}", ""),
        (f"Leonardo da Vinci\n\n{PROSE}", ""),
        (f"Photo by someone\n\n{PROSE}", ""),
        (f"3 min read\n\n{PROSE}", ""),
        (f"Reuters staff\n\n{PROSE}", ""),
        (f"Follow us\n\n{PROSE}", ""),
        (f"Floods hit Ulm\n\nMayor resigns\n\n{PROSE}", ""),
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
