"""Which neighbour is quoted along with a sentence: one that brings an answer, or says who "he" is; never too much."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.leaning import quoted
from bot.answer.questions import understand
from bot.model import MAX_SENTENCE, Quote
from tests.coverage_kit import PAGES, sentences, weighing

QUESTIONS = st.sampled_from(["Who saw it?", "Did it rain?", "What fell?", "Where was Smith in 2018?", ""])


def shown(question: str, text: str, number: int) -> str:
    """What is quoted of *text* for its sentence *number*, from 0."""
    asked = understand(question)
    one = sentences(text, question=asked)[number]
    return Quote.cut(one.passage, quoted(asked, one, weighing(asked))).text


@pytest.mark.parametrize(
    "opening",
    [
        "He",
        "She",
        "They",
        "It",
        "This man",
        "That man",
        "His man",
        "Their man",
        "Both",
        "These",
        "Its man",
    ],
)
def test_a_sentence_that_points_back_is_quoted_with_the_one_before(opening: str) -> None:
    text = f"Smith came. {opening} saw the rain. Snow fell."
    assert shown("Did it rain?", text, 1) == f"Smith came. {opening} saw the rain."


@pytest.mark.parametrize(
    "sentence",
    [
        "Heavy rain fell.",
        "Then he saw rain.",
        "Itching rain fell.",
        "Theodore saw rain.",
        "IT saw rain.",
        "“Rain fell.",
    ],
)
def test_a_sentence_that_stands_alone_is_quoted_alone(sentence: str) -> None:
    assert shown("Did it rain?", f"Smith came. {sentence} Snow fell.", 1) == sentence


def test_the_first_sentence_has_nothing_to_point_back_to() -> None:
    assert shown("Did it rain?", "He saw rain. Smith came.", 0) == "He saw rain."


def test_a_sentence_without_the_name_that_is_asked_for_is_quoted_with_the_neighbour_that_has_one() -> None:
    assert shown("Who saw the rain?", "Jane Smith came. Officials saw the rain. Snow fell.", 1) == (
        "Jane Smith came. Officials saw the rain."
    )
    assert shown("Who saw the rain?", "Snow fell. Officials saw the rain. One was Jane Smith.", 1) == (
        "Officials saw the rain. One was Jane Smith."
    )


def test_the_neighbour_before_goes_before_the_one_after() -> None:
    text = "Jane Smith came. Officials saw the rain. One was John Jones."
    assert shown("Who saw the rain?", text, 1) == "Jane Smith came. Officials saw the rain."


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who saw the rain?", "Jane Smith saw the rain."),
        ("How many saw the rain?", "Officials saw the rain."),
        ("Did officials see the rain?", "Officials saw the rain."),
    ],
)
def test_a_sentence_that_has_the_name_or_needs_none_is_quoted_alone(question: str, sentence: str) -> None:
    assert shown(question, f"John Jones came. {sentence} Andrey Kortunov left.", 1) == sentence


def test_a_neighbour_without_a_name_brings_none() -> None:
    text = "Ships came. Officials saw the rain. One of them was John Jones."
    assert shown("Who saw the rain?", text, 1) == "Officials saw the rain. One of them was John Jones."
    assert shown("Who saw the rain?", "Ships came. Officials saw the rain. They left.", 1) == "Officials saw the rain."


@pytest.mark.parametrize("neighbour", ["They came in May.", "It was on Monday."])
def test_a_day_or_a_month_is_no_name_to_be_quoted_with(neighbour: str) -> None:
    assert shown("Who saw the rain?", f"Officials saw the rain. {neighbour}", 0) == "Officials saw the rain."


def test_a_number_that_is_asked_for_may_stand_in_the_neighbour() -> None:
    sank = "The storm sank ships of the navy."
    assert shown("How many ships sank in the storm?", f"{sank} There were four ships in all.", 0) == (
        f"{sank} There were four ships in all."
    )
    assert shown("How many ships sank in the storm?", f"{sank} There was no more to say of it.", 0) == sank


def test_the_neighbour_that_holds_more_of_the_question_is_quoted() -> None:
    text = "Snow fell on the hills. It was called off. The parade was cancelled in the harbour."
    assert shown("Who cancelled the parade in the harbour?", text, 1).endswith(text[-44:])


@pytest.mark.parametrize("gap", ["\n\n", "\n", "\r\n\r\n", "\n \n"])
def test_an_answer_may_stand_in_the_paragraph_before_but_he_is_not_looked_for_there(gap: str) -> None:
    both = f"Jane Smith came to the city.{gap}Officials saw the rain there."
    assert shown("Who saw the rain?", both, 1) == both
    he = "He saw the rain fall there."
    assert shown("Did it rain?", f"Smith came to the city.{gap}{he}", 1) == he


def test_where_somebodys_words_are_asked_for_no_other_paragraph_is_quoted_with_them() -> None:
    told = "Mayor Berg had a word about the rain."
    words = "“Heavy rain fell on the town of Oslo,” Jane Smith said."
    assert shown("What did Mayor Berg say about the rain on the town?", f"{told}\n\n{words}", 0) == told
    assert shown("Who saw heavy rain on the town?", f"{told}\n\n{words}", 0) == f"{told}\n\n{words}"


def test_nothing_is_quoted_across_what_is_no_part_of_the_article() -> None:
    text = "Jane Smith came to the city.\n\nAdvertisement\n\nOfficials saw the rain there."
    assert shown("Who saw the rain?", text, 1) == "Officials saw the rain there."


def test_no_mark_of_markdown_is_quoted_between_two_sentences() -> None:
    text = "- Jane Smith came to the city.\n- Officials saw the rain there."
    assert shown("Who saw the rain?", text, 1) == "Officials saw the rain there."


@pytest.mark.parametrize(("words", "together"), [(56, True), (57, False)])
def test_both_are_no_more_than_sixty_words(words: int, together: bool) -> None:
    before = f"Rain {'fell ' * (words - 2)}here."
    text = f"{before} He saw the rain."
    assert shown("Did it rain?", text, 1) == (text if together else "He saw the rain.")


def test_both_are_no_longer_than_a_sentence_may_be() -> None:
    text = f"Smith came to the city.{' ' * 40_000}He left."
    assert len(shown("Did it rain?", text, 1)) <= MAX_SENTENCE


@given(QUESTIONS, PAGES)
def test_what_is_quoted_holds_the_sentence_whole_and_no_more_than_a_neighbour(question: str, text: str) -> None:
    asked = understand(question)
    for one in sentences(text, question=asked):
        span = quoted(asked, one, weighing(asked))
        starts, ends = {each.start for each in one.passage.sentences}, {each.end for each in one.passage.sentences}
        assert span.start in starts
        assert span.end in ends
        assert span.start <= one.span.start < one.span.end <= span.end
        quote = Quote.cut(one.passage, span)
        assert quote.text == text[quote.span.start : quote.span.end]
        if span != one.span:
            assert quote.id
            assert sum(span.start <= each.start < span.end for each in one.passage.sentences) == 2
            assert len(quote.text.split()) <= 60
