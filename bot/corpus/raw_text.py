"""The text of a file from anywhere, or a plain word on why it is none: HTML, binary, empty, too large, not Unicode."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from bot.corpus.folder import shown_path
from bot.corpus.header import MAX_TEXT_BYTES
from bot.errors import CorpusError

if TYPE_CHECKING:
    from pathlib import Path

_HTML = ("<!doctype", "<html", "<head", "<body", "<?xml")


def read_text(path: Path) -> str:
    """The text of the file at *path*, exactly as it stands, without a byte order mark."""
    raw = _bytes(path)
    if len(raw) > MAX_TEXT_BYTES:
        raise CorpusError(f"{shown_path(path)}: longer than {MAX_TEXT_BYTES:,} bytes; split it")
    text = _decoded(raw, path)
    if "\0" in text:
        raise CorpusError(f"{shown_path(path)}: a binary file; give the article's text")
    if not text or text.isspace():
        raise CorpusError(f"{shown_path(path)}: empty; give the article's text")
    if text.lstrip()[:10].lower().startswith(_HTML):
        raise CorpusError(f"{shown_path(path)}: HTML; save the page's text as a .txt or .md file, and take that in")
    return text


def _bytes(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise CorpusError(f"{shown_path(path)}: not a file; name one text or Markdown file")
        with path.open("rb") as file:
            return file.read(MAX_TEXT_BYTES + 1)
    except FileNotFoundError as error:
        raise CorpusError(f"{shown_path(path)}: no such file; check the name") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise CorpusError(f"{shown_path(path)}: cannot be read ({reason}); allow reading it") from error


def _decoded(raw: bytes, path: Path) -> str:
    encoding = "utf-16" if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        problem = f"not {encoding.removesuffix('-sig').upper()}; save it as UTF-8"
        raise CorpusError(f"{shown_path(path)}, line {line}: {problem}") from error
