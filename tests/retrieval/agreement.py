"""Do all engines find the same? `python -m tests.retrieval.agreement BUNDLE_FOLDER QUESTIONS.jsonl --passages 25000`.

The questions' terms go to every engine, to OpenSearch with one shard and with three on a server that is started for it;
the memory engine is what the others are held against. Prints how many of the first ten differ, and how long it took.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

from bot.corpus import reader
from bot.model import Query
from bot.retrieval.bm25 import PLACES
from bot.retrieval.passages import passages
from bot.text.terms import analyze
from tests.coverage_kit import write_anew
from tests.opensearch.installation import UnavailableError, fetched
from tests.opensearch.server import Cluster
from tests.retrieval.engines import NAMES, THREE_SHARDS, opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.retrieval.projection import Projection
    from bot.retrieval.retriever import Retriever

    Terms = tuple[str, ...]

K = 10
ALL = (*NAMES, THREE_SHARDS)


@dataclass(slots=True)
class Agreement:
    """How one engine did beside the memory engine."""

    engine: str
    differing: list[Terms] = field(default_factory=list)
    found: int = 0
    took_ms: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        cuts = quantiles(self.took_ms, n=20)
        figures = f"{len(self.differing):>9,}  {self.found:>7,}  {cuts[9]:>8.2f}  {cuts[18]:>8.2f}"
        return f"{self.engine:<20} {figures}"


def agreements(
    projection: Projection, folder: Path, questions: list[Terms], urls: tuple[str, ...], names: Iterable[str] = ALL
) -> list[Agreement]:
    """Ask every engine all *questions*, the memory engine first."""
    told = [Agreement(name) for name in names]
    expected: dict[Terms, list[tuple[str, float]]] = {}
    for one in told:
        with ExitStack() as stack:
            retriever = stack.enter_context(opened(one.engine, lambda: urls)).of(projection, folder)
            for terms in questions:
                found = _asked(one, retriever, terms)
                if found != expected.setdefault(terms, found):
                    one.differing.append(terms)
    return told


def _asked(one: Agreement, retriever: Retriever, terms: Terms) -> list[tuple[str, float]]:
    began = time.perf_counter()
    hits = retriever.retrieve(Query(terms), K)
    one.took_ms.append((time.perf_counter() - began) * 1000)
    one.found += len(hits)
    return [(hit.passage.id, round(hit.score, PLACES)) for hit in hits]


def _limited(root: Path, most: int) -> Iterator[reader.Filed]:
    """The articles in *root*, until they make *most* passages."""
    count = 0
    for stored in reader.read(root):
        yield stored
        count += sum(1 for _ in passages(stored.article, lambda *_: ()))
        if count >= most:
            return


def _questions(path: Path) -> list[Terms]:
    lines = path.read_text("utf-8").splitlines()
    return [tuple(dict.fromkeys(analyze(json.loads(line)["question"]))) for line in lines]


def main() -> int:
    parser = argparse.ArgumentParser(description="Hold every engine against the memory engine.")
    parser.add_argument("bundles", type=Path, metavar="BUNDLE_FOLDER")
    parser.add_argument("questions", type=Path, metavar="QUESTIONS.jsonl")
    parser.add_argument("--passages", type=int, default=25_000, metavar="N", help="at most about so many; 25000")
    options = parser.parse_args()
    try:
        installation = fetched()
    except UnavailableError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    questions = _questions(options.questions)
    with tempfile.TemporaryDirectory() as name, Cluster(installation) as cluster:
        projection = write_anew(Path(name), _limited(options.bundles, options.passages))
        passed = f"{len(questions):,} questions, {projection.passage_count:,} passages, OpenSearch {cluster.version}\n"
        sys.stdout.write(f"{passed}{'engine':<20} differing     hits    p50 ms    p95 ms\n")
        told = agreements(projection, Path(name), questions, cluster.urls)
    sys.stdout.write("".join(f"{one}\n" for one in told))
    return 1 if any(one.differing for one in told) else 0


if __name__ == "__main__":
    sys.exit(main())
