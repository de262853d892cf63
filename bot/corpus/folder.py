"""The files under a folder, found and opened without ever leaving it.

A link to a file under the same folder is followed, since that is what a mounted folder may look like; every other link
is an error that says so. Names that begin with a dot are passed over.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from bot.corpus.header import shown
from bot.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def files(root: Path, is_wanted: Callable[[str], bool]) -> Iterator[tuple[str, os.stat_result]]:
    """Path relative to *root*, with slashes, and state of each file whose name is wanted; in no order."""
    folders = [""]
    while folders:
        parent = folders.pop()
        for entry in _scan(root, parent):
            file = parent + entry.name
            if entry.name.startswith("."):
                continue
            if _is_folder(entry):
                _check(not entry.is_symlink(), root, file, "a link to a folder; put the folder itself there")
                folders.append(f"{file}/")
            elif is_wanted(entry.name) and (state := _state(root, file, entry)) is not None:
                yield file, state


def opened(root: Path, file: str) -> BinaryIO:
    """*file*, relative to *root*, for reading."""
    try:
        path = _inside(root, file)
        stream = open(path, "rb", opener=_open_plainly)  # noqa: SIM115 Path.open has no opener; callers close
    except (OSError, ValueError) as error:
        raise _unreadable(root, file, error) from error
    if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        stream.close()
        raise CorpusError(f"{name(root, file)}: not a regular file; remove it")
    return stream


def name(root: Path, file: str) -> str:
    """What an error calls *file*."""
    return shown_path(root / file)


def shown_path(path: Path) -> str:
    """*path* on one line, whatever the file is called."""
    return str(path) if str(path).isprintable() else shown(str(path))


def _scan(root: Path, parent: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(root / parent) as entries:
            return list(entries)
    except FileNotFoundError as error:
        problem = "no such folder; create it, or name another as the coverage"
        raise CorpusError(f"{name(root, parent)}: {problem}") from error
    except NotADirectoryError as error:
        raise CorpusError(f"{name(root, parent)}: not a folder; name the folder that holds the file") from error
    except OSError as error:
        raise _unreadable(root, parent, error) from error


def _is_folder(entry: os.DirEntry[str]) -> bool:
    with suppress(OSError):  # of a link to itself
        return entry.is_dir()
    return False


def _state(root: Path, file: str, entry: os.DirEntry[str]) -> os.stat_result | None:
    """The state of *file*; none when it went since its folder was listed."""
    try:
        file.encode()
        if entry.is_symlink():
            _inside(root, file)
        return entry.stat()
    except UnicodeEncodeError as error:
        raise CorpusError(f"{name(root, file)}: its name is not UTF-8; rename it") from error
    except OSError as error:
        if entry.is_symlink():
            problem = f"a link that leads nowhere ({error.strerror}); put the file itself there"
            raise CorpusError(f"{name(root, file)}: {problem}") from error
        if isinstance(error, FileNotFoundError):
            return None
        raise _unreadable(root, file, error) from error


def _inside(root: Path, file: str) -> Path:
    # Not `Path.resolve`: a link that leads to itself is no OSError to it.
    path = Path(os.path.realpath(root / file, strict=True))
    inside = path.is_relative_to(os.path.realpath(root))
    _check(inside, root, file, "leads out of the coverage folder; put the file itself there")
    return path


def _open_plainly(path: str, flags: int) -> int:
    # O_NOFOLLOW: the path was resolved just now, so a link in its last place came after the check.
    # O_NONBLOCK: a pipe must not make us wait before we see that it is one.
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _unreadable(root: Path, file: str, error: Exception) -> CorpusError:
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return CorpusError(f"{name(root, file)}: cannot be read ({reason}); restore it, or allow reading it")


def _check(good: bool, root: Path, file: str, problem: str) -> None:
    if not good:
        raise CorpusError(f"{name(root, file)}: {problem}")
