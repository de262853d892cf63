"""Makes the next generation: from the one before where its files tell what changed, from nothing otherwise."""

from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from bot.errors import CorpusError, RetrievalError
from bot.retrieval.building import write
from bot.retrieval.generations import Made, current
from bot.retrieval.manifest import Manifest
from bot.retrieval.projection import NAME, Projection

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path

    from bot.retrieval.building import Filed
    from bot.retrieval.generations import Generations
    from bot.retrieval.passages import SpeakerFinder

    Stamps = tuple[tuple[str, int, int], ...]
    Read = Callable[[Collection[str]], Iterable[Filed]]

_TRIES = 5  # at files that change while they are read: enough for a save or two, and an end where it never stops


def make(
    generations: Generations,
    rules: str,
    list_files: Callable[[], Stamps],
    read: Read,
    find_speakers: SpeakerFinder,
    *,
    anew: bool = False,
) -> Made:
    """Make and name a generation of the files as they stand; *read* gives the articles of the files it is told.

    With *anew* it is made from nothing, unless another process made it meanwhile. A fault of the coverage leaves the
    generation before as it was. Raises CorpusError, or RetrievalError when nothing can be written.
    """
    found = generations.manifest()
    with generations.writing():
        tries = 0
        while True:
            tries += 1
            manifest, stamps = generations.manifest(), list_files()
            if (not anew or manifest != found) and (made := current(generations, rules, stamps)) is not None:
                return made  # by another process, while this one waited
            try:
                return _made(generations, rules, stamps, _Step(None if anew else manifest, read, find_speakers))
            except CorpusError:
                if tries == _TRIES or list_files() == stamps:
                    raise
                # A file changed or went while it was read: begin again with what is there now.


def _made(generations: Generations, rules: str, stamps: Stamps, step: _Step) -> Made:
    number, place = generations.open_next()
    try:
        digest = step.write(generations, rules, stamps, place)
        generations.publish(Manifest(number, rules, digest, stamps))
    except BaseException as error:
        shutil.rmtree(place, ignore_errors=True)
        if isinstance(error, OSError | sqlite3.Error):
            raise generations.unwritable(error) from error
        raise
    return Made(Projection(place), place, generations.place(step.before) if step.before else None)


class _Step(NamedTuple):
    """The way from the generation *before*, if any, to the next."""

    before: Manifest | None
    read: Read
    find_speakers: SpeakerFinder

    def write(self, generations: Generations, rules: str, stamps: Stamps, place: Path) -> str:
        """Write the projection into *place*; its digest."""
        files = {file for file, _, _ in stamps}
        if self.before is not None and self.before.rules == rules and current(generations, rules, self.before.stamps):
            changed = {file for file, _, _ in {*stamps} ^ {*self.before.stamps}}
            try:
                return self._grow(generations.place(self.before), place, changed & files, changed)
            except (sqlite3.DatabaseError, RetrievalError):
                (place / NAME).unlink(missing_ok=True)  # the one before is damaged: begin from nothing
        return write(place / NAME, self.read(files), self.find_speakers)

    def _grow(self, before: Path, place: Path, to_read: set[str], changed: set[str]) -> str:
        articles = self.read(to_read)
        return write(place / NAME, articles, self.find_speakers, before=before / NAME, changed=changed)
