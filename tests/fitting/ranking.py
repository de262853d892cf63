"""Fits the weights of the ranking: `python -m tests.fitting.ranking FOLDER... [--index DIR] [--folds N]`.

Each folder holds coverage and questions about it. Prints the weights of `bot.answer.selection` as they stand, as fitted
on all questions, and the lowest and highest of the folds; then how often the first quotes are right on the questions
that each fold held out. Changes nothing: whether a weight is worth changing is for a person to say.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bot.settings import Settings
from tests.fitting.listings import WEIGHTS, of_folder
from tests.fitting.listwise import fit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.fitting.listings import Listing
    from tests.fitting.questions import Floats

    Sets = Sequence[Sequence[Listing]]

_FIRST = (1, 3, 5)


def main() -> None:
    options = _options()
    sets = [of_folder(folder, Settings(corpus=folder, index_dir=options.index)) for folder in options.folders]
    names = [folder.name for folder in options.folders]
    sys.stdout.writelines(f"{line}\n" for line in report(names, sets, options.folds))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--index", type=Path, help="folder for what is derived from the coverage")
    parser.add_argument("--folds", type=int, default=4, help="parts of the questions, each held out once (default 4)")
    return parser.parse_args()


def report(names: Sequence[str], sets: Sets, folds: int) -> Iterator[str]:
    """The lines of both tables."""
    dealt = [_dealt(each, folds) for each in sets]
    fitted = [fit([_without(fold, parts) for parts in dealt]) for fold in range(folds)]
    yield "signal             stands  fitted   lowest and highest of the folds"
    rows = zip(WEIGHTS.items(), fit(sets), np.min(fitted, axis=0), np.max(fitted, axis=0), strict=True)
    for (name, stands), whole, low, high in rows:
        yield f"{name:17} {stands:7.2f} {whole:7.2f} {low:9.2f} {high:7.2f}"
    yield "\nset        questions  found   hit@1   @3    @5 as it stands | hit@1   @3    @5 held out"
    present = [np.array(list(WEIGHTS.values()))] * folds
    for name, each, parts in zip(names, sets, dealt, strict=True):
        found = np.mean([one.right.any() for one in each])
        shares = (_shares(parts, weights) for weights in (present, fitted))
        yield f"{name:10} {len(each):9}  {found:.3f}   " + " | ".join(f"{one:33}" for one in shares).rstrip()


def _dealt(each: Sequence[Listing], folds: int) -> list[list[Listing]]:
    order = np.random.default_rng(0).permutation(len(each))
    return [[each[place] for place in order[fold::folds]] for fold in range(folds)]


def _without(fold: int, parts: Sequence[list[Listing]]) -> list[Listing]:
    return [one for number, part in enumerate(parts) if number != fold for one in part]


def _shares(parts: Sequence[Sequence[Listing]], weights: Sequence[Floats]) -> str:
    """How often one of the first quotes of a question is right, each part ranked by its own weights."""
    places = [one.place(its) for part, its in zip(parts, weights, strict=True) for one in part]
    return "  ".join(f"{np.mean([0 < place <= k for place in places]):.3f}" for k in _FIRST)


if __name__ == "__main__":
    main()
