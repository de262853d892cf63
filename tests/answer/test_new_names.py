"""Names that a question does not give: runs of capitalised words, crudely read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.new_names import new_names
from bot.answer.questions import understand
from bot.text.terms import analyze

ANY_TEXT = st.text(st.characters(exclude_categories=())) | st.lists(
    st.sampled_from("Jane|Smith’s|the|U.S.|The|. |“|A.|&|O'Brien|-|1|'s|McDonald's|ſmith|ǅ".split("|"))
).map(" ".join)


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("It was seen by Smith.", 1),
        ("It was seen by Jane Smith.", 1),
        ("It was seen by Jane Smith and John Jones.", 2),
        ("It was seen by Smith, Jones and Peskov.", 3),
        ("It was Jane’s Smith.", 1),
        ("It was seen in the U.S. by Smith.", 2),
        ("It was seen by O'Brien of McDonald's.", 2),
        ("Kortunov saw it.", 1),
        ("“Kortunov saw it.”", 1),
        ("Jean-Claude saw it.", 1),
        ("Officials saw it.", 0),
        ("“Officials saw it.”", 0),
        ("One saw it: officials.", 0),
        ("The officials saw it. Nobody else did.", 0),
        ("He said I did.", 0),
        ("Rain fell.", 0),
        ("it was seen by smith.", 0),
        ("In 2018 it fell.", 0),
        ("ДМИТРИЙ Песков saw it.", 1),
        ("", 0),
    ],
)
def test_a_name_is_a_run_of_capitalised_words(sentence: str, count: int) -> None:
    assert new_names(sentence, ()) == count


@pytest.mark.parametrize("sentence", ["It fell on Monday.", "It fell in May.", "It fell in December 2018."])
def test_a_day_or_a_month_is_no_name(sentence: str) -> None:
    assert new_names(sentence, ()) == 0


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Who saw it?", 2),
        ("Who saw it with Smith?", 2),
        ("Who saw it with Jane Smith?", 1),
        ("Who saw it with jane smith?", 1),
        ("Did Jane Smith or John Jones see it?", 0),
    ],
)
def test_a_name_of_the_question_is_not_new(question: str, count: int) -> None:
    assert new_names("It was seen by Jane Smith and John Jones.", understand(question).printed.keys()) == count


@given(ANY_TEXT, ANY_TEXT)
def test_any_sentence_adds_some_number_of_names_and_no_more_for_what_is_asked(text: str, question: str) -> None:
    assert 0 <= new_names(text, frozenset(analyze(question))) <= new_names(text, ()) <= len(text)
    assert new_names(text.lower(), ()) == 0


def test_a_long_sentence_is_read_at_once() -> None:
    assert new_names("The Bank of Smith " * 110, ()) == 220  # as long as sentences become
