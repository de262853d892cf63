"""Questions of which it is known what answers them, in files of the development sets' format: one JSON object a line.

Each line has ``id``, ``question``, ``answers``, ``evidence`` (``text``, ``article_id``), ``answerable``, ``kind`` and
perhaps ``asked``, the day of asking. Other keys are left alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.errors import GoldenError

if TYPE_CHECKING:
    from pathlib import Path

_NAMES = ("questions.jsonl", "questions.dev.jsonl")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that answers, and the article it stands in."""

    text: str
    article_id: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, short answers to it, and the sentences that hold them; no evidence where nothing answers."""

    id: str
    question: str
    kind: str
    answerable: bool
    answers: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    day: date | None


def load(folder: Path) -> tuple[Asked, ...]:
    """The questions beside the coverage in *folder*. Raises GoldenError, naming file and line."""
    path = next((folder / name for name in _NAMES if (folder / name).is_file()), None)
    if path is None:
        raise GoldenError(f"{folder}: holds no questions; put them into {_NAMES[0]} there")
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldenError(f"{path}: cannot be read ({error}); give a UTF-8 file") from error
    return tuple(_read(path, number, line) for number, line in enumerate(lines, 1) if line.strip())


def _read(path: Path, number: int, line: str) -> Asked:
    try:
        fields: dict[str, Any] = json.loads(line)
        return Asked(
            id=str(fields["id"]),
            question=str(fields["question"]),
            kind=str(fields["kind"]),
            answerable=bool(fields["answerable"]),
            answers=tuple(map(str, fields["answers"])),
            evidence=tuple(Evidence(one["text"], one["article_id"]) for one in fields["evidence"]),
            day=date.fromisoformat(fields["asked"]) if fields.get("asked") else None,
        )
    except (ValueError, KeyError, TypeError) as error:
        raise GoldenError(f"{path}:{number}: is no question ({error!r}); see bot/golden/asked.py") from error
