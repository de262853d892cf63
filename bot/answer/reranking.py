"""Orders what is about to be shown once more, by a model that reads question and quote together; off unless one is set.

It changes the order of sentences and nothing else: which of them answer, and how sure that is, is settled before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from bot.answer.candidates import Ranked
from bot.answer.leaning import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answer.judgement import Judged

LOOKED_AT = 20  # sentences that the model reads; with 30 it finds hardly more and takes half as long again
# Of .3 to 2 on the development questions: a higher one gains on squad (hit@1 of 500 of them .784 without, .845 at .6,
# .866 at 1) and costs rtqa evidence (recall@4 .670 without, .635, .625). Where sources are named, multihop loses at any
# weight (hit@1 .869 without, .839 at .5, .805 at 1). Measure again with
# `PULLQUOTE_RERANKER=minilm pullquote eval --data FOLDER`.
WEIGHT = 0.6


class Reranker(Protocol):
    """Tells how well a text answers a question."""

    def scores(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        """Log-odds that each of *texts* answers; the same for the same two, whatever stands beside them."""


def reranked(judged: Judged, ranked: Sequence[Ranked], reranker: Reranker) -> Sequence[Ranked]:
    """*ranked*, some sentences of *judged*, best first: what the re-ranker makes of a quote is added to its score.

    Where a question names its sources the order stays: each has its say there, and the model knows of none.
    """
    if judged.question.names_sources or len(ranked) < 2:
        return ranked
    first, others = ranked[:LOOKED_AT], ranked[LOOKED_AT:]
    added = reranker.scores(judged.question.text, [_quoted(judged, one) for one in first])
    least = min(added)  # at 0, so that no sentence that is not looked at passes one that is
    raised = (
        Ranked(one.candidate, one.score + WEIGHT * (more - least)) for one, more in zip(first, added, strict=True)
    )
    return [*sorted(raised, key=lambda one: -one.score), *others]


def _quoted(judged: Judged, one: Ranked) -> str:
    start, end = quoted(judged.question, one.candidate, judged.weighing)
    return one.candidate.passage.text[start:end]
