"""What an operator sees of work that takes long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.adapters.progress import tell, watched

if TYPE_CHECKING:
    import pytest


def test_what_is_watched_comes_as_it_is_and_shows_nothing_where_nobody_looks(capfd: pytest.CaptureFixture[str]) -> None:
    assert list(watched(iter("abc"), "indexing", "articles", 3)) == ["a", "b", "c"]
    assert capfd.readouterr() == ("", "")


def test_an_operator_is_told_beside_the_output(capfd: pytest.CaptureFixture[str]) -> None:
    tell("waiting")
    assert capfd.readouterr() == ("", "waiting\n")
