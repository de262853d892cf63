"""The picture: how finding ids slows with size, an engine a line, both axes logarithmic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.benchmarks.asking import IDS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.benchmarks.table import Sheet

_GREY = "#808080"  # reads on white and on black


def draw(sheets: Sequence[Sheet], path: Path) -> None:
    """Write an SVG without a background, fonts or dates: equal figures give an equal file."""
    import matplotlib as mpl  # noqa: PLC0415 - of the extra `benchmark`, which the tests do without

    mpl.use("svg")
    style: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": "speed", "font.family": "sans-serif"}
    style |= dict.fromkeys(["text.color", "axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color"], _GREY)
    with mpl.rc_context(style):
        from matplotlib import pyplot  # noqa: PLC0415

        figure, axes = pyplot.subplots(figsize=(8, 4.5), layout="constrained")
        for name in [line.engine for line in sheets[0].lines]:
            points = [
                (sheet.passages, line.latencies[IDS].p95)
                for sheet in sheets
                for line in sheet.lines
                if line.engine == name
            ]
            axes.plot(*zip(*points, strict=True), marker="o", label=name)
        axes.set(xscale="log", yscale="log", xlabel="passages", ylabel="ms for 50 ids, p95")
        axes.grid(visible=True, alpha=0.2)
        axes.legend(frameon=False)
        figure.savefig(path, transparent=True, metadata={"Date": None, "Creator": None})
        pyplot.close(figure)
