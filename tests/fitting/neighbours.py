"""Fits which neighbour is quoted along: `python -m tests.fitting.neighbours FOLDER... [--index DIR]`.

Each folder holds coverage and questions about it. Prints the bias and the weights of `bot.answer.leaning` as they stand
and as fitted, and how well each tells the neighbours that bring an answer from the others. Changes nothing.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bot.answer.leaning import BIAS, WEIGHTS, Neighbour, neighbour, neighbours
from bot.answer.reading import calmed
from bot.bootstrap import pipeline as wired
from bot.golden import asked
from bot.golden.evidence import mark
from bot.golden.ranks import auroc
from bot.model import Quote
from bot.settings import Settings
from tests.fitting.logistic import regression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from bot.answer.candidates import Candidate
    from bot.answer.judgement import Judged
    from bot.golden.asked import Asked
    from bot.model import Span
    from tests.fitting.questions import Floats

_LOOKED_AT = 10  # sentences of each question, as ranked now
_PENALTY = 1e-4  # next to none: neighbours are many and few bring anything, so that more would shrink every weight


@dataclass(frozen=True, slots=True)
class Neighbours:
    """A set of neighbours: a row of signs each, and whether each brings an answer that its sentence lacks."""

    name: str
    signs: Floats
    brings: npt.NDArray[np.bool_]


def main() -> None:
    options = _options()
    sets = [of_folder(folder, Settings(corpus=folder, index_dir=options.index)) for folder in options.folders]
    sys.stdout.writelines(f"{line}\n" for line in report(sets))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--index", type=Path, help="folder for what is derived from the coverage")
    return parser.parse_args()


def of_folder(folder: Path, settings: Settings) -> Neighbours:
    """The neighbours of the best sentences for each answerable question beside the coverage in *folder*."""
    pipeline = wired(settings)
    each = [one for one in asked.load(folder) if one.answerable]
    rows = [row for one in each for row in _rows(one, pipeline.judge(calmed(one.question), one.day))]
    signs = np.array([signs for signs, _ in rows], dtype=np.float64).reshape(-1, len(WEIGHTS))
    return Neighbours(folder.name, signs, np.array([brings for _, brings in rows], dtype=bool))


def _rows(one: Asked, judged: Judged) -> Iterator[tuple[Neighbour, bool]]:
    """The signs of each neighbour that may be quoted along, and whether that is right."""
    for candidate, _ in judged.ranked[:_LOOKED_AT]:
        for other, both in neighbours(candidate):
            signs = neighbour(judged.question, candidate, other, judged.weighing)
            if signs:
                yield signs, _brings(one, candidate, both)


def _brings(one: Asked, candidate: Candidate, both: Span) -> bool:
    alone, together = mark(one, candidate.quote()), mark(one, Quote.cut(candidate.passage, both))
    return together.right > alone.right or not together.covered <= alone.covered


def fit(sets: Sequence[Neighbours]) -> Floats:
    """The weight of each sign and, last, the bias. Every set weighs the same."""
    return regression(
        np.concatenate([one.signs for one in sets]),
        np.concatenate([one.brings for one in sets]),
        np.concatenate([np.full(len(one.brings), 1 / len(one.brings)) for one in sets]),
        _PENALTY,
    )


def report(sets: Sequence[Neighbours]) -> Iterator[str]:
    """The lines of both tables."""
    fitted, present = fit(sets), np.array([*WEIGHTS, BIAS])
    yield "sign           stands  fitted"
    for name, stands, whole in zip((*Neighbour._fields, "bias"), present, fitted, strict=True):
        yield f"{name:13} {stands:7.2f} {whole:7.2f}"
    yield "\nset        neighbours  bring an answer   auroc as it stands  as fitted, on the same"
    for one in sets:
        apart = f"{_told_apart(one, present):.3f}  {_told_apart(one, fitted):24.3f}"
        yield f"{one.name:10} {len(one.brings):10}  {one.brings.mean():15.3f}   {apart}"


def _told_apart(one: Neighbours, weights: Floats) -> float:
    scores = one.signs @ weights[:-1]
    return auroc(scores[one.brings].tolist(), scores[~one.brings].tolist())


if __name__ == "__main__":
    main()
