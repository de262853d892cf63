"""The server these tests start is the OpenSearch that an engine relies on, and it leaves nothing behind."""

from __future__ import annotations

import math
import os
import signal
import subprocess
import sys
import time
import uuid
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.opensearch.server import ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.opensearch.fixtures import StartOpenSearch
    from tests.opensearch.installation import Installation
    from tests.opensearch.server import Cluster

ROOT = Path(__file__).parents[2]
K1, B = 1.2, 0.75
PASSAGES = {
    "a:1": "kortunov said russia would wait",
    "a:2": "wait and see said the minister who would not wait for an answer from anyone",
    "b:1": "russia russia russia",
    "b:2": "kortunov said russia would wait",
    "c:1": "nothing of the kind",
}


def index_body(shards: int = 1, replicas: int = 0) -> dict[str, Any]:
    return {
        "settings": {
            "number_of_shards": shards,
            "number_of_replicas": replicas,
            "similarity": {"default": {"type": "BM25", "k1": K1, "b": B}},
        },
        "mappings": {
            "dynamic": "strict",
            "properties": {
                "terms": {"type": "text", "analyzer": "whitespace", "index_options": "freqs"},
                "pid": {"type": "keyword"},
            },
        },
    }


class Index:
    """One index of a cluster."""

    def __init__(self, url: str, name: str) -> None:
        self.url = url
        self.name = name

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """What the index answers; an error fails the test."""
        status, told = ask(self.url, method, f"/{self.name}{path}", body)
        assert status in (200, 201), told
        return told

    def create(self, shards: int = 1, replicas: int = 0) -> None:
        assert self.ask("PUT", "", index_body(shards, replicas))["acknowledged"]

    def fill(self, revision: int = 1) -> list[int]:
        """The status of each passage."""
        lines: list[dict[str, Any]] = []
        for pid, terms in PASSAGES.items():
            lines.append({"index": {"_id": pid, "version": revision, "version_type": "external"}})
            lines.append({"terms": terms, "pid": pid})
        return [item["index"]["status"] for item in self.ask("POST", "/_bulk?refresh=true", lines)["items"]]

    def search(self, *terms: str) -> list[tuple[float, str]]:
        """Score and id of what holds one of *terms*, the best first."""
        told = self.ask("POST", "/_search?search_type=dfs_query_then_fetch", search_body(*terms))
        assert told["_shards"]["failed"] == 0
        return [(score, pid) for score, pid in (hit["sort"] for hit in told["hits"]["hits"])]

    def count(self) -> int:
        return int(self.ask("GET", "/_count")["count"])


def search_body(*terms: str) -> dict[str, Any]:
    query = {"bool": {"should": [{"term": {"terms": term}} for term in terms], "minimum_should_match": 1}}
    return {"size": 50, "query": query, "sort": ["_score", {"pid": "asc"}]}


def bm25(*terms: str) -> list[tuple[float, str]]:
    """The same by the formula; lengths below 40 are exact in Lucene."""
    texts = {pid: text.split() for pid, text in PASSAGES.items()}
    average = sum(map(len, texts.values())) / len(texts)

    def weight(term: str, words: list[str]) -> float:
        holders = sum(term in other for other in texts.values())
        idf = math.log(1 + (len(texts) - holders + 0.5) / (holders + 0.5))
        return idf * words.count(term) / (words.count(term) + K1 * (1 - B + B * len(words) / average))

    scores = [(sum(weight(term, words) for term in terms), pid) for pid, words in texts.items()]
    return sorted(((score, pid) for score, pid in scores if score > 0), key=lambda hit: (-hit[0], hit[1]))


@pytest.fixture
def index(opensearch: Cluster) -> Iterator[Index]:
    name = f"test-{uuid.uuid4()}"
    yield Index(opensearch.urls[0], name)
    ask(opensearch.urls[0], "DELETE", f"/{name}*")


def test_the_release_that_was_chosen_answers(opensearch: Cluster) -> None:
    status, told = ask(opensearch.urls[0], "GET", "/")
    assert (status, told["version"]["number"]) == (200, opensearch.version)


def test_the_whitespace_analyser_only_splits(opensearch: Cluster) -> None:
    body = {"analyzer": "whitespace", "text": "New-York  u.s. naïve\u2019s ‘x’"}
    _, told = ask(opensearch.urls[0], "POST", "/_analyze", body)
    assert [token["token"] for token in told["tokens"]] == ["New-York", "u.s.", "naïve\u2019s", "‘x’"]


def test_a_strict_mapping_refuses_unknown_fields(index: Index) -> None:
    index.create()
    status, told = ask(index.url, "PUT", f"/{index.name}/_doc/1", {"colour": "red"})
    assert (status, told["error"]["type"]) == (400, "strict_dynamic_mapping_exception")


@pytest.mark.parametrize("shards", [1, 3])
def test_scores_are_bm25_over_all_shards_and_ties_break_by_id(opensearch: Cluster, index: Index, shards: int) -> None:
    index.create(shards)
    index.fill()
    scale = K1 + 1 if opensearch.version.startswith("2.") else 1
    for terms in (("kortunov", "russia"), ("wait",), ("the", "said", "unknown")):
        found, expected = index.search(*terms), bm25(*terms)
        assert [pid for _, pid in found] == [pid for _, pid in expected]
        assert [score / scale for score, _ in found] == pytest.approx([score for score, _ in expected], rel=1e-6)
    assert index.search("unknown") == []


def test_a_point_in_time_pages_through_the_same_scores(index: Index) -> None:
    index.create(3)
    index.fill()
    everything = index.search("said", "russia")
    point = {"id": index.ask("POST", "/_search/point_in_time?keep_alive=1m")["pit_id"], "keep_alive": "1m"}
    index.ask("POST", "/_delete_by_query?refresh=true", {"query": {"match_all": {}}})
    body = search_body("said", "russia") | {"size": 1, "pit": point}
    found: list[list[Any]] = []
    while page := ask(index.url, "POST", "/_search?search_type=dfs_query_then_fetch", body)[1]["hits"]["hits"]:
        found.append(page[0]["sort"])
        body["search_after"] = page[0]["sort"]
    assert [(score, pid) for score, pid, *_ in found] == everything
    ask(index.url, "DELETE", "/_search/point_in_time", {"pit_id": [point["id"]]})


def test_an_old_revision_never_replaces_a_newer_one(index: Index) -> None:
    index.create()
    assert index.fill(revision=2) == [201] * len(PASSAGES)
    assert index.fill(revision=2) == index.fill(revision=1) == [409] * len(PASSAGES)
    assert index.fill(revision=3) == [200] * len(PASSAGES)


def test_an_alias_is_swapped_in_one_step(index: Index) -> None:
    url, old, new, alias = index.url, f"{index.name}-1", f"{index.name}-2", f"{index.name}-read"
    for name in (old, new):
        Index(url, name).create()
    ask(url, "POST", "/_aliases", {"actions": [{"add": {"index": old, "alias": alias}}]})
    swap = [{"remove": {"index": old, "alias": alias, "must_exist": True}}, {"add": {"index": new, "alias": alias}}]
    assert ask(url, "POST", "/_aliases", {"actions": swap}) == (200, {"acknowledged": True})
    assert list(ask(url, "GET", f"/_alias/{alias}")[1]) == [new]


def test_deleting_by_query_merging_and_reindexing_are_there(index: Index) -> None:
    index.create()
    index.fill()
    said = {"query": {"term": {"terms": "said"}}}
    assert index.ask("POST", "/_delete_by_query?refresh=true", said)["deleted"] == 3
    # Not asserted that this settles the statistics: deleted passages stay as history for up to 30 s, then a flush, too.
    assert index.ask("POST", "/_forcemerge?only_expunge_deletes=true")["_shards"]["failed"] == 0
    copy = {"source": {"index": index.name}, "dest": {"index": f"{index.name}-copy"}}
    status, told = ask(index.url, "POST", "/_reindex?refresh=true", copy)
    assert (status, told["created"], Index(index.url, f"{index.name}-copy").count()) == (200, 2, 2)


def test_a_cluster_outlives_its_manager_and_takes_it_back(start_opensearch: StartOpenSearch) -> None:
    cluster = start_opensearch(nodes=3)
    index = Index(cluster.urls[0], "passages")
    index.create(shards=2, replicas=1)
    index.fill()
    cluster.wait()
    before = index.search("kortunov", "russia")
    manager = ask(cluster.urls[0], "GET", "/_cat/cluster_manager?format=json")[1][0]["node"]
    killed = int(manager.removeprefix("node-"))

    cluster.kill(killed)
    others = [Index(url, index.name) for n, url in enumerate(cluster.urls) if n != killed]
    eventually(lambda: all(other.search("kortunov", "russia") == before for other in others))
    assert others[0].fill(revision=2) == [200] * len(PASSAGES)

    cluster.restart(killed)
    assert ask(cluster.urls[killed], "GET", "/_cluster/health")[1]["number_of_nodes"] == 3
    returned = Index(cluster.urls[killed], index.name)
    assert {pid for _, pid in returned.search("kortunov", "russia")} == {pid for _, pid in before}


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 0), (signal.SIGKILL, -9)])
def test_nothing_is_left_however_the_command_ends(
    installation: Installation, tmp_path: Path, number: int, code: int
) -> None:
    command = [sys.executable, "-m", "tests.opensearch.server", "--version", installation.release.version]
    with subprocess.Popen(  # noqa: S603 - our own command
        command, cwd=ROOT, env=os.environ | {"TMPDIR": str(tmp_path)}, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout
            url = process.stdout.readline().strip()
            assert ask(url, "GET", "/")[0] == 200
            process.send_signal(number)
            assert process.wait(30) == code
        finally:
            process.kill()
    eventually(lambda: not list(tmp_path.iterdir()) and not is_open(url))


def eventually(is_so: Any, timeout_s: float = 30) -> None:
    deadline = time.monotonic() + timeout_s
    while not _holds(is_so):
        assert time.monotonic() < deadline
        time.sleep(0.1)


def _holds(is_so: Any) -> bool:
    try:
        return bool(is_so())
    except (OSError, AssertionError):  # not yet
        return False


def is_open(url: str) -> bool:
    connection = HTTPConnection(url.removeprefix("http://"), timeout=5)
    try:
        connection.connect()
    except OSError:
        return False
    finally:
        connection.close()
    return True
