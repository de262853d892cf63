"""A bundle: JSON lines, one article a line, for large coverage; read as a stream, in constant memory.

Its texts are quoted as they stand, canonical or not; keys it does not know are ignored, since bundles come from others.
"""

from __future__ import annotations

import gzip
import json
import zlib
from itertools import count
from typing import TYPE_CHECKING, Any

from bot.corpus import header
from bot.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from bot.model import Source

NAMES = ("corpus.jsonl", "corpus.jsonl.gz")

# JSON may spell a byte of text with six characters, and the header comes on top.
MAX_LINE_BYTES = 7 * header.MAX_TEXT_BYTES

_GZIP = 31  # zlib's number for the window and the header that gzip has

# What other tools call our keys.
_OTHER_NAMES = {"outlet": "source", "authors": "author"}


def entries(file: BinaryIO, name: str) -> Iterator[tuple[Source, str]]:
    """Source and text of each article in the order of the lines; *name* is what an error calls the file."""
    return (_entry(line, where) for where, line in lines(file, name))


def lines(file: BinaryIO, name: str) -> Iterator[tuple[str, bytes]]:
    """Each line as it stands, and what an error calls it."""
    unpacked = gzip.GzipFile(fileobj=file) if name.endswith(".gz") else file
    for number in count(1):
        where = f"{name}, line {number}"
        line = _next_line(unpacked, where)
        if not line:
            return
        yield where, line


def id_of(line: bytes, where: str) -> str:
    """The id of the article in *line*."""
    return _value(_object(line, where), "id", where)


def packed(lines: Iterable[bytes]) -> Iterator[bytes]:
    """*lines* as the bytes of a bundle whose name ends in ``.gz``."""
    packer = zlib.compressobj(wbits=_GZIP)
    yield from (packer.compress(line) for line in lines)
    yield packer.flush()


def _next_line(lines: BinaryIO | gzip.GzipFile, where: str) -> bytes:
    try:
        line = lines.readline(MAX_LINE_BYTES + 1)
    except (EOFError, zlib.error, OSError) as error:
        raise CorpusError(f"{where}: cut off or damaged ({header.one_line(str(error))}); restore the file") from error
    if len(line) > MAX_LINE_BYTES:
        raise CorpusError(f"{where}: longer than {MAX_LINE_BYTES:,} bytes; split the article")
    return line


def _entry(line: bytes, where: str) -> tuple[Source, str]:
    if line.isspace():
        raise CorpusError(f"{where}: blank; remove the line")
    article = _object(line, where)
    values = {key: _value(article, key, where) for key in header.KEYS}
    text = _string(article.get("text"), "text", where)
    for value in values.values():
        header.encode(value, where)
    return header.source(values, text, lambda _: where), text


def _object(line: bytes, where: str) -> dict[str, Any]:
    try:
        article = json.loads(line.decode())
    except (ValueError, RecursionError) as error:
        raise CorpusError(f"{where}: not valid JSON in UTF-8; restore the file, or write the line anew") from error
    if not isinstance(article, dict):
        raise CorpusError(f'{where}: not a JSON object; write one article a line, as {{"id": …, "text": …}}')
    return article


def _value(article: dict[str, Any], key: str, where: str) -> str:
    value = article.get(key) or article.get(_OTHER_NAMES.get(key, key))
    if key == "authors" and isinstance(value, list):
        value = ";".join(_string(name, key, where) for name in value)
    return header.one_line(_string(value, key, where))


def _string(value: object, key: str, where: str) -> str:
    """*value* as text; null means absent."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise CorpusError(f"{where}: {key} is not a string; write it in quotation marks")
    return value
