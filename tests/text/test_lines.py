"""Lines and their blocks."""

from __future__ import annotations

import pytest
from hypothesis import given

from bot.text.lines import blocks_of, ends_sentence
from tests.coverage_kit import PAGES


def blocks(text: str) -> list[list[str]]:
    return [[line.text for line in block] for block in blocks_of(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rain fell\non the city.\n\nSnow fell.", [["Rain fell", "on the city."], ["Snow fell."]]),
        ("Rain fell.\n \t\nSnow fell.", [["Rain fell."], ["Snow fell."]]),
        ("> Rain fell.\n>\n> Snow fell.", [["Rain fell."], ["Snow fell."]]),
        ("# Rain #\nIt fell.", [["Rain"], ["It fell."]]),
        ("Rain fell.\n* * *\nSnow fell.", [["Rain fell."], ["* * *"], ["Snow fell."]]),
        ("We saw:\n- rain\n- snow", [["We saw:"], ["rain"], ["snow"]]),
        ("The accord was signed.\n- which nobody saw", [["The accord was signed."], ["which nobody saw"]]),
        ("The accord\n- Which nobody saw", [["The accord"], ["Which nobody saw"]]),
        ("The accord\n- which nobody saw - was signed.", [["The accord", "- which nobody saw - was signed."]]),
        ("\n\n", []),
        ("", []),
    ],
)
def test_blocks_are_parted_by_blank_lines_headings_rules_and_items(text: str, told: list[list[str]]) -> None:
    assert blocks(text) == told


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It fell.", True),
        ("“It fell!”", True),
        ("(It fell…)", True),
        ("It fell", False),
        ("It fell,", False),
        ("", False),
    ],
)
def test_a_line_may_end_a_sentence(text: str, ends: bool) -> None:
    assert ends_sentence(text) == ends


@given(PAGES)
def test_each_line_stands_where_it_says(text: str) -> None:
    lines = [line for block in blocks_of(text) for line in block]
    assert all(text[line.start : line.end] == line.text for line in lines)
    assert lines == sorted(lines, key=lambda line: line.start)
