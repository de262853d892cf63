"""The lists of English terms are what their rule says."""

from __future__ import annotations

import base64
import re

import pytest

from bot.answer.common_terms import COMMON, ENGLISH, common_terms, english_terms
from bot.answer.word_lists import FOLDER
from bot.text.terms import analyze
from bot.text.tokens import RANKS


@pytest.mark.parametrize(("name", "rank"), [COMMON, ENGLISH])
def test_a_list_is_derived_from_the_shipped_ranks(name: str, rank: int) -> None:
    tokens = {base64.b64decode(token): int(of) for token, of in map(bytes.split, RANKS.read_bytes().splitlines())}
    words = [token.decode() for token, of in tokens.items() if of < rank and re.fullmatch(rb" [a-z]{3,}", token)]
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    assert lines == sorted({term for word in words for term in analyze(word)})


def test_everyday_words_are_common_and_news_is_not() -> None:
    assert set(analyze("people make time after long years")) <= common_terms()
    assert not set(analyze("Putin Kremlin earthquake")) & common_terms()


def test_english_is_more_than_everyday_words_and_holds_no_slips() -> None:
    assert common_terms() < english_terms()
    assert set(analyze("peace plane campaign crime foreign declined")) <= english_terms()
    assert not set(analyze("lawmakrs helsinky tensoins penalites")) & english_terms()
