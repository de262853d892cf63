"""The words that deny, in their plain forms. What denies only in one reader's sense of it is added there."""

from __future__ import annotations

from typing import Final

BEFORE: Final = "not no never none cannot"  # what comes right after them is denied
ALONE: Final = "nobody nothing neither nor without"
NEGATIONS: Final = f"{BEFORE} {ALONE}"
UNTRUE: Final = "deny dispute refute"  # call untrue what is said
TURN_DOWN: Final = "reject dismiss"  # a claim, or a request
REFUSE: Final = "refuse"
