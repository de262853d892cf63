"""Standing: a share of the question between 0 and 1, and nothing for the words of somebody else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.questions import understand
from bot.answer.standing import far_from_subject, is_to_the_point, standing
from bot.retrieval.bm25 import idf
from tests.coverage_kit import PAGES, article, sentences, weighing

QUESTIONS = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from("How many When What did Smith the mayor say about not rain in 2018 fell U.S. snow".split()),
        max_size=9,
    ).map(" ".join),
)


def sure(question: str, text: str, *unknown: str, title: str = "") -> list[float]:
    """How well each sentence of *text* stands."""
    asked = understand(question)
    found = sentences(article(text, title=title), question=asked)
    return [standing(asked, one, weighing(asked, *unknown)) for one in found]


@given(QUESTIONS, PAGES, st.sets(st.sampled_from(["rain", "smith", "fell", "2018"])))
def test_any_sentence_stands_between_nothing_and_certainty(question: str, text: str, unknown: set[str]) -> None:
    assert all(0 <= one <= 1 for one in sure(question, text, *unknown))


def test_a_sentence_that_holds_all_that_is_asked_is_certain() -> None:
    assert sure("Did rain fall on the harbour?", "Rain has fallen on the harbour.") == [1]


def test_a_sentence_that_holds_nothing_of_it_stands_for_nothing() -> None:
    assert sure("Did rain fall on the harbour?", "Ships sank.") == [0]


def test_a_question_without_content_is_answered_by_nothing() -> None:
    assert sure("What about it?", "Rain fell.") == [0]


def test_words_count_less_the_farther_they_stand() -> None:
    text = "Rain. Ships. Snow. Wind. Storm over the city."
    rain, beside, near, *_ = sure("rain?", text)
    [titled] = sure("rain?", "Ships sank there.", title="Rain over the city")
    assert 1 == rain > beside > near == titled > 0


def test_a_name_counts_more_than_another_word() -> None:
    assert sure("sneezed, Smith?", "Smith yodelled.") > sure("sneezed, yodelled?", "Smith yodelled.")


def test_everyday_words_count_less_than_those_of_the_story() -> None:
    text = "Sailors watched the harbour."
    assert sure("earthquake watched?", text) < sure("earthquake harbour?", text)


def test_what_is_done_or_looked_for_counts_more() -> None:
    text = "Sailors watched the harbour."
    assert sure("harbour earthquake?", text) > sure("earthquake harbour?", text)


def test_an_unknown_name_weighs_half_as_much_again_beyond_its_rarity() -> None:
    [known], [unknown] = (
        sure("Has mayor Smith resigned?", "The mayor resigned.", *names) for names in ((), ("smith",))
    )
    lacking = (1 - unknown) / unknown, (1 - known) / known
    assert lacking[0] / lacking[1] == pytest.approx(1.5 * idf(100, 0) / idf(100, 1))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many ships sank?", "Ships sank."),
        ("When did the ships sink?", "Ships sank."),
        ("Who sank the ships?", "The ships sank."),
    ],
)
def test_a_sentence_without_what_is_wanted_loses(question: str, sentence: str) -> None:
    with_it = sentence.replace("hips sank.", "hips sank when Smith counted four on Monday.")
    assert sure(question, sentence) < sure(question, with_it)


def test_somebody_elses_words_stand_for_nothing() -> None:
    by_smith, by_jones = sure(
        "What did Smith say about the rain?",
        "“Rain fell on the city,” Smith said.\n\nThe mayor\n\n“Rain fell on the city,” Jones said.",
    )[:3:2]
    assert by_smith == 1
    assert by_jones == 0


def test_somebody_else_may_speak_of_the_one_who_is_asked_about() -> None:
    assert sure("What did Smith say about the rain?", "Smith came. “He saw the rain fall,” Jones said.")[1] == 0


def test_a_sentence_that_names_nobody_stands_for_nobodys_words() -> None:
    assert sure("What did Smith say about the rain?", "Rain fell on the city.") == [0]


def test_words_beside_their_speaker_stand_where_a_pronoun_refers_back() -> None:
    assert sure("What did Smith say about the rain?", "Smith came. He warned of rain.")[1] > 0
    assert sure("What did Smith say about the rain?", "Smith came. Rain fell.")[1] == 0


def test_words_after_those_of_another_are_not_given_to_whom_they_name() -> None:
    after_jones = "“Smith saw the rain fall on the city all day,” said Jane Jones. Snow will fall, she warned."
    assert sure("What did Smith say?", after_jones) == [0, 0]


def test_words_are_nearer_by_how_surely_they_are_those_asked_for() -> None:
    asked = understand("What did the harbour say?")
    text = "The harbour says no.\n\n“No,” said harbour chief Jane Smith.\n\nShips left the harbour."
    assert [far_from_subject(asked, one) for one in sentences(text, question=asked)] == [0, 1, 2]
    asked = understand("Did ships leave the harbour?")
    assert {far_from_subject(asked, one) for one in sentences(text, question=asked)} == {0}


def test_a_surname_stands_for_the_name_in_full() -> None:
    assert sure("What did Jane Smith say about the rain?", "“Rain fell on the city,” Smith said.") == [1]


def test_a_first_name_does_not() -> None:
    assert sure("What did Jane Smith say about the rain?", "“Rain fell on the city,” Jane Jones said.") == [0]


@given(PAGES)
def test_nothing_is_to_the_point_where_the_one_who_is_asked_about_never_comes_up(text: str) -> None:
    asked = understand("What did Kortunov say about the rain?")
    for one in sentences(text, question=asked):
        assert not is_to_the_point(asked, one, weighing(asked))
        assert standing(asked, one, weighing(asked)) == 0


def test_a_quote_is_to_the_point_when_it_holds_some_of_the_question_itself() -> None:
    asked = understand("Did rain fall on the harbour?")
    found = sentences("Rain came. Ships sank. Snow will fall.", question=asked)
    assert [is_to_the_point(asked, one, weighing(asked)) for one in found] == [True, False, True]
