"""What a projection was made from: written last, so that a projection without one was never finished."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Names all that decides what a projection holds: what is body, where sentences and passages end, who speaks. It stands
# here, apart from those rules, so that a question against a finished projection loads none of them.
RULES = "passages-10"

_NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """``digest`` is of the sorted (id, sha256, header) list; ``stamps`` are (file, bytes, mtime in ns), sorted.

    ``generation`` numbers the folder that holds what was made.
    """

    generation: int
    rules: str
    digest: str
    stamps: tuple[tuple[str, int, int], ...]

    @classmethod
    def read(cls, folder: Path) -> Manifest | None:
        """The manifest in *folder*; none when there is none that can be read."""
        try:
            fields = json.loads((folder / _NAME).read_text(encoding="utf-8"))
            stamps = tuple((str(file), int(size), int(changed)) for file, size, changed in fields["stamps"])
            return cls(int(fields["generation"]), fields["rules"], fields["digest"], stamps)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, folder: Path) -> None:
        """Put the manifest in place in one step, on disk before it is seen."""
        draft = folder / f"{_NAME}.{os.getpid()}"
        with draft.open("w", encoding="utf-8") as file:
            json.dump(asdict(self), file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(folder / _NAME)
