"""Numbers in words. What else counts ("dozens"), and how they are put together, is for each reader to say."""

from __future__ import annotations

from typing import Final

# Each word's place in the list is its number.
SMALL: Final = tuple(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split()
)
TENS: Final = tuple("twenty thirty forty fifty sixty seventy eighty ninety".split())  # from 20 on
SCALES: Final = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
