"""OpenSearch for tests: one node for the whole run, and clusters that a test may break.

`TEST_OPENSEARCH=1` runs these tests, `TEST_OPENSEARCH=2.19.6` on that release; they skip where no server can start.
`REQUIRE_OPENSEARCH=1` makes such a skip a failure. Not called PULLQUOTE_…: such names are the program's settings.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.opensearch.installation import Installation, UnavailableError, choose
from tests.opensearch.server import Cluster

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["installation", "opensearch", "start_opensearch"]


class StartOpenSearch:
    """Starts clusters that end with the test."""

    def __init__(self, installation: Installation, stack: ExitStack) -> None:
        self._installation = installation
        self._stack = stack

    def __call__(self, nodes: int) -> Cluster:
        return self._stack.enter_context(Cluster(self._installation, nodes))


@pytest.fixture(scope="session")
def installation() -> Installation:
    wanted, is_required = os.environ.get("TEST_OPENSEARCH"), os.environ.get("REQUIRE_OPENSEARCH") == "1"
    if not wanted and not is_required:
        pytest.skip("TEST_OPENSEARCH=1 runs the tests that start OpenSearch")
    try:
        chosen = choose(None if wanted in (None, "", "1") else wanted)
        chosen.check()
    except UnavailableError as error:
        reason = str(error)
    else:
        return chosen
    if is_required:
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def opensearch(installation: Installation) -> Iterator[Cluster]:
    """One node; tests share it, so each has indexes of its own."""
    with Cluster(installation) as cluster:
        yield cluster


@pytest.fixture
def start_opensearch(installation: Installation) -> Iterator[StartOpenSearch]:
    with ExitStack() as stack:
        yield StartOpenSearch(installation, stack)
