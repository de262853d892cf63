"""Which terms are English, whatever the coverage: everyday ones that a question may use and no article need repeat, and
all those that are certainly no slip of typing.

Derived from the tokenizer's ranks: whole lower-case words of three letters or more below a rank, which is roughly the
order of their frequency. A test derives the lists anew from the shipped ranks.
"""

from __future__ import annotations

from functools import cache

from bot.answer.word_lists import entries

COMMON = ("common_terms.txt", 9_000)
ENGLISH = ("english_terms.txt", 50_000)


@cache
def common_terms() -> frozenset[str]:
    """About 1,800 everyday terms. Raises PackageError when the installation lacks them."""
    return frozenset(entries(COMMON[0]))


@cache
def english_terms() -> frozenset[str]:
    """About 8,000 terms, the everyday ones among them. Raises PackageError when the installation lacks them."""
    return frozenset(entries(ENGLISH[0]))
