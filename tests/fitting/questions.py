"""What a confidence is fitted on: the signs of each question, and whether its coverage answers it."""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.answer.pipeline import Pipeline
from bot.bootstrap import pipeline as wired
from bot.chat.conversation import Conversation
from bot.golden import asked, cases

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import numpy.typing as npt

    from bot.answer.confidence import Signs
    from bot.golden.cases import Case
    from bot.settings import Settings

    Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Known:
    """A set of questions: a row of signs each, whether each is answerable, and the digest of set and coverage."""

    name: str
    signs: Floats
    answerable: npt.NDArray[np.bool_]
    digest: str


class _Listening(Pipeline):
    """Remembers the last question as the conversation completed it."""

    heard = ""

    def ask(self, text: str, **options: Any) -> Any:
        self.heard = text
        return super().ask(text, **options)


def of_folder(folder: Path, settings: Settings, *, dated: bool = True) -> Known:
    """The questions beside the coverage in *folder*, each asked on its day; or, not *dated*, on no day."""
    pipeline = wired(settings)
    rows = [
        (pipeline.judge(one.question, one.day if dated else None).signs, one.answerable) for one in asked.load(folder)
    ]
    return known(folder.name if dated else f"undated {folder.name}", rows, pipeline.coverage.digest)


def of_cases(path: Path, settings: Settings) -> Known:
    """The golden cases in *path* over the shipped coverage, in their conversations; those about facts left out.

    So are small talk and those that no sentence fits, as where an outlet tells nothing of it: no confidence decides.
    """
    pipeline = _Listening(wired(settings).coverage)
    rows = [(_signs(case, pipeline), bool(case.quotes)) for case in cases.load(path) if not case.facts]
    return known("golden", rows, pipeline.coverage.digest)


def _signs(case: Case, pipeline: _Listening) -> Signs | None:
    conversation = Conversation(pipeline)
    for text in (*case.after, case.question):
        pipeline.heard = ""
        conversation.say(text)
    judged = pipeline.judge(pipeline.heard)
    return judged.signs if judged.fitting else None


def known(name: str, rows: Iterable[tuple[Signs | None, bool]], coverage: str) -> Known:
    """A set of *rows*; questions for which nothing was found are left out: nothing has to be judged there."""
    found = [(astuple(signs), answerable) for signs, answerable in rows if signs is not None]
    signs = np.array([row for row, _ in found])
    digest = hashlib.sha256(f"{coverage}\n{found}".encode()).hexdigest()
    return Known(name, signs, np.array([answerable for _, answerable in found]), digest)


def halves(known: Known, seed: int = 0) -> tuple[Known, Known]:
    """*known* in two halves of random questions, the same for the same *seed*."""
    order = np.random.default_rng(seed).permutation(len(known.answerable))
    return tuple(  # type: ignore[return-value]
        Known(known.name, known.signs[half], known.answerable[half], known.digest)
        for half in (np.sort(order[::2]), np.sort(order[1::2]))
    )
