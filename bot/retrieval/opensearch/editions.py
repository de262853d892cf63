"""What an index of ours is: one edition of the coverage, named in its mapping, and documents that carry whole passages.

A document is a row of the projection, so that a hit can be quoted as it stands, beside the terms and the header values
by which it is found. OpenSearch analyses no text: the terms are ours, split at white space.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from bot.errors import RetrievalError
from bot.retrieval.bm25 import K1, B
from bot.retrieval.opensearch.client import malformed

if TYPE_CHECKING:
    from bot.retrieval.carried import Stored
    from bot.retrieval.opensearch.client import Server
    from bot.retrieval.projection import Projection

_FORMAT = "documents-2"  # names all in this file that a reader relies on
_STORED = ("source", "text", "start", "sentences", "indexed", "tokens", "speakers")


@dataclass(frozen=True, slots=True)
class Edition:
    """The coverage that an index holds: its digest, the rules that made the passages, and how many there are."""

    digest: str
    rules: str
    passages: int

    @classmethod
    def of(cls, projection: Projection, rules: str) -> Edition:
        return cls(projection.digest, f"{rules}-{_FORMAT}", projection.passage_count)

    def index_name(self, alias: str) -> str:
        """A new name for an index of this edition: what two publishers write never mixes."""
        version = hashlib.sha256(f"{self.rules}\n{self.digest}".encode()).hexdigest()[:12]
        return f"{alias}-{version}-{secrets.token_hex(4)}"


@dataclass(frozen=True, slots=True)
class Index:
    """An index and its edition; *alive* is when a publisher last wrote to it, in s of Unix time, 0 when it is done."""

    name: str
    edition: Edition
    alive: int


def indexes(server: Server, alias: str) -> list[Index]:
    """Every index that was made for *alias*, published or not."""
    told = server.ask("GET", f"/{alias}-*/_mapping", filter_path="*.mappings._meta")
    ours = re.compile(rf"{re.escape(alias)}-[0-9a-f]{{12}}-[0-9a-f]{{8}}")
    return [_index(name, one) for name, one in sorted(told.items()) if ours.fullmatch(name)]


def published(server: Server, alias: str) -> Index | None:
    """The index behind *alias*; none when nothing is published."""
    told = server.ask("GET", f"/{alias}/_mapping", filter_path="*.mappings._meta", ignore=(404,))
    if not told or "error" in told:
        return None
    if len(told) > 1:
        raise RetrievalError(f"opensearch: {alias} names more than one index; publish with 'pullquote index --anew'")
    return next(_index(name, one) for name, one in told.items())


def meta(edition: Edition, alive: float) -> dict[str, Any]:
    """The manifest of an index, as its mapping carries it."""
    return {"_meta": {**asdict(edition), "alive": int(alive)}}


def body(edition: Edition, shards: int, alive: float) -> dict[str, Any]:
    """Settings and mapping of a new index: to be filled first, without copies and without being searched."""
    plain = {"type": "keyword"}
    return {
        "settings": {
            "number_of_shards": shards,
            "number_of_replicas": 0,
            "refresh_interval": "-1",
            "similarity": {"default": {"type": "BM25", "k1": K1, "b": B}},
        },
        "mappings": {
            "dynamic": "strict",
            **meta(edition, alive),
            "_source": {"excludes": ["indexed"]},
            "properties": {
                "indexed": {"type": "text", "analyzer": "whitespace", "index_options": "freqs", "norms": True},
                "id": plain,
                "article_id": plain,
                "outlet": plain,
                "published": {"type": "date", "format": "strict_date"},
                "passage": {"type": "object", "enabled": False},
            },
        },
    }


def document(stored: Stored) -> dict[str, Any]:
    """What is indexed for a passage; its outlet as `Filters.admit` compares it."""
    source = stored.source
    found_by = {"indexed": stored.indexed, "id": stored.row[0], "article_id": source.article_id}
    if source.outlet:
        found_by["outlet"] = source.outlet.casefold()
    if source.published:
        found_by["published"] = source.published.isoformat()
    return {**found_by, "passage": dict(zip(_STORED, stored.row[1:], strict=True))}


def row(hit: dict[str, Any]) -> tuple[object, ...]:
    """The row of the projection that a hit carries."""
    return (hit["_id"], *(hit["_source"]["passage"][name] for name in _STORED))


def _index(name: str, told: dict[str, Any]) -> Index:
    try:
        fields = dict(told["mappings"]["_meta"])
        return Index(name, alive=int(fields.pop("alive")), edition=Edition(**fields))
    except (KeyError, TypeError, ValueError) as error:
        raise malformed() from error
