"""Kills whoever changes an index, at random moments, and looks at what is left: `python -m tests.retrieval.kills 200`.

Articles are added, replaced and removed in turn. After each kill the index must open as it was before the change or as
it is after it, every article whole, and the next change must bring it up to date.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from bot.derived import fresh
from bot.errors import BotError
from bot.model import Query
from bot.retrieval import tantivy
from bot.retrieval.generations import Generations
from bot.retrieval.projection import Projection
from tests.coverage_kit import put, text_on_disk

if TYPE_CHECKING:
    from bot.retrieval.generations import Made

_ARTICLES = 30
_WORDS = ("rain", "snow")  # every article has one of them
_FAULTS = ("does not open", "is neither as before nor as after", "is not brought up to date")

# Brings the index of one folder up to date, tantivy's too; says when it begins, and when it is done.
_UPDATE = """
import sys
from pathlib import Path
from bot.derived import fresh
from bot.retrieval import building, tantivy, upkeep
from bot.answer.speakers import finding
print("begun", flush=True)
made = fresh(Path(sys.argv[1]), Path(sys.argv[2]))
tantivy.make(made.projection, made.place, made.before)
print("done", flush=True)
"""


def update(root: Path, folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _UPDATE, str(root), str(folder)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own words


def texts(projection: Projection) -> dict[str, str]:
    """Every article of a generation, read through its passages."""
    return {
        source.article_id: " ".join(" ".join(one.text for one in projection.passages_of(source.article_id)).split())
        for source in projection.sources()
    }


def found(made: Made, term: str) -> set[str]:
    """The articles that tantivy finds by *term*."""
    retriever = tantivy.opened(made.projection, made.place, made.before)
    return {hit.passage.source.article_id for hit in retriever.retrieve(Query((term,)), 1_000)}


def run(kills: int, folder: Path) -> Counter[str]:
    """How many of *kills* hit inside a change of the index in *folder*, and how often each of `_FAULTS` was left."""
    root, index = folder / "corpus", folder / "index"
    for one in range(_ARTICLES):
        put(root, f"a{one}", _text(_WORDS[0], one))
    _let_live(root, index)
    _replace(root, 0)
    moments = _moments(kills, _let_live(root, index))
    after = _held(root)
    tally = Counter({"kills": kills, "inside": 0, **dict.fromkeys(_FAULTS, 0)})
    for number, moment in enumerate(moments, 1):
        _CHANGES[number % len(_CHANGES)](root, number)
        before, after = after, _held(root)
        tally["inside"] += _killed(root, index, moment)
        tally.update(_faults(root, index, before, after))
    return tally


def _moments(kills: int, seconds: float) -> list[float]:
    """One of each of *kills* equal stretches of *seconds*, so that the first hits inside on a busy machine too."""
    chance = random.Random(11)  # noqa: S311 - moments to kill at
    moments = [seconds * (number + chance.random()) / kills for number in range(kills)]
    chance.shuffle(moments)
    return moments


def _held(root: Path) -> dict[str, str]:
    """The texts of the coverage as it stands now."""
    return {path.stem: " ".join(text_on_disk(root, path.stem).split()) for path in root.glob("*.txt")}


def _add(root: Path, number: int) -> None:
    put(root, f"b{number}", _text(_WORDS[1], number))


def _replace(root: Path, number: int) -> None:
    for one in range(number, number + 3):
        put(root, f"a{one % _ARTICLES}", _text(_WORDS[number % 2], number))


def _remove(root: Path, number: int) -> None:
    (root / f"b{number - 2}.txt").unlink()


_CHANGES = (_remove, _add, _replace)  # the first one comes third


def _text(word: str, number: int) -> str:
    """A text of several passages, each of which holds *word*."""
    return "\n\n".join(f"The {word} fell on day {day} of {number}." + " And on it went." * 30 for day in range(4))


def _let_live(root: Path, index: Path) -> float:
    """How many seconds the change takes when nobody is killed."""
    with update(root, index) as process:
        assert process.stdout is not None
        process.stdout.readline()
        start = time.perf_counter()
        process.stdout.read()
        return time.perf_counter() - start


def _killed(root: Path, index: Path, delay_s: float) -> bool:
    """Kill a change so long after it began; whether it was not done yet."""
    with update(root, index) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(delay_s)
        process.kill()
        return not process.stdout.read()


def _faults(root: Path, index: Path, before: dict[str, str], after: dict[str, str]) -> list[str]:
    """What is wrong with the index, as it was left and once it is brought up to date."""
    left, untouched, mended = _FAULTS
    generations = Generations(index)
    manifest = generations.manifest()
    try:
        assert manifest is not None
        place = generations.place(manifest)
        held = texts(Projection(place))
        if (place / tantivy.NAME).exists():
            tantivy.TantivyRetriever(Projection(place), place)
    except (BotError, AssertionError):
        return [left]
    faults = [] if held in (before, after) else [untouched]
    made = fresh(root, index)
    is_right = texts(made.projection) == after and all(
        found(made, word) == {one for one, text in after.items() if word in text} for word in _WORDS
    )
    return faults if is_right else [*faults, mended]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="pullquote-kills-") as name:
        for what, count in run(int(sys.argv[1]), Path(name)).items():
            print(f"{count:6,}  {what}")  # noqa: T201 - its report
