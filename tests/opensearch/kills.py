"""Kill node after node while coverage is published or questions are asked: `python -m tests.opensearch.kills 20`.

A cluster of three nodes, a process each; two editions of a coverage take turns. The memory engine knows the right
answers; any other answer than these, or than one line that says what to do, is counted as wrong.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import threading
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import RetrievalError
from bot.model import Query
from bot.retrieval.memory import MemoryRetriever
from bot.retrieval.opensearch.client import Access
from bot.retrieval.opensearch.publishing import publish
from bot.retrieval.opensearch.searching import OpenSearchRetriever
from tests.opensearch.installation import UnavailableError, fetched
from tests.opensearch.server import Cluster, ask
from tests.retrieval.engines import RULES
from tests.retrieval.synthetic import Synthetic

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.retrieval.projection import Projection
    from bot.retrieval.retriever import Retriever

    Terms = tuple[str, ...]
    Found = list[tuple[str, str, float]]

PASSAGES = 4_000
QUESTIONS = 50
K = 10
_LONGEST_S = 3.0  # into publishing or asking, until the kill
_ON_S = 2.0  # asked after the kill, before the node comes back
_PATIENCE_S = 5.0


@dataclass(slots=True)
class Tally:
    """What came of it."""

    kills: int = 0
    published: int = 0
    refused: int = 0  # publishing that ended with a line
    right: int = 0
    lines: int = 0  # questions that ended with a line
    wrong: int = 0
    lost: int = 0  # rounds after which what is published was not what was acknowledged

    def __str__(self) -> str:
        return (
            f"{self.kills} kills: {self.published} times published all the same, {self.refused} times refused in one"
            f" line; {self.right:,} questions right, {self.lines:,} refused in one line, {self.wrong} wrong;"
            f" {self.lost} times something was lost"
        )


class Edition:
    """A coverage, and the right answers to the questions about it."""

    def __init__(self, projection: Projection, questions: list[Terms]) -> None:
        self.projection = projection
        memory = MemoryRetriever(projection)
        self.right = {terms: found(memory, terms) for terms in questions}
        self.ids = sorted(str(stored.row[0]) for stored in projection.stored())


def found(retriever: Retriever, terms: Terms) -> Found:
    return [(hit.passage.id, hit.passage.text, hit.score) for hit in retriever.retrieve(Query(terms), K)]


def is_one_line(told: str) -> bool:
    return told.startswith("opensearch: ") and "\n" not in told


class Asking(threading.Thread):
    """Asks about an edition until it is told to end; opened anew now and then, as commands are."""

    def __init__(self, edition: Edition, access: Access, tally: Tally) -> None:
        super().__init__(daemon=True)
        self._edition = edition
        self._access = access
        self._tally = tally
        self._ended = threading.Event()

    def run(self) -> None:
        while not self._ended.is_set():
            with closing(OpenSearchRetriever(self._edition.projection, RULES, self._access)) as retriever:
                for terms, right in self._edition.right.items():
                    if self._ended.is_set():
                        return
                    self._ask(retriever, terms, right)

    def end(self) -> None:
        self._ended.set()
        self.join()

    def _ask(self, retriever: Retriever, terms: Terms, right: Found) -> None:
        try:
            well = found(retriever, terms) == right
            self._tally.right += well
        except RetrievalError as error:
            well = is_one_line(str(error))
            self._tally.lines += well
            time.sleep(0.02)
        self._tally.wrong += not well


class Rounds:
    """A cluster that is killed at, and the edition that was last acknowledged as published."""

    def __init__(self, cluster: Cluster, folder: Path, seed: int, passages: int) -> None:
        self._cluster = cluster
        self._chance = random.Random(seed)  # noqa: S311 - no secret
        self._access = Access(cluster.urls, timeout_s=3)
        questions = Synthetic(seed).questions(QUESTIONS)
        made = (Synthetic(seed + n).projection(folder / str(n), passages) for n in range(2))
        self._now, self._next = (Edition(projection, questions) for projection in made)
        self.tally = Tally()
        self._publish(self._now)

    def while_publishing(self) -> None:
        """Kill a node while the other edition is published; then publish it if that failed."""
        asking = self._asking()
        told: list[str] = []
        publishing = threading.Thread(target=self._try_to_publish, args=(told,), daemon=True)
        publishing.start()
        killed = self._kill()
        publishing.join()
        self._cluster.restart(killed)
        asking.end()
        if told:
            self.tally.refused += 1
            self.tally.wrong += not is_one_line(told[0])
            self._check(self._now)
            self._publish(self._next)
        else:
            self.tally.published += 1
        self._now, self._next = self._next, self._now
        self._check(self._now)

    def while_asking(self) -> None:
        """Kill a node while questions are asked."""
        asking = self._asking()
        killed = self._kill()
        time.sleep(_ON_S)
        self._cluster.restart(killed)
        asking.end()
        self._check(self._now)

    def _asking(self) -> Asking:
        asking = Asking(self._now, self._access, self.tally)
        asking.start()
        return asking

    def _kill(self) -> int:
        time.sleep(self._chance.uniform(0, _LONGEST_S))
        killed = self._chance.randrange(len(self._cluster.urls))
        self._cluster.kill(killed)
        self.tally.kills += 1
        return killed

    def _try_to_publish(self, told: list[str]) -> None:
        try:
            self._publish(self._next)
        except RetrievalError as error:
            told.append(str(error))

    def _publish(self, edition: Edition) -> None:
        shards = self._chance.choice((1, 3))
        publish(edition.projection, RULES, self._access, anew=True, shards=shards, patience_s=_PATIENCE_S)

    def _check(self, edition: Edition) -> None:
        """Every passage that was acknowledged is there, none besides, and every answer is right."""
        with closing(OpenSearchRetriever(edition.projection, RULES, self._access)) as retriever:
            body = {"size": 10_000, "_source": False, "query": {"match_all": {}}}
            path = f"/{retriever.index()}/_search?allow_partial_search_results=false"
            _, told = ask(self._cluster.urls[0], "POST", path, body)
            is_whole = sorted(hit["_id"] for hit in told["hits"]["hits"]) == edition.ids
            is_right = all(found(retriever, terms) == right for terms, right in edition.right.items())
            self.tally.lost += not (is_whole and is_right)


def run(
    cluster: Cluster,
    folder: Path,
    kills: int,
    seed: int,
    *,
    passages: int = PASSAGES,
    watch: Callable[[Tally], None] = lambda _: None,
) -> Tally:
    """Kill *kills* nodes, two of three while publishing; what came of it."""
    rounds = Rounds(cluster, folder, seed, passages)
    while rounds.tally.kills < kills:
        if rounds.tally.kills % 3 == 1:
            rounds.while_asking()
        else:
            rounds.while_publishing()
        watch(rounds.tally)
    return rounds.tally


def _tell(tally: Tally) -> None:
    sys.stdout.write(f"{tally}\n")
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(description="Kill nodes of a cluster while coverage is published and asked.")
    parser.add_argument("kills", type=int, nargs="?", default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    try:
        installation = fetched()
    except UnavailableError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    with tempfile.TemporaryDirectory() as name, Cluster(installation, nodes=3) as cluster:
        tally = run(cluster, Path(name), options.kills, options.seed, watch=_tell)
    return 1 if tally.wrong or tally.lost else 0


if __name__ == "__main__":
    sys.exit(main())
