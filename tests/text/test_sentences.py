"""Sentences against boundaries checked by hand, and what must hold for any text."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import MAX_SENTENCE, Span
from bot.text.paragraphs import paragraphs
from bot.text.sentences import split

HERE = Path(__file__).parent
SEEDS = sorted((HERE.parents[1] / "corpus").glob("**/*.txt"))


def sentences(text: str) -> list[str]:
    """The sentences of *text* taken as one paragraph."""
    return [text[start:end] for start, end in split(text, [Span(0, len(text))])[0]]


def unmarked(line: str) -> str:
    """The text of a line of boundaries.txt: a `|` without a space before it stands where the print lost one."""
    return line.replace(" | ", " ").replace("| ", "")


LINES = [
    line for line in (HERE / "boundaries.txt").read_text("utf-8").splitlines() if line and not line.startswith("# ")
]

# Hostile text is cut in little time, or these tests are noticed: the length is what a quadratic rule would choke on.
HOSTILE = [
    ".", ". ", '"', "(", "A.", "A. ", "U.S. ", "a", "a ", " ", "\n", "?!", "No. ", "'", "a\n", '."', '." ', "[1]",
    ". [12", ".[aaaa", ".:9", "Mr. ", "a.B", "said.The ", "“Why?” Peskov asked ", "U.S. Russia denies. ", "…", ". . ",
    "; ", "e\u0301", "。", "-", ". — ", "p.m. ", "J.K. “", "1. ", "x. \n\n", "?:", "word and word after word again\n",
]  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_boundaries_are_where_a_reader_puts_them(line: str) -> None:
    assert sentences(unmarked(line)) == re.split(r" ?\| ", line)


def test_there_are_enough_boundaries_to_mean_something() -> None:
    assert sum(line.count("| ") for line in LINES) >= 250


@pytest.mark.parametrize(
    ("opening", "count"),
    [
        ("MOSCOW --", 2), ("Feted by", 3), ('"This is a signal', 2), ("The failure in", 3), ("While Trump", 2),
        ("The disillusionment", 2), ("The U.S. has accused", 4), ("Even as Congress", 3), ("While Russian", 3),
        ("Russia took", 1), ("Moscow, Dec 8:", 2), ("Trump always", 2), ("Trump's sudden", 3), ("The Buenos", 3),
        ("The Russian side", 2), ("The next Trump-Putin", 1),
    ],
)  # fmt: skip
def test_paragraphs_of_the_shipped_articles(opening: str, count: int) -> None:
    articles = [path.read_text("utf-8") for path in SEEDS]
    found = [
        sentences_of
        for text in articles
        for span, sentences_of in zip(paragraphs(text), split(text, paragraphs(text)), strict=True)
        if text[span.start : span.end].startswith(opening)
    ]
    assert [len(each) for each in found] == [count]


def test_a_lone_name_is_recognised_by_its_use_elsewhere() -> None:
    text = "Russia agreed.\n\nSo Russia said.\n\nHe spied in the U.K. Russia denies it."
    assert [len(each) for each in split(text, paragraphs(text))] == [1, 1, 2]


def test_without_that_use_the_name_may_belong_to_the_acronym() -> None:
    assert len(sentences("He spied in the U.K. Russia denies it.")) == 1


def test_no_paragraphs_have_no_sentences() -> None:
    assert split("Some text.", []) == ()


def test_a_wrapped_sentence_stays_whole() -> None:
    assert sentences("It rained\nall night. The\nriver rose.") == ["It rained\nall night.", "The\nriver rose."]


@pytest.mark.parametrize("joint", ["; ", ", ", " "])
def test_a_sentence_too_long_for_a_message_is_cut_between_its_parts(joint: str) -> None:
    pieces = sentences(joint.join(["word and word"] * 600))
    assert all(len(piece) <= MAX_SENTENCE for piece in pieces)
    assert all(piece.endswith(joint.strip()) for piece in pieces[:-1])
    assert set(" ".join(pieces).split()) <= {"word", "and", f"word{joint.strip()}"}


def test_a_semicolon_is_preferred_to_a_comma() -> None:
    text = "a" * 1_200 + "; " + "b" * 300 + ", " + "c" * 1_000
    assert [len(piece) for piece in sentences(text)] == [1_201, 1_302]


def test_a_cut_tears_no_combined_sign() -> None:
    assert all(piece[0] == "e" for piece in sentences("e\u0301\u0302" * 1_500))


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_is_split_without_loss(unit: str) -> None:
    assert_holds(unit * (200_000 // len(unit)))


NEWS = ["U.S.", "Mr.", "No.", "p.m.", "“", "”", '"', "…", "?", "!", ".", " ", "\n", "\n\n", "(", "[8]", "3.5", "Russia",
        "said", "the", "A", "。", "-", ":", ";", "’", "\r", "\u2028", "\u00a0"]  # fmt: skip


@given(st.text() | st.lists(st.sampled_from(NEWS)).map("".join) | st.lists(st.sampled_from(NEWS)).map(" ".join))
def test_any_text_is_covered_by_its_sentences(text: str) -> None:
    assert_holds(text)


@given(st.text(alphabet="a ,;.\u0301", min_size=MAX_SENTENCE, max_size=3 * MAX_SENTENCE))
def test_any_long_text_is_cut_to_fit(text: str) -> None:
    assert_holds(text)


def assert_holds(text: str) -> None:
    """Spans are trimmed, ordered, disjoint, short enough, inside their paragraph, and miss nothing but white space."""
    spans = paragraphs(text)
    every = split(text, spans)
    assert len(every) == len(spans)
    for paragraph, found in zip(spans, every, strict=True):
        assert_covers(text, paragraph, found)


def assert_covers(text: str, paragraph: Span, found: tuple[Span, ...]) -> None:
    assert (found[0].start, found[-1].end) == paragraph
    assert all(0 < end - start <= MAX_SENTENCE for start, end in found)
    assert all(text[start:end] == text[start:end].strip() for start, end in found)
    assert all(not text[one.end : other.start].strip() and one.end <= other.start for one, other in pairwise(found))
