"""`pullquote` as a process beside a cluster: what is published, asked, and told when the cluster is not well."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.chat.wording import UNAVAILABLE
from tests.command import Ended, pullquote
from tests.coverage_kit import put
from tests.opensearch.misbehaving import Fault, Misbehaving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUESTION = "What fell on the city?"
CANARY = "canary-in-the-mine"
OVERLOADED = "opensearch: is overloaded or not whole (status 503); try again in a minute"


class Commands:
    """`pullquote` with a cluster in its settings; whatever it writes is searched for the password."""

    def __init__(self, cluster: Misbehaving, folder: Path) -> None:
        put(folder / "corpus", "a", "Rain fell on the city.")
        self._values = {
            "PULLQUOTE_CORPUS": str(folder / "corpus"),
            "PULLQUOTE_INDEX_DIR": str(folder / "index"),
            "PULLQUOTE_STATE_DIR": str(folder / "state"),
            "PULLQUOTE_OPENSEARCH_URL": cluster.url,
            "PULLQUOTE_OPENSEARCH_USER": "reader",
            "PULLQUOTE_OPENSEARCH_PASSWORD": CANARY,
        }

    def __call__(self, *arguments: str, stdin: str = "") -> Ended:
        ended = pullquote(*arguments, stdin=stdin, cwd=None, **self._values)
        assert CANARY not in ended.out + ended.err
        return ended


@pytest.fixture
def cluster() -> Iterator[Misbehaving]:
    with Misbehaving() as server:
        yield server


@pytest.fixture
def run(cluster: Misbehaving, tmp_path: Path) -> Commands:
    return Commands(cluster, tmp_path)


def test_index_publishes_and_ask_asks(run: Commands) -> None:
    ended = run("index")
    assert (ended.code, ended.out, ended.err) == (0, "1 article, 1 passage, published in opensearch\n", "")
    ended = run("ask", QUESTION, "--json")
    assert (ended.code, ended.err) == (0, "")
    told = json.loads(ended.out)
    assert (told["engine"], told["quotes"][0]["text"]) == ("opensearch", "Rain fell on the city.")


def test_before_anything_is_published_the_line_says_what_to_do(run: Commands) -> None:
    told = "opensearch: nothing is published as pullquote; publish with 'pullquote index'"
    assert run("ask", QUESTION).fault == told


def test_publishing_anew_is_asked_for(run: Commands, cluster: Misbehaving) -> None:
    run("index")
    first = dict(cluster.aliases)
    run("index")
    assert cluster.aliases == first
    assert run("index", "--anew").code == 0
    assert cluster.aliases != first


def test_a_fault_is_one_line_on_stderr_and_exit_2(run: Commands, cluster: Misbehaving) -> None:
    run("index")
    cluster.fail("_search", Fault(503))
    assert run("ask", QUESTION).fault == OVERLOADED


def test_a_fault_in_a_batch_stands_in_the_place_of_its_question(run: Commands, cluster: Misbehaving) -> None:
    run("index")
    cluster.fail("_search", Fault(503))
    lines = "".join(json.dumps({"id": name, "question": QUESTION}) + "\n" for name in "ab")
    ended = run("ask", "--batch", "-", stdin=lines)
    first, second = map(json.loads, ended.out.splitlines())
    assert ended.code == 2
    assert first == {"id": "a", "error": OVERLOADED}
    assert second["answered"]


def test_a_chat_says_a_plain_sentence_and_goes_on(run: Commands, cluster: Misbehaving) -> None:
    run("index")
    cluster.fail("_search", Fault(503))
    ended = run("chat", stdin=f"{QUESTION}\n{QUESTION}\n")
    assert ended.out.startswith(f"{UNAVAILABLE}\n\n1  “Rain fell on the city.”")
    assert ended.err == f"error: {OVERLOADED}\n"
    assert ended.code == 0
