from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.commands import COMMANDS, Call, parse


@pytest.mark.parametrize("word", [command.word for command in COMMANDS])
def test_every_listed_command_is_known(word: str) -> None:
    assert parse(f"/{word}") == Call(word, "")
    assert Call(word, "").known


@pytest.mark.parametrize(
    ("typed", "call"),
    [
        ("  /more  ", Call("more", "")),
        ("/MORE", Call("more", "")),
        ("/context   2 ", Call("context", "2")),
        ("/more@quotes_bot", Call("more", "")),
        ("/context@quotes_bot 2", Call("context", "2")),
        ("/", Call("", "")),
        ("/ more", Call("", "more")),
    ],
)
def test_a_command_is_read_as_people_type_it(typed: str, call: Call) -> None:
    assert parse(typed) == call


@pytest.mark.parametrize("typed", ["more", "More", " help ", "new", "drop", "context 2", "Source 12", "cite 1"])
def test_a_bare_word_is_a_command(typed: str) -> None:
    call = parse(typed)
    assert call
    assert call.known


def test_a_bare_word_may_be_followed_by_a_quote_id() -> None:
    assert parse("cite iqhlybm5vlk3aaa5lahk") == Call("cite", "iqhlybm5vlk3aaa5lahk")


@pytest.mark.parametrize(
    "typed",
    ["more?", "tell me more", "help Ukraine", "context", "source", "cite", "sources", "context 123", "what is new", ""],
)
def test_what_could_be_a_question_is_one(typed: str) -> None:
    assert parse(typed) is None


@given(st.text())
def test_whatever_begins_with_a_slash_is_a_command(text: str) -> None:
    assert parse(f"/{text}") is not None
