"""Which words of a question carry content."""

from __future__ import annotations

import pytest

from bot.answer.content import content_of
from bot.answer.questions import understand


def content(question: str, *, names_sources: bool = False) -> list[str]:
    printed = understand(question).printed
    return [printed[term] for term in content_of(question, printed, names_sources=names_sources)]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What did Smith say about the flood?", ["Smith", "flood"]),
        ("Tell me about the storm, please", ["storm"]),
        ("What kind of ship sank?", ["ship", "sank"]),
        ("How many people died?", ["died"]),
        ("What happened?", []),
        ("Hello", []),
        ("", []),
    ],
)
def test_words_that_frame_a_question_are_no_content(question: str, words: list[str]) -> None:
    assert content(question) == words


def test_the_kind_of_answer_is_no_content_where_it_is_asked_for_and_elsewhere_is() -> None:
    assert content("Which city fell?") == ["fell"]
    assert content("When did the city fall?") == ["city", "fall"]


def test_to_take_place_is_to_happen() -> None:
    assert content("When did the vote take place?") == ["vote"]
    assert content("Who will take the vote?") == ["take", "vote"]


def test_a_word_in_capitals_is_a_name_and_frames_nothing() -> None:
    assert content("What is the IT report?") == ["IT"]
    assert content("What does WORD say?") == ["WORD"]
    assert content("What does the word say?") == []


def test_words_that_lead_to_a_source_are_no_content_beside_one() -> None:
    assert content("What was published that week?", names_sources=True) == []
    assert content("What was published that week?") == ["published", "week"]
