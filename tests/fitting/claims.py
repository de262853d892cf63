"""Claims made of questions: is it so, as the coverage says, and is it so of another, of which it likely says nothing?

Readers ask for a yes or a no in few words, and those are easily found together; the questions of a folder seldom do.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.bootstrap import pipeline as wired
from bot.golden import asked
from tests.fitting.questions import Known, known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bot.answer.confidence import Signs
    from bot.settings import Settings

_MOST = 400  # questions of a folder, taken evenly
_SENTENCE_END = re.compile(r"(?<=[.!?]) +")
_VERB = r"(?:is|was|are|were|did|does|do|has|had|will|led|caused)"
# What each word that asks gives way to, so that the rest may be claimed.
_ASKING = tuple(
    (re.compile(rf"\b{asking}\b", re.IGNORECASE), instead)
    for asking, instead in (
        ("how (?:many|much)", "some"),
        ("how (?:long|old|far|often|large|big|high|tall)", ""),
        (rf"(?:which|what)(?= (?!{_VERB}\b))", "some"),
        ("which|what", "something"),
        ("whose", "somebody's"),
        ("whom?", "somebody"),
        ("where|when|why|how", ""),
    )
)
_NAME = re.compile(r"(?<![.?!] )(?<!^)\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")


def of_claims(folder: Path, settings: Settings) -> Known:
    """The answerable questions beside the coverage in *folder*, asked as `claim` does, and again of another's name."""
    pipeline = wired(settings)
    answerable = [one.question for one in asked.load(folder) if one.answerable]
    questions = answerable[:: -(-len(answerable) // _MOST)]
    rows: list[tuple[Signs | None, bool]] = []
    for number, question in enumerate(questions):
        rows.append((pipeline.judge(claim(question)).signs, True))
        others = _names([*questions[number + 1 :], *questions[:number]])
        if (false := of_another(question, others)) is not None:
            rows.append((pipeline.judge(claim(false)).signs, False))
    return known(f"claims of {folder.name}", rows, pipeline.coverage.digest)


def claim(question: str) -> str:
    """Its last sentence, which asks, as a question for a yes or no."""
    said = _SENTENCE_END.split(question.strip())[-1]
    for asking, instead in _ASKING:
        said = asking.sub(instead, said)
    return f"Is it true that {' '.join(said.split())}"


def of_another(question: str, names: Iterator[str]) -> str | None:
    """*question* with the first of *names* that it lacks in place of its last; none where it has no name."""
    own = list(_NAME.finditer(question))
    other = next((name for name in names if name not in question), None)
    return f"{question[: own[-1].start()]}{other}{question[own[-1].end() :]}" if own and other else None


def _names(questions: Sequence[str]) -> Iterator[str]:
    return (name for question in questions for name in _NAME.findall(question))
