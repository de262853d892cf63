"""Judging: each way in which a reply can be wrong, told by its problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answer.pipeline import Pipeline
from bot.golden.cases import Case
from bot.golden.judging import judge
from tests.coverage_kit import pipeline_on

if TYPE_CHECKING:
    from pathlib import Path

PESKOV = (
    'While Trump invited Putin to visit Washington at their Helsinki summit, that\'s now "out of the question," '
    "Kremlin spokesman Dmitry Peskov said."
)
PATIENCE = '"Russian patience is coming to an end."'
BLOOMBERG = (
    "\"This is a signal for us that it's difficult to deal with this person, that he's unreliable and unsuitable as a "
    'partner," said Andrey Kortunov, head of the Russian International Affairs Council, a research group set up by the '
    "Kremlin."
)
ABOUT_PESKOV = "What did Peskov say about a visit to Washington?"


def problem(pipeline: Pipeline, case: Case) -> str:
    [verdict] = judge([case], pipeline)
    assert verdict.right == (verdict.problem == "")
    return verdict.problem


def test_a_right_quote_that_stands_first_is_right(pipeline: Pipeline) -> None:
    [verdict] = judge([Case("a", "what", ABOUT_PESKOV, (PESKOV,), first=True)], pipeline)
    assert (verdict.right, verdict.answered, verdict.rank) == (True, True, 1)
    assert verdict.shown[0] == PESKOV
    assert verdict.verbatim == len(verdict.shown)


def test_a_quote_in_another_articles_words_is_right_too(pipeline: Pipeline) -> None:
    [verdict] = judge([Case("a", "who", "Who is Kortunov?", (BLOOMBERG,), first=True)], pipeline)
    assert verdict.right
    assert BLOOMBERG not in verdict.shown  # it stands under the quote, as its echo


def test_a_right_sentence_that_is_quoted_with_its_neighbour_is_right_and_forbidden_where_it_is_forbidden(
    tmp_path: Path,
) -> None:
    asked, leaning = "Who saw the ships sink in the harbour?", "She saw the ships sink in the harbour."
    coverage = pipeline_on(tmp_path, a=f"Jane Smith of the navy came aboard. {leaning}").coverage
    storm = Pipeline(coverage, threshold=0)
    [verdict] = judge([Case("a", "who", asked, (leaning,), first=True)], storm)
    assert (verdict.problem, verdict.rank, verdict.verbatim) == ("", 1, 1)
    assert verdict.shown == (f"Jane Smith of the navy came aboard. {leaning}",)
    assert problem(storm, Case("a", "who", asked, (leaning,), never=(leaning,))).startswith("shows what it must not")


def test_sentences_that_belong_together_must_all_be_shown(pipeline: Pipeline) -> None:
    assert problem(pipeline, Case("a", "what", ABOUT_PESKOV, (PESKOV,), together=True)) == ""
    lacking = problem(pipeline, Case("a", "what", ABOUT_PESKOV, (PESKOV, PATIENCE), together=True))
    assert lacking == f"lacks “{PATIENCE}”"


def test_half_a_sentence_beside_a_right_one_is_not_right(pipeline: Pipeline) -> None:
    beyond = f"{PESKOV} And more."
    assert problem(pipeline, Case("a", "what", ABOUT_PESKOV, (beyond,))) == "none of the right sentences is shown"


def test_another_quote_first_is_a_problem_only_where_it_has_to_be_first(pipeline: Pipeline) -> None:
    case = Case("a", "what", "What did Kortunov say?", (PATIENCE,))
    assert problem(pipeline, case) == ""
    assert problem(pipeline, Case("a", "what", "What did Kortunov say?", (PATIENCE,), first=True)) == (
        "another quote stands first"
    )


def test_a_wrong_quote_is_a_problem(pipeline: Pipeline) -> None:
    assert problem(pipeline, Case("a", "what", ABOUT_PESKOV, (PATIENCE,))) == "none of the right sentences is shown"


def test_no_answer_is_a_problem(pipeline: Pipeline) -> None:
    [verdict] = judge([Case("a", "what", "What did Peskov say about Brazil?", (PESKOV,))], pipeline)
    assert (verdict.problem, verdict.answered, verdict.shown, verdict.rank) == ("not answered", False, (), 0)


def test_a_forbidden_sentence_is_a_problem_also_as_an_echo(pipeline: Pipeline) -> None:
    shown = problem(pipeline, Case("a", "what", ABOUT_PESKOV, (PESKOV,), never=(PESKOV,)))
    assert shown == f"shows what it must not: “{PESKOV}”"
    echoed = problem(pipeline, Case("a", "who", "Who is Kortunov?", (BLOOMBERG,), never=(BLOOMBERG,)))
    assert echoed == f"shows what it must not: “{BLOOMBERG}”"


def test_a_forbidden_sentence_may_be_the_nearest(pipeline: Pipeline) -> None:
    case = Case(
        "a", "near-miss", "What did Peskov say about Brazil?", nothing=True, never=(PESKOV,), missing=("Brazil",)
    )
    assert problem(pipeline, case) == ""


def test_an_answer_where_there_is_none_is_a_problem(pipeline: Pipeline) -> None:
    assert problem(pipeline, Case("a", "nothing", ABOUT_PESKOV, nothing=True)) == (
        "answered, though the coverage does not say"
    )


def test_a_missing_word_has_to_be_named(pipeline: Pipeline) -> None:
    asked = "What did Peskov say about Brazil?"
    assert problem(pipeline, Case("a", "nothing", asked, nothing=True, missing=("brazil",))) == ""
    assert problem(pipeline, Case("a", "nothing", asked, nothing=True, missing=("Peskov",))) == (
        "does not name “Peskov” as not found"
    )


def test_a_fact_has_to_be_given(pipeline: Pipeline) -> None:
    asked = "Who wrote the Bloomberg story?"
    assert problem(pipeline, Case("a", "about-article", asked, facts=("Arkhipov", "Henry Meyer"))) == ""
    assert problem(pipeline, Case("a", "about-article", asked, facts=("Arkhipov", "Ann Lee"))) == (
        "lacks the fact “Ann Lee”"
    )


def test_what_was_said_before_counts(pipeline: Pipeline) -> None:
    case = Case("a", "follow-up", "what about Peskov?", (PESKOV,), after=("What did Kortunov say about Trump?",))
    assert problem(pipeline, case) == ""


def test_cases_are_judged_in_order_and_alone(pipeline: Pipeline) -> None:
    cases = [Case("a", "what", ABOUT_PESKOV, (PESKOV,)), Case("b", "nothing", "why?", nothing=True)]
    assert [verdict.case for verdict in judge(cases, pipeline)] == cases
    assert judge(cases[1:], pipeline) == judge(cases, pipeline)[1:]
