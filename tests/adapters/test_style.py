"""How text is laid out for a terminal, and where colour is written."""

from __future__ import annotations

import os
import pty
from contextlib import contextmanager
from io import StringIO
from typing import TYPE_CHECKING, TextIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def terminal() -> Iterator[TextIO]:
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w") as stream:
        yield stream
    os.close(ours)


def test_a_file_or_a_pipe_gets_plain_unbroken_lines() -> None:
    assert Style.of(StringIO()) == Style(None, colour=False)


def test_a_terminal_gets_colour_and_readable_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "200")
    with terminal() as stream:
        assert Style.of(stream) == Style(80, colour=True)


@pytest.mark.parametrize(("columns", "width"), [("200", 80), ("60", 60), ("3", 20)])
def test_lines_are_no_longer_than_the_terminal_nor_than_eyes_like(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    with terminal() as stream:
        assert Style.of(stream).width == width


@pytest.mark.parametrize(
    ("name", "value", "colour"), [("NO_COLOR", "1", False), ("NO_COLOR", "", True), ("TERM", "dumb", False)]
)
def test_colour_can_be_declined(monkeypatch: pytest.MonkeyPatch, name: str, value: str, colour: bool) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(name, value)
    with terminal() as stream:
        assert Style.of(stream).colour is colour


def test_paint_writes_escape_codes_only_in_colour() -> None:
    assert Style().paint("rain", "quote") == "rain"
    assert Style(colour=True).paint("rain", "quote") == "\x1b[36mrain\x1b[0m"


def test_lines_begin_as_told() -> None:
    text = "Rain fell on the city and on the hills around it."
    assert Style(30).wrap(text, "1  ", "   ") == ["1  Rain fell on the city and", "   on the hills around it."]
    assert Style().wrap(text, "1  ", "   ") == [f"1  {text}"]


def test_a_line_end_stays_and_an_empty_line_has_no_spaces() -> None:
    for style in (Style(), Style(80)):
        assert style.wrap("Rain.\n\nSnow.", "  ") == ["  Rain.", "", "  Snow."]


TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs"), include_characters=" \n-"))


@given(TEXTS, st.integers(20, 80))
def test_no_line_is_too_long_and_no_character_is_lost(text: str, width: int) -> None:
    lines = Style(width).wrap(text, "   ")
    assert all(len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
