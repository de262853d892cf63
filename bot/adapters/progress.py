"""What an operator sees of work that takes long: a bar on a terminal, and lines on standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

One = TypeVar("One")


def watched(each: Iterable[One], doing: str, unit: str, total: int | None = None) -> Iterable[One]:
    """*each*, counted on a terminal where it takes more than a moment."""
    from tqdm import tqdm  # noqa: PLC0415 - only few commands take long enough to be watched

    return tqdm(each, desc=doing, unit=f" {unit}", total=total, delay=1, leave=False, disable=None)


def tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - a word to the operator
