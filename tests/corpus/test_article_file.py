"""One article file <-> Article: what is written comes back, and every fault is named with its file, line and remedy."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.corpus.article_file import MAX_HEADER_BYTES, parse, serialise
from bot.corpus.canonical import canonical
from bot.corpus.header import KEYS, MAX_TEXT_BYTES
from bot.errors import CorpusError
from bot.model import Source
from tests.corpus.samples import TEXT, article_bytes, digest, fault

one_line = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), max_size=40).map(
    lambda t: " ".join(t.split())
)
canonical_texts = st.text(st.characters(exclude_categories=["Cs"])).map(canonical)


def test_a_header_becomes_a_source() -> None:
    raw = article_bytes(
        outlet="The Globe: City",
        authors="Ann Lee; Bo Day;",
        published="2018-12-09T23:30:00-05:00",
        url="https://e.org/a",
        added="2020-01-02",
    )
    article = parse(raw, "rain.txt")
    assert article.source == Source(
        article_id="rain",
        sha256=digest(),
        title="Rain in the city",
        outlet="The Globe: City",
        authors=("Ann Lee", "Bo Day"),
        published=datetime.date(2018, 12, 9),
        url="https://e.org/a",
    )
    assert article.text == TEXT
    assert [article.text[start:end] for start, end in article.body] == TEXT.split("\n\n")


def test_text_starts_after_the_first_line_of_dashes_and_keeps_every_character() -> None:
    text = "\n ---\n---\r\n\tRain\u2028fell. \n"
    assert parse(article_bytes(text), "rain.txt").text == text


def test_empty_values_are_absent() -> None:
    raw = article_bytes().replace(b"title: Rain in the city", b"title:\noutlet: \nauthors: ;\npublished:\nurl:")
    assert parse(raw, "rain.txt").source == Source("rain", digest())


FAULTS = {
    "no header": (TEXT.encode(), "f.txt: no header; take it in with `pullquote corpus add`"),
    "nothing": (b"", "f.txt: no header; take it in with `pullquote corpus add`"),
    "unclosed header": (b"id: rain\n", "f.txt: header does not end within 4096 bytes; close it with a line `---`"),
    "long header": (article_bytes(title="x" * 4096), "f.txt: header does not end within 4096 bytes; close it"),
    "unknown key": (
        article_bytes(date="2018"),
        "f.txt, line 4: unknown key 'date'; use id, title, outlet, authors, published",
    ),
    "key with spaces": (b"id : rain\n---\n.", "f.txt, line 1: unknown key 'id '; use id"),
    "no colon": (
        b"id: rain\n\n---\n.",
        "f.txt, line 2: not a `key: value` line; correct it, or if the file has no header, take",
    ),
    "key twice": (b"id: rain\nid: rain\n---\n.", "f.txt, line 2: id is given twice; keep one"),
    "no id": (article_bytes(id=""), "f.txt: id is missing; add a line `id:`"),
    "bad id": (article_bytes(id="../rain"), "f.txt, line 1: id '../rain' is not 1 to 64 of a-z, 0-9 and -; correct it"),
    "long id": (article_bytes(id="a" * 65), "is not 1 to 64 of a-z, 0-9 and -; correct it"),
    "bad date": (
        article_bytes(published="9 Dec 2018"),
        "f.txt, line 4: '9 Dec 2018' is no date; write it like 2018-12-09",
    ),
    "no such day": (
        article_bytes(published="2018-02-30"),
        "f.txt, line 4: '2018-02-30' is no date; write it like 2018-12-09",
    ),
    "bad added": (article_bytes(added="today"), "f.txt, line 4: 'today' is no date; write it like 2018-12-09"),
    "no digest": (article_bytes(sha256=""), "f.txt: header lacks sha256; take it in with `pullquote corpus add`"),
    "other text": (
        article_bytes() + b"!",
        "f.txt: text does not fit its sha256; restore the file, or move it out and take it in anew",
    ),
    "CRLF": (article_bytes().replace(b"\n", b"\r\n"), "f.txt: text does not fit its sha256; restore the file"),
    "empty text": (article_bytes(text=""), "f.txt: text is empty; give it the article's text, or remove it"),
    "blank text": (article_bytes(text=" \n"), "f.txt: text is empty; give it the article's text, or remove it"),
    "bad text": (article_bytes() + b"\n\xff", "f.txt, line 8: not UTF-8; restore the file, or take it in"),
    "bad header": (b"id: rain\ntitle: \xff\n---\n.", "f.txt, line 2: not UTF-8; restore the file, or take it in"),
    "long text": (
        article_bytes(text="x" * (MAX_TEXT_BYTES + 1)),
        "f.txt: text is longer than 10,000,000 bytes; split it",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_one_line_with_file_and_remedy(fault: str) -> None:
    raw, message = FAULTS[fault]
    with pytest.raises(CorpusError, match=re.escape(message)) as caught:
        parse(raw, "f.txt")
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("f.txt")


def test_a_header_may_fill_its_4096_bytes() -> None:
    room = MAX_HEADER_BYTES - len(article_bytes(title="x").partition(b"---")[0])
    assert parse(article_bytes(title="x" * (room + 1)), "f.txt").source.title == "x" * (room + 1)
    with pytest.raises(CorpusError, match="does not end within 4096 bytes"):
        parse(article_bytes(title="x" * (room + 2)), "f.txt")


sources = st.builds(
    Source,
    article_id=st.from_regex(r"[a-z0-9-]{1,64}", fullmatch=True),
    sha256=st.just(""),
    title=one_line,
    outlet=one_line,
    authors=st.lists(one_line.map(lambda name: name.replace(";", ",")).filter(bool), max_size=3).map(tuple),
    published=st.none() | st.dates(),
    url=st.just("https://example.org/?a=b:c;d"),
)


@given(sources, canonical_texts, st.none() | st.dates())
def test_what_is_written_comes_back(source: Source, text: str, added: datetime.date | None) -> None:
    assume(text.strip())
    source = replace(source, sha256=digest(text))
    article = parse(serialise(source, text, added), "a.txt")
    assert (article.source, article.text) == (source, text)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (Source("a", digest(), title="two\nlines"), r"a: title 'two\nlines' does not fit its line; correct it"),
        (Source("a", digest(), title="x" * 5_000), "a: header is longer than 4096 bytes; shorten its title"),
        (Source("a", digest(), outlet=" x"), "a: outlet ' x' does not fit its line; correct it"),
        (Source("a", digest(), authors=("Ann; Bo",)), "a: authors 'Ann; Bo' does not fit its line; correct it"),
        (Source("a", "0"), "a: text does not fit its sha256; restore the file"),
        (Source("", digest()), ": id is missing; add a line `id:`"),
    ],
)
def test_what_would_not_come_back_is_not_written(source: Source, message: str) -> None:
    with pytest.raises(CorpusError, match=re.escape(message)):
        serialise(source, TEXT)


headers = st.lists(
    st.tuples(st.sampled_from([*KEYS, "x", ""]), st.sampled_from([":", ": ", ""]), st.text(max_size=9))
).map(lambda lines: "".join(f"{key}{colon}{value}\n" for key, colon, value in lines).encode("utf-8", "replace"))


@given(st.binary() | st.builds(lambda head, text: head + b"---\n" + text, headers, st.binary()))
def test_any_bytes_are_an_article_or_a_named_fault(raw: bytes) -> None:
    message = fault(lambda: parse(raw, "f.txt"))
    assert message == "" or (message.startswith("f.txt") and message.isprintable())
