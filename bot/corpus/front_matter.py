"""Front matter: the flat fields between two fences at the top of a Markdown file, such as title, authors and date.

Read as lines, never as YAML or TOML, which can hang, explode or turn ``no`` into False; what is not flat is left alone.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_FENCE = re.compile(
    r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<fields>.{0,10000}?)^(?P=fence)[ \t]*(?:\r?\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_FIELD = re.compile(r"(?P<key>[A-Za-z][\w .-]{0,40}?)[ \t]*[:=](?:[ \t]+(?P<value>.*))?")
_ENTRY = re.compile(r"[ \t]*-[ \t]+(?P<value>.+)")
_ADDRESS = re.compile(r"https?://\S+")
_NAMES = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "publication", "publisher", "newspaper", "site", "site_name", "sitename", "website", "source"),
    "authors": ("authors", "author", "byline", "by"),
    "published": ("published", "date", "published_at", "publish_date", "published_time", "pubdate", "date_published"),
    "url": ("url", "link", "canonical_url", "canonical", "source_url", "source"),
}  # fmt: skip


class FrontMatter(NamedTuple):
    """Where it ends, and what it tells; a field that it does not tell is empty."""

    end: int
    title: str
    outlet: str
    authors: tuple[str, ...]
    published: str
    url: str


def front_matter(text: str) -> FrontMatter | None:
    """What stands above *text* between two fences; none where there are no fences, or prose between them."""
    fenced = _FENCE.match(text)
    fields = _fields(fenced["fields"]) if fenced else None
    if fenced is None or not fields:
        return None
    of = {key: next((fields[name] for name in names if fields.get(name)), []) for key, names in _NAMES.items()}
    address = next((url for name in _NAMES["url"] for url in fields.get(name, []) if _ADDRESS.fullmatch(url)), "")
    outlet = next((one for one in of["outlet"] if not _ADDRESS.fullmatch(one)), "")
    return FrontMatter(
        fenced.end(), " ".join(of["title"]), outlet, tuple(of["authors"]), " ".join(of["published"][:1]), address
    )


def _fields(text: str) -> dict[str, list[str]] | None:
    """The values of each field, by its name in small letters; none where a line is neither field nor part of one."""
    fields: dict[str, list[str]] = {}
    last: list[str] | None = None
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        entry, field = _ENTRY.fullmatch(line), _FIELD.fullmatch(line.rstrip())
        if entry and last is not None:
            last += _values(entry["value"])
        elif field and not line[:1].isspace():
            last = fields.setdefault(re.sub(r"[ .-]+", "_", field["key"]).lower(), [])
            last += _values(field["value"] or "")
        elif not line[:1].isspace() or last is None:
            return None
    return fields


def _values(written: str) -> list[str]:
    """The texts in a value: one, or those of a list in brackets, without quotation marks."""
    written = written.strip()
    is_list = written.startswith("[") and written.endswith("]") and not written.startswith("[[")
    each = re.split(r",[ \t]*", written[1:-1]) if is_list else [written]
    bare = (one.strip().strip("\"'").removeprefix("[[").removesuffix("]]").strip() for one in each)
    return [" ".join(one.split()) for one in bare if one]
