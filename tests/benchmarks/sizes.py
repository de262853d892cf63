"""Coverage of a wanted size: articles of the folders given and, where they are not enough, halves of two joined.

The same folders and size give the same coverage, byte by byte. What is joined keeps real words at real frequencies; it
adds no new ones.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from typing import TYPE_CHECKING

from bot.corpus import reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bot.corpus.reader import Entry
    from bot.model import Source


_PASSAGE = 530  # characters of text a passage, on 9,305 articles of news and encyclopaedia


def articles(folders: Sequence[Path]) -> list[Entry]:
    """Every article in *folders*, in an order that has nothing to do with where it is; of two with one id, one."""
    every = {entry.source.article_id: entry for folder in reversed(folders) for entry in reader.entries(folder)}
    return sorted(every.values(), key=lambda one: hashlib.sha256(one.source.article_id.encode()).digest())


def write(entries: Sequence[Entry], size: int, root: Path) -> None:
    """Write coverage of about *size* passages into *root*, as one bundle."""
    root.mkdir(parents=True)
    with gzip.GzipFile(root / "corpus.jsonl.gz", "wb", compresslevel=1, mtime=0) as file:
        for line in lines(entries, size):
            file.write(json.dumps(line).encode() + b"\n")


def lines(entries: Sequence[Entry], size: int) -> Iterator[dict[str, str]]:
    """The lines of a bundle of about *size* passages: articles as they stand, then halves of two joined."""
    left = size * _PASSAGE
    for entry in entries:
        if left <= 0:
            return
        left -= max(_PASSAGE, len(entry.text))
        yield _line(entry.source, entry.text)
    chance = random.Random(size)  # noqa: S311 - which halves are joined
    number = 0
    while left > 0:
        number += 1
        one, other = chance.choice(entries), chance.choice(entries)
        begin, end = one.text.split("\n\n"), other.text.split("\n\n")
        text = "\n\n".join([*begin[: (len(begin) + 1) // 2], *end[len(end) // 2 :]])
        left -= max(_PASSAGE, len(text))
        yield {**_line(one.source, text), "id": f"joined-{number}"}


def _line(source: Source, text: str) -> dict[str, str]:
    return {
        "id": source.article_id,
        "title": source.title,
        "outlet": source.outlet,
        "authors": ";".join(source.authors),
        "published": source.published.isoformat() if source.published else "",
        "url": source.url,
        "text": text,
    }
