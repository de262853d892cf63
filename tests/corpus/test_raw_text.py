"""Which files hold a text, and what is said of the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.corpus.raw_text import read_text
from bot.errors import CorpusError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "raw",
    [
        "Räin\r\n".encode(),
        "Räin\r\n".encode("utf-8-sig"),
        "Räin\r\n".encode("utf-16"),
        b"\xfe\xff" + "Räin\r\n".encode("utf-16-be"),
    ],
)
def test_text_is_decoded_and_otherwise_left_alone(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(raw)
    assert read_text(tmp_path / "a.txt") == "Räin\r\n"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "a.txt: empty; give the article's text"),
        (b" \r\n\t", "a.txt: empty; give the article's text"),
        (b"Rain\0", "a.txt: a binary file; give the article's text"),
        (b"Rain\nf\xfcr alle", "a.txt, line 2: not UTF-8; save it as UTF-8"),
        (b"\xff\xfeR", "a.txt, line 1: not UTF-16; save it as UTF-8"),
        (b"\n <!DOCTYPE html><p>Rain", "a.txt: HTML; save the page's text as a .txt or .md file, and take that in"),
        (b"\xef\xbb\xbf<html lang=en>", "a.txt: HTML; save the page's text"),
        (b"x" * 10_000_001, "a.txt: longer than 10,000,000 bytes; split it"),
    ],
)
def test_what_holds_no_text_is_refused_with_a_remedy(tmp_path: Path, raw: bytes, message: str) -> None:
    (tmp_path / "a.txt").write_bytes(raw)
    with pytest.raises(CorpusError, match=re.escape(message)):
        read_text(tmp_path / "a.txt")


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="not a file; name one text or Markdown file"):
        read_text(tmp_path)
    with pytest.raises(CorpusError, match=r"none\.txt: no such file; check the name"):
        read_text(tmp_path / "none.txt")
    with pytest.raises(CorpusError, match="cannot be read"):
        read_text(tmp_path / "a\0b")
    with pytest.raises(CorpusError, match=r"cannot be read \(File name too long\); allow reading it"):
        read_text(tmp_path / ("a" * 300))
