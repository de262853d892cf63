"""What the `corpus` commands print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.adapters.shelf import added, checked, listed, shown
from bot.corpus.intake import Options
from bot.corpus.reader import read
from bot.errors import CorpusError
from tests.corpus.samples import SHIPPED, TEXT, article_bytes, digest

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "News\n\nRain in the city\n\nBy Ann Lee, Daily Globe\n\n" + TEXT


def put(root: Path, name: str, raw: bytes) -> Path:
    root.mkdir(exist_ok=True)
    path = root / name
    path.write_bytes(raw)
    return path


def test_list_has_a_line_for_each_article() -> None:
    assert list(listed(SHIPPED)) == [
        "kremlin-sours-on-trump  Bloomberg News, Kremlin sours on Trump after Putin snubs, undated",
        "russia-is-losing-confidence  "
        "Russia is losing confidence on Trump with each passing day, outlet not stated, 9 Dec 2018",
    ]


def test_show_tells_source_paragraphs_and_what_is_left_out(tmp_path: Path) -> None:
    list(added(tmp_path / "corpus", [put(tmp_path, "page.txt", PAGE.encode())], Options()))
    [stored] = read(tmp_path / "corpus")
    name = stored.article.source.article_id
    assert list(shown(tmp_path / "corpus", name)) == [
        "Daily Globe, Rain in the city, undated",
        "by Ann Lee",
        f"sha256 {digest(PAGE)}",
        f"file {name}.txt",
        "   1  Rain fell on the city.",
        "   2  It stopped at noon.",
        "  left out (label): News",
        "  left out (headline): Rain in the city",
        "  left out (byline): By Ann Lee, Daily Globe",
    ]


def test_show_cuts_what_is_left_out_to_a_line() -> None:
    out = [line for line in shown(SHIPPED, "kremlin-sours-on-trump") if line.startswith("  left out")]
    assert all(len(line.partition(": ")[2]) <= 60 for line in out)
    assert any(line.endswith("…") for line in out)


def test_show_names_an_article_that_is_not_there() -> None:
    with pytest.raises(CorpusError, match="has no article rain; see 'pullquote corpus list'"):
        list(shown(SHIPPED, "rain"))


def test_no_article_steers_the_terminal_it_is_listed_on(tmp_path: Path) -> None:
    text = "Rain \x1b[2Jfell on the city today."
    put(tmp_path, "a.txt", article_bytes(text, title="Rain\u202e\x9b31m", sha256=digest(text)))
    for line in (*listed(tmp_path), *shown(tmp_path, "rain")):
        assert line.isprintable()


def test_check_counts_when_all_is_well() -> None:
    assert list(checked(SHIPPED)) == ["2 articles, 16 paragraphs; every header, digest and id is right"]


def test_check_names_the_file_that_is_not(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", article_bytes(sha256="0" * 64))
    with pytest.raises(CorpusError, match=r"a\.txt: text does not fit its sha256; restore the file"):
        list(checked(tmp_path))


def test_check_of_nothing_says_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="holds no articles; take some in with 'pullquote corpus add FILE"):
        list(checked(tmp_path))


def test_add_tells_what_was_stored_changed_and_left_out(tmp_path: Path) -> None:
    page = put(tmp_path, "page.txt", b"News\r\n\r\n" + TEXT.encode())
    root = tmp_path / "corpus"
    first, *details = added(root, [page], Options(title="Rain", outlet="Globe", published="2018-12-09"))
    [stored] = read(root)
    assert first == f"{root / stored.file}: Globe, Rain, 9 Dec 2018"
    assert details == ["  changed: line ends made LF", "  left out (label): News"]


def test_add_takes_in_the_sound_files_and_names_every_faulty_one(tmp_path: Path) -> None:
    sound, empty = put(tmp_path, "sound.txt", TEXT.encode()), put(tmp_path, "empty.txt", b"")
    root = tmp_path / "corpus"
    stored: list[str] = []
    with pytest.raises(CorpusError) as caught:
        stored.extend(added(root, [empty, sound, tmp_path / "none.txt"], Options()))
    assert re.search(r"empty\.txt.*; .*none\.txt", str(caught.value))
    assert "\n" not in str(caught.value)
    assert [one.article.text for one in read(root)] == [TEXT]


def test_add_takes_nothing_in_twice(tmp_path: Path) -> None:
    page = put(tmp_path, "page.txt", TEXT.encode())
    list(added(tmp_path / "corpus", [page], Options()))
    with pytest.raises(CorpusError, match="already has"):
        list(added(tmp_path / "corpus", [page], Options()))
    assert len(list(read(tmp_path / "corpus"))) == 1


@pytest.mark.parametrize("options", [Options(title="Rain"), Options(url="https://example.org/rain")])
def test_a_title_or_url_belongs_to_one_article(tmp_path: Path, options: Options) -> None:
    pages = [put(tmp_path, name, TEXT.encode()) for name in ("a.txt", "b.txt")]
    with pytest.raises(CorpusError, match="a title or url belongs to one article; add the files one by one"):
        list(added(tmp_path / "corpus", pages, options))
    assert not (tmp_path / "corpus").exists()
