from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.telegram.callback import LIMIT, MOST_PAGES, Op, Press, decode, encode, tag

BARE = ("page", "nearest", "drop", "suggested")
TAGS = st.from_regex(r"[a-z2-7]{4}", fullmatch=True)
IDS = st.from_regex(r"[a-z2-7]{17}aab", fullmatch=True)
PAGES = st.integers(0, MOST_PAGES - 1)
PRESSES = st.builds(Press, st.sampled_from(BARE), TAGS, TAGS, PAGES) | st.builds(
    Press, st.sampled_from([op for op in get_args(Op) if op not in BARE]), TAGS, TAGS, PAGES, IDS
)
# What is written, with one character changed: much of it is still read.
CHANGED = st.builds(
    lambda data, place, char: data[: place % len(data)] + char + data[place % len(data) + 1 :],
    PRESSES.map(encode),
    st.integers(0, 31),
    st.sampled_from("abz0129"),
)
ANYTHING = st.text(max_size=80) | st.from_regex(r"[0-9a-z]{11}([a-z2-7]{20})?", fullmatch=True) | CHANGED


@given(PRESSES)
def test_what_a_button_carries_comes_back_as_it_went(press: Press) -> None:
    data = encode(press)
    assert decode(data) == press
    assert data.isascii()
    assert len(data) <= 32 < LIMIT


@given(ANYTHING)
def test_whatever_is_read_is_what_would_be_written(data: str) -> None:
    try:
        press = decode(data)
    except ValueError:
        return
    assert encode(press) == data


@pytest.mark.parametrize(
    "data",
    [
        *("", "2", "1/more 3", "2paaaabbbb", "2paaaabbbb00", "2Paaaabbbb0", "2paaaabbb10", "2zaaaabbbb0"),
        *("3paaaabbbb0", "2paaaabbbb0\n", "2caaaabbbb0", "2paaaabbbb0" + "a" * 19 + "b", "2caaaabbbb0" + "a" * 20),
    ],
)
def test_other_data_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match=r"not a (?:button|quote id)"):
        decode(data)


@pytest.mark.parametrize("page", [-1, MOST_PAGES])
def test_a_page_that_no_button_can_carry_is_refused(page: int) -> None:
    with pytest.raises(ValueError, match="no page for a button"):
        encode(Press("page", "aaaa", "bbbb", page))


def test_tags_tell_texts_apart() -> None:
    assert len({tag(str(number)) for number in range(500)}) == 500
    assert tag("\ud800")
