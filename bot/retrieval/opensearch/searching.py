"""Asking: candidates by OpenSearch's 32-bit scores, statistics of the projection, scores of ours.

A retriever asks one index, that of its own projection's edition, so that no question mixes two coverages; when that
index is gone, it looks for another of the same edition before it gives up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.errors import RetrievalError
from bot.retrieval.bm25 import K1, PLACES, canonical, scored
from bot.retrieval.carried import passage_of
from bot.retrieval.opensearch.breaker import Breaker
from bot.retrieval.opensearch.client import RefusedError, Server, malformed, partial
from bot.retrieval.opensearch.editions import Edition, published, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Filters, Hit, Query
    from bot.retrieval.opensearch.client import Access
    from bot.retrieval.projection import Projection
    from bot.retrieval.retriever import Statistics

_MOST_TERMS = 64
_MARGIN = 14  # candidates beyond k, so that ties at the end are seen
_WINDOW = 10_000  # hits that OpenSearch gives at most
# Scores this near may be ties: 32-bit numbers, which OpenSearch 2 multiplies by K1 + 1.
_EPSILON = (K1 + 1) * 2 * 10.0**-PLACES
_RELATIVE = 1e-6
_SERVER_SHARE = 0.9  # of the time a question may take: what is left is for the way


class OpenSearchRetriever:
    """Serves a projection's passages from the index that was published of it; nothing is asked before a question."""

    name = "opensearch"

    def __init__(self, projection: Projection, rules: str, access: Access, breaker: Breaker | None = None) -> None:
        self._projection = projection
        self._edition = Edition.of(projection, rules)
        self._access = access
        self._server = Server(access)
        self._breaker = breaker or Breaker()
        self._index: str | None = None

    def retrieve(self, query: Query, k: int) -> tuple[Hit, ...]:
        statistics = self.statistics(query.terms)
        known = [term for term in dict.fromkeys(query.terms) if term in statistics.df][:_MOST_TERMS]
        if not known or k < 1:
            return ()
        rows = self._breaker.call(lambda: self._rows(known, query.filters, k))
        try:
            passages = [passage_of(*one) for one in rows]
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            raise malformed() from error
        return tuple(canonical(scored(passages, known, statistics))[:k])

    def statistics(self, terms: Sequence[str]) -> Statistics:
        return self._projection.statistics(terms)

    def index(self) -> str:
        """The index that holds this retriever's edition. Raises RetrievalError when it is not the one published."""
        alias = self._access.alias
        found = published(self._server, alias)
        if found is None:
            raise RetrievalError(f"opensearch: nothing is published as {alias}; publish with 'pullquote index'")
        if found.edition != self._edition:
            problem = f"the coverage published as {alias} is not the one here"
            raise RetrievalError(f"opensearch: {problem}; publish it with 'pullquote index'")
        return found.name

    def health(self) -> str:
        """The cluster's nodes and colour, and the index that is fresh. Raises RetrievalError when none is."""
        told = self._server.ask("GET", "/_cluster/health")
        try:
            nodes, colour = int(told["number_of_nodes"]), str(told["status"])
        except (LookupError, TypeError, ValueError) as error:
            raise malformed() from error
        if colour == "red":
            raise RetrievalError("opensearch: the cluster is red, so parts of it are missing; see its log")
        return f"{nodes} {'node' if nodes == 1 else 'nodes'}, {colour}; {self.index()} is published and fresh"

    def close(self) -> None:
        self._server.close()

    def _rows(self, terms: list[str], filters: Filters, k: int) -> list[tuple[object, ...]]:
        if self._index is not None:
            try:
                return self._found(self._index, terms, filters, k)
            except RefusedError as error:
                if error.status != 404:
                    raise
        index = self._index = self.index()
        return self._found(index, terms, filters, k)

    def _found(self, index: str, terms: list[str], filters: Filters, k: int) -> list[tuple[object, ...]]:
        """The rows of the best *k* admitted passages, and of all that tie with the last of them."""
        limit = k + _MARGIN
        while True:
            scored = self._hits(index, _body(terms, filters), min(limit, _WINDOW))
            if len(scored) < limit or limit >= _WINDOW or scored[-1][0] < _cut(scored[k - 1][0]):
                break
            limit *= 4
        if len(scored) > k:
            cut = _cut(scored[k - 1][0])
            scored = [one for one in scored if one[0] >= cut]
        return [found for _, found in scored]

    def _hits(self, index: str, asked: dict[str, Any], size: int) -> list[tuple[float, tuple[object, ...]]]:
        allowed_ms = max(1, int(self._access.timeout_s * 1000 * _SERVER_SHARE))
        told = self._server.ask(
            "POST",
            f"/{index}/_search",
            {**asked, "size": size, "timeout": f"{allowed_ms}ms"},
            search_type="dfs_query_then_fetch",  # idf over all shards
            allow_partial_search_results="false",
        )
        try:
            if told["timed_out"] or told["_shards"]["failed"]:
                raise partial()
            return [(float(hit["sort"][0]), row(hit)) for hit in told["hits"]["hits"]]
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            raise malformed() from error


def _cut(score: float) -> float:
    return score - _EPSILON - score * _RELATIVE


def _body(terms: list[str], filters: Filters) -> dict[str, Any]:
    """Term queries only, never a query language: what is asked cannot become a command."""
    admitted: list[dict[str, Any]] = []
    if filters.article_id:
        admitted.append({"term": {"article_id": filters.article_id}})
    if filters.outlet:
        admitted.append({"term": {"outlet": filters.outlet.casefold()}})
    days = {"gte": filters.since, "lte": filters.until}
    if bounds := {name: day.isoformat() for name, day in days.items() if day}:
        admitted.append({"range": {"published": bounds}})
    should = [{"term": {"indexed": term}} for term in terms]
    return {
        "query": {"bool": {"should": should, "minimum_should_match": 1, "filter": admitted}},
        "sort": ["_score", {"id": "asc"}],  # equal scores come by id however many there are
        "track_total_hits": False,
        "_source": ["passage"],
    }
