from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from bot.errors import PackageError
from bot.text import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _fresh_encoding() -> Iterator[None]:
    tokens._encoding.cache_clear()
    yield
    tokens._encoding.cache_clear()


def test_counts_are_those_of_the_published_encoding() -> None:
    assert tokens.count("Donald Trump may have stood up Vladimir Putin once too often.") == 12


def test_a_special_token_in_an_article_is_ordinary_text() -> None:
    assert tokens.count("<|endoftext|>") > 1


def test_the_environment_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    assert tokens.count("two words") == 2
    assert os.environ["TIKTOKEN_CACHE_DIR"] == str(tmp_path)
    assert not list(tmp_path.iterdir())


def test_the_shipped_ranks_are_the_ones_tiktoken_pins() -> None:
    tokens.check_ranks(tokens.RANKS)


def test_damaged_ranks_are_named_and_kept(tmp_path: Path) -> None:
    copy = tmp_path / tokens.RANKS.name
    copy.write_bytes(tokens.RANKS.read_bytes().replace(b"\n", b"\r\n"))
    with pytest.raises(PackageError, match="damaged; install pullquote again"):
        tokens.check_ranks(copy)
    assert copy.exists()


def test_missing_ranks_are_named(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match="cannot be read"):
        tokens.check_ranks(tmp_path / "gone")
