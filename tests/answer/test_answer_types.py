"""Whether a sentence holds what is asked for: a number, a date, a name or a reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.answer_types import fits, holds
from bot.answer.questions import understand
from bot.text.terms import analyze

QUESTIONS = st.sampled_from(
    ["How many ships?", "How much?", "How old?", "What percentage?", "When?", "Who?", "Where?", "Which state?", "Why?"]
)


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


def fit(question: str, sentence: str) -> float:
    return fits(understand(question), sentence, frozenset(analyze(sentence)))


@pytest.mark.parametrize(
    ("question", "fitting", "other"),
    [
        ("How many officials resigned?", "Four senior officials resigned.", "The officials resigned at 4."),
        ("How many officials resigned?", "The officials resigned at 4.", "The officials resigned."),
        ("How old is Smith?", "Smith, 45, lives there.", "Smith has 45 ships."),
        ("How much does it cost?", "It costs $5 a day.", "It costs a lot in 2018."),
        ("How much does it cost?", "It cost half in 2018.", "It costs a lot."),
        ("Which price did it fetch?", "It was €5 a day.", "It was five o'clock."),
        ("What number was the fine?", "It was £ 900.", "It was room 900."),
        ("What percentage voted?", "Some 5% voted.", "Some 5 million voted."),
        ("What percentage voted?", "Ten percent voted.", "Ten of them voted."),
        ("What share voted?", "Ten of them voted.", "Few of them voted."),
        ("When did it rain?", "It rained in 2018.", "It rained for long."),
        ("Why did it rain?", "It rained because of the wind.", "It rained after the storm."),
        ("Why did it rain?", "It rained after the storm.", "It rained."),
        ("Where did it rain?", "It rained in France.", "It rained in Paris."),
        ("In which country did it rain?", "French police saw the rain.", "Police in Paris saw the rain."),
        ("Which state was flooded?", "Rain fell in New Hampshire.", "Rain fell in France."),
        ("Which country beat Germany?", "Germany lost to France.", "Germany lost in Paris."),
    ],
)
def test_one_sentence_fits_better_than_another(question: str, fitting: str, other: str) -> None:
    assert fit(question, fitting) > fit(question, other)


@pytest.mark.parametrize("question", ["Who saw the rain?", "Did it rain?", "What fell?", "Which ship sank?", ""])
def test_names_of_places_are_nothing_to_a_question_that_asks_for_none(question: str) -> None:
    assert fit(question, "On Monday 45 ships sank in France because of Smith.") == 0


@pytest.mark.parametrize("question", ["What did the United States do?", "What did the Secretary of State sign?"])
def test_a_name_of_which_state_is_a_part_asks_for_no_state(question: str) -> None:
    assert fit(question, "It was signed in Texas.") == 0


@given(st.text() | QUESTIONS, st.text())
def test_any_sentence_is_judged_between_nothing_and_certainty(question: str, sentence: str) -> None:
    assert 0 <= holds(understand(question), sentence) <= 1
    assert 0 <= fit(question, sentence) <= 1
