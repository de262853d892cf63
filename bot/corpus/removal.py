"""Removing articles from the coverage: each whole or not at all, whatever is killed meanwhile.

An article file is deleted, a line of a bundle left out of a new one that takes its place. Nothing is kept of what is
removed: whoever takes an article down must be able to rely on that.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from bot.corpus import bundle, folder, reader
from bot.corpus.header import shown
from bot.corpus.new_file import replace, sync_folder
from bot.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from bot.corpus.reader import FileStamp
    from bot.model import Source


class Removed(NamedTuple):
    """An article that is no longer there, and the file that held it, in which others may stand."""

    source: Source
    file: str


class _Home(NamedTuple):
    source: Source
    stamp: FileStamp


def remove(root: Path, ids: Sequence[str]) -> Iterator[Removed]:
    """Remove the articles *ids*, each told of once it is gone.

    Raises CorpusError, and has removed nothing, when one of them is unknown or stands twice.
    """
    homes = {article_id: _home(root, found, article_id) for article_id, found in _found(root, ids).items()}
    # Of one bundle all at once: it is written anew each time.
    for stamp in dict.fromkeys(home.stamp for home in homes.values()):
        inside = [home.source for home in homes.values() if home.stamp == stamp]
        _take_out(root, stamp, {source.article_id for source in inside})
        yield from (Removed(source, stamp.file) for source in inside)


def _found(root: Path, ids: Sequence[str]) -> dict[str, list[_Home]]:
    """Where each of *ids* stands. A file that cannot be read hides no article of another."""
    found: dict[str, list[_Home]] = {article_id: [] for article_id in ids}
    faults = []
    for stamp in reader.listing(root):
        try:
            for source, _ in reader.file_entries(root, stamp.file):
                if source.article_id in found:
                    found[source.article_id].append(_Home(source, stamp))
        except CorpusError as error:
            faults.append(error)
    if faults and not all(found.values()):
        raise faults[0]
    return found


def _home(root: Path, found: list[_Home], article_id: str) -> _Home:
    if not found:
        raise CorpusError(f"{root}: has no article {shown(article_id)}; see 'pullquote corpus list'")
    if len(found) > 1:
        files = " and ".join(folder.name(root, home.stamp.file) for home in found)
        raise CorpusError(f"{files}: both have the article {article_id}; delete one of the two by hand")
    return found[0]


def _take_out(root: Path, stamp: FileStamp, ids: Collection[str]) -> None:
    path, name = root / stamp.file, folder.name(root, stamp.file)
    if path.is_symlink():
        raise CorpusError(f"{name}: a link; delete it and what it leads to by hand")
    try:
        if not reader.is_bundle(stamp.file):
            path.unlink()
            sync_folder(path.parent)
            return
        with folder.opened(root, stamp.file) as before:
            state = os.fstat(before.fileno())
            if (state.st_size, state.st_mtime_ns) != (stamp.size, stamp.mtime_ns):
                raise CorpusError(f"{name}: was changed meanwhile; try again")
            replace(path, _without(before, name, ids))
    except OSError as error:
        raise CorpusError(f"{name}: cannot be changed ({error.strerror}); make room or allow it") from error


def _without(before: BinaryIO, name: str, ids: Collection[str]) -> Iterator[bytes]:
    """The bytes of a bundle without the articles *ids*, all other lines as they stand."""
    lines = bundle.lines(before, name)
    kept = (line for where, line in lines if bundle.id_of(line, where) not in ids)
    yield from bundle.packed(kept) if name.endswith(".gz") else kept
