"""Questions of which the answer is known, as they stand in a file and as they are read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.golden.asked import Asked, Evidence

if TYPE_CHECKING:
    from pathlib import Path

RAIN = {
    "id": "q1",
    "question": "Where did rain fall?",
    "answers": ["Ulm"],
    "evidence": [{"text": "Rain fell on Ulm.", "article_id": "a1"}],
    "answerable": True,
    "kind": "where",
}


def put_questions(folder: Path, *each: dict[str, object], name: str = "questions.jsonl") -> Path:
    """The file of questions in *folder*, a line for each, with its values in place of those of `RAIN`."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text("".join(json.dumps(RAIN | one, ensure_ascii=False) + "\n" for one in each), encoding="utf-8")
    return path


def known(
    question: str = "Where did rain fall?",
    *evidence: tuple[str, str],
    answers: tuple[str, ...] = (),
    kind: str = "where",
) -> Asked:
    """A question and its *evidence*, pairs of sentence and article; it is answerable when it has any, or answers."""
    listed = tuple(Evidence(text, article_id) for text, article_id in evidence)
    return Asked("q", question, kind, bool(listed or answers), answers, listed, None)
