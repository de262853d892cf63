"""The generations of what is derived from a coverage: each in a folder of its own, made whole before it is named.

    <folder>/manifest.json        names the current generation, written last
    <folder>/generation-0007/     a projection, and what engines keep beside it
    <folder>/lock                 held by the one that makes the next

Readers open the current one and keep it; the one before stays until the next is made, so that nobody who has just read
its name finds it gone.
"""

from __future__ import annotations

import fcntl
import shutil
import time
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, NamedTuple

from bot.errors import RetrievalError
from bot.retrieval.manifest import Manifest
from bot.retrieval.projection import Projection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_PREFIX = "generation-"
_PATIENCE_S = 600.0  # with another process: 640,000 passages take half of that on a core of their own
_SILENT_S = 1.0  # that it waits without a word: as long as a bar of progress stays away
_PAUSE_S = 0.05  # between two looks at whether it is done


class Made(NamedTuple):
    """A projection, the folder of its generation, and that of the one it grew from, if it is known."""

    projection: Projection
    place: Path
    before: Path | None = None


class Generations:
    """The generations in *folder*; nothing is read or made until it is asked for.

    *tell* gets one line where another process is waited for.
    """

    def __init__(
        self, folder: Path, patience_s: float = _PATIENCE_S, tell: Callable[[str], None] | None = None
    ) -> None:
        self.folder = folder
        self._patience_s = patience_s
        self._tell = tell

    def manifest(self) -> Manifest | None:
        """What the current generation was made from; none when there is none."""
        return Manifest.read(self.folder)

    def place(self, manifest: Manifest) -> Path:
        """The folder of the generation that *manifest* names."""
        return self.folder / f"{_PREFIX}{manifest.generation:04}"

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the right to make the next generation, which ends with the process at the latest.

        Whoever else holds it is waited for. Raises RetrievalError when that takes too long, or when *folder* cannot be
        written.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = (self.folder / "lock").open("ab")
        except OSError as error:
            raise self.unwritable(error) from error
        with lock:
            self._await(lock)
            yield

    def _await(self, lock: IO[bytes]) -> None:
        """Take *lock*, as soon as nobody else holds it."""
        silent_s = min(_SILENT_S, self._patience_s)
        if _took_within(silent_s, lock):
            return
        if self._tell is not None:
            self._tell("another process is building the index; waiting for it")
        if not _took_within(self._patience_s - silent_s, lock):
            problem = f"another process is building the index, for more than {self._patience_s:.0f} s"
            raise RetrievalError(f"{self.folder}: {problem}; let it finish, or end it, then try again")

    def open_next(self) -> tuple[int, Path]:
        """The number and the empty folder of the next generation; for the holder of the right only."""
        manifest = self.manifest()
        number = 1 + max([manifest.generation if manifest else 0, *(self._number(path) for path in self._all())])
        place = self.folder / f"{_PREFIX}{number:04}"
        place.mkdir()
        return number, place

    def publish(self, manifest: Manifest) -> None:
        """Name a finished generation as the current one, and clear away all but it and the one before."""
        before = self.manifest()
        manifest.write(self.folder)
        keep = {self.place(one) for one in (manifest, before) if one is not None}
        for path in self._all():
            if path not in keep:
                shutil.rmtree(path, ignore_errors=True)

    def unwritable(self, error: Exception) -> RetrievalError:
        reason = getattr(error, "strerror", None) or error
        return RetrievalError(
            f"{self.folder}: the index cannot be written ({reason}); name a folder that can in PULLQUOTE_INDEX_DIR"
        )

    def _all(self) -> list[Path]:
        return [path for path in self.folder.glob(f"{_PREFIX}*") if path.is_dir()]

    @staticmethod
    def _number(path: Path) -> int:
        digits = path.name.removeprefix(_PREFIX)
        return int(digits) if digits.isdecimal() else 0


def _took_within(seconds: float, lock: IO[bytes]) -> bool:
    deadline = time.monotonic() + seconds
    while not _took(lock):
        if time.monotonic() > deadline:
            return False
        time.sleep(_PAUSE_S)
    return True


def _took(lock: IO[bytes]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def current(generations: Generations, rules: str, stamps: tuple[tuple[str, int, int], ...]) -> Made | None:
    """The current generation, if it is whole and was made by *rules* from files with these *stamps*."""
    manifest = generations.manifest()
    if manifest is None or (manifest.rules, manifest.stamps) != (rules, stamps):
        return None
    place = generations.place(manifest)
    try:
        projection = Projection(place)
    except RetrievalError:
        return None  # a damaged one is made anew
    return Made(projection, place) if projection.digest == manifest.digest else None
