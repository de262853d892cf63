"""What is derived from the coverage: where it lives, whether it is that of the files now, and how it is made."""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bot.adapters.progress import watched
from bot.corpus import reader
from bot.folders import cache_folder, expanded
from bot.retrieval import manifest
from bot.retrieval.generations import Generations, Made, current
from bot.text.terms import ANALYSER

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from bot.corpus.reader import Filed, FileStamp
    from bot.settings import Settings

RULES = f"{ANALYSER}-{manifest.RULES}"


def index_folder(settings: Settings, root: Path) -> Path:
    """The folder of everything derived from the coverage in *root*."""
    place = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:12]
    return expanded(settings.index_dir or cache_folder(), "PULLQUOTE_INDEX_DIR") / f"{RULES}-{place}"


def fresh(root: Path, folder: Path) -> Made:
    """What is derived from *root*, made first unless that in *folder* was made from the files as they stand.

    Freshness is judged by names, sizes and times; only files of which one changed are read.
    """
    return fresh_in(root, Generations(folder))


def is_fresh(root: Path, folder: Path) -> bool:
    """Whether what *folder* holds was made from the files of *root* as they stand."""
    return current(Generations(folder), RULES, _stamps(root)) is not None


def fresh_in(root: Path, generations: Generations, without: Collection[str] = ()) -> Made:
    """As `fresh`, of all files but those *without* which it must do."""
    return current(generations, RULES, _stamps(root, without)) or make(root, generations, without)


def usable(settings: Settings, folder: Path) -> Path:
    """*folder*; or one of this process alone, where nobody chose a folder and the user's cache cannot be written."""
    if settings.index_dir is not None or folder.exists() or _can_make(folder):
        return folder
    passing = Path(tempfile.mkdtemp(prefix="pullquote-"))
    atexit.register(shutil.rmtree, passing, ignore_errors=True)
    return passing


def _can_make(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True)
    except OSError:
        return False
    return True


def _stamps(root: Path, without: Collection[str] = ()) -> tuple[FileStamp, ...]:
    found = tuple(stamp for stamp in reader.listing(root) if stamp.file not in without)
    if not found:
        raise reader.nothing_in(root)
    return found


def make(root: Path, generations: Generations, without: Collection[str] = (), *, anew: bool = False) -> Made:
    """A generation of the files as they stand: of what changed, or of all of them *anew*."""
    from bot.answer.speakers.finding import find_speakers  # noqa: PLC0415 - only an index needs what makes passages
    from bot.retrieval import upkeep  # noqa: PLC0415

    def read(changed: Collection[str]) -> Iterable[Filed]:
        return watched(reader.stream(root, changed), "indexing", "articles")

    made = upkeep.make(generations, RULES, lambda: _stamps(root, without), read, find_speakers, anew=anew)
    if not made.projection.scope.articles:
        raise reader.nothing_in(root)
    return made
