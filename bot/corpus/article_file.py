"""One article file <-> Article: flat ``key: value`` lines, a line ``---``, then the text as it stands.

Flat on purpose: a header in YAML can hang, explode or turn ``no`` into False. Reading changes nothing, and whatever is
not as expected is an error that names file and line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.corpus import header
from bot.corpus.furniture import body
from bot.errors import CorpusError
from bot.model import Article

if TYPE_CHECKING:
    from datetime import date

    from bot.model import Source

MAX_HEADER_BYTES = 4096

_END = re.compile(rb"^---\r?\n", re.MULTILINE)
_TAKE_IN = "take it in with `pullquote corpus add`"


def parse(raw: bytes, name: str) -> Article:
    """The article in the bytes of a file; *name* is what an error calls the file."""
    source, text = parse_source(raw, name)
    return Article(source, text, body(text, source.title))


def parse_source(raw: bytes, name: str) -> tuple[Source, str]:
    """As `parse`, without the work of finding the body."""
    end = _end_of_header(raw, name)
    text = _decoded(raw, name)[len(raw[: end.end()].decode()) :]
    lines = _lines(raw[: end.start()].decode(), name)
    if not lines.get("sha256", (0, ""))[1]:
        raise CorpusError(f"{name}: header lacks sha256; {_TAKE_IN}")
    values = {key: value for key, (_, value) in lines.items()}

    def where(key: str) -> str:
        return f"{name}, line {lines[key][0]}" if key in lines else name

    return header.source(values, text, where), text


def serialise(source: Source, text: str, added: date | None = None) -> bytes:
    """The bytes of the file that holds *text* under *source*; empty values are left out."""
    values = {
        "id": source.article_id,
        "title": source.title,
        "outlet": source.outlet,
        "authors": "; ".join(source.authors),
        "published": source.published.isoformat() if source.published else "",
        "url": source.url,
        "added": added.isoformat() if added else "",
        "sha256": source.sha256,
    }
    lines = [f"{key}: {value}\n" for key, value in values.items() if value]
    raw = header.encode("".join([*lines, "---\n", text]), source.article_id)
    # A value that would come back as another one, such as a title of two lines, must not reach a file.
    if parse_source(raw, source.article_id) != (source, text):
        raise CorpusError(f"{source.article_id}: a header value cannot be written as one line; correct it")
    return raw


def _end_of_header(raw: bytes, name: str) -> re.Match[bytes]:
    end = _END.search(raw, 0, MAX_HEADER_BYTES + len(b"---\r\n"))
    if end and end.start() <= MAX_HEADER_BYTES:
        return end
    first_key = raw[:MAX_HEADER_BYTES].partition(b":")[0]
    if first_key in {key.encode() for key in header.KEYS}:
        raise CorpusError(f"{name}: header does not end within {MAX_HEADER_BYTES} bytes; close it with a line `---`")
    raise CorpusError(f"{name}: no header; {_TAKE_IN}")


def _decoded(raw: bytes, name: str) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise CorpusError(f"{name}, line {line}: not UTF-8; restore the file, or {_TAKE_IN} from its source") from error


def _lines(text: str, name: str) -> dict[str, tuple[int, str]]:
    """Line number and value of each key."""
    found: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(text.split("\n")[:-1], start=1):
        key, colon, value = line.partition(":")
        where = f"{name}, line {number}"
        if not colon:
            raise CorpusError(f"{where}: not a `key: value` line; correct it, or if the file has no header, {_TAKE_IN}")
        if key not in header.KEYS:
            raise CorpusError(f"{where}: unknown key {header.shown(key)}; use {', '.join(header.KEYS)}")
        if key in found:
            raise CorpusError(f"{where}: {key} is given twice; keep one")
        found[key] = (number, header.one_line(value))
    return found
