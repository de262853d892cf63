"""Parts: each thing that a question asks, with the names of the first where it names nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.parts import parts


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Who is Smith, and what did Jones say?", ("Who is Smith", "what did Jones say?")),
        ("Who sank the ship? And when did Smith come?", ("Who sank the ship", "when did Smith come?")),
        ("Where did Smith go and why did the ship sink?", ("Where did Smith go", "why did the ship sink? Smith")),
        ("Who is Jane Smith, and what did she say of Ulm?", ("Who is Jane Smith", "what did Jane Smith say of Ulm?")),
        ("How many ships sank; which harbour burned?", ("How many ships sank", "which harbour burned?")),
    ],
)
def test_each_thing_that_is_asked_is_a_part(text: str, asked: tuple[str, ...]) -> None:
    assert parts(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "Who is Smith?",
        "Rain and snow fell. Where?",
        "Did rain and what else fall?",
        "Who saw rain and snow?",
        "Who, and when?",
        "Why? And how?",
        "Who spoke, and what did he say of Ulm?",
        "",
    ],
)
def test_a_question_that_asks_one_thing_has_no_parts(text: str) -> None:
    assert parts(text) == ()


@given(st.text(max_size=200))
def test_any_text_has_no_parts_or_a_few(text: str) -> None:
    assert len(parts(text)) in {0, 2, 3, 4}
