from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.telegram.callback import LIMIT, decode, encode, stands_alone

IDS = st.from_regex(r"[a-z2-7]{17}aab", fullmatch=True)
NUMBERS = st.integers(1, 999).map(str)
COMMANDS = st.builds(
    "{} {}".format, st.sampled_from(("/more", "/context", "/source")), IDS | NUMBERS
) | st.sampled_from(("/more", "/context", "/source", "/drop"))
ANYTHING = st.text(max_size=80) | st.builds("1{} {}".format, st.sampled_from(("/more", "/drop", "/new")), st.text())


@given(COMMANDS)
def test_a_command_comes_back_as_it_went(command: str) -> None:
    data = encode(command)
    assert decode(data) == command
    assert data.isascii()
    assert len(data) <= LIMIT


@given(ANYTHING)
def test_whatever_is_read_is_what_would_be_written(data: str) -> None:
    try:
        command = decode(data)
    except ValueError:
        return
    assert encode(command) == data


@pytest.mark.parametrize(
    "data",
    [
        "",
        "1",
        "2/more",
        "/more",
        "1/new",
        "1/drop 1",
        "1/more 0",
        "1/more 1000",
        "1/context " + "a" * 20,
        "1/more\n",
        "1/more 1 ",
    ],
)
def test_other_data_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match=r"button|quote id"):
        decode(data)


def test_only_a_quote_id_stands_alone() -> None:
    assert stands_alone("/context " + "a" * 19 + "b")
    assert not any(map(stands_alone, ("/context 1", "/context", "/more 3", "/drop")))
