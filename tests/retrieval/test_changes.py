"""What every engine promises of coverage that changes: before or after, never between; no trace of what is gone."""

from __future__ import annotations

import re
import threading
from typing import TYPE_CHECKING

import pytest

from bot.bootstrap import coverage, rebuild
from bot.errors import RetrievalError
from bot.model import Query
from tests.coverage_kit import put
from tests.retrieval.engines import MEMORY, NAMES, Engine, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bot.settings import Settings

    Found = list[tuple[str, str, float]]

QUERY = Query(("rain", "citi", "snow"))
# What the engine that is asked by many machines says until the coverage here is published.
UNPUBLISHED = r"^opensearch: (nothing is published as|the coverage published as) .+'pullquote index'$"


@pytest.fixture(scope="module", params=NAMES)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with opened(request.param, lambda: request.getfixturevalue("opensearch").urls) as made:
        yield made


@pytest.fixture
def settings(engine: Engine, tmp_path: Path) -> Settings:
    for number in range(6):
        put(tmp_path / "corpus", f"a{number}", "Rain fell on the city. " * (number + 1))
    return engine.settings(tmp_path / "corpus", tmp_path / "index")


def asked(settings: Settings) -> Found:
    hits = coverage(settings).retriever.retrieve(QUERY, 10)
    return [(hit.passage.id, hit.passage.text, round(hit.score, 9)) for hit in hits]


def by_memory(settings: Settings, folder: Path) -> Found:
    """What the oracle finds in the files as they stand, indexed from nothing in *folder*."""
    assert settings.corpus is not None
    return asked(MEMORY.settings(settings.corpus, folder))


def refused_or_right(settings: Settings, engine: Engine, expected: Found) -> None:
    """An engine on this machine is up to date by itself; the other one says what to do, and answers after that."""
    if engine.name == "opensearch":
        with pytest.raises(RetrievalError, match=UNPUBLISHED):
            asked(settings)
        rebuild(settings, anew=False)
    assert asked(settings) == expected


def test_a_stale_index_is_known_and_made_anew(settings: Settings, engine: Engine, tmp_path: Path) -> None:
    rebuild(settings)
    put(tmp_path / "corpus", "a1", "Snow fell on the city.")
    refused_or_right(settings, engine, by_memory(settings, tmp_path / "oracle"))


def test_an_index_of_another_coverage_is_known_and_made_anew(
    settings: Settings, engine: Engine, tmp_path: Path
) -> None:
    put(tmp_path / "other", "a0", "Snow fell on the city.")
    rebuild(settings)
    rebuild(engine.settings(tmp_path / "other", tmp_path / "index"))
    refused_or_right(settings, engine, by_memory(settings, tmp_path / "oracle"))


def test_removals_leave_no_trace(settings: Settings, tmp_path: Path) -> None:
    put(tmp_path / "corpus", "b", "Snow fell. " * 50)
    rebuild(settings)
    before = asked(settings)
    for name in ("a0", "a4", "b"):
        (tmp_path / "corpus" / f"{name}.txt").unlink()
    rebuild(settings, anew=False)
    after = asked(settings)
    assert after == by_memory(settings, tmp_path / "oracle")
    assert not {score for _, _, score in after} & {score for _, _, score in before}


def add(root: Path) -> None:
    put(root.parent / "aside", "b", "Rain, rain and snow fell.").rename(root / "b.txt")


def replace(root: Path) -> None:
    put(root.parent / "aside", "a1", "Snow fell on the city.").rename(root / "a1.txt")


def remove(root: Path) -> None:
    (root / "a3.txt").unlink()


def test_whoever_asks_meanwhile_sees_before_or_after(settings: Settings, engine: Engine, tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    rebuild(settings)
    allowed = [by_memory(settings, tmp_path / "oracle")]
    reader = _Reader(settings)
    reader.start()
    steps: list[Callable[[Path], None]] = [add, replace, remove]
    for step in steps:
        reader.wait_for(allowed[-1])
        step(root)
        if engine.name == "opensearch":
            rebuild(settings, anew=False)
        allowed.append(by_memory(settings, tmp_path / "oracle"))
    reader.wait_for(allowed[-1])
    reader.end()
    assert [found for found in reader.seen if found not in allowed] == []


class _Reader(threading.Thread):
    """Opens the coverage and asks, again and again; where it is not published yet, it notes nothing."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(daemon=True)
        self._settings = settings
        self._ended = threading.Event()
        self._changed = threading.Condition()
        self.seen: list[Found] = []
        self.fault: BaseException | None = None

    def run(self) -> None:
        try:
            while not self._ended.is_set():
                self._ask()
        except BaseException as error:  # noqa: BLE001 - told in the thread of the test
            with self._changed:
                self.fault = error
                self._changed.notify()

    def wait_for(self, expected: Found) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: self.fault or self.seen[-1:] == [expected], timeout=30)
        assert self.fault is None

    def end(self) -> None:
        self._ended.set()
        self.join()
        assert self.fault is None

    def _ask(self) -> None:
        try:
            found = asked(self._settings)
        except RetrievalError as error:
            if not re.search(UNPUBLISHED, str(error)):
                raise
            return
        with self._changed:
            if self.seen[-1:] != [found]:
                self.seen.append(found)
            self._changed.notify()
