"""The thing that a question is about, told by the words around it; none where that is open."""

from __future__ import annotations

import pytest

from bot.chat.things import thing
from bot.text.terms import analyze


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("When does the bridge open?", "bridge"),
        ("Where is the prime minister?", "prime minister"),
        ("Was the tunnel finished late?", "tunnel"),
        ("Is the deal signed yet?", "deal"),
        ("Is the INF treaty?", ""),
        ("Is the tunnel safe?", ""),
        ("Who takes over?", ""),
    ],
)
def test_a_thing_is_named_without_what_is_said_of_it(question: str, named: str) -> None:
    assert thing(question) == frozenset(analyze(named))
