"""What a ranking is fitted on: the best sentences of each answerable question, their signals, and which are right.

The signals are those of the tables in `bot.answer.selection`, whatever they are. Echoes are not folded here, and named
sources do not share the first places: both come after the weights.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.answer.agreement import agreement
from bot.answer.candidates import candidates
from bot.answer.leaning import quoted
from bot.answer.reading import calmed
from bot.answer.selection import AGREEMENT, COSTLY, PLAIN, SCALED, scaled
from bot.bootstrap import pipeline as wired
from bot.golden import asked
from bot.golden.evidence import mark
from bot.model import Quote

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy.typing as npt

    from bot.answer.candidates import Candidate
    from bot.answer.judgement import Judged
    from bot.golden.asked import Asked
    from bot.model import Span
    from bot.settings import Settings
    from tests.fitting.questions import Floats

    Truths = npt.NDArray[np.bool_]

LOOKED_AT = 120  # sentences of each question: twice what the ranking looks at closely
WEIGHTS = {signal.__name__: weight for signal, weight in (*SCALED, *PLAIN, *COSTLY)} | {"agreement": AGREEMENT}


@dataclass(frozen=True, slots=True)
class Listing:
    """The sentences of one question: a row of signals each, in the order of `WEIGHTS`, and whether each is right.

    ``covers[i, j]`` is whether sentence j stands in what is quoted for sentence i.
    """

    signals: Floats
    right: Truths
    covers: Truths

    def place(self, weights: Floats) -> int:
        """The place of the first right quote, from 1; 0 for none. What a better quote covers is passed over."""
        waiting = np.argsort(-(self.signals @ weights), kind="stable")
        place = 0
        while len(waiting):
            place += 1
            if self.right[waiting[0]]:
                return place
            waiting = waiting[~self.covers[waiting[0], waiting]]
        return 0


def of_folder(folder: Path, settings: Settings) -> tuple[Listing, ...]:
    """A listing for each answerable question beside the coverage in *folder*, asked on its day."""
    pipeline = wired(settings)
    each = [one for one in asked.load(folder) if one.answerable]
    return tuple(listing(one, pipeline.judge(calmed(one.question), one.day)) for one in each)


def listing(one: Asked, judged: Judged) -> Listing:
    """The best sentences of *judged* by the weights as they stand."""
    pool = candidates(judged.question, judged.hits)
    signals = _signals(judged, pool)
    scores = signals @ np.array(list(WEIGHTS.values()))[:-1]
    order = np.argsort(-scores, kind="stable")[:LOOKED_AT]
    best = [pool[place] for place in order]
    agreed = agreement(judged.question, best, scores[order].tolist())
    spans = [quoted(judged.question, candidate, judged.weighing) for candidate in best]
    quotes = [Quote.cut(candidate.passage, span) for candidate, span in zip(best, spans, strict=True)]
    right = np.array([mark(one, quote).right for quote in quotes], dtype=bool)
    return Listing(np.column_stack([signals[order], agreed]), right, _covers(best, spans))


def _signals(judged: Judged, pool: Sequence[Candidate]) -> Floats:
    """All signals but the agreement, which hangs on the scores by the others."""
    question, weighing = judged.question, judged.weighing
    columns = [
        *(scaled([signal(question, one, weighing) for one in pool]) for signal, _ in SCALED),
        *([signal(question, one, weighing) for one in pool] for signal, _ in (*PLAIN, *COSTLY)),
    ]
    return np.array(columns, dtype=np.float64).T


def _covers(best: Sequence[Candidate], spans: Sequence[Span]) -> Truths:
    passages = np.array([one.passage.id for one in best], dtype=str)
    starts = np.array([one.span.start for one in best], dtype=int)
    bounds = np.array(spans, dtype=int).reshape(-1, 2)
    within = (bounds[:, :1] <= starts) & (starts < bounds[:, 1:])
    covers: Truths = within & (passages[:, None] == passages)
    return covers
