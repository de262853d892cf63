"""The measures over a folder of questions as text, after those that failed and why, for reading."""

from __future__ import annotations

import math
from itertools import islice
from typing import TYPE_CHECKING

from bot.golden.reasons import reason
from bot.golden.scores import scores
from bot.text.display import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.answer.pipeline import Pipeline
    from bot.golden.outcomes import Outcome
    from bot.golden.reasons import Reason
    from bot.model import Quote

_SHOWN_TERMS = 6  # of the signals, largest first; the rest hardly moves a sentence


def lines(outcomes: Sequence[Outcome], pipeline: Pipeline, failures: int) -> Iterator[str]:
    """The first so many *failures*, each with its reason, and the measures; the same run gives the same lines."""
    failed = (one for one in outcomes if one.misses or one.misjudged)
    for one in islice(failed, failures):
        yield from _failure(one, reason(one, pipeline))
    figures = scores(outcomes)
    width = max(map(len, figures))
    yield from (f"{name:{width}}  {_figure(value)}" for name, value in figures.items())


def _figure(value: float) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    return "-" if math.isnan(value) else f"{value:.4f}"


def _failure(one: Outcome, why: Reason) -> Iterator[str]:
    asked = one.asked
    yield f"{one_line(asked.id)} ({one_line(asked.kind)}): {_problem(one)}"
    yield f"  question: {one_line(asked.question)}" + (f" (asked on {asked.day})" if asked.day else "")
    yield f"  expected: {_expected(one)}"
    yield f"  got:      {_told(why.got)}"
    if asked.answerable:
        yield f"  right:    {why.place}" + (f": {_told(why.right)}" if why.right else "")
    if why.lost_by:
        yield f"  lost by:  {sum(why.lost_by.values()):+.2f}: {_terms(why.lost_by, _SHOWN_TERMS)}"
    if why.sure_by:
        yield f"  sure by:  {one.confidence:.3f}: {_terms(why.sure_by, len(why.sure_by))}"
    if not why.to_the_point:
        yield "  and no sentence is to the point"
    yield ""


def _problem(one: Outcome) -> str:
    if not one.asked.answerable:
        return "answered, though the coverage does not say"
    faults = ["another quote stands first" if one.marks else "no quote is given"] if one.misses else []
    return "; ".join(faults if one.answered else [*faults, "not answered"])


def _expected(one: Outcome) -> str:
    told = [" | ".join(map(one_line, one.asked.answers))] if one.asked.answers else []
    told += [f"“{one_line(evidence.text)}” [{one_line(evidence.article_id)}]" for evidence in one.asked.evidence[:1]]
    return "; ".join(told) or "nothing"


def _told(quote: Quote | None) -> str:
    return f"“{one_line(quote.text)}” [{one_line(quote.source.article_id)}]" if quote else "no quote"


def _terms(terms: Mapping[str, float], most: int) -> str:
    return ", ".join(f"{name} {value:+.2f}" for name, value in islice(terms.items(), most))
