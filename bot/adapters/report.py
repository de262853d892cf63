"""The report of a golden run: what failed first, then a table by kind, then the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.golden.measures import by_kind
from bot.text.display import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.golden.judging import Verdict
    from bot.golden.measures import Share


def draw(verdicts: Sequence[Verdict], figures: Mapping[str, Share], dropped: Sequence[str]) -> str:
    """The report as text; the same run gives the same bytes."""
    lines = [line for verdict in verdicts if not verdict.right for line in _failure(verdict)]
    kinds = by_kind(verdicts)
    width = max(map(len, [*kinds, *figures]))
    lines += [f"{'kind':{width}}  right"]
    lines += [f"{kind:{width}}  {share}" for kind, share in kinds.items()]
    lines += ["", *(f"{name:{width}}  {share}" for name, share in figures.items())]
    lines += ["", *dropped] if dropped else []
    return "\n".join(lines)


def _failure(verdict: Verdict) -> list[str]:
    case = verdict.case
    expected = "nothing" if case.nothing else " | ".join(case.quotes or case.facts)
    return [
        f"{case.id}: {one_line(verdict.problem)}",
        *(f"  before:   {one_line(text)}" for text in case.after),
        f"  question: {one_line(case.question)}",
        f"  expected: {one_line(expected)}",
        f"  shown:    {one_line(' | '.join(verdict.shown)) or 'nothing'}",
        "",
    ]
