import hashlib
import os
import shutil

import pytest

from bot.errors import PackageError
from bot.text import tokens


@pytest.fixture(autouse=True)
def _fresh_encoding():
    tokens._encoding.cache_clear()
    yield
    tokens._encoding.cache_clear()


def test_counts_are_those_of_the_published_encoding():
    assert tokens.count("Donald Trump may have stood up Vladimir Putin once too often.") == 12


def test_a_special_token_in_an_article_is_ordinary_text():
    assert tokens.count("<|endoftext|>") > 1


def test_the_environment_is_left_as_it_was(monkeypatch, tmp_path):
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    assert tokens.count("two words") == 2
    assert os.environ["TIKTOKEN_CACHE_DIR"] == str(tmp_path)
    assert not list(tmp_path.iterdir())


def test_the_shipped_ranks_are_the_ones_tiktoken_pins():
    assert hashlib.sha256(tokens._RANKS.read_bytes()).hexdigest() == tokens._RANKS_SHA256


def test_damaged_ranks_are_named_and_kept(monkeypatch, tmp_path):
    copy = tmp_path / tokens._RANKS.name
    shutil.copy(tokens._RANKS, copy)
    copy.write_bytes(copy.read_bytes().replace(b"\n", b"\r\n"))
    monkeypatch.setattr(tokens, "_RANKS", copy)
    with pytest.raises(PackageError, match="damaged; install pullquote again"):
        tokens.count("x")
    assert copy.exists()
