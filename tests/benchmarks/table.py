"""The figures as a table in Markdown, which is as readable on a terminal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.benchmarks.asking import ASK, DAYS, IDS, OUTLET, PASSAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.benchmarks.figures import Latency
    from tests.benchmarks.fresh import Built

_HEADS = "engine|build s|peak MB|disk MB|open ms|ids ms|passages ms|whole answer ms".split("|")


@dataclass(frozen=True, slots=True)
class Line:
    """All that was measured of one engine at one size."""

    engine: str
    built: Built
    disk_mb: float
    open_ms: float
    latencies: Mapping[str, Latency] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that was measured at one size; *reading* is what turned the articles into passages, once for all engines."""

    passages: int
    articles: int
    questions: int
    reading: Built
    disk_mb: float
    lines: tuple[Line, ...]


def drawn(sheet: Sheet) -> str:
    """One size, for people: a line that says what was measured, the table, and what filters cost."""
    reading = sheet.reading
    about = (
        f"{sheet.passages:,} passages of {sheet.articles:,} articles, {sheet.questions:,} questions; read and split in "
        f"{reading.seconds:.1f} s, peak {reading.peak_mb:.0f} MB, {sheet.disk_mb:.0f} MB on disk"
    )
    rows = [_HEADS, *([_cell(line, head, sheet.questions) for head in _HEADS] for line in sheet.lines)]
    return "\n".join([about, "", *aligned(rows), *_filtered(sheet.lines)])


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """*rows* as lines of Markdown, the first being the heads."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    rule = ["-" * width for width in widths]
    return [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in (rows[0], rule, *rows[1:])
    ]


def shown(latency: Latency | None, questions: int) -> str:
    """``p50 / p95 / p99``, and of how many questions where not of all."""
    if latency is None:
        return ""
    figures = " / ".join(f"{one:.2f}" if one < 10 else f"{one:,.0f}" for one in (latency.p50, latency.p95, latency.p99))
    return figures if latency.questions == questions else f"{figures} (of {latency.questions})"


def _cell(line: Line, head: str, questions: int) -> str:
    latencies = {"ids ms": IDS, "passages ms": PASSAGES, "whole answer ms": ASK}
    if head in latencies:
        return shown(line.latencies.get(latencies[head]), questions)
    return {
        "engine": line.engine,
        "build s": f"{line.built.seconds:.1f}",
        "peak MB": f"{line.built.peak_mb:.0f}",
        "disk MB": f"{line.disk_mb:.1f}",
        "open ms": f"{line.open_ms:.0f}",
    }[head]


def _filtered(lines: Sequence[Line]) -> list[str]:
    return [
        f"{line.engine}, passages {name}: {shown(latency, latency.questions)} ms"
        for line in lines
        for name in (OUTLET, DAYS)
        if (latency := line.latencies.get(name)) is not None
    ]
