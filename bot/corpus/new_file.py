"""Writing a file that appears whole or not at all, whatever is killed meanwhile: in the place of none, or of one."""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from bot.corpus.folder import shown_path
from bot.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def write_new(path: Path, raw: bytes) -> None:
    """Write *raw* to *path*, which must not exist; its folder is made if need be."""
    temporary = _temporary(path)
    try:
        _make_folder(path.parent)
        _write_through(temporary, [raw])
        # A link, not a renaming: it fails where a file is.
        os.link(temporary, path)
        sync_folder(path.parent)
    except FileExistsError as error:
        raise CorpusError(f"{shown_path(path)}: already exists; remove it first, or choose another id") from error
    except OSError as error:
        raise CorpusError(f"{shown_path(path)}: cannot be written ({error.strerror}); make room or allow it") from error
    finally:
        with suppress(OSError):
            temporary.unlink()


def replace(path: Path, parts: Iterable[bytes]) -> None:
    """Write *parts* in the place of what *path* holds, which may be read meanwhile. Raises OSError."""
    temporary = _temporary(path)
    try:
        _write_through(temporary, parts)
        shutil.copymode(path, temporary)
        temporary.replace(path)
        sync_folder(path.parent)
    finally:
        with suppress(OSError):
            temporary.unlink()


def _temporary(path: Path) -> Path:
    # The dot keeps what a kill leaves behind out of the coverage.
    return path.with_name(f".{secrets.token_hex(8)}.tmp")


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise CorpusError(f"{shown_path(path)}: not a folder; name another as the coverage") from error


def _write_through(path: Path, parts: Iterable[bytes]) -> None:
    with path.open("xb") as file:
        file.writelines(parts)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Make last what was written into, or taken out of, the folder *path*."""
    if not hasattr(os, "O_DIRECTORY"):  # Windows does not open folders, nor need it
        return
    number = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
