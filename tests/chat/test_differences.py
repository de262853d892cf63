from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.differences import departure, difference, edits

QUOTE = 'A visit is now "out of the question," Peskov said on Nov. 12.'


@pytest.mark.parametrize(
    ("echo", "told"),
    [
        (QUOTE, "word for word"),
        ("A visit is now “out of the question”, Peskov said on Nov 12", "with other punctuation"),
        ('A visit is now "out of question," Peskov said on Nov. 12.', "there without “the”"),
        ('A visit is now "out of the question," Peskov said on Nov. 11.', "there “11” for “12”"),
        ('A visit is not now "out of the question," Peskov said on Nov. 12.', "there with “not”"),
        (
            'A trip is now "out of the question," Peskov told on Nov. 12.',
            "there “trip” for “visit” and “told” for “said”",
        ),
        ("Nobody ever said such a thing to us, whatever the papers print these days.", None),
    ],
)
def test_what_an_echo_changes_is_told_in_a_few_words(echo: str, told: str | None) -> None:
    assert difference(QUOTE, echo) == told


def test_edits_are_told_without_saying_where() -> None:
    assert edits("the “there” of it", "the of it") == "without “there”"


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("out of the question", "printed with “A visit is now” and with “Peskov said on Nov 12”"),
        ('a VISIT is now "out of the question," Peskov said on Nov. 12.', "printed with other capitals"),
        ("A visit is now out of the question, Peskov said on Nov. 12.", "printed with other punctuation"),
        ("a visit is now out of the question. Peskov said on Nov. 12.", "printed with other capitals and punctuation"),
        ('A trip is now "out of the question," Peskov said on Nov. 12.', "printed “visit” for “trip”"),
    ],
)
def test_what_a_claim_changes_is_told_in_a_few_words(claim: str, told: str) -> None:
    assert departure(claim, QUOTE) == told


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("the hills around us and on the sea", "printed “it” for “us”"),
        ("the hills near to it and on the sea", "printed “around” for “near to”"),
        ("the hills around it and not on the sea", "printed without “not”"),
        ("nothing that was ever in this sentence but the hills", None),
    ],
)
def test_a_part_is_compared_with_the_part_that_it_is_nearest_to(claim: str, told: str | None) -> None:
    stored = "Rain fell on the city, on the hills around it and on the sea, and nobody could say when it would stop."
    assert departure(claim, stored) == told


def test_a_long_change_in_one_place_is_a_long_story() -> None:
    assert difference("Rain fell.", "Rain that nobody had expected in the least on any day fell.") is None


@given(st.text(), st.text())
def test_only_equal_texts_are_word_for_word(quote: str, echo: str) -> None:
    assert (difference(quote, echo) == "word for word") == (quote == echo)
