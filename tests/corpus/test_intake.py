"""Taking in an article: what is planned from a page, and that the coverage takes nothing twice and loses nothing."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.canonical import canonical
from bot.corpus.intake import Options, plan, store
from bot.corpus.reader import read
from bot.errors import BotError, CorpusError, UsageError
from tests.corpus.samples import SHIPPED, TEXT, article_bytes, bundle_line, digest

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "News\n\nRain’s falling on the city\n\nBy Ann Lee, Daily Globe\n\nPublished 9 December 2018\n\n" + TEXT


def write(folder: Path, text: str | bytes, name: str = "page.txt") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_page_states_its_own_header(tmp_path: Path) -> None:
    intake = plan(write(tmp_path, PAGE))
    source = intake.source
    assert source.article_id == f"rains-falling-on-the-city-{digest(PAGE)[:8]}"
    assert (source.title, source.outlet, source.authors) == ("Rain’s falling on the city", "Daily Globe", ("Ann Lee",))
    assert source.published == datetime.date(2018, 12, 9)
    assert (intake.text, intake.notes) == (PAGE, ())
    reasons = {intake.text[start:end]: reason for (start, end), reason in intake.left_out}
    assert reasons == {
        "News": "label",
        "Rain’s falling on the city": "headline",
        "By Ann Lee, Daily Globe": "byline",
        "Published 9 December 2018": "date line",
    }


def test_options_go_before_what_the_page_states(tmp_path: Path) -> None:
    options = Options("rain", "Rain", "Star", "Bo Day; Cy Fox", "2019-01-02", "https://example.org/rain")
    source = plan(write(tmp_path, PAGE), options).source
    assert (source.article_id, source.title, source.outlet, source.authors) == (
        "rain",
        "Rain",
        "Star",
        ("Bo Day", "Cy Fox"),
    )
    assert (source.published, source.url) == (datetime.date(2019, 1, 2), "https://example.org/rain")


def test_a_page_that_states_nothing_is_named_by_its_file(tmp_path: Path) -> None:
    source = plan(write(tmp_path, TEXT, "Überraschung im Mai.md")).source
    assert source.article_id == f"uberraschung-im-mai-{digest()[:8]}"
    assert source.title == ""
    assert plan(write(tmp_path, TEXT, "日本.txt")).source.article_id == f"article-{digest()[:8]}"


def test_an_id_ends_with_a_whole_word_and_fits(tmp_path: Path) -> None:
    for title in ("wind and rain " * 20, "x" * 200):
        article_id = plan(write(tmp_path, TEXT), Options(title=title)).source.article_id
        assert re.fullmatch(r"[a-z0-9-]{1,64}", article_id)
        assert "--" not in article_id


def test_a_text_becomes_canonical_and_the_plan_says_how(tmp_path: Path) -> None:
    intake = plan(write(tmp_path, b"\xef\xbb\xbfRain\tfell.\r\nIt stopped."))
    assert intake.text == "Rain fell.\nIt stopped."
    assert intake.notes == ("line ends made LF", "controls and tabs made spaces")


def test_an_article_file_brings_its_header_along(tmp_path: Path) -> None:
    raw = article_bytes(outlet="Globe", sha256="0" * 64)
    intake = plan(write(tmp_path, raw), Options(title="Rain"))
    assert (intake.text, intake.source.sha256) == (TEXT, digest())
    assert (intake.source.article_id, intake.source.title, intake.source.outlet) == ("rain", "Rain", "Globe")


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        (
            Options(title="two\nlines"),
            UsageError,
            r"title 'two\nlines': has a line end or control character; give one plain line",
        ),
        (Options(outlet="a\x1b[2J"), UsageError, r"outlet 'a\x1b[2J': has a line end or control character"),
        (Options(authors="Ann\u2028Lee"), UsageError, r"authors 'Ann\u2028Lee': has a line end or control character"),
        (
            Options(url="ftp://example.org"),
            UsageError,
            "url 'ftp://example.org': not an address of the web; write it like https://",
        ),
        (Options(url="https://exa mple.org"), UsageError, "not an address of the web"),
        (Options(published="9 Dec"), CorpusError, "published: '9 Dec' is no date; write it like 2018-12-09"),
        (Options(id="Rain!"), CorpusError, "id: id 'Rain!' is not 1 to 64 of a-z, 0-9 and -; correct it"),
    ],
)
def test_an_option_that_cannot_be_a_header_is_refused(
    tmp_path: Path, options: Options, error: type[BotError], message: str
) -> None:
    with pytest.raises(error, match=re.escape(message)):
        plan(write(tmp_path, TEXT), options)


def test_a_stored_article_is_the_planned_one(tmp_path: Path) -> None:
    intake = plan(write(tmp_path, PAGE))
    root = tmp_path / "corpus"
    path = store(intake, root, datetime.date(2020, 1, 2))
    assert path == root / f"{intake.source.article_id}.txt"
    assert b"\nadded: 2020-01-02\n" in path.read_bytes()
    article = next(stored.article for stored in read(root) if stored.file == path.name)
    assert (article.source, article.text) == (intake.source, intake.text)


@pytest.mark.parametrize(
    ("options", "text", "message"),
    [
        (Options(id="rain"), "Snow.", "corpus.jsonl: already has the id rain; remove it first, or choose another id"),
        (Options(id="snow"), TEXT, "corpus.jsonl: already has this very text, as rain; there is nothing to add"),
        (
            Options(url="https://e.org/rain"),
            "Snow.",
            "corpus.jsonl: already has https://e.org/rain, as rain; remove it first",
        ),
    ],
)
def test_nothing_is_taken_in_twice(tmp_path: Path, options: Options, text: str, message: str) -> None:
    root = tmp_path / "corpus"
    root.mkdir()
    write(root, bundle_line(url="https://e.org/rain"), "corpus.jsonl")
    with pytest.raises(CorpusError, match=re.escape(message)):
        store(plan(write(tmp_path, text), options), root)
    assert [path.name for path in root.iterdir()] == ["corpus.jsonl"]


def test_the_shipped_files_are_what_intake_makes_of_their_texts(tmp_path: Path) -> None:
    for stored in read(SHIPPED):
        intake = plan(write(tmp_path, stored.article.text), Options(id=stored.article.source.article_id))
        made = store(intake, tmp_path / "corpus")
        assert made.read_bytes() == (SHIPPED / stored.file).read_bytes()


@given(st.binary() | st.text().map(str.encode), st.text(max_size=20))
def test_any_file_is_planned_or_refused(tmp_path_factory: pytest.TempPathFactory, raw: bytes, title: str) -> None:
    path = write(tmp_path_factory.getbasetemp(), raw, "any.txt")
    try:
        intake = plan(path, Options(title=title))
    except BotError:
        return
    assert canonical(intake.text) == intake.text
