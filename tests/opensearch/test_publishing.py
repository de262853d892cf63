"""What publishing leaves in a real cluster: one index behind the alias, whole, closed to writing, and nothing else."""

from __future__ import annotations

import threading
import uuid
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from bot.errors import RetrievalError
from bot.model import Query
from bot.retrieval.opensearch.client import Access
from bot.retrieval.opensearch.publishing import publish
from bot.retrieval.opensearch.searching import OpenSearchRetriever
from tests.coverage_kit import projection_of
from tests.opensearch.server import ask

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.retrieval.projection import Projection
    from tests.opensearch.server import Cluster

RULES = "rules"


class Place:
    """A name of its own in the cluster of all tests."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.access = Access((url,), alias=f"test-{uuid.uuid4().hex[:8]}", timeout_s=30)

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        return ask(self.url, method, path, body)[1]

    def indexes(self, alias: str = "") -> list[str]:
        return sorted(self.ask("GET", f"/{alias or self.access.alias}-*/_settings"))

    def found(self, projection: Projection) -> list[str]:
        with closing(OpenSearchRetriever(projection, RULES, self.access)) as retriever:
            return [hit.passage.id for hit in retriever.retrieve(Query(("rain",)), 10)]


@pytest.fixture
def place(opensearch: Cluster) -> Iterator[Place]:
    made = Place(opensearch.urls[0])
    yield made
    made.ask("DELETE", f"/{made.access.alias}*")


def test_the_old_index_is_gone_and_the_new_one_stands_alone(place: Place, tmp_path: Path) -> None:
    first, second = projection_of(tmp_path / "1", a="Rain fell."), projection_of(tmp_path / "2", b="Rain, rain.")
    publish(first, RULES, place.access)
    [before] = place.indexes()
    publish(second, RULES, place.access)
    [after] = place.indexes()
    assert before != after
    assert list(place.ask("GET", f"/_alias/{place.access.alias}")) == [after]
    assert place.found(second) == ["b:1"]


def test_what_is_published_is_closed_to_writing_and_will_have_a_copy(place: Place, tmp_path: Path) -> None:
    publish(projection_of(tmp_path, a="Rain fell."), RULES, place.access)
    status, told = ask(place.url, "PUT", f"/{place.access.alias}/_doc/b:1", {"indexed": "rain"})
    assert (status, told["error"]["type"]) == (403, "cluster_block_exception")
    [settings] = [one["settings"]["index"] for one in place.ask("GET", f"/{place.access.alias}/_settings").values()]
    assert (settings["auto_expand_replicas"], settings.get("refresh_interval")) == ("0-1", None)


def test_two_publishers_at_once_leave_one_whole_index(place: Place, tmp_path: Path) -> None:
    both = [projection_of(tmp_path / name, **{name: "Rain fell."}) for name in "ab"]
    publishers = [threading.Thread(target=publish, args=(one, RULES, place.access)) for one in both]
    for one in publishers:
        one.start()
    for one in publishers:
        one.join()
    publish(both[0], RULES, place.access)
    assert place.found(both[0]) == ["a:1"]
    [published] = place.ask("GET", f"/_alias/{place.access.alias}")
    assert published in place.indexes()


def test_a_name_that_begins_with_another_is_left_alone(place: Place, tmp_path: Path) -> None:
    one, other = projection_of(tmp_path / "1", a="Rain fell."), projection_of(tmp_path / "2", b="Rain, rain.")
    beside = Place(place.url)
    beside.access = Access(place.access.urls, alias=f"{place.access.alias}-b", timeout_s=30)
    publish(one, RULES, place.access)
    publish(other, RULES, beside.access)
    publish(one, RULES, place.access, anew=True)
    assert place.found(one) == ["a:1"]
    assert beside.found(other) == ["b:1"]
    assert len(beside.indexes()) == 1
    place.ask("DELETE", f"/{place.access.alias}-*,-{beside.access.alias}-*")  # as docs/scale.md has it
    assert len(beside.indexes()) == 1
    assert place.indexes() == beside.indexes()


def test_a_name_that_is_an_index_already_is_one_line(place: Place, tmp_path: Path) -> None:
    place.ask("PUT", f"/{place.access.alias}", {})
    with pytest.raises(
        RetrievalError, match=r"^opensearch: answered 400 \(invalid_alias_name_exception\); see its log$"
    ):
        publish(projection_of(tmp_path, a="Rain fell."), RULES, place.access)


def test_a_hundred_words_asked_at_once_are_answered(place: Place, tmp_path: Path) -> None:
    words = [f"word{number}" for number in range(100)]
    projection = projection_of(tmp_path, a=f"Rain {' '.join(words)} fell.")
    publish(projection, RULES, place.access)
    with closing(OpenSearchRetriever(projection, RULES, place.access)) as retriever:
        assert len(retriever.retrieve(Query(tuple(words)), 10)) == 1


def test_more_ties_than_one_answer_holds_come_by_id(place: Place, tmp_path: Path) -> None:
    text = "\n\n".join(f"Part {number}\n\nRain fell." for number in range(11_000))
    projection = projection_of(tmp_path, a=text)
    publish(projection, RULES, place.access, shards=3)
    with closing(OpenSearchRetriever(projection, RULES, place.access)) as retriever:
        hits = retriever.retrieve(Query(("rain",)), 5)
    assert [hit.passage.id for hit in hits] == sorted(f"a:{number}" for number in range(1, 11_001))[:5]
