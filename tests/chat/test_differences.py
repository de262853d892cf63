from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.differences import difference

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


def test_a_long_change_in_one_place_is_a_long_story() -> None:
    assert difference("Rain fell.", "Rain that nobody had expected in the least on any day fell.") is None


@given(st.text(), st.text())
def test_only_equal_texts_are_word_for_word(quote: str, echo: str) -> None:
    assert (difference(quote, echo) == "word for word") == (quote == echo)
