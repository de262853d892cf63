"""The names that a program may import, and nothing before they are asked for."""

from __future__ import annotations

import pytest

import bot


def test_the_public_names_are_sorted_and_there() -> None:
    assert bot.__all__ == sorted(bot.__all__)
    assert all(getattr(bot, name).__name__ == name for name in bot.__all__)


def test_a_program_can_ask_in_three_lines() -> None:
    answer = bot.pipeline(bot.Settings()).ask("Who is Andrey Kortunov?")
    assert answer.answered
    assert isinstance(answer.found[0].quote, bot.Quote)


def test_other_names_are_not_there() -> None:
    with pytest.raises(AttributeError, match="module 'bot' has no attribute 'nothing'"):
        bot.nothing  # noqa: B018 - looking is the test
