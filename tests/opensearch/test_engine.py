"""The engine against a cluster that misbehaves: a right answer, or one line with a remedy and without a secret."""

from __future__ import annotations

import contextlib
import io
import logging
import ssl
import time
import traceback
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import trustme

from bot.errors import RetrievalError
from bot.model import Query
from bot.retrieval.opensearch import publishing
from bot.retrieval.opensearch.client import Access, Server
from bot.retrieval.opensearch.publishing import publish
from bot.retrieval.opensearch.searching import OpenSearchRetriever
from tests.coverage_kit import projection_of
from tests.opensearch.misbehaving import Fault, Misbehaving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bot.retrieval.projection import Projection

RULES = "rules"
CANARY = "canary-in-the-mine"
BEST = ["b:1", "a:1"]
NEWS = {"a": "Rain fell on the city.", "b": "The rain stopped.", "c": "Snow fell."}


@pytest.fixture
def cluster() -> Iterator[Misbehaving]:
    with Misbehaving() as server:
        yield server


@pytest.fixture
def projection(tmp_path: Path) -> Projection:
    return projection_of(tmp_path, **NEWS)


@pytest.fixture
def access(cluster: Misbehaving) -> Access:
    return Access((cluster.url,), timeout_s=0.5, user="reader", password=CANARY)


def found(projection: Projection, access: Access) -> list[str]:
    retriever = OpenSearchRetriever(projection, RULES, access)
    try:
        return [hit.passage.id for hit in retriever.retrieve(Query(("rain",)), 2)]
    finally:
        retriever.close()


def line(act: Callable[[], object]) -> str:
    """What *act* is refused with, once it is seen that it names no secret, however it is looked at."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        with pytest.raises(RetrievalError) as caught, contextlib.redirect_stderr(written):
            act()
    finally:
        root.removeHandler(handler)
        root.setLevel(logging.WARNING)
    shown = f"{written.getvalue()}{''.join(traceback.format_exception(caught.value))}{caught.value!r}"
    assert CANARY not in shown
    assert written.getvalue() == ""
    assert str(caught.value).startswith("opensearch: ")
    assert "\n" not in str(caught.value)
    return str(caught.value)


# Asking.


def test_what_was_published_is_found(cluster: Misbehaving, projection: Projection, access: Access) -> None:
    assert publish(projection, RULES, access)
    assert found(projection, access) == BEST
    assert not publish(projection, RULES, access)


HTML = b"<html>Bad gateway</html>"


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault(429), "is overloaded or not whole (status 429); try again in a minute"),
        (Fault(503), "is overloaded or not whole (status 503); try again in a minute"),
        (Fault(504, HTML), "is overloaded or not whole (status 504); try again in a minute"),
        (Fault(401), "does not know this user or key; see PULLQUOTE_OPENSEARCH_USER"),
        (Fault(403), "this user may not do that; give it the role of docs/scale.md"),
        (Fault(500), "answered 500; see its log"),
        (Fault(400, b'{"error": {"type": "parsing_exception"}}'), "answered 400 (parsing_exception); see its log"),
        (Fault(302, HTML), "answered 302; see its log"),
        (Fault(200, HTML), "its answer makes no sense"),
        (Fault(200, b""), "its answer makes no sense"),
        (Fault(200, b"[]"), "its answer makes no sense"),
        (Fault(200, b"\xff\xfe"), "its answer makes no sense"),
        (Fault(200, b'{"timed_out": false'), "its answer makes no sense"),
        (Fault(200, b'{"timed_out": false, "_shards": {"failed": 0}}'), "its answer makes no sense"),
        (Fault(200, b'{"timed_out": true, "_shards": {"failed": 0}, "hits": {"hits": []}}'), "only a part of the"),
        (Fault(200, b'{"timed_out": false, "_shards": {"failed": 1}, "hits": {"hits": []}}'), "only a part of the"),
        (Fault(after_s=0.8), "no answer within 0.5 s; try again, or raise PULLQUOTE_OPENSEARCH_TIMEOUT_S"),
        (Fault(is_reset=True), "cannot be reached at 127.0.0.1:"),
    ],
)
def test_a_fault_of_the_cluster_is_one_line(
    cluster: Misbehaving, projection: Projection, access: Access, fault: Fault, words: str
) -> None:
    publish(projection, RULES, access)
    cluster.fail("_search", fault)
    assert words in line(lambda: found(projection, access))
    assert found(projection, access) == BEST


@pytest.mark.parametrize(
    "source", ["{}", '{"passage": {}}', '{"passage": {"source": 1, "text": 1, "start": 1, "terms": "[]"}}', "[]"]
)
def test_a_hit_that_is_no_passage_is_refused(
    cluster: Misbehaving, projection: Projection, access: Access, source: str
) -> None:
    publish(projection, RULES, access)
    hit = f'{{"_id": "a:1", "_source": {source}, "sort": [1.0, "a:1"]}}'
    body = f'{{"timed_out": false, "_shards": {{"failed": 0}}, "hits": {{"hits": [{hit}]}}}}'
    cluster.fail("_search", Fault(body=body.encode()))
    assert "its answer makes no sense" in line(lambda: found(projection, access))


def test_a_cluster_that_is_not_there_is_one_line(projection: Projection) -> None:
    with Misbehaving() as gone:
        url = gone.url
    told = line(lambda: found(projection, Access((url,), user="u", password=CANARY)))
    assert told.endswith("; see whether it runs, and PULLQUOTE_OPENSEARCH_URL")


def test_where_one_node_is_away_another_is_asked(cluster: Misbehaving, projection: Projection, access: Access) -> None:
    with Misbehaving() as gone:
        url = gone.url
    both = replace(access, urls=(url, cluster.url))
    publish(projection, RULES, both)
    for _ in range(4):
        assert found(projection, both) == BEST


def test_nothing_published_says_what_to_do(projection: Projection, access: Access) -> None:
    told = line(lambda: found(projection, access))
    assert told == "opensearch: nothing is published as pullquote; publish with 'pullquote index'"


def test_another_coverage_than_the_one_here_is_not_asked(
    cluster: Misbehaving, tmp_path: Path, projection: Projection, access: Access
) -> None:
    other = projection_of(tmp_path / "other", a="Hail fell.")
    publish(other, RULES, access)
    assert "the coverage published as pullquote is not the one here" in line(lambda: found(projection, access))
    assert ("POST", "_search") not in {(method, path.rpartition("/")[2]) for method, path in cluster.asked}


def test_passages_made_by_other_rules_are_not_asked(projection: Projection, access: Access) -> None:
    publish(projection, "older rules", access)
    assert "is not the one here; publish it with 'pullquote index'" in line(lambda: found(projection, access))


def test_who_goes_on_asking_learns_that_another_coverage_was_published(
    tmp_path: Path, projection: Projection, access: Access
) -> None:
    publish(projection, RULES, access)
    retriever = OpenSearchRetriever(projection, RULES, access)
    assert retriever.retrieve(Query(("rain",)), 2)
    publish(projection_of(tmp_path / "other", a="Hail fell."), RULES, access)
    assert "is not the one here" in line(lambda: retriever.retrieve(Query(("rain",)), 2))
    publish(projection, RULES, access)
    assert retriever.retrieve(Query(("rain",)), 2)
    publish(projection, RULES, access, anew=True)
    assert retriever.retrieve(Query(("rain",)), 2)


def test_words_that_nobody_printed_ask_nobody(cluster: Misbehaving, projection: Projection, access: Access) -> None:
    assert OpenSearchRetriever(projection, RULES, access).retrieve(Query(("volcano",)), 5) == ()
    assert cluster.asked == []


def test_after_five_failures_questions_fail_at_once_and_then_one_is_tried(
    cluster: Misbehaving, projection: Projection, access: Access
) -> None:
    publish(projection, RULES, access)
    retriever = OpenSearchRetriever(projection, RULES, access)
    cluster.fail("_search", Fault(503), 5)
    told = {line(lambda: retriever.retrieve(Query(("rain",)), 2)) for _ in range(5)}
    asked = len(cluster.asked)
    began = time.monotonic()
    assert {line(lambda: retriever.retrieve(Query(("rain",)), 2)) for _ in range(20)} == told
    assert time.monotonic() - began < 2
    assert len(cluster.asked) == asked


# Publishing.


@pytest.mark.parametrize("fault", [Fault(429), Fault(503), Fault(502, HTML), Fault(is_reset=True), Fault(200, HTML)])
@pytest.mark.parametrize("kind", ["_bulk", "_aliases", "_count", "_mapping", "_settings", "_refresh"])
def test_publishing_outlasts_what_passes(
    cluster: Misbehaving, projection: Projection, access: Access, kind: str, fault: Fault
) -> None:
    cluster.fail(kind, fault, 2)
    publish(projection, RULES, access)
    assert found(projection, access) == BEST
    assert len(cluster.indexes) == 1


@pytest.mark.parametrize("kind", ["_bulk", "_aliases", "_mapping"])
def test_what_came_through_and_is_sent_again_counts_once(
    cluster: Misbehaving, projection: Projection, access: Access, kind: str
) -> None:
    cluster.fail(kind, Fault(is_done=True, is_reset=True), 2)
    publish(projection, RULES, access)
    [stored] = cluster.indexes.values()
    assert sorted(stored.documents) == ["a:1", "b:1", "c:1"]


@pytest.mark.parametrize("status", [429, 503])
def test_items_that_were_refused_for_now_are_sent_again(
    cluster: Misbehaving, projection: Projection, access: Access, status: int
) -> None:
    cluster.refuse_items(status, 4)
    publish(projection, RULES, access)
    assert found(projection, access) == BEST


@pytest.mark.parametrize("status", [400, 404, 413, 500])
def test_an_item_that_never_will_be_taken_ends_publishing(
    cluster: Misbehaving, tmp_path: Path, projection: Projection, access: Access, status: int
) -> None:
    before = projection_of(tmp_path / "before", a="Hail fell.")
    publish(before, RULES, access)
    cluster.refuse_items(status)
    assert f"did not take passage a:1 (status {status})" in line(lambda: publish(projection, RULES, access))
    assert len([path for _, path in cluster.asked if path.endswith("_bulk")]) == 2
    assert len(cluster.indexes) == 1
    assert OpenSearchRetriever(before, RULES, access).index() == cluster.aliases["pullquote"]


@pytest.mark.parametrize(("kind", "status"), [("_bulk", 401), ("_bulk", 403), ("_bulk", 413), ("_count", 400)])
def test_what_will_not_pass_is_not_tried_again(
    cluster: Misbehaving, projection: Projection, access: Access, kind: str, status: int
) -> None:
    cluster.fail(kind, Fault(status))
    line(lambda: publish(projection, RULES, access))
    assert cluster.indexes == {}
    assert len([path for _, path in cluster.asked if path.endswith(kind)]) == 1


def test_a_cluster_that_stays_away_ends_publishing(
    cluster: Misbehaving, projection: Projection, access: Access
) -> None:
    cluster.fail("_bulk", Fault(503), 100)
    told = line(lambda: publish(projection, RULES, access, patience_s=0.3))
    assert told == "opensearch: is overloaded or not whole (status 503); try again in a minute"
    assert cluster.indexes == {}


@pytest.mark.parametrize(
    "count", [b'{"count": 2, "_shards": {"failed": 0}}', b'{"count": 4, "_shards": {"failed": 0}}']
)
def test_an_index_with_a_passage_too_few_or_too_many_is_not_published(
    cluster: Misbehaving, projection: Projection, access: Access, count: bytes
) -> None:
    cluster.fail("_count", Fault(body=count))
    assert "of 3 passages after publishing" in line(lambda: publish(projection, RULES, access))
    assert cluster.aliases == {}
    assert cluster.indexes == {}


def test_what_a_killed_publisher_left_is_cleared_away_and_what_one_fills_is_not(
    cluster: Misbehaving, projection: Projection, access: Access
) -> None:
    publish(projection, RULES, access)
    [published] = cluster.indexes
    one = cluster.indexes[published]
    now = int(time.time())
    for name, alive in {"0" * 8: now - 3_600, "1" * 8: now, "2" * 8: 0}.items():
        cluster.indexes[f"pullquote-{'0' * 12}-{name}"] = replace(one, meta=one.meta | {"alive": alive})
    cluster.indexes["pullquote-of-somebody-else"] = replace(one)
    publish(projection, RULES, access)
    assert set(cluster.indexes) == {published, f"pullquote-{'0' * 12}-{'1' * 8}", "pullquote-of-somebody-else"}


def test_passages_go_out_in_several_requests(cluster: Misbehaving, tmp_path: Path, access: Access) -> None:
    text = "\n\n".join(f"Part {number}\n\nRain fell." for number in range(1_200))
    publish(projection_of(tmp_path, a=text), RULES, access)
    assert len([path for _, path in cluster.asked if path.endswith("_bulk")]) == 3


# Who asks.


def test_user_and_password_arrive(cluster: Misbehaving, access: Access) -> None:
    Server(access).ask("GET", "/")
    assert cluster.headers[-1]["authorization"].startswith("Basic ")


def test_a_key_arrives_in_place_of_user_and_password(cluster: Misbehaving, access: Access) -> None:
    Server(replace(access, api_key=CANARY)).ask("GET", "/")
    assert cluster.headers[-1]["authorization"] == f"ApiKey {CANARY}"


def test_secrets_are_in_nothing_that_is_printed(access: Access) -> None:
    access = replace(access, api_key=CANARY)
    assert CANARY not in f"{access!r} {access} {vars(Server(access))!r}"


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def tls_cluster(authority: trustme.CA) -> Iterator[Misbehaving]:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(tls)
    with Misbehaving(tls) as server:
        yield server


def pem(authority: trustme.CA, path: Path) -> Path:
    authority.cert_pem.write_to_path(str(path))
    return path


def test_a_certificate_of_the_named_ca_is_trusted(
    tls_cluster: Misbehaving, authority: trustme.CA, tmp_path: Path, projection: Projection
) -> None:
    access = Access((tls_cluster.url,), ca=pem(authority, tmp_path / "ca.pem"), api_key=CANARY)
    publish(projection, RULES, access)
    assert found(projection, access) == BEST
    assert {headers["authorization"] for headers in tls_cluster.headers} == {f"ApiKey {CANARY}"}


@pytest.mark.parametrize("is_named", [True, False])
def test_a_certificate_of_another_ca_is_refused(
    tls_cluster: Misbehaving, tmp_path: Path, projection: Projection, is_named: bool
) -> None:
    other = pem(trustme.CA(), tmp_path / "ca.pem") if is_named else None
    told = line(lambda: found(projection, Access((tls_cluster.url,), ca=other, user="u", password=CANARY)))
    assert "no trusted connection to 127.0.0.1:" in told
    assert told.endswith("; name the CA of its certificate in PULLQUOTE_OPENSEARCH_CA")
    assert tls_cluster.headers == []


def test_a_certificate_for_another_host_is_refused(
    authority: trustme.CA, tmp_path: Path, projection: Projection
) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("example.org").configure_cert(tls)
    with Misbehaving(tls) as server:
        access = Access((server.url,), ca=pem(authority, tmp_path / "ca.pem"), api_key=CANARY)
        assert "no trusted connection" in line(lambda: found(projection, access))
        assert server.headers == []


def test_publishing_waits_longer_than_asking(projection: Projection) -> None:
    assert publishing.PATIENCE_S >= 30
