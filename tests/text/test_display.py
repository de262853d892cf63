import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.display import MARK, counted, displayable, one_line


@given(st.text())
def test_nothing_hidden_reaches_a_screen(text: str) -> None:
    shown = displayable(text)
    assert not [char for char in shown if char not in "\n\t" and unicodedata.category(char) in {"Cc", "Cf", "Cs"}]
    assert displayable(shown) == shown


@pytest.mark.parametrize(
    "hidden",
    [
        "\x1b[2J",
        "\x1b]0;title\x07",
        "\x1b]52;c;Zm9v\x1b\\",
        "\x9b31m",
        "\u202e",
        "\u200b",
        "\u2066",
        "\x00",
        "\ud800",
        "\U000e0041",
    ],
)
def test_what_was_removed_leaves_one_mark(hidden: str) -> None:
    assert displayable(f"a{hidden}b") == f"a{MARK}b"


def test_ordinary_text_is_untouched() -> None:
    text = "“Zürich” — 3.5 % …\n\tnext 😀"
    assert displayable(text) == text


def test_one_line_has_no_line_ends() -> None:
    assert one_line(" a\n\n b\tc ") == "a b c"


def test_one_is_one_and_many_are_many() -> None:
    assert [counted(number, "article") for number in (0, 1, 2_000)] == ["0 articles", "1 article", "2,000 articles"]
