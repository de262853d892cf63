"""One article file <-> Article: flat ``key: value`` lines, a line ``---``, then the text as it stands.

Flat on purpose: a header in YAML can hang, explode or turn ``no`` into False. Reading changes nothing, and whatever is
not as expected is an error that names file and line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.corpus import header
from bot.corpus.furniture import body
from bot.errors import CorpusError
from bot.model import Article

if TYPE_CHECKING:
    from datetime import date

    from bot.model import Source

MAX_HEADER_BYTES = 4096

_END = re.compile(rb"^---\r?\n", re.MULTILINE)
_KEYS = {key.encode() for key in header.KEYS}
_TAKE_IN = "take it in with `pullquote corpus add`"


class Line(NamedTuple):
    """A line of a header, counted from 1."""

    number: int
    value: str


ABSENT = Line(0, "")


def parse(raw: bytes, name: str) -> Article:
    """The article in the bytes of a file; *name* is what an error calls the file."""
    source, text = parse_source(raw, name)
    return Article(source, text, body(text, source.title))


def parse_source(raw: bytes, name: str) -> tuple[Source, str]:
    """As `parse`, without the work of finding the body."""
    lines, text = split(raw, name)
    if not lines.get("sha256", ABSENT).value:
        raise CorpusError(f"{name}: header lacks sha256; {_TAKE_IN}")
    values = {key: line.value for key, line in lines.items()}
    return header.source(values, text, lambda key: f"{name}, line {lines[key].number}" if key in lines else name), text


def split(raw: bytes, name: str) -> tuple[dict[str, Line], str]:
    """The lines of the header by key, and the text below it, neither of them checked."""
    end = _end_of_header(raw, name)
    above, below = _decoded(raw, name, 0, end.start()), _decoded(raw, name, end.end(), len(raw))
    return _lines(above, name), below


def has_header(raw: bytes) -> bool:
    """Whether *raw* begins as article files do, with one of our keys, and has a line ``---`` where a header may end."""
    return raw.partition(b":")[0] in _KEYS and _END.search(raw, 0, MAX_HEADER_BYTES) is not None


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
    for key, value in values.items():
        # A value that would come back as another one, such as a title of two lines, must not reach a file.
        if value != header.one_line(value) or (key == "authors" and header.names(value) != source.authors):
            raise CorpusError(f"{source.article_id}: {key} {header.shown(value)} does not fit its line; correct it")
    lines = [f"{key}: {value}\n" for key, value in values.items() if value]
    if len(header.encode("".join(lines), source.article_id)) > MAX_HEADER_BYTES:
        longest = max(values, key=lambda key: len(values[key]))
        raise CorpusError(f"{source.article_id}: header is longer than {MAX_HEADER_BYTES} bytes; shorten its {longest}")
    raw = header.encode("".join([*lines, "---\n", text]), source.article_id)
    parse_source(raw, source.article_id)
    return raw


def _end_of_header(raw: bytes, name: str) -> re.Match[bytes]:
    end = _END.search(raw, 0, MAX_HEADER_BYTES + len(b"---\r\n"))
    if end and end.start() <= MAX_HEADER_BYTES:
        return end
    if raw[:MAX_HEADER_BYTES].partition(b":")[0] in _KEYS:
        raise CorpusError(f"{name}: header does not end within {MAX_HEADER_BYTES} bytes; close it with a line `---`")
    raise CorpusError(f"{name}: no header; {_TAKE_IN}")


def _decoded(raw: bytes, name: str, start: int, end: int) -> str:
    try:
        return raw[start:end].decode()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, start + error.start) + 1
        raise CorpusError(f"{name}, line {line}: not UTF-8; restore the file, or {_TAKE_IN} from its source") from error


def _lines(text: str, name: str) -> dict[str, Line]:
    found: dict[str, Line] = {}
    for number, line in enumerate(text.split("\n")[:-1], start=1):
        key, colon, value = line.partition(":")
        where = f"{name}, line {number}"
        if not colon:
            raise CorpusError(f"{where}: not a `key: value` line; correct it, or if the file has no header, {_TAKE_IN}")
        if key not in header.KEYS:
            raise CorpusError(f"{where}: unknown key {header.shown(key)}; use {', '.join(header.KEYS)}")
        if key in found:
            raise CorpusError(f"{where}: {key} is given twice; keep one")
        found[key] = Line(number, header.one_line(value))
    return found
