"""Publishing: a new index beside the one that is asked, checked when it is full, and put in its place in one step.

Two publishers at once fill an index each, and the last to finish wins; readers meet the one or the other, whole. An
index is cleared away when it is neither published nor written to any more; whoever fills one leaves a sign every
minute, by the clocks of the publishing machines.
"""

from __future__ import annotations

import random
import time
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from bot.errors import RetrievalError
from bot.retrieval.opensearch.bulk import batches, taken
from bot.retrieval.opensearch.client import RefusedError, Server, UnavailableError, malformed, overloaded, partial
from bot.retrieval.opensearch.editions import Edition, body, indexes, meta, published

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.retrieval.carried import Stored
    from bot.retrieval.opensearch.client import Access
    from bot.retrieval.projection import Projection

    Watch = Callable[[Iterable[Stored]], Iterable[Stored]]

Value = TypeVar("Value")

PATIENCE_S = 60.0  # how long a cluster may be away before publishing gives up: a node that died is replaced in 10-30 s
_REQUEST_S = 30.0
_SHARD_WAIT = "10s"  # for a shard that is away, before its passages are sent again
_LONGEST_PAUSE_S = 5.0
_SHARD = 40_000_000  # passages a shard, 23 GB
_SIGN_S = 60.0
_LEASE_S = 600.0  # without a sign for so long, its publisher is dead
_COPIES_S = 20  # less than a request may take; given to the copies; the cluster makes them afterwards, too


def publish(
    projection: Projection,
    rules: str,
    access: Access,
    *,
    anew: bool = False,
    shards: int | None = None,
    watch: Watch = lambda stored: stored,
    patience_s: float = PATIENCE_S,
) -> bool:
    """Publish *projection* under the alias, unless it is; whether that was needed. With *anew*, in any case.

    *watch* sees the passages go by. Raises RetrievalError; what was published before then still is.
    """
    edition = Edition.of(projection, rules)
    server = Server(replace(access, timeout_s=max(access.timeout_s, _REQUEST_S)))
    try:
        press = _Press(server, access.alias, edition, patience_s)
        is_needed = anew or not press.is_published()
        if is_needed:
            press.make(shards or 1 + edition.passages // _SHARD, watch(projection.stored()))
        press.clear_away()
        return is_needed
    finally:
        server.close()


class _Press:
    """Makes one index and publishes it."""

    def __init__(self, server: Server, alias: str, edition: Edition, patience_s: float) -> None:
        self._server = server
        self._alias = alias
        self._edition = edition
        self._patience_s = patience_s
        self._name = edition.index_name(alias)
        self._signed = 0.0

    def is_published(self) -> bool:
        now = self._patiently(lambda: published(self._server, self._alias))
        return now is not None and now.edition == self._edition

    def make(self, shards: int, stored: Iterable[Stored]) -> None:
        try:
            self._create(shards)
            for batch in batches(stored):
                self._send(batch)
                self._sign()
            self._settle()
        except BaseException:
            self._drop(self._name)
            raise
        self._swap()  # not dropped when this fails: it may have been done all the same

    def clear_away(self) -> None:
        """Remove what is not published and nobody fills; a fault leaves it to the next publisher."""
        try:
            found = indexes(self._server, self._alias)
            current = published(self._server, self._alias)  # looked up last: what is done by then was published before
        except RetrievalError:
            return
        for index in found:
            if current and index.name != current.name and time.time() - index.alive > _LEASE_S:
                self._drop(index.name)

    def _create(self, shards: int) -> None:
        made = body(self._edition, shards, time.time())
        try:
            self._ask("PUT", f"/{self._name}", made)
        except RefusedError as error:
            # The name is ours alone: if it is taken, an attempt succeeded of which we never heard.
            if error.status != 400 or self._name not in {one.name for one in indexes(self._server, self._alias)}:
                raise
        self._signed = time.monotonic()

    def _send(self, waiting: dict[str, str]) -> None:
        def attempt() -> None:
            told = self._server.ask("POST", f"/{self._name}/_bulk", "".join(waiting.values()), timeout=_SHARD_WAIT)
            for name in taken(told):
                waiting.pop(name, None)
            if waiting:
                raise overloaded(429)

        self._patiently(attempt)

    def _sign(self, *, is_done: bool = False) -> None:
        now = time.monotonic()
        if is_done or now - self._signed > _SIGN_S:
            self._ask("PUT", f"/{self._name}/_mapping", meta(self._edition, 0 if is_done else time.time()))
            self._signed = now

    def _settle(self) -> None:
        """Close the index to writing, have copies made, and see that every passage is there."""
        final = {"blocks.write": True, "refresh_interval": None, "auto_expand_replicas": "0-1"}
        self._ask("PUT", f"/{self._name}/_settings", {"index": final})
        self._patiently(self._check)
        self._await_copies()

    def _check(self) -> None:
        told = [self._server.ask("POST", f"/{self._name}/{what}") for what in ("_refresh", "_count")]
        try:
            failed, count = sum(int(one["_shards"]["failed"]) for one in told), int(told[1]["count"])
        except (LookupError, TypeError, ValueError) as error:
            raise malformed() from error
        if failed:
            raise partial()
        if count != self._edition.passages:
            problem = f"holds {count:,} of {self._edition.passages:,} passages after publishing"
            raise RefusedError(f"opensearch: {problem}; publish again with 'pullquote index'")

    def _await_copies(self) -> None:
        """Give the cluster some time to make them; a cluster of one node has none to make."""
        until = f"/_cluster/health/{self._name}?wait_for_status=green&timeout={_COPIES_S}s"
        self._patiently(lambda: self._server.ask("GET", until, ignore=(408,)))

    def _swap(self) -> None:
        to_all = {"index": f"{self._alias}-*", "alias": self._alias, "must_exist": False}
        actions = [{"remove": to_all}, {"add": {"index": self._name, "alias": self._alias}}]
        self._ask("POST", "/_aliases", {"actions": actions})
        self._sign(is_done=True)

    def _drop(self, name: str) -> None:
        with suppress(RetrievalError):  # the next publisher clears it away
            self._server.ask("DELETE", f"/{name}", ignore=(404,))

    def _ask(self, method: str, path: str, sent: object = None) -> dict[str, Any]:
        return self._patiently(lambda: self._server.ask(method, path, sent))

    def _patiently(self, work: Callable[[], Value]) -> Value:
        """What *work* gives, tried again with growing, uneven pauses while the cluster is unavailable."""
        began, pause = time.monotonic(), 0.1
        while True:
            try:
                return work()
            except UnavailableError:
                if time.monotonic() - began > self._patience_s:
                    raise
            time.sleep(random.uniform(0, pause))  # noqa: S311 - no secret
            pause = min(2 * pause, _LONGEST_PAUSE_S)
