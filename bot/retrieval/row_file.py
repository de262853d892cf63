"""The passages' rows, one after the other in a file of their own that is read in place.

A passage's number is where its row begins, so that nothing is looked up: fifty rows from all over 107,000 come in a
third of the time that SQLite takes. What a row holds is the business of `rows`.
"""

from __future__ import annotations

import mmap
import os
import shutil
from struct import Struct
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

NAME = "passages.rows"

_HEAD = b"pullquote"  # no file is empty, and no number is 0
_SIZE = Struct("<I")  # bytes of the row that follows
_WINDOW = 256 * mmap.PAGESIZE  # bytes that are read ahead where all rows are read


class RowFile:
    """Reads a finished file; safe to share between threads. Raises OSError or ValueError where there is none."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._whole[: len(_HEAD)] != _HEAD:
            raise ValueError("it holds no rows")
        # Rows that are asked for lie far apart: what else the disk would read costs a first question 26 ms, not 1.6.
        self._whole.madvise(mmap.MADV_RANDOM)

    def close(self) -> None:
        self._whole.close()

    def rows(self, numbers: Sequence[int]) -> list[bytes]:
        """The rows with these numbers, in their order; raises ValueError where one would begin behind the end."""
        whole, size_at, head = self._whole, _SIZE.unpack_from, _SIZE.size
        if numbers and max(numbers) > len(whole) - head:
            raise ValueError(f"row {max(numbers)} is missing")
        return [whole[number + head : number + head + size_at(whole, number)[0]] for number in numbers]

    def after(self, number: int) -> Iterator[tuple[int, bytes]]:
        """Every row with a higher number, by its number."""
        at = number + _SIZE.size + len(self.rows([number])[0]) if number else len(_HEAD)
        window = at - at % _WINDOW
        while at < len(self._whole):
            if at >= window:
                self._turn_to(window)
                window += _WINDOW
            [row] = self.rows([at])
            yield at, row
            at += _SIZE.size + len(row)

    def _turn_to(self, window: int) -> None:
        """Read ahead what begins at *window*, and let go what was read before, or all of it would count as memory."""
        self._whole.madvise(mmap.MADV_WILLNEED, window, _WINDOW)
        if window:
            self._whole.madvise(mmap.MADV_DONTNEED, window - _WINDOW, _WINDOW)


class RowDraft:
    """A file that is being written, from nothing or from a copy of the one *before*; others may still read its path."""

    def __init__(self, path: Path, before: Path | None = None) -> None:
        path.unlink(missing_ok=True)
        if before is None:
            path.write_bytes(_HEAD)
        else:
            shutil.copyfile(before, path)
        self._file: IO[bytes] = path.open("r+b")
        self._end = self._file.seek(0, os.SEEK_END)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def append(self, row: bytes) -> int:
        """The number of *row*, which comes behind all others."""
        number = self._end
        self._end += self._file.write(_SIZE.pack(len(row)) + row)
        return number

    def row(self, number: int) -> bytes:
        """The row with this number; raises ValueError where there is none."""
        self._file.seek(number)
        head = self._file.read(_SIZE.size)
        size = _SIZE.unpack(head)[0] if len(head) == _SIZE.size else 0
        row = self._file.read(size)
        self._file.seek(self._end)
        if not row or len(row) < size:
            raise ValueError(f"row {number} is missing")
        return row

    def keep(self, numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Leave no row but those with *numbers*, which ascend; the number of each, and what it is from now on."""
        self._end = self._file.seek(len(_HEAD))
        for number in numbers:
            row = self.row(number)
            yield number, self.append(row)
        self._file.truncate(self._end)

    def sync(self) -> None:
        """Put all that was written on disk."""
        self._file.flush()
        os.fsync(self._file.fileno())
