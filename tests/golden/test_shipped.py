"""The shipped golden set, case by case, on the shipped coverage: the same run as `pullquote eval`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.golden.cases import Case, check, load
from bot.golden.judging import judge

if TYPE_CHECKING:
    from bot.answer.pipeline import Pipeline

CASES = load(Path(__file__).parent / "cases.toml")


def test_every_sentence_of_the_golden_set_stands_in_the_coverage(pipeline: Pipeline) -> None:
    check(CASES, pipeline.coverage.archive)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in CASES])
def test_the_golden_case_is_right(pipeline: Pipeline, case: Case) -> None:
    [verdict] = judge([case], pipeline)
    assert verdict.problem == ""
    assert verdict.verbatim == len(verdict.shown)
