"""Quotes that mark what they leave out or put in: read apart, and told."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.elisions import is_short, marked, told
from bot.model import Span


def pieces(claim: str) -> list[tuple[str, str]]:
    found = marked(claim)
    return [(piece.marks, piece.words) for piece in found.pieces] if found else []


@pytest.mark.parametrize("mark", ["…", "...", ". . .", "....", "[…]", "[...]", "[ . . . ]", "(…)", "(...)", "[them]"])
def test_a_mark_parts_what_stands_around_it(mark: str) -> None:
    assert pieces(f"We will go {mark} to the city.") == [("", "We will go"), (mark, "to the city.")]


@pytest.mark.parametrize(
    ("claim", "read"),
    [
        ("[The president] will go there", [("[The president]", "will go there")]),
        ("…will go there…", [("…", "will go there")]),
        ("We will go [there] …", [("", "We will go")]),
        ("We will go [sic] [...] there", [("", "We will go"), ("[sic] [...]", "there")]),
        ("[W]e will go", [("", "[W]e will go")]),
        ("We will go there", []),
        ("We will … go there", []),
        ("… […]", []),
        ("", []),
        ("We go there " + "… on " * 20, []),
    ],
)
def test_a_claim_is_read_in_pieces_of_which_one_proves_something(claim: str, read: list[tuple[str, str]]) -> None:
    assert pieces(claim) == read


def test_a_claim_with_marks_and_too_few_words_is_short() -> None:
    assert is_short("We will … go there")
    assert not any(map(is_short, ["We will go … there", "We will", "…", ""]))


TEXT = "Whatever comes, we will never, ever go to that city as it is."


@pytest.mark.parametrize(
    ("claim", "how"),
    [
        ("we will never, […] go to that city", "the elision of “ever” after “we will never,”"),
        ("we will [...] to that city", "the elision of “never, ever go” after “we will”"),
        ("Whatever comes, … go to that city", "the elision of “we will never, ever” after “Whatever comes,”"),
        ("Whatever […] city as it is", "the elision of 8 words after “Whatever”"),
        ("we will never, ever [want to] go to", "the insertion of “[want to]” after “will never, ever”"),
        ("we will never, ever … go to", "the elision of nothing after “will never, ever”"),
        ("will never, ever [travel] to that", "“[travel]” for “go” after “will never, ever”"),
        ("[They] will never … ever go to",
         "the insertion of “[They]” at the beginning and the elision of “,” after “will never”"),
        ("[W]e will never", "“[W]” for “w”"),
        ("[w]e will never", ""),
        ("… will never, ever …", "the elision at the beginning and the elision at the end"),
    ],
)  # fmt: skip
def test_what_stands_in_the_place_of_a_mark_is_told(claim: str, how: str) -> None:
    read, spans = marked(claim), [Span(0, 0)]
    assert read
    for piece in read.pieces:
        found = piece.pattern.search(TEXT, spans[-1].end)
        assert found
        spans.append(Span(*found.span()))
    assert told(read, spans[1:], TEXT) == how


def test_many_marks_are_counted() -> None:
    read = marked("Rain fell on a … b … c … d … e")
    assert read
    text = "Rain fell on a 1 b 2 c 3 d 4 e"
    spans = [Span(*found.span()) for found in re.finditer(r"Rain fell on a|\b[b-e]\b", text)]
    assert told(read, spans, text).endswith(" and the elision of “3” after “c” and 1 more")


@given(st.text(alphabet="ab .…[]()\n"))
def test_every_claim_can_be_read(claim: str) -> None:
    found = marked(claim)
    assert found is None or "".join(piece.words for piece in found.pieces).strip()
