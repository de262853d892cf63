"""Bundles: the same keys as files, a line an article, read as a stream; every fault is named with its line."""

from __future__ import annotations

import datetime
import gzip
import io
import re
import tracemalloc
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.bundle import entries
from bot.errors import CorpusError
from bot.model import Source
from tests.corpus.samples import TEXT, bundle_line, digest, fault

if TYPE_CHECKING:
    from collections.abc import Iterator


def read(raw: bytes, name: str = "corpus.jsonl") -> list[tuple[Source, str]]:
    return list(entries(io.BytesIO(raw), name))


def test_a_line_is_an_article_under_our_names_or_others() -> None:
    ours = bundle_line(
        title="Rain",
        outlet="Globe",
        authors="Ann Lee; Bo Day",
        published="2018-12-09",
        url="https://e.org/",
        sha256=digest(),
    )
    others = bundle_line(
        title="Rain",
        source="Globe",
        author=["Ann Lee", "Bo Day"],
        published="2018-12-09T23:00:00Z",
        url="https://e.org/",
        tags=[1],
    )
    expected = Source(
        "rain", digest(), "Rain", "Globe", ("Ann Lee", "Bo Day"), datetime.date(2018, 12, 9), "https://e.org/"
    )
    assert read(ours) == read(others) == [(expected, TEXT)]


def test_empty_and_null_are_absent() -> None:
    line = bundle_line(title="", source=None, author="", published="", url=None, sha256="")
    assert read(line) == [(Source("rain", digest()), TEXT)]


def test_a_key_without_a_name_is_nobodys() -> None:
    assert read(bundle_line(**{"": "x"})) == [(Source("rain", digest()), TEXT)]


def test_text_is_kept_as_it_stands() -> None:
    text = " \ta\r\nb\u2028\u202e\ufeff "
    assert read(bundle_line(text=text))[0][1] == text


def test_the_last_line_needs_no_end_and_zipped_reads_alike() -> None:
    raw = bundle_line() + bundle_line(id="snow").rstrip()
    assert [source.article_id for source, _ in read(raw)] == ["rain", "snow"]
    assert read(gzip.compress(raw), "corpus.jsonl.gz") == read(raw)


FAULTS = {
    "blank line": (b"\n", "blank; remove the line"),
    "no JSON": (b"{rain}\n", "not valid JSON in UTF-8; restore the file, or write the line anew"),
    "no UTF-8": (b'{"id": "\xff"}\n', "not valid JSON in UTF-8; restore the file"),
    "deep JSON": (b"[" * 100_000 + b"\n", "not valid JSON in UTF-8; restore the file"),
    "long number": (b'{"id": ' + b"1" * 10_000 + b"}\n", "not valid JSON in UTF-8; restore the file"),
    "no object": (b"[1]\n", 'not a JSON object; write one article a line, as {"id": …, "text": …}'),
    "id a number": (bundle_line(id=7), "id is not a string; write it in quotation marks"),
    "text a list": (bundle_line(text=["a"]), "text is not a string; write it in quotation marks"),
    "author a number": (bundle_line(author=[7]), "authors is not a string; write it in quotation marks"),
    "no id": (bundle_line(id=None), "id is missing; add a line `id:`"),
    "bad id": (bundle_line(id="A/b"), "id 'A/b' is not 1 to 64 of a-z, 0-9 and -; correct it"),
    "bad date": (bundle_line(published="20181209"), "'20181209' is no date; write it like 2018-12-09"),
    "no text": (bundle_line(text=""), "text is empty; give it the article's text, or remove it"),
    "half a pair in text": (bundle_line(text="a\ud800"), "character 1 is half a surrogate pair; repair the text"),
    "half a pair in title": (bundle_line(title="\udfff"), "character 0 is half a surrogate pair; repair the text"),
    "other digest": (bundle_line(sha256="0" * 64), "text does not fit its sha256; restore the file"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_file_line_and_remedy(fault: str) -> None:
    line, message = FAULTS[fault]
    with pytest.raises(CorpusError, match=re.escape(f"corpus.jsonl, line 2: {message}")):
        read(bundle_line(id="first") + line + bundle_line(id="third"))


@pytest.mark.parametrize(
    "raw", [gzip.compress(bundle_line())[:-9], b"no gzip", b"\x1f\x8b\x08" + b"\0" * 7 + b"\xff" * 9]
)
def test_a_damaged_archive_is_named(raw: bytes) -> None:
    with pytest.raises(CorpusError, match=r"^corpus\.jsonl\.gz, line \d: cut off or damaged \(.+\); restore the file"):
        read(raw, "corpus.jsonl.gz")


class Endless(io.RawIOBase):
    """A stream of articles that was never held as a whole."""

    def __init__(self, articles: int) -> None:
        self._lines = (bundle_line(id=f"a{number}", text="x" * 10_000) for number in range(articles))

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        line = next(self._lines, b"")
        memoryview(buffer)[: len(line)] = line  # type: ignore[arg-type]
        return len(line)


def test_memory_does_not_grow_with_the_bundle() -> None:
    stream: Iterator[tuple[Source, str]] = entries(io.BufferedReader(Endless(2000), 20_000), "corpus.jsonl")
    next(stream)
    tracemalloc.start()
    try:
        assert sum(1 for _ in stream) == 1999
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


@given(st.binary())
def test_any_bytes_are_articles_or_a_named_fault(raw: bytes) -> None:
    for name in ("corpus.jsonl", "corpus.jsonl.gz"):
        message = fault(partial(read, raw, name))
        assert message == "" or message.startswith(f"{name}, line ")
