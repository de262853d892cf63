from __future__ import annotations

from typing import TYPE_CHECKING

from tests.adapters.telegram.kills import UPDATES_A_KILL, run

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 10
SEED = 7


def test_whatever_moment_the_bot_is_killed_at_every_question_is_answered_in_order(tmp_path: Path) -> None:
    tally = run(KILLS, tmp_path, SEED)
    assert len(tally.asked) == KILLS * UPDATES_A_KILL
    assert tally.unanswered() == []
    assert tally.disordered() == 0
    assert tally.needlessly_twice() == []
    assert tally.twice() <= tally.most_twice
    assert "Traceback" not in (tmp_path / "log").read_text("utf-8")
