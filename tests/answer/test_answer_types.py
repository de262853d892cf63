"""Whether a sentence holds what is asked for: a number, a date, a name or a reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.answer_types import holds
from bot.answer.questions import understand


@pytest.mark.parametrize(
    ("question", "sentence", "likely"),
    [
        ("How many officials resigned?", "Four senior officials resigned.", 1.0),
        ("How many officials resigned?", "The officials resigned at 4.", 0.5),
        ("How many officials resigned?", "The officials resigned.", 0.0),
        ("How many times did it rain?", "It rained twice.", 1.0),
        ("How many times did it rain?", "It rained three times.", 1.0),
        ("How much did it cost?", "It cost half a million.", 1.0),
        ("How old is Smith?", "Smith, 45, lives there.", 1.0),
        ("How old is Smith?", "Smith is a 45-year-old sailor.", 1.0),
        ("How old is Smith?", "Smith has 45 ships.", 0.0),
        ("When did it rain?", "It rained in 2018.", 1.0),
        ("When did it rain?", "It rained on Monday.", 1.0),
        ("When did it rain?", "It rained two weeks ago.", 1.0),
        ("When did it rain?", "It rained last night.", 1.0),
        ("When did it rain?", "It rained in May.", 1.0),
        ("When did it rain?", "It may rain.", 0.0),
        ("When did it rain?", "May said so.", 0.0),
        ("When did it rain?", "It rained on 45 ships.", 0.0),
        ("Who saw the rain?", "The rain was seen by Smith.", 1.0),
        ("Who saw the rain?", "The rain was seen.", 0.0),
        ("Who met Smith?", "There they met Smith.", 0.0),
        ("Where did it rain?", "It rained in Paris.", 1.0),
        ("Why did it rain?", "It rained because of the wind.", 1.0),
        ("Why did it rain?", "Rain was blamed on the wind.", 1.0),
        ("Why did it rain?", "It rained after the storm.", 0.5),
        ("Why did it rain?", "It rained.", 0.0),
        ("Did it rain?", "It rained twice in Paris on Monday because of Smith.", 0.0),
    ],
)
def test_a_sentence_holds_what_is_wanted(question: str, sentence: str, likely: float) -> None:
    assert holds(understand(question), sentence) == likely


@given(st.sampled_from(["How many ships?", "How old?", "When?", "Who?", "Where?", "Why?", "What?"]), st.text())
def test_any_sentence_is_judged_between_nothing_and_certainty(question: str, sentence: str) -> None:
    assert 0 <= holds(understand(question), sentence) <= 1
