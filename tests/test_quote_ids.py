"""Quote ids: written, read, and refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.quote_ids import key, read, written

KEY = key("rain", "0" * 64)


@given(st.integers(0, 32**5 - 1), st.integers(1, 32**3 - 1))
def test_what_is_written_is_read_again(start: int, length: int) -> None:
    quote_id = written(KEY, start, start + length)
    assert len(quote_id) == 20
    assert read(quote_id) == (KEY, start, start + length)


def test_the_ids_of_an_article_begin_alike_and_change_with_its_text_and_its_id() -> None:
    assert key("rain", "0" * 64) == KEY
    assert len({KEY, key("snow", "0" * 64), key("rain", "1" * 64)}) == 3


@pytest.mark.parametrize(("start", "end"), [(32**5, 32**5 + 1), (0, 32**3)])
def test_what_is_too_far_or_too_long_has_no_id(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        written(KEY, start, end)


@pytest.mark.parametrize(
    "text", ["", "b" * 19, "b" * 21, "a" * 20, "A" * 20, "a" * 19 + "1", "a" * 17 + "aaa", "é" * 20, "a" * 19 + "\n"]
)
def test_what_is_no_id_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a quote id"):
        read(text)
