"""Taking in a new article, in two steps: planned from a text or Markdown file, then stored as an article file.

This is the only place where a text is ever changed, once, into canonical form; the plan says what was. Nothing that is
stored is written over, and nothing is taken in twice.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from bot.corpus import article_file, folder, header, reader
from bot.corpus.canonical import canonical, changes
from bot.corpus.furniture import LeftOut, furniture
from bot.corpus.new_file import write_new
from bot.corpus.page_header import page_header
from bot.corpus.raw_text import read_text
from bot.errors import CorpusError, UsageError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from bot.model import Source

MAX_ID = 64
# Of the text's digest, in an id that nobody chose: two articles of one title keep apart.
DIGEST_CHARACTERS = 8

# Control characters, surrogates, line and paragraph ends.
_UNPRINTED = ("Cc", "Cs", "Zl", "Zp")


@dataclass(frozen=True, slots=True)
class Options:
    """What is known about an article beside its page, as typed; authors are separated by ``;``. Empty is not known."""

    id: str = ""
    title: str = ""
    outlet: str = ""
    authors: str = ""
    published: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """An article as it would be stored, what of its page is left out, and what was changed in its text."""

    source: Source
    text: str
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]


def plan(path: Path, options: Options | None = None) -> Intake:
    """The article in the file at *path*; options go before what the page states."""
    raw = read_text(path)
    known = asdict(options or Options())
    if article_file.has_header(raw.encode()):
        lines, raw = article_file.split(raw.encode(), folder.shown_path(path))
        known = {key: value or lines.get(key, article_file.ABSENT).value for key, value in known.items()}
    _check(known)
    text = canonical(raw)
    source = _source(known, text, path)
    return Intake(source, text, furniture(text, source.title), changes(raw))


def store(intake: Intake, root: Path, added: date | None = None) -> Path:
    """Write the article file, whole or not at all, into the coverage at *root*; its path comes back."""
    raw = article_file.serialise(intake.source, intake.text, added)
    if root.exists():
        _refuse_known(intake.source, root)
    path = root / f"{intake.source.article_id}.txt"
    write_new(path, raw)
    return path


def _check(known: dict[str, str]) -> None:
    """Refuse what would not survive as a header; the rules of single keys are those of every header."""
    for key, value in known.items():
        if any(unicodedata.category(character) in _UNPRINTED for character in value):
            raise UsageError(f"{key} {header.shown(value)}: has a line end or control character; give one plain line")
    url = known["url"]
    if url and not re.fullmatch(r"https?://[^\s/]+(?:/\S*)?", url, re.IGNORECASE):
        raise UsageError(f"url {header.shown(url)}: not an address of the web; write it like https://example.org/news")


def _source(known: dict[str, str], text: str, path: Path) -> Source:
    """The source of *text*: what is known, and for the rest what the page states."""
    name = folder.shown_path(path)
    page = page_header(text)
    title = known["title"] or page.title
    stated = {
        "id": _new_id(title or path.stem, header.digest_of(text, name)),
        "title": title,
        "outlet": page.outlet,
        "authors": ";".join(page.authors),
        "published": page.published.isoformat() if page.published else "",
        "url": page.url,
    }
    values = {key: value or stated.get(key, "") for key, value in known.items()}
    return header.source(values, text, lambda key: f"{name}, {key}")


def _new_id(title: str, sha256: str) -> str:
    """A readable id: words of the title, and enough of the digest to be the only one."""
    ascii_title = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", ascii_title.replace("'", "")).strip("-") or "article"
    end = MAX_ID - DIGEST_CHARACTERS - 1
    if len(words) > end:
        words = words[: end + 1].rpartition("-")[0] or words[:end]
    return f"{words}-{sha256[:DIGEST_CHARACTERS]}"


def _refuse_known(source: Source, root: Path) -> None:
    for known, _, file in reader.entries(root):
        where = folder.name(root, file)
        if known.article_id == source.article_id:
            raise CorpusError(f"{where}: already has the id {source.article_id}; remove it first, or choose another id")
        if known.sha256 == source.sha256:
            raise CorpusError(f"{where}: already has this very text, as {known.article_id}; there is nothing to add")
        if source.url and known.url == source.url:
            raise CorpusError(f"{where}: already has {source.url}, as {known.article_id}; remove it first")
