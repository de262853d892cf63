"""What the tests of the coverage share: a small article, and the bytes and lines that hold it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable

SHIPPED = Path(__file__).parents[2] / "corpus"
TEXT = "Rain fell on the city.\n\nIt stopped at noon."


def digest(text: str = TEXT) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def article_bytes(text: str = TEXT, **values: str) -> bytes:
    """The bytes of an article file, with *values* over the small article's; empty leaves the key out."""
    header = {"id": "rain", "title": "Rain in the city", "sha256": digest(text)} | values
    return ("".join(f"{key}: {value}\n" for key, value in header.items() if value) + "---\n" + text).encode()


def bundle_line(**values: object) -> bytes:
    return json.dumps({"id": "rain", "text": TEXT} | values).encode() + b"\n"


def fault(act: Callable[[], object]) -> str:
    """What *act* says is wrong with the coverage; nothing when it succeeds."""
    try:
        act()
    except CorpusError as error:
        return str(error)
    return ""
