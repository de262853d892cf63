"""The marks of Markdown part paragraphs, and are no part of one; those inside a line stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text import markdown
from bot.text.paragraphs import paragraphs


def texts(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("# Rain\nIt fell.", ["Rain", "It fell."]),
        ("## What fell? ##\n\nRain.", ["What fell?", "Rain."]),
        ("Rain\n====\nIt fell.", ["Rain", "====", "It fell."]),
        ("* One.\n* Two.\n- Three.\n+ Four.\n• Five.", ["One.", "Two.", "Three.", "Four.", "Five."]),
        ("It rained:\n- on Bonn\n- on the hills\n  around it", ["It rained:", "on Bonn", "on the hills\n  around it"]),
        ("- [ ] Ask.\n- [x] Answer.", ["Ask.", "Answer."]),
        ("> “Rain,” he said.\n> > “Snow.”", ["“Rain,” he said.", "“Snow.”"]),
        ("Rain fell.\n\n---\n\nSnow fell.", ["Rain fell.", "---", "Snow fell."]),
        ("**Rain fell. Snow fell.**", ["Rain fell. Snow fell."]),
        ("_By Ann Lee_", ["By Ann Lee"]),
        ("**Rain** fell on **Bonn**", ["**Rain** fell on **Bonn**"]),
        ("It **rained** on [Bonn](https://example.org/a_b).", ["It **rained** on [Bonn](https://example.org/a_b)."]),
    ],
)
def test_marks_part_paragraphs(text: str, parts: list[str]) -> None:
    assert texts(text) == parts


@pytest.mark.parametrize("text", ["#MeToo began", "-3 degrees", "*without snow", ">5 cm of rain", "Rain - and snow"])
def test_other_signs_are_no_marks(text: str) -> None:
    assert texts(text) == [text]


def test_a_dash_inside_a_sentence_is_left_where_it_stands() -> None:
    lines = "The accord that both sides signed in the spring of last year\n- which nobody had seen - was void."
    assert texts(lines) == lines.split("\n")


@pytest.mark.parametrize(
    ("between", "is_blank"),
    [
        ("", True),
        (" \n\n", True),
        ("\n* ", True),
        ("\n\n> > - [x] ", True),
        (" ##\n\n### ", True),
        ("**\n\n_", True),
        ("\n\n---\n\n", False),
        ("\n\nAdvertisement\n\n", False),
        (" - ", False),
        ("\n* * *\n", False),
    ],
)
def test_marks_are_told_from_what_stands_between_paragraphs(between: str, is_blank: bool) -> None:
    assert markdown.only_marks(between) == is_blank


def test_a_heading_is_told_from_an_item() -> None:
    assert markdown.opens_heading("\n\n## ")
    assert not markdown.opens_heading(" ##\n\n- ")


@given(
    st.lists(st.sampled_from(["# ", "> ", "- ", "* ", "**", "_", "\n", "\n\n", "Rain", " ", "fell.", "---"])).map(
        "".join
    )
)
def test_no_word_is_lost_between_paragraphs(text: str) -> None:
    spans = paragraphs(text)
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(text)]
    assert all(not any(map(str.isalnum, text[end:start])) for end, start in zip(ends, starts, strict=True))


def test_long_runs_of_marks_take_no_longer_than_prose() -> None:
    for mark, opens in (("> ", True), ("#", False), ("*", False), ("- ", False), (" ", True)):
        run = mark * 100_000
        assert len(texts(f"{run}a")) == 1
        assert markdown.only_marks(f"\n{run}") == opens
