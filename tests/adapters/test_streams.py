"""What a command reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.adapters.streams import opened, text_of
from bot.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Köln\n".encode())
    assert text_of(str(tmp_path / "a.txt")) == "Köln\n"


def test_bytes_that_are_no_text_are_refused_or_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"K\xf6ln")
    with pytest.raises(UsageError, match=r"a\.txt: not UTF-8; name a file of text or JSON$"):
        text_of(str(tmp_path / "a.txt"))
    with opened(str(tmp_path / "a.txt")) as file:
        assert file.read() == "K\ufffdln"


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    for name in (str(tmp_path / "none.txt"), str(tmp_path)):
        with pytest.raises(UsageError, match=r": cannot be read \(.+\); name a file, or - for standard input$"):
            text_of(name)
