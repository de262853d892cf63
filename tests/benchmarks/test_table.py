"""The table: every figure in its place, and said where an engine was asked fewer questions."""

from __future__ import annotations

from tests.benchmarks.asking import ASK, IDS, OUTLET
from tests.benchmarks.figures import Latency
from tests.benchmarks.fresh import Built
from tests.benchmarks.table import Line, Sheet, aligned, drawn, shown

SHEET = Sheet(
    passages=1_003,
    articles=91,
    questions=100,
    reading=Built(2.04, 71.6),
    disk_mb=1.7,
    lines=(
        Line(
            "tantivy",
            Built(0.5, 40.2),
            0.2,
            31.4,
            {IDS: Latency(0.2, 0.5, 0.61, 100), ASK: Latency(15, 31.2, 1_041.0, 20), OUTLET: Latency(1, 2, 3, 100)},
        ),
        Line("rank-bm25", Built(0.25, 30), 0, 150),
    ),
)


def test_a_sheet_is_drawn_as_it_was_measured() -> None:
    assert (
        drawn(SHEET)
        == """\
1,003 passages of 91 articles, 100 questions; read and split in 2.0 s, peak 72 MB, 2 MB on disk

| engine    | build s | peak MB | disk MB | open ms | ids ms             | passages ms | whole answer ms         |
| --------- | ------- | ------- | ------- | ------- | ------------------ | ----------- | ----------------------- |
| tantivy   | 0.5     | 40      | 0.2     | 31      | 0.20 / 0.50 / 0.61 |             | 15 / 31 / 1,041 (of 20) |
| rank-bm25 | 0.2     | 30      | 0.0     | 150     |                    |             |                         |
tantivy, passages of one outlet: 1.00 / 2.00 / 3.00 ms"""
    )


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    assert aligned([["a", "head"], ["longer", "b"]]) == ["| a      | head |", "| ------ | ---- |", "| longer | b    |"]


def test_fewer_questions_are_said() -> None:
    assert shown(Latency(1, 2, 3, 20), 20) == "1.00 / 2.00 / 3.00"
    assert shown(Latency(1, 2, 3, 20), 21) == "1.00 / 2.00 / 3.00 (of 20)"
    assert shown(None, 20) == ""
