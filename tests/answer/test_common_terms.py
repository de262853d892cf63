"""The list of everyday terms is what its rule says."""

from __future__ import annotations

import base64
import re

from bot.answer.common_terms import FILE, RANK, common_terms
from bot.text.terms import analyze
from bot.text.tokens import RANKS


def test_the_list_is_derived_from_the_shipped_ranks() -> None:
    tokens = {base64.b64decode(token): int(rank) for token, rank in map(bytes.split, RANKS.read_bytes().splitlines())}
    words = [token.decode() for token, rank in tokens.items() if rank < RANK and re.fullmatch(rb" [a-z]{3,}", token)]
    assert common_terms() == {term for word in words for term in analyze(word)}


def test_the_file_is_sorted_without_doubles() -> None:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))


def test_everyday_words_are_common_and_news_is_not() -> None:
    assert set(analyze("people make time after long years")) <= common_terms()
    assert not set(analyze("Putin Kremlin earthquake")) & common_terms()
