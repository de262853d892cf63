"""Front matter: what it tells of an article, and that it is no part of one."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.front_matter import front_matter
from bot.corpus.furniture import body, furniture
from bot.corpus.intake import Options, plan
from bot.corpus.page_header import PageHeader, page_header

if TYPE_CHECKING:
    from pathlib import Path

DAY = datetime.date(2018, 11, 28)
PROSE = "Rain fell on the city for most of the day."


@pytest.mark.parametrize(
    "fields",
    [
        "title: Rain falls\nauthor: Ann Lee\noutlet: Daily Globe\ndate: 2018-11-28\nurl: https://example.org/rain",
        'title: "Rain falls"\nauthor: "By Ann Lee"\nsource: Daily Globe\npublished: Nov 28, 2018\nlink: https://example.org/rain',
        "headline: 'Rain falls'\nauthors:\n  - Ann Lee\nsite: Daily Globe\ndate: 2018-11-28T10:00:00Z\n"
        "source: https://example.org/rain",
        '# ours\nTitle: Rain falls\n\nAuthors: ["Ann Lee"]\nPublisher: Daily Globe\nDate: Wed, 28 Nov 2018 10:00 GMT\n'
        "tags:\n- rain\n- snow\ncanonical-url: https://example.org/rain",
    ],
)
def test_front_matter_tells_the_header(fields: str) -> None:
    text = f"---\n{fields}\n---\n\n# Another title\n\n{PROSE}\n"
    expected = PageHeader("Rain falls", "Daily Globe", ("Ann Lee",), DAY, "https://example.org/rain")
    assert page_header(text) == expected


def test_front_matter_in_toml_is_read_too() -> None:
    assert page_header(f'+++\ntitle = "Rain falls"\ndate = 2018-11-28\n+++\n{PROSE}').published == DAY


@pytest.mark.parametrize("written", ["Nov 28, 20xx", "2018-13-45", "yesterday", "2018"])
def test_what_is_no_date_is_none(written: str) -> None:
    assert page_header(f"---\ndate: {written}\n---\n{PROSE}").published is None


def test_several_authors_may_stand_in_a_line_or_a_list() -> None:
    for authors in ("author: Ann Lee and Bo Day", "authors: [Ann Lee, Bo Day]", "by:\n  - Ann Lee\n  - '[[Bo Day]]'"):
        assert page_header(f"---\n{authors}\n---\n{PROSE}").authors == ("Ann Lee", "Bo Day")


def test_what_it_does_not_tell_the_page_does() -> None:
    header = page_header(f"---\ntags: rain\n---\n# Rain falls\n\nBy Ann Lee, Reuters, 28 November 2018\n\n{PROSE}")
    assert header == PageHeader("Rain falls", "Reuters", ("Ann Lee",), DAY)


def test_front_matter_is_furniture() -> None:
    text = f"---\ntitle: It rained. It did.\n---\n{PROSE}"
    assert [text[start:end] for start, end in body(text)] == [PROSE]
    assert {left.reason for left in furniture(text)} == {"front matter"}


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{PROSE}\n---\n{PROSE}",
        f"---\ntitle: Rain\n{PROSE}",
        f"{PROSE}\n---\ntitle: Rain\n---\n",
        "---\n---\n",
        "--- title: Rain ---",
        "",
    ],
)
def test_prose_between_rules_is_none(text: str) -> None:
    assert front_matter(text) is None


def test_a_page_of_front_matter_only_keeps_its_text() -> None:
    assert body("---\ntitle: Rain\n---\n") != ()


def test_a_markdown_file_is_taken_in_with_what_its_front_matter_tells(tmp_path: Path) -> None:
    path = tmp_path / "rain.md"
    path.write_text(
        f"---\ntitle: Rain falls\nauthor: Ann Lee\nurl: https://example.org/rain\n---\n{PROSE}\n", encoding="utf-8"
    )
    intake = plan(path, Options(outlet="Star"))
    source = intake.source
    assert (source.title, source.outlet, source.authors, source.url) == (
        "Rain falls",
        "Star",
        ("Ann Lee",),
        "https://example.org/rain",
    )
    assert intake.text == path.read_text("utf-8")


@given(
    st.lists(
        st.sampled_from(["---", "+++", "title: a", "author:", "- b", "  c", "date: 9", "Rain fell.", "", "k = v"])
    ).map("\n".join)
)
def test_any_text_has_front_matter_or_none(text: str) -> None:
    found = front_matter(text)
    assert found is None or text[: found.end].rstrip()[:3] in {"---", "+++"}
    page_header(text)
