"""A node that dies loses nothing that was acknowledged, and nobody is told anything wrong; the command kills more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.opensearch.kills import run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.opensearch.fixtures import StartOpenSearch

KILLS = 3
PASSAGES = 1_000


def test_whenever_a_node_is_killed_nothing_is_lost_and_no_answer_is_wrong(
    start_opensearch: StartOpenSearch, tmp_path: Path
) -> None:
    tally = run(start_opensearch(nodes=3), tmp_path, KILLS, seed=1, passages=PASSAGES)
    assert (tally.kills, tally.wrong, tally.lost) == (KILLS, 0, 0)
    assert tally.published + tally.refused == 2
    assert tally.right > 0
