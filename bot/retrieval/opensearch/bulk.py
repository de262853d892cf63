"""Passages by the hundred: what goes into one request, and what its answer says of each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.retrieval.opensearch.client import RefusedError, malformed
from bot.retrieval.opensearch.editions import document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.retrieval.carried import Stored

_PASSAGES = 500  # a request, or the bytes below: OpenSearch's own advice is 5-15 MB
_BYTES = 5_000_000
_STORED, _THERE = 201, 409


def batches(stored: Iterable[Stored]) -> Iterator[dict[str, str]]:
    """The lines to send for each passage, by its id, as many as one request takes."""
    batch: dict[str, str] = {}
    size = 0
    for one in stored:
        name = str(one.row[0])
        # Create, never replace: a second try of what came through changes nothing, not even the statistics.
        batch[name] = f"{json.dumps({'create': {'_id': name}})}\n{json.dumps(document(one))}\n"
        size += len(batch[name])
        if len(batch) == _PASSAGES or size > _BYTES:
            yield batch
            batch, size = {}, 0
    if batch:
        yield batch


def taken(told: dict[str, Any]) -> Iterator[str]:
    """The passages that are in the index now. Raises RefusedError for one that never will be."""
    try:
        items = [(str(item["create"]["_id"]), int(item["create"]["status"])) for item in told["items"]]
    except (LookupError, TypeError, ValueError) as error:
        raise malformed() from error
    for name, status in items:
        if status in (_STORED, _THERE):
            yield name
        elif status not in (429, 503):
            raise RefusedError(f"opensearch: did not take passage {name} (status {status}); see its log", status)
