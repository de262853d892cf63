"""The golden set in numbers. Every share comes with its count: a few cases prove little more than themselves."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.golden.judging import Verdict


@dataclass(frozen=True, slots=True)
class Share:
    """*right* of *of* cases."""

    right: int
    of: int

    def __str__(self) -> str:
        return f"{self.right}/{self.of}"

    @property
    def value(self) -> float:
        """0..1; 1 of none, since nothing went wrong."""
        return self.right / self.of if self.of else 1.0


def by_kind(verdicts: Sequence[Verdict]) -> dict[str, Share]:
    """How many cases of each kind are right, in the order of the file."""
    right = Counter(verdict.case.kind for verdict in verdicts if verdict.right)
    return {kind: Share(right[kind], of) for kind, of in Counter(verdict.case.kind for verdict in verdicts).items()}


def measures(verdicts: Sequence[Verdict]) -> dict[str, Share]:
    """The figures that are watched from run to run; each should be whole."""
    quoted = [verdict for verdict in verdicts if verdict.case.quotes]
    silent = [verdict for verdict in verdicts if verdict.case.nothing]
    return {
        "cases right": _share(verdict.right for verdict in verdicts),
        "right quote first": _share(verdict.rank == 1 for verdict in quoted),
        "right quote shown": _share(verdict.rank > 0 for verdict in quoted),
        "unanswerable left unanswered": _share(not verdict.answered for verdict in silent),
        "answerable answered": _share(verdict.answered for verdict in verdicts if not verdict.case.nothing),
        "quotes verbatim": Share(sum(verdict.verbatim for verdict in verdicts), sum(len(v.shown) for v in verdicts)),
    }


def _share(flags: Iterable[bool]) -> Share:
    listed = list(flags)
    return Share(sum(listed), len(listed))
