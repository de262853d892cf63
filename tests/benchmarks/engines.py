"""The benchmark: our engines beside rank-bm25, bm25s, SQLite FTS5 and bare tantivy, in one run on the same passages.

python -m tests.benchmarks.engines FOLDER... --questions FILE.jsonl --sizes 1000 10000 --picture speed.svg
"""
# ruff: noqa: T201 - its table goes to standard output

from __future__ import annotations

import argparse
import tempfile
from dataclasses import replace
from pathlib import Path
from time import perf_counter, thread_time
from typing import TYPE_CHECKING

from bot.derived import fresh
from tests.benchmarks import asking, figures, picture, sizes
from tests.benchmarks import fresh as child
from tests.benchmarks.seats import LINEAR, SEATS, installed
from tests.benchmarks.table import Line, Sheet, drawn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.corpus.reader import Entry
    from tests.benchmarks.figures import Latency
    from tests.benchmarks.seats import Seat

_NAMES = [seat.name for seat in SEATS]
_ABOUT = """\
Every size is real coverage, indexed by the program; where the folders hold fewer passages, halves of two articles are
joined. All engines index the same terms and are asked for the same 50 passages. Times of questions are p50 / p95 / p99
in milliseconds of CPU, of the fastest of three rounds in which the engines take turns; build and open run in processes
of their own. An engine that would take longer than --patience is asked fewer questions, which the table says. bm25s and
the picture need the extra `benchmark`."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print as it goes."""
    options = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="pullquote-benchmark-") as work:
        articles = sizes.articles(options.folders)
        sheets = []
        for size in options.sizes:
            sheets.append(_sheet(articles, size, options, Path(work, str(size))))
            print(drawn(sheets[-1]), end="\n\n", flush=True)
    if options.picture:
        picture.draw(sheets, options.picture)


def _sheet(articles: Sequence[Entry], size: int, options: argparse.Namespace, work: Path) -> Sheet:
    """All figures of one size, made in *work*."""
    root = work / "corpus"
    sizes.write(articles, size, root)
    reading = child.project(root, work / "index")
    projection, place, _ = fresh(root, work / "index")
    asked = asking.questions(options.questions, projection, options.most)
    wanted = set(options.engines) - (LINEAR if size > options.linear else set())
    seats = list(installed([seat for seat in SEATS if seat.name in wanted]))
    lines = [_line(seat, place, work, asked[0]) for seat in seats]
    ways = asking.ways(seats, projection, work, root, asked)
    latencies = figures.measure(ways, len(asked), options.patience, perf_counter if options.wall else thread_time)
    return Sheet(
        projection.passage_count,
        projection.scope.articles,
        len(asked),
        reading,
        _disk_mb(place),
        tuple(replace(line, latencies=_of(line.engine, latencies)) for line in lines),
    )


def _of(engine: str, latencies: Mapping[tuple[str, str], Latency]) -> dict[str, Latency]:
    return {way: latency for (name, way), latency in latencies.items() if name == engine}


def _line(seat: Seat, index: Path, work: Path, question: str) -> Line:
    place = work / seat.name
    built = child.build(seat.name, index, place)
    return Line(seat.name, built, _disk_mb(place), child.open_ms(seat.name, index, place, asking.terms_of(question)[0]))


def _disk_mb(place: Path) -> float:
    return sum(path.stat().st_size for path in place.rglob("*") if path.is_file()) / 1e6


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.engines",
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folders", metavar="FOLDER", nargs="+", type=Path, help="coverage: article files or bundles")
    parser.add_argument(
        "--questions",
        metavar="FILE.jsonl",
        nargs="+",
        type=Path,
        default=[],
        help='a question a line, as {"question": …}; without it, sentences of the coverage are asked',
    )
    parser.add_argument("--most", metavar="N", type=int, default=1_000, help="questions asked at most (1000)")
    parser.add_argument(
        "--sizes", metavar="N", nargs="+", type=int, default=[1_000, 10_000], help="passages (1000 10000)"
    )
    parser.add_argument("--engines", metavar="NAME", nargs="+", default=_NAMES, help=f"of: {', '.join(_NAMES)} (all)")
    parser.add_argument(
        "--linear", metavar="N", type=int, default=20_000, help="passages up to which memory and rank-bm25 run (20000)"
    )
    parser.add_argument("--patience", metavar="SECONDS", type=float, default=30.0, help="for one way of asking (30)")
    parser.add_argument("--wall", action="store_true", help="time questions by the wall clock, not by the CPU's")
    parser.add_argument("--picture", metavar="FILE.svg", type=Path, help="draw the lines into this file")
    return parser


if __name__ == "__main__":
    main()
