"""Coverage of a wanted size: the same each time, of real articles first, and legal when halves are joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.corpus import reader
from tests.benchmarks.sizes import articles, lines, write
from tests.coverage_kit import projection_of, put

if TYPE_CHECKING:
    from pathlib import Path

    from bot.corpus.reader import Entry

TEXTS = {
    one: "\n\n".join(f"On day {part} rain fell on {one}." + " And on it went." * 33 for part in range(4))
    for one in "abc"
}


@pytest.fixture
def entries(tmp_path: Path) -> list[Entry]:
    for one, text in TEXTS.items():
        put(tmp_path / "all", one, text)
    return articles([tmp_path / "all"])


def test_articles_are_taken_as_they_stand_until_there_are_enough(entries: list[Entry]) -> None:
    assert [(line["id"], line["text"]) for line in lines(entries, 5)] == [
        (one.source.article_id, one.text) for one in entries[:2]
    ]


def test_halves_of_two_articles_make_up_what_is_missing(entries: list[Entry]) -> None:
    taken = list(lines(entries, 30))
    assert [line["text"] for line in taken[:3]] == [entry.text for entry in entries]
    assert [line["id"] for line in taken[3:]] == [f"joined-{number}" for number in range(1, len(taken) - 2)]
    for line in taken[3:]:
        one, other = line["text"].split("\n\n")[:2], line["text"].split("\n\n")[2:]
        assert any(text.split("\n\n")[:2] == one for text in TEXTS.values())
        assert any(text.split("\n\n")[2:] == other for text in TEXTS.values())


def test_what_is_written_is_coverage_of_about_that_size(tmp_path: Path, entries: list[Entry]) -> None:
    write(entries, 30, tmp_path / "corpus")
    assert 15 <= projection_of(tmp_path).passage_count <= 60


def test_the_same_size_is_the_same_coverage_whatever_the_order_of_folders(tmp_path: Path) -> None:
    for folder, some in (("one", "ab"), ("other", "c")):
        for one in some:
            put(tmp_path / folder, one, TEXTS[one])
    for name, folders in (("1", ("one", "other")), ("2", ("other", "one"))):
        write(articles([tmp_path / folder for folder in folders]), 30, tmp_path / name)
    assert (tmp_path / "1/corpus.jsonl.gz").read_bytes() == (tmp_path / "2/corpus.jsonl.gz").read_bytes()


def test_of_two_articles_with_one_id_the_first_is_taken(tmp_path: Path) -> None:
    put(tmp_path / "one", "a", "Rain fell.")
    put(tmp_path / "other", "a", "Snow fell.")
    write(articles([tmp_path / "one", tmp_path / "other"]), 1, tmp_path / "sized")
    assert [entry.text for entry in reader.entries(tmp_path / "sized")] == ["Rain fell."]
