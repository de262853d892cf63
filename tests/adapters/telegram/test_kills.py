from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.adapters.telegram.kills import UPDATES_A_KILL, Asked, Tally, run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.adapters.telegram.fake.server import FakeBotApi

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


def test_what_waits_behind_another_in_its_chat_must_not_come_again(api: FakeBotApi) -> None:
    reader = api.reader(1)
    tally = Tally(asked=[Asked(reader, "rain"), Asked(reader, "snow")], answers=Counter(rain=2, snow=2))
    chat = {"id": reader.user["id"]}
    tally.killed([{"message": {"chat": chat, "text": text}} for text in ("What of rain?", "What of snow?")])
    assert tally.needlessly_twice() == ["snow"]
    assert tally.most_twice == 1


@pytest.mark.parametrize(("heard", "chats"), [("rain snow", 0), ("rain rain snow", 0), ("rain snow rain", 1)])
def test_what_comes_again_comes_right_behind(api: FakeBotApi, heard: str, chats: int) -> None:
    reader = api.reader(1)
    words = heard.split()
    tally = Tally(asked=[Asked(reader, "rain"), Asked(reader, "snow")], answers=Counter(words))
    tally.heard[reader.user["id"]] = words
    assert tally.disordered() == chats
