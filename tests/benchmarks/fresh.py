"""What is measured in a process of its own: building with its peak of memory, and opening until the first hit.

Run as a module it is that process: ``project ROOT INDEX``, ``build SEAT INDEX PLACE``, ``open SEAT INDEX PLACE TERM``.
"""
# ruff: noqa: PLC0415, T201 - a process imports what it measures, and prints its figures

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

_OPENINGS = 3


@dataclass(frozen=True, slots=True)
class Built:
    """Seconds of CPU that building took, and the most memory it held, in megabytes."""

    seconds: float
    peak_mb: float


def project(root: Path, index: Path) -> Built:
    """Read the coverage in *root* into a projection in *index*."""
    return Built(*_child("project", str(root), str(index)))


def build(name: str, index: Path, place: Path) -> Built:
    """Build the index of a seat from the projection in *index*."""
    place.mkdir()
    return Built(*_child("build", name, str(index), str(place)))


def open_ms(name: str, index: Path, place: Path, term: str) -> float:
    """Milliseconds of CPU from the start of the process to the first hit; the median of three."""
    return 1000 * sorted(_child("open", name, str(index), str(place), term)[0] for _ in range(_OPENINGS))[1]


def _child(*arguments: str) -> tuple[float, float]:
    command = [sys.executable, "-m", __name__, *arguments]
    ended = subprocess.run(command, check=True, stdout=subprocess.PIPE)  # noqa: S603 - ourselves
    seconds, peak_mb = json.loads(ended.stdout.splitlines()[-1])
    return seconds, peak_mb


def _run(job: str, *arguments: str) -> None:
    from bot.retrieval.projection import Projection
    from tests.benchmarks.seats import seat_of

    if job == "project":
        from bot.derived import fresh

        fresh(Path(arguments[0]), Path(arguments[1]))
        return
    seat, projection, place = seat_of(arguments[0]), Projection(Path(arguments[1])), Path(arguments[2])
    if job == "build":
        seat.build(projection, place)
    else:
        seat.open(projection, place)([arguments[3]], 50)


def _peak_mb() -> float:
    """Of this program alone: the figure of `getrusage` would include what the process held before it became us."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    _run(*sys.argv[1:])
    print(json.dumps([time.process_time(), _peak_mb()]))
