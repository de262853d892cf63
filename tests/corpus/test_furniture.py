"""Body and furniture: the right paragraphs of the shipped pages, and rules that leave headings and lists alone."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.furniture import body, furniture
from bot.corpus.furniture_rules import rule_of
from bot.corpus.reader import read
from bot.text.paragraphs import paragraphs
from tests.corpus.samples import SHIPPED

if TYPE_CHECKING:
    from bot.model import Article

LINES = [
    "Home",
    "Rain in the city",
    "Rain fell on the city.",
    "blog comments powered by Disqus",
    "Advertisement",
    "What is next?",
    "By Ann Lee",
    "Read More",
    "1. Apple",
    "© 2018 Globe",
    "a longer line of many words that does not end as sentences do",
    "\n",
    "___",
]
pages = st.text() | st.lists(st.sampled_from(LINES) | st.text(max_size=20)).map("\n\n".join)


def kept(text: str, title: str = "") -> list[str]:
    return [text[start:end] for start, end in body(text, title)]


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def _shipped(file: str) -> Article:
    return next(stored.article for stored in read(SHIPPED) if stored.file == file)


def test_the_first_shipped_page_keeps_its_ten_paragraphs() -> None:
    article = _shipped("kremlin-sours-on-trump.txt")
    found = [article.text[start:end] for start, end in article.body]
    assert len(found) == 10
    assert found[0].startswith("MOSCOW -- Donald Trump may have stood up")
    assert found[-1].startswith("Russia took account of Trump's explanation")
    reasons = {article.text[start:end]: reason for (start, end), reason in furniture(article.text)}
    assert reasons["Ilya Arkhipov and Henry Meyer, Bloomberg News on"] == "byline"
    assert reasons["Sponsored Video Stories from LifeZette"] == "advertisement"
    assert reasons["Social Connections"] == "label"


def test_the_second_shipped_page_keeps_its_six_paragraphs() -> None:
    article = _shipped("russia-is-losing-confidence.txt")
    found = [article.text[start:end] for start, end in article.body]
    assert len(found) == 6
    assert found[0].startswith("Moscow, Dec 8: Is Russia's 'honeymoon'")
    assert found[-1].startswith("The next Trump-Putin meeting will only take place")


def test_what_stands_above_the_first_sentence_is_furniture() -> None:
    text = page("News", "Rain falls on the city", "Ann Lee and Bo Day", "Rain fell.", "It stopped.")
    assert kept(text) == ["Rain fell.", "It stopped."]


def test_headings_and_lists_inside_an_article_stay() -> None:
    inside = [
        "Rain fell.",
        "What fell where",
        "9%",
        "A. Eiffel Tower",
        "House passes the bill",
        "4. Apple",
        "It stopped.",
    ]
    assert kept(page(*inside)) == inside


def test_a_list_below_the_last_sentence_stays() -> None:
    text = ["These won.", "Best film", "Rain", "Best song", "Snow"]
    assert kept(page(*text)) == text


def test_below_a_line_that_ends_pages_labels_are_furniture() -> None:
    foot = ["12 comments", "Social life", "Ann Bo Cy Day Eve Fay Gus Hal Ian Jo Kim Lee Max Ned"]
    assert kept(page("Rain fell.", "Nine cities", *foot)) == ["Rain fell.", "Nine cities"]


def test_a_sentence_below_a_line_that_ends_pages_stays() -> None:
    assert kept(page("Rain fell.", "Leave a comment", "Next to it", "It stopped.")) == [
        "Rain fell.",
        "Next to it",
        "It stopped.",
    ]


def test_a_headline_that_is_a_sentence_is_left_out_where_the_title_is_known() -> None:
    text = page("Will it rain?", "It will, they say.")
    assert kept(text) == ["Will it rain?", "It will, they say."]
    assert kept(text, "Will it  RAIN?") == ["It will, they say."]


def test_a_headline_printed_twice_is_left_out() -> None:
    text = page("World News Will it rain again?", "Will it rain again?", "It will, they say.")
    assert kept(text) == ["It will, they say."]


def test_a_dateline_stays_with_its_sentence() -> None:
    assert kept("MOSCOW -- Rain fell.\n\nMoscow, Dec 8: It stopped.") == [
        "MOSCOW -- Rain fell.",
        "Moscow, Dec 8: It stopped.",
    ]


def test_a_page_of_furniture_keeps_its_text() -> None:
    lines = ["Home", "Advertisement", "© 2018 Globe"]
    assert kept(page(*lines)) == lines
    assert furniture(page(*lines)) == ()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("* * *", "ornament"),
        ("ADVERTISEMENT", "advertisement"),
        ("Sponsored stories from Acme", "advertisement"),
        ("Story continues below", "advertisement"),
        ("Share this article", "sharing"),
        ("Facebook Twitter Email", "sharing"),
        ("Follow us on Twitter", "sharing"),
        ("3 Comments", "comments"),
        ("Leave a reply", "comments"),
        ("Swipe to next page", "paging"),
        ("Page 2 of 3", "paging"),
        ("Skip to content", "navigation"),
        ("Home > News > World", "navigation"),
        ("Sign in / Register", "navigation"),
        ("Copyright 2018 Globe. All rights reserved.", "legal"),
        ("We use cookies to improve this site. Learn more.", "legal"),
        ("Privacy Policy", "legal"),
        ("Read more: Rain in the city", "pointer"),
        ("Related stories", "pointer"),
        ("Sign up for our newsletter", "newsletter"),
        ("What's on? Get the best of it in your inbox.", "newsletter"),
        ("Published in News & Features", "filing"),
        ("Tags: rain, city", "filing"),
        ("date 2018-12-09 Home News", "date line"),
        ("Published on Sunday, 9 December 2018", "date line"),
        ("Last updated: Dec. 9, 2018, 5 p.m.", "date line"),
        ("Contributing: Ann Lee", "credit"),
        ("Ann Lee in Paris contributed to this report.", "credit"),
        ("Photo: Ann Lee", "credit"),
        ("This story has been updated with a reply.", "note"),
        ("Follow Ann Lee on Twitter: @annlee", "contact"),
        ("ann.lee@example.org", "contact"),
        ("See the rain 02:55 - Source: Globe", "video"),
    ],
)
def test_a_line_of_furniture_is_known_by_its_words(line: str, reason: str) -> None:
    rule = rule_of(line)
    assert rule is not None
    assert rule.reason == reason


@pytest.mark.parametrize(
    "line",
    [
        "Advertisements on buses will end, the city said.",
        "He shared the article with a friend.",
        "Comments by Mr. Putin were harsh.",
        "Homes for all",
        "Copyright law is due for reform, judges say.",
        "He said the company may not be published yet.",
        "More rain is expected: two inches by noon.",
        "The newsletter has ten thousand readers.",
        "Those who subscribe to the newsletter pay five dollars.",
        "Published in 1851",
        "Dated December 9, 2018, the letter was brief.",
        "Oct. 9",
        "Anyone who saw it is asked to contact Ann Lee or email her at ann@example.org.",
        "At 02:55 the source fell silent.",
        "X",
        "5. Twitter",
        "Read my lips: no new taxes.",
        "Sponsors left the team.",
    ],
)
def test_prose_and_headings_fit_no_rule(line: str) -> None:
    assert rule_of(line) is None


@given(pages, st.sampled_from(["", "Rain in the city", "What is next?"]))
def test_body_and_furniture_share_out_the_paragraphs(text: str, title: str) -> None:
    spans = body(text, title)
    assert sorted([*spans, *(left.span for left in furniture(text, title))]) == list(paragraphs(text))
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    assert bool(spans) == bool(text.strip())
