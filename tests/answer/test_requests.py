"""Words that request an answer are no part of what is asked."""

from __future__ import annotations

import pytest

from bot.answer.questions import understand
from bot.answer.requests import request_in


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("List all officials", "officials"),
        ("Please list the sailors' names", "the sailors' names"),
        ("Summarize the Helsinki summit", "the Helsinki summit"),
        ("List sanctions against Russia", "sanctions against Russia"),
        ("list officials who were sacked?", "officials who were sacked?"),
        ("Outline what Kortunov said", "what Kortunov said"),
        ("Outline all the plans", "the plans"),
        ("Recap the talks: when were they?", "the talks: when were they?"),
        ("Could you give me a short summary of the sanctions?", "the sanctions?"),
        ("show me all places", "places"),
        ("Show me some quotes about Ukraine", "Ukraine"),
        ("Find anything on sanctions", "sanctions"),
        ("Tell me more about Peskov.", "Peskov."),
        ("tell me everything about Peskov", "Peskov"),
        ("Is it true that Putin won?", "Putin won?"),
        ("I'd like to know who Kortunov is", "who Kortunov is"),
        ("Do you know when the summit was?", "when the summit was?"),
    ],
)
def test_what_is_asked_stands_behind_the_request(text: str, asked: str) -> None:
    request = request_in(text)
    assert request is not None
    assert text[request.end :].strip() == asked
    assert understand(text).content == understand(asked).content


@pytest.mark.parametrize(
    "text",
    [
        "Who is Kortunov?",
        "Which list was he on?",
        "What did all officials say?",
        "Listen to Peskov",
        "Tell me who Kortunov is",
        "Is it true?",
        "List prices rose by how much?",
        "List prices of the new cars",
        "Outline planning permission was granted to whom?",
        "Outline agreement on sanctions",
        "List seats went to which party, and when?",
        "Recap bonds yield what?",
        "List",
        "",
    ],
)
def test_a_question_that_asks_at_once_requests_nothing(text: str) -> None:
    assert request_in(text) is None
