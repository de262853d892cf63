"""Generations: one is finished or it is not there, whoever is killed, whoever waits, whatever cannot be written."""

from __future__ import annotations

import sqlite3
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.answer.speakers.finding import find_speakers
from bot.corpus import reader
from bot.derived import fresh
from bot.errors import CorpusError, RetrievalError
from bot.model import Query
from bot.retrieval import tantivy
from bot.retrieval.generations import Generations
from bot.retrieval.projection import NAME
from bot.retrieval.row_file import NAME as ROWS
from bot.retrieval.upkeep import make
from tests.command import COMMAND, environment, pullquote
from tests.coverage_kit import article, put
from tests.retrieval.kills import run, texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from bot.retrieval.rows import Indexed


KILLS = 12  # a long run: python -m tests.retrieval.kills 200


def paragraphs(word: str) -> str:
    """A text of several passages, each of which holds *word*."""
    days = (f"The {word} fell on day {day} of the month." + " And on it went." * 30 for day in range(4))
    return "\n\n".join(days)


def test_an_index_whose_maker_is_killed_opens_with_what_was_finished(tmp_path: Path) -> None:
    tally = run(KILLS, tmp_path)
    assert tally["inside"] > 0
    assert tally.total() == tally["kills"] + tally["inside"] == KILLS + tally["inside"]


def test_a_generation_that_was_not_finished_is_cleared_away(tmp_path: Path) -> None:
    put(tmp_path / "corpus", "a", "Rain fell.")
    (tmp_path / "index/generation-0003").mkdir(parents=True)
    fresh(tmp_path / "corpus", tmp_path / "index")
    assert sorted(path.name for path in (tmp_path / "index").iterdir()) == ["generation-0004", "lock", "manifest.json"]


def test_the_generation_before_stays_until_the_next(tmp_path: Path) -> None:
    root, folder = tmp_path / "corpus", tmp_path / "index"
    for day in range(1, 5):
        put(root, "a", f"Rain fell on day {day}.")
        fresh(root, folder)
    assert sorted(path.name for path in folder.glob("generation-*")) == ["generation-0003", "generation-0004"]


def begun(*arguments: str, index: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own command
        [*COMMAND, *arguments],
        env=environment(PULLQUOTE_INDEX_DIR=str(index)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def until_it_wants(process: subprocess.Popen[str], lock: Path) -> None:
    """Return once *process* holds *lock* open: the next thing it does is to take it, or to see that it cannot."""
    while not any(is_open_as(path, lock) for path in Path(f"/proc/{process.pid}/fd").iterdir()):
        assert process.poll() is None
        time.sleep(0.01)


def is_open_as(path: Path, file: Path) -> bool:
    try:
        return path.samefile(file)
    except OSError:
        return False  # closed meanwhile


@pytest.mark.parametrize(
    ("command", "told"),
    [(("index",), "another process is building the index; waiting for it\n"), (("ask", "rain"), "")],
)
def test_whoever_needs_an_index_waits_for_the_one_that_makes_it(
    tmp_path: Path, command: tuple[str, ...], told: str
) -> None:
    chosen = ("--corpus", str(tmp_path / "corpus"), "--engine", "memory")
    put(tmp_path / "corpus", "a", "Snow fell.")
    assert pullquote("index", *chosen, PULLQUOTE_INDEX_DIR=str(tmp_path / "index")).code == 0
    put(tmp_path / "corpus", "a", "Rain fell.")
    (folder,) = (tmp_path / "index").iterdir()
    with Generations(folder).writing():
        process = begun(*command, *chosen, index=tmp_path / "index")
        until_it_wants(process, folder / "lock")
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(3)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, told)
    assert texts(fresh(tmp_path / "corpus", folder).projection) == {"a": "Rain fell."}


def test_what_another_made_while_one_waited_is_not_made_again(tmp_path: Path) -> None:
    root, chosen = tmp_path / "corpus", ("--corpus", str(tmp_path / "corpus"), "--engine", "memory")
    put(root, "a", "Snow fell.")
    assert pullquote("index", *chosen, PULLQUOTE_INDEX_DIR=str(tmp_path / "index")).code == 0
    put(root, "a", "Rain fell.")
    (folder,) = (tmp_path / "index").iterdir()
    generations, processes = Generations(folder), []

    def read(files: Collection[str]) -> Iterable[reader.Filed]:
        processes.append(begun("index", *chosen, index=tmp_path / "index"))
        until_it_wants(processes[0], folder / "lock")
        return reader.read(root, files)

    manifest = generations.manifest()
    assert manifest is not None
    make(generations, manifest.rules, lambda: reader.listing(root), read, find_speakers)
    assert processes[0].communicate(timeout=60)[0] == "1 article, 1 passage\n"
    assert sorted(path.name for path in folder.glob("generation-*")) == ["generation-0001", "generation-0002"]


def test_whoever_waits_too_long_is_told_that_another_is_building(tmp_path: Path) -> None:
    told = r"another process is building the index, for more than 0 s; let it finish, or end it, then try again$"
    with Generations(tmp_path).writing(), pytest.raises(RetrievalError, match=told):
        make(Generations(tmp_path, patience_s=0.2), "rules", tuple, lambda _: [], find_speakers)


def test_a_bug_in_the_coverage_flies_and_leaves_the_generation_before(tmp_path: Path) -> None:
    put(tmp_path / "corpus", "a", "Rain fell.")
    before = fresh(tmp_path / "corpus", tmp_path / "index")

    def broken(_files: Collection[str]) -> Iterator[reader.Filed]:
        yield reader.Filed(article("Sleet fell."), "a.txt", in_bundle=False)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        make(Generations(tmp_path / "index"), "rules", tuple, broken, find_speakers)
    assert texts(fresh(tmp_path / "corpus", tmp_path / "index").projection) == texts(before.projection)
    assert len(list((tmp_path / "index").glob("generation-*"))) == 1


def test_a_fault_of_the_coverage_leaves_the_generation_before(tmp_path: Path) -> None:
    root, folder = tmp_path / "corpus", tmp_path / "index"
    put(root, "a", "Rain fell.")
    fresh(root, folder)
    put(root, "d", "Sleet fell.").write_bytes(b"no header")
    with pytest.raises(CorpusError, match=r"d\.txt"):
        fresh(root, folder)
    (root / "d.txt").unlink()
    assert texts(fresh(root, folder).projection) == {"a": "Rain fell."}


def test_a_file_that_goes_while_the_files_are_read_is_gone(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    for article_id in "ab":
        put(root, article_id, f"Rain fell on {article_id}.")

    def read(files: Collection[str]) -> Iterable[reader.Filed]:
        (root / "b.txt").unlink(missing_ok=True)
        return reader.read(root, files)

    made = make(Generations(tmp_path / "index"), "rules", lambda: reader.listing(root), read, find_speakers)
    assert texts(made.projection) == {"a": "Rain fell on a."}


def test_a_faulty_file_that_never_rests_is_told_after_a_few_tries(tmp_path: Path) -> None:
    root, tries = tmp_path / "corpus", 0
    path = put(root, "a", "Rain fell.")

    def read(files: Collection[str]) -> Iterable[reader.Filed]:
        nonlocal tries
        tries += 1
        assert tries < 100  # or it would go on for ever
        path.write_bytes(b"no header" * tries)
        return reader.read(root, files)

    with pytest.raises(CorpusError, match=r"a\.txt: no header"):
        make(Generations(tmp_path / "index"), "rules", lambda: reader.listing(root), read, find_speakers)
    assert tries > 1
    assert not list((tmp_path / "index").glob("generation-*"))


@pytest.mark.parametrize(
    "damage",
    [
        "passages SET n = n + 1",
        "passages SET n = n + 100000",
        "articles SET published = 'some day'",
        "articles SET authors = x'00ff'",
        "articles SET title = CAST(x'ff' AS TEXT)",
    ],
)
@pytest.mark.parametrize("is_same", [True, False])
def test_what_would_grow_from_a_damaged_generation_is_made_from_nothing(
    tmp_path: Path, damage: str, *, is_same: bool
) -> None:
    root, folder = tmp_path / "corpus", tmp_path / "index"
    for article_id in "abc":
        put(root, article_id, "Rain fell.", title="Storm")
    made = fresh(root, folder)
    with closing(sqlite3.connect(made.place / NAME)) as database, database:
        database.execute(f"UPDATE {damage}")
    put(root, "a", "Rain fell." if is_same else "Snow fell.", title="Storm", file="moved.txt")
    (root / "a.txt").unlink()
    (root / "b.txt").unlink()
    made = fresh(root, folder)
    assert texts(made.projection) == {"a": "Rain fell." if is_same else "Snow fell.", "c": "Rain fell."}


def test_what_would_grow_from_passages_cut_short_is_made_from_nothing(tmp_path: Path) -> None:
    root, folder = tmp_path / "corpus", tmp_path / "index"
    for article_id in "abc":
        put(root, article_id, "Rain fell.")
    rows = fresh(root, folder).place / ROWS
    whole = rows.read_bytes()
    rows.unlink()  # it is still read in place
    rows.write_bytes(whole[:-9])
    (root / "a.txt").unlink()
    assert texts(fresh(root, folder).projection) == {"b": "Rain fell.", "c": "Rain fell."}


@pytest.mark.parametrize("name", ["file", "file/index"])
def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("in the way")
    put(tmp_path / "corpus", "a", "Rain fell.")
    with pytest.raises(RetrievalError, match=r"the index cannot be written \(.+\); name a folder that can") as caught:
        fresh(tmp_path / "corpus", tmp_path / name)
    assert str(caught.value).startswith(f"{tmp_path / name}: ")


def test_only_files_that_changed_are_read(tmp_path: Path) -> None:
    root, folder = tmp_path / "corpus", tmp_path / "index"
    for article_id in "abc":
        put(root, article_id, f"Rain fell on {article_id}.")
    made = fresh(root, folder)
    put(root, "b", "Snow fell.")
    asked: list[set[str]] = []

    def read(files: Collection[str]) -> Iterable[reader.Filed]:
        asked.append(set(files))
        return reader.read(root, files)

    generations = Generations(folder)
    manifest = generations.manifest()
    assert manifest is not None
    make(generations, manifest.rules, lambda: reader.listing(root), read, find_speakers)
    assert asked == [{"b.txt"}]
    assert made.projection.passage_count == 3


def test_whoever_watches_tantivy_index_sees_every_passage_that_is_new(tmp_path: Path) -> None:
    root, folder = tmp_path / "corpus", tmp_path / "index"
    seen: list[str] = []

    def watched(entries: Iterator[tuple[int, Indexed]]) -> Iterator[tuple[int, Indexed]]:
        for number, one in entries:
            seen.append(one.passage.source.article_id)
            yield number, one

    for article_id in "ab":
        put(root, article_id, "Rain fell.")
        made = fresh(root, folder)
        tantivy.opened(made.projection, made.place, made.before, watched)
    assert seen == ["a", "b"]


def test_tantivy_counts_what_the_projection_counts(tmp_path: Path) -> None:
    root, folder = tmp_path / "corpus", tmp_path / "index"
    for day, article_id in enumerate("aab"):  # made at once, made again, grown
        put(root, article_id, paragraphs(f"rain on day {day} and on day {day + 1}"))
        made = fresh(root, folder)
        retriever = tantivy.opened(made.projection, made.place, made.before)
        terms = sorted({term for _, each in made.projection.indexed_terms() for term in each} | {"snow"})
        assert retriever.statistics(terms) == made.projection.statistics(terms)


def test_threads_that_index_at_once_all_find_the_same(tmp_path: Path) -> None:
    put(tmp_path / "corpus", "a", paragraphs("rain"))
    made = fresh(tmp_path / "corpus", tmp_path / "index")
    with ThreadPoolExecutor(8) as pool:
        opened = list(pool.map(lambda _: tantivy.opened(made.projection, made.place), range(8)))
    assert len({retriever.retrieve(Query(("rain",)), 10) for retriever in opened}) == 1
    assert [path.name for path in made.place.iterdir() if path.name.startswith(tantivy.NAME)] == [tantivy.NAME]


@pytest.mark.parametrize("raw", [b"", b"garbage" * 100])
def test_a_damaged_index_of_tantivy_is_made_anew(tmp_path: Path, raw: bytes) -> None:
    put(tmp_path / "corpus", "a", paragraphs("rain"))
    made = fresh(tmp_path / "corpus", tmp_path / "index")
    tantivy.opened(made.projection, made.place)
    (made.place / tantivy.NAME / "meta.json").write_bytes(raw)
    hits = tantivy.opened(made.projection, made.place).retrieve(Query(("rain",)), 10)
    assert {hit.passage.source.article_id for hit in hits} == {"a"}


def test_whoever_asks_while_another_indexes_waits_or_is_served_the_generation_before(tmp_path: Path) -> None:
    root, index = tmp_path / "corpus", str(tmp_path / "index")
    chosen = ("--corpus", str(root), "--engine", "tantivy")
    asking = ("ask", "rain on the city", *chosen)
    put(root, "a", "Rain fell on the city.")
    assert pullquote(*asking, PULLQUOTE_INDEX_DIR=index).code == 0
    for number in range(60):
        put(root, f"b{number}", paragraphs("snow"))
    for command in (("index", *chosen), asking):
        put(root, "c", f"Hail fell before {command[0]}.")
        with subprocess.Popen(  # noqa: S603 - our own command
            [*COMMAND, *command], env=environment(PULLQUOTE_INDEX_DIR=index), stdout=subprocess.PIPE
        ) as process:
            while process.poll() is None:
                ended = pullquote(*asking, PULLQUOTE_INDEX_DIR=index)
                assert (ended.code, ended.err) == (0, "")
        assert process.returncode == 0
