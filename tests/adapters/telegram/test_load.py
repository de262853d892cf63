"""Small slices of the load runs, with room for a busy machine; `tests.adapters.telegram.load` has the figures."""

from __future__ import annotations

import pytest

from tests.adapters.telegram import load


def test_a_reply_is_on_its_way_much_sooner_than_by_the_library_alone() -> None:
    ours, alone = load.overhead(per_s=30, for_s=3), load.overhead(per_s=30, for_s=3, bot=load.plain)
    assert ours.p50_ms < alone.p50_ms / 1.5


@pytest.mark.parametrize("unlimited", ["yes", ""])
def test_a_flood_delays_nobody_else(unlimited: str) -> None:
    assert load.flood_delay_ms(unlimited) < 2000


def test_a_burst_is_answered_in_order_and_not_much_slower_than_by_the_library_alone() -> None:
    alone, ours, disordered = load.throughput(600)
    assert ours / alone > 0.2
    assert disordered == 0


def test_nothing_piles_up() -> None:
    grown = load.growth(load.WARM_UP, updates=1000)
    assert grown.rss_grown_mb < 3
    assert grown.objects_grown < 1000 / 2


def test_a_stop_with_forty_updates_waiting_loses_none() -> None:
    seconds, lost = load.drain_s(40)
    assert seconds < 6
    assert lost == 0
