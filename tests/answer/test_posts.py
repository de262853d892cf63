"""Questions for the post somebody holds: answered by a title beside the name, and by nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answer.posts import asked_holder, has_title
from tests.coverage_kit import printed

if TYPE_CHECKING:
    from bot.answer.pipeline import Pipeline


@pytest.mark.parametrize(
    ("question", "holder"),
    [
        ("What is Peskov's role?", "Peskov"),
        ("what's maria zakharova's current job title", "maria zakharova"),
        ("What was the position of Jane Smith?", "Jane Smith"),
        ("What post does Peskov hold now?", "Peskov"),
        ("What does Jane Smith do for a living?", "Jane Smith"),
        ("Peskov's job?", "Peskov"),
        ("What is Russia's role?", ""),
        ("What is Peskov's role in the talks?", ""),
        ("What is Peskov's position on sanctions?", ""),
        ("What did Peskov do?", ""),
        ("Who is Peskov?", ""),
        ("", ""),
    ],
)
def test_whose_post_is_asked_for_is_read_from_the_question(question: str, holder: str) -> None:
    assert asked_holder(question) == holder


@pytest.mark.parametrize(
    ("sentence", "there"),
    [
        ("Harbour spokesman Jane Smith said no.", True),
        ("“No,” said President Jane Smith.", True),
        ("Her former lawyer, Jane Smith, said no.", True),
        ("Jane Smith, head of the harbour, said no.", True),
        ("Jane Smith, a senior foreign policy adviser, said no.", True),
        ("Smith is the new mayor.", True),
        ("Vice-President Smith said no.", True),
        ("Smith said no.", False),
        ("Smith told the mayor.", False),
        ("Smith, who met the mayor, said no.", False),
        ("Smith is angry with the mayor.", False),
        ("Smith, and the mayor, said no.", False),
        ("“I met the mayor,” Smith said.", False),
        ("The mayor met Smith.", False),
        ("The mayor said no.", False),
        ("", False),
    ],
)
def test_a_title_stands_beside_the_name(sentence: str, *, there: bool) -> None:
    assert has_title("Jane Smith", sentence) == there


def test_a_title_beside_the_name_answers_without_the_word_that_asks(pipeline: Pipeline) -> None:
    answer = pipeline.ask("What is Trump's job?")
    assert answer.answered
    assert printed(answer) == ["Moscow, Dec 8: Is Russia's 'honeymoon' with US President Donald Trump getting over?"]


def test_without_a_title_the_word_that_asks_has_to_be_there(pipeline: Pipeline) -> None:
    answer = pipeline.ask("What is Putin's job?")
    assert not answer.answered
    assert answer.missing == ("job",)


@pytest.mark.parametrize("sentence", ["President Donald Trump left.", "Eric Trump, chairman of the board, left."])
def test_the_title_of_one_with_another_first_name_is_not_theirs(sentence: str) -> None:
    assert not has_title("Melania Trump", sentence)
    assert has_title("Trump", sentence)


def test_a_post_that_was_held_before_is_another_question() -> None:
    assert not asked_holder("What is Peskov's former job?")
