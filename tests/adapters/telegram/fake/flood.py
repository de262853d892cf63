"""How fast a bot may send before it is refused: a model, since Telegram names no figures and changes them at will."""

from __future__ import annotations

import math
import time
from collections import deque

from tests.adapters.telegram.fake.text import ApiError

_PRIVATE, _GROUP, _OVERALL = (5, 3.0), (20, 60.0), (30, 1.0)  # messages in seconds


class Flood:
    """Refuses what is too fast, once it is switched on."""

    def __init__(self) -> None:
        self.is_on = False
        self.refused = 0
        self._sent: dict[int, deque[float]] = {}

    def check(self, chat_id: int) -> None:
        """Count a message to *chat_id*; ApiError when it is one too many."""
        if not self.is_on:
            return
        everyone = (0, *_OVERALL)
        one = (chat_id, *(_GROUP if chat_id < 0 else _PRIVATE))
        now = time.monotonic()
        wait_s = max(self._wait_s(*place, now) for place in (everyone, one))
        if wait_s > 0:
            self.refused += 1
            after = math.ceil(wait_s)
            raise ApiError(429, f"Too Many Requests: retry after {after}", {"retry_after": after})
        for key in (0, chat_id):
            self._sent[key].append(now)

    def _wait_s(self, key: int, most: int, period_s: float, now: float) -> float:
        sent = self._sent.setdefault(key, deque())
        while sent and sent[0] + period_s <= now:
            sent.popleft()
        return sent[0] + period_s - now if len(sent) >= most else 0.0
