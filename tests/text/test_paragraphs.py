"""Paragraphs: blank lines, line breaks that mean something, and line breaks that only fit a column."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.text.paragraphs import is_heading, paragraphs

STORY = (
    "The council met late on Tuesday and approved the budget for the coming year by seven votes to two, with the mayor "
    "abstaining after a long and at times bitter debate about the price of water. Residents had filled the hall.",
    "A second vote is due in May, officials said, once the auditors have had time to look at the figures that the "
    "opposition calls invented.",
    "It is the third such vote in as many years.",
)


def texts(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


def test_white_space_has_no_paragraphs() -> None:
    assert paragraphs("") == paragraphs(" \n\t\n \u00a0") == ()


def test_blank_lines_separate_paragraphs() -> None:
    assert texts("\n One.\n \t \nTwo. \r\n\r\nThree.") == ["One.", "Two.", "Three."]


def test_every_line_of_a_page_is_a_paragraph() -> None:
    page = ["Kremlin sours on Trump after Putin snubs", "By Ada Moe", *STORY]
    assert texts("\n".join(page)) == page


@pytest.mark.parametrize("columns", [50, 60, 65, 72, 78, 90])
def test_wrapped_lines_are_one_paragraph(columns: int) -> None:
    wrapped = [textwrap.fill(paragraph, columns) for paragraph in STORY]
    assert texts("\n\n".join(wrapped)) == wrapped


def test_wrapped_paragraphs_without_a_blank_line_end_with_their_short_line() -> None:
    wrapped = [textwrap.fill(paragraph, 70) for paragraph in STORY]
    assert texts("\n".join(["Council approves budget", *wrapped])) == ["Council approves budget", *wrapped]


def test_wrapped_paragraphs_may_be_told_by_their_indent() -> None:
    wrapped = [textwrap.fill(paragraph, 70, initial_indent="    ") for paragraph in STORY]
    assert texts("\n".join(wrapped)) == [paragraph.strip() for paragraph in wrapped]


def test_two_lines_are_joined_where_the_text_is_wrapped_elsewhere() -> None:
    short = "The mayor, who has led the town since 2009, declined to comment on\nTuesday."
    assert texts(short) == short.split("\n")
    wrapped = textwrap.fill(STORY[0], 72)
    assert texts(f"{wrapped}\n\n{short}") == [wrapped, short]


@pytest.mark.parametrize(
    "block",
    [
        "Home\nNews\nSport\nWeather and travel\nObituaries",
        "Flour, two cups\nwater\nsalt and a little sugar, to taste\nyeast",
        "I met a traveller from the south,\nWho said: two walls of stone\nStand in the field. Near them, in mouth\nOf "
        "cave, a dog, alone.",
        "Council approves budget by seven votes after a night of debate\nStorm closes schools\nFerry runs aground off "
        "the coast\nMayor abstains",
        "1. Ada Moe, president of the Bank of the North\n2. Joe Orr, chair\n3. Sam Hill, chief executive of Acme Inc.",
    ],
)
def test_lists_and_verse_stay_apart(block: str) -> None:
    assert texts(block) == block.split("\n")


def test_a_break_around_a_subscript_does_not_end_a_paragraph() -> None:
    text = "Oxygen is a gas. It occurs in nature as O\n2. It was found in 1774."
    assert texts(text) == [text]


def test_a_numbered_heading_does_not_continue_a_caption() -> None:
    lines = ["The talks failed. A last session is planned for the end of September", "2. Energy", "Prices rose."]
    assert texts("\n".join(lines)) == lines


@pytest.mark.parametrize(
    "text", ["Kremlin sours on Trump", "Moscow, Dec 8:", "By Ada Moe, Reuters", "4. Iran", "What we know so far:"]
)
def test_a_short_line_without_an_end_is_a_heading(text: str) -> None:
    assert is_heading(text)


@pytest.mark.parametrize(
    "text",
    [
        "He left.",
        "“He left.”",
        "Did he leave?",
        "(He left!)",
        "He added:",
        "And then…",
        "“We lost,",
        "word " * 40 + "x",
    ],
)
def test_prose_is_no_heading(text: str) -> None:
    assert not is_heading(text)


# Words, stops, line ends, and the marks of Markdown, also where they stand alone or mark nothing.
PIECES = ["a", "Bee.", "see dee", "\n", "\n\n", " ", "\t", "\N{NO-BREAK SPACE}", "\r\n", "9", "---", "…"]
PIECES += [">", "> ", "\n>\n", "\n> > \t>", "# ", "#", "- ", "* ", "**", "_"]
EMPHASIS = set("*_")
MARKS = EMPHASIS | set(">#-+•‣▪")


def test_the_blank_line_of_a_quotation_belongs_to_no_paragraph() -> None:
    assert texts("> Rain fell.\n>\n> > \t>\n> Snow fell.\n>") == ["Rain fell.", "Snow fell."]
    assert texts("Rain fell.\n>") == texts("Rain fell.\n>\n>\n") == ["Rain fell."]


@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@example(">")
@example("\n> >\n\n>")
@example("a\n>")
def test_paragraphs_are_trimmed_ordered_and_miss_nothing(text: str) -> None:
    spans = paragraphs(text)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    covered = {place for span in spans for place in range(*span)}
    has_more = any(map(_is_more, text.splitlines()))
    position = 0
    for line in text.splitlines(keepends=True):
        missed = "".join(char for place, char in enumerate(line, position) if place not in covered)
        position += len(line)
        # A text of nothing but marks has nothing else to tell; a line without words opens nothing.
        marks = MARKS if any(map(str.isalnum, line)) else EMPHASIS if _is_more(line) else set(">" * has_more)
        assert set("".join(missed.split())) <= marks


def _is_more(line: str) -> bool:
    """Whether *line* is not blank, not even in a quotation."""
    return bool(line.replace(">", " ").strip())
