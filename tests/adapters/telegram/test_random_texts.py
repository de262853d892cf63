from __future__ import annotations

from tests.adapters.telegram.random_texts import run


def test_whatever_articles_print_arrives_verbatim_and_with_no_markup_but_ours() -> None:
    outcome = run(30, seed=7)
    assert outcome.faults == []
    assert outcome.counts["articles"] == 30
    assert outcome.counts["quotes as stored"] > 100
