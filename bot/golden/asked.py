"""Questions of which it is known what answers them, in files of the development sets' format: one JSON object a line.

Each line has ``id``, ``question``, ``answers``, ``evidence`` (``text``, ``article_id``), ``answerable``, ``kind`` and
perhaps ``asked``, the day of asking. Other keys are left alone.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.errors import GoldenError

if TYPE_CHECKING:
    from pathlib import Path

_NAMES = ("questions.jsonl", "questions.dev.jsonl")
_FORM = '{"id", "question", "answers": [], "evidence": [{"text", "article_id"}], "answerable": true, "kind"}'


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


def load(folder: Path, kind: str | None = None) -> tuple[Asked, ...]:
    """The questions beside the coverage in *folder*, or those of one *kind*.

    Raises GoldenError, naming file and line, also when there are none.
    """
    path = next((folder / name for name in _NAMES if os.path.isfile(folder / name)), None)  # noqa: PTH113 - asks no leave
    if path is None:
        raise GoldenError(f"{folder}: holds no questions that can be read; put them into {_NAMES[0]} there")
    try:
        # A line ends at \n only: in JSON, the other ends of lines are characters of a text.
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise GoldenError(f"{path}: cannot be read ({error.strerror}); allow reading it") from error
    except UnicodeDecodeError as error:
        raise GoldenError(f"{path}: is not UTF-8; save it as UTF-8") from error
    listed = tuple(_read(path, number, line) for number, line in enumerate(lines, 1) if line.strip())
    chosen = tuple(one for one in listed if kind in {None, one.kind})
    if not chosen:
        kinds = ", ".join(dict.fromkeys(one.kind for one in listed))
        raise GoldenError(
            f"{path}: holds no question{f' of kind {kind}; name one of {kinds}' if kinds else '; add one'}"
        )
    return chosen


def _read(path: Path, number: int, line: str) -> Asked:
    try:
        fields: Any = json.loads(line)
        return Asked(
            id=str(_of(object, fields, "id")),
            question=_text(fields, "question"),
            kind=_text(fields, "kind"),
            answerable=_of(bool, fields, "answerable"),
            answers=tuple(map(str, _of(list, fields, "answers"))),
            evidence=tuple(
                Evidence(_text(one, "text"), _text(one, "article_id")) for one in _of(list, fields, "evidence")
            ),
            day=date.fromisoformat(fields["asked"]) if fields.get("asked") else None,
        )
    except KeyError as error:
        raise GoldenError(f"{path}:{number}: has no {error.args[0]}; write {_FORM}") from error
    except (ValueError, TypeError, RecursionError) as error:
        raise GoldenError(f"{path}:{number}: is no question ({error}); write {_FORM}") from error


def _text(fields: dict[str, Any], name: str) -> str:
    text: str = _of(str, fields, name)
    if not text.strip():
        raise ValueError(f"{name} is empty")
    return text


def _of(kind: type, fields: dict[str, Any], name: str) -> Any:
    if not isinstance(fields, dict):
        raise TypeError("no JSON object")
    if not isinstance(fields[name], kind):
        raise TypeError(f"{name} is no {_KINDS[kind]}")
    return fields[name]


_KINDS = {str: "text", bool: "true or false", list: "list"}
