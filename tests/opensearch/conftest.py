"""The servers these tests talk to."""

from tests.opensearch.fixtures import installation, opensearch, start_opensearch

__all__ = ["installation", "opensearch", "start_opensearch"]
