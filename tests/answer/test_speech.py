"""Whose words a sentence holds."""

from __future__ import annotations

import pytest

from bot.answer.speech import says, somebody_else_speaks, somebody_named_before_says, speaks_for
from tests.coverage_kit import sentences


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("“Rain fell on the city,” Smith said.", True),
        ("“Rain fell on the city,” said Jane Smith, a sailor.", True),
        ("Smith said that rain fell.", True),
        ("Smith's man said that rain fell.", False),
        ("Rain depends on what Smith says.", False),
        ("Jones, a friend of Smith, said that rain fell.", False),
        ("Rain fell on Smith.", False),
        ("“Rain fell on Smith,” Jones said.", False),
        ("Rain fell.", False),
    ],
)
def test_a_sentence_holds_words_of_whom_it_quotes_or_reports(text: str, holds: bool) -> None:
    [one] = sentences(text)
    assert says("smith", one) == holds


@pytest.mark.parametrize(
    ("text", "by_another"),
    [
        ("“Rain fell on the city,” Jones said.", True),
        ("“Rain fell on the city,” Smith said.", False),
        ("“Rain fell on Smith,” Jones said.", False),
        ("“Rain fell on the city all day long.”", False),
        ("Jones said that rain fell.", False),
    ],
)
def test_only_a_quotation_beyond_doubt_is_by_somebody_else(text: str, by_another: bool) -> None:
    [one] = sentences(text)
    assert somebody_else_speaks(frozenset({"smith"}), one) == by_another


@pytest.mark.parametrize(
    ("text", "refers"),
    [
        ("He said so.", True),
        ("Rain fell, they said.", True),
        ("Later, they left.", False),
        ("The hero said so.", False),
    ],
)
def test_a_pronoun_with_a_reporting_verb_gives_the_words_to_somebody_named_before(text: str, *, refers: bool) -> None:
    first, one = sentences(f"Smith came. {text}")
    assert somebody_named_before_says("smith", one) == refers
    assert not somebody_named_before_says("baker", one)
    assert not somebody_named_before_says("smith", first)


def test_he_is_the_one_who_was_quoted_before_and_nobody_else_named_there() -> None:
    text = "“Rain fell on Smith,” said Jane Baker. Snow will fall in June, she said."
    _, one = sentences(text)
    assert somebody_named_before_says("baker", one)
    assert not somebody_named_before_says("smith", one)


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("“Rain fell on the city,” harbour spokesman Jane Smith said.", True),
        ("“Rain fell on the city,” said harbour chief Jane Smith.", True),
        ("“Rain fell on the city,” harbour lawyer Jane Smith said.", False),
        ("“Rain fell on the harbour,” Jane Smith said.", False),
        ("“Rain fell on the harbour,” city spokesman Jane Smith said.", False),
        ("Rain fell on harbour spokesman Jane Smith.", False),
    ],
)
def test_who_holds_an_office_speaks_for_it(text: str, *, office: bool) -> None:
    [one] = sentences(text)
    assert speaks_for("harbor", one) == office
