"""Which terms are everyday English, whatever the coverage: a question may use them and no article need repeat them.

Derived from the tokenizer's ranks: whole lower-case words of three letters or more below rank `RANK`, which is roughly
the order of their frequency. A test derives the list anew from the shipped ranks.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.errors import PackageError

RANK = 9_000
FILE = Path(__file__).parent.parent / "data" / "common_terms.txt"


@cache
def common_terms() -> frozenset[str]:
    """About 1,800 terms. Raises PackageError when the installation lacks them."""
    try:
        return frozenset(FILE.read_text(encoding="utf-8").split())
    except OSError as error:
        raise PackageError(f"{FILE}: cannot be read ({error.strerror}); install pullquote again") from error
