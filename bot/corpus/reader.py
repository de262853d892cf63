"""The coverage folder: which files it holds, and the articles in them, in one fixed order.

Only files under the folder are read: a link that leads out of it is an error, not a way round. Names that begin with a
dot are not coverage.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bot.corpus import article_file, bundle, folder
from bot.corpus.furniture import body
from bot.corpus.header import MAX_TEXT_BYTES
from bot.errors import CorpusError
from bot.model import Article

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from bot.model import Source

MAX_FILE_BYTES = article_file.MAX_HEADER_BYTES + MAX_TEXT_BYTES


class FileStamp(NamedTuple):
    """A file of the coverage, and what shows that it changed; *file* is relative to the folder, with slashes."""

    file: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Filed:
    """An article and the file that holds it, in the folder *root*."""

    article: Article
    file: str
    in_bundle: bool
    root: Path = Path()

    def second_to(self, other: str) -> CorpusError:
        """The error that tells that the file *other* holds an article with the same id."""
        return _second(self.article.source.article_id, folder.name(self.root, self.file), folder.name(self.root, other))


class Entry(NamedTuple):
    """An article whose body was not looked for."""

    source: Source
    text: str
    file: str


def nothing_in(root: Path) -> CorpusError:
    """The error that tells of a folder without a single article."""
    return CorpusError(f"{root}: holds no articles; take some in with 'pullquote corpus add FILE --corpus {root}'")


def listing(root: Path) -> tuple[FileStamp, ...]:
    """The files of the coverage, sorted; nothing is opened."""
    found = folder.files(root, _is_coverage)
    return tuple(sorted(FileStamp(file, state.st_size, state.st_mtime_ns) for file, state in found))


def read(root: Path, only: Collection[str] | None = None) -> Iterator[Filed]:
    """Every article of the coverage, or of the files in *only*, by file, then by line; an empty folder yields none."""
    return (_stored(root, entry) for entry in entries(root, only))


def stream(root: Path, only: Collection[str]) -> Iterator[Filed]:
    """As `read`, in constant memory: whoever takes the articles in must refuse an id that stands twice."""
    return (_stored(root, entry) for entry in _every(root, only))


def entries(root: Path, only: Collection[str] | None = None) -> Iterator[Entry]:
    """As `read`, without the work of finding bodies."""
    homes: dict[str, str] = {}
    for entry in _every(root, only):
        article_id, name = entry.source.article_id, folder.name(root, entry.file)
        if article_id in homes:
            raise _second(article_id, name, homes[article_id])
        homes[article_id] = name
        yield entry


def faults(root: Path) -> Iterator[tuple[str, CorpusError]]:
    """The files that cannot be read, each with its first fault; an id that stands twice is the later file's."""
    homes: dict[str, str] = {}
    for file, _, _ in listing(root):
        try:
            found = _ids(root, file, homes)
        except CorpusError as error:
            yield file, error
        else:
            homes |= dict.fromkeys(found, folder.name(root, file))


def _ids(root: Path, file: str, homes: Mapping[str, str]) -> set[str]:
    """The ids of the articles in *file*, none of which may stand in one of *homes*, or twice."""
    found: set[str] = set()
    name = folder.name(root, file)
    for source, _ in file_entries(root, file):
        first = name if source.article_id in found else homes.get(source.article_id)
        if first:
            raise _second(source.article_id, name, first)
        found.add(source.article_id)
    return found


def read_text(root: Path, file: str) -> str:
    """The text of one article file as it stands now."""
    return article_file.parse_source(_bytes(root, file), folder.name(root, file))[1]


def _every(root: Path, only: Collection[str] | None) -> Iterator[Entry]:
    for file, _, _ in listing(root):
        if only is None or file in only:
            for source, text in file_entries(root, file):
                yield Entry(source, text, file)


def _stored(root: Path, entry: Entry) -> Filed:
    source, text, file = entry
    return Filed(Article(source, text, body(text, source.title)), file, is_bundle(file), root)


def file_entries(root: Path, file: str) -> Iterator[tuple[Source, str]]:
    """Source and text of each article in one file of the coverage."""
    name = folder.name(root, file)
    if not is_bundle(file):
        yield article_file.parse_source(_bytes(root, file), name)
        return
    with folder.opened(root, file) as stream:
        yield from bundle.entries(stream, name)


def _bytes(root: Path, file: str) -> bytes:
    name = folder.name(root, file)
    with folder.opened(root, file) as stream:
        if os.fstat(stream.fileno()).st_size > MAX_FILE_BYTES:
            raise CorpusError(f"{name}: longer than {MAX_FILE_BYTES:,} bytes; split the article")
        try:
            return stream.read()
        except OSError as error:
            raise CorpusError(f"{name}: cannot be read ({error.strerror}); restore the file") from error


def _second(article_id: str, name: str, first: str) -> CorpusError:
    problem = f"id {article_id} is already in {first}"
    return CorpusError(f"{name}: {problem}; remove one of the two, or give it another id")


def _is_coverage(name: str) -> bool:
    return name.endswith((".txt", ".md")) or is_bundle(name)


def is_bundle(file: str) -> bool:
    """Whether *file* holds one article a line."""
    return file.rpartition("/")[2] in bundle.NAMES
