"""The coverage folder: what counts as coverage, in which order, and that nothing outside it is ever read."""

from __future__ import annotations

import gzip
import os
import re
from typing import TYPE_CHECKING

import pytest

from bot.corpus import folder
from bot.corpus.reader import FileStamp, entries, faults, listing, read, read_text
from bot.errors import CorpusError
from tests.corpus.samples import SHIPPED, TEXT, article_bytes, bundle_line

if TYPE_CHECKING:
    from pathlib import Path


def put(root: Path, file: str, raw: bytes) -> Path:
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return path


def refused(root: Path, message: str) -> None:
    with pytest.raises(CorpusError, match=re.escape(message)):
        list(read(root))


def test_the_shipped_coverage_is_two_articles_without_their_furniture() -> None:
    articles = [stored.article for stored in read(SHIPPED)]
    assert [article.source.article_id for article in articles] == [
        "kremlin-sours-on-trump",
        "russia-is-losing-confidence",
    ]
    assert [len(article.body) for article in articles] == [10, 6]


def test_articles_come_by_file_then_by_line(tmp_path: Path) -> None:
    put(tmp_path, "b.md", article_bytes(id="b"))
    put(tmp_path, "a/z.txt", article_bytes(id="z"))
    put(tmp_path, "a/corpus.jsonl", bundle_line(id="y") + bundle_line(id="x"))
    put(tmp_path, "c/corpus.jsonl.gz", gzip.compress(bundle_line(id="c")))
    stored = list(read(tmp_path))
    assert [(one.file, one.article.source.article_id, one.in_bundle) for one in stored] == [
        ("a/corpus.jsonl", "y", True),
        ("a/corpus.jsonl", "x", True),
        ("a/z.txt", "z", False),
        ("b.md", "b", False),
        ("c/corpus.jsonl.gz", "c", True),
    ]
    assert all(one.article.text == TEXT for one in stored)
    assert [entry.source for entry in entries(tmp_path)] == [one.article.source for one in stored]


def test_only_coverage_is_listed(tmp_path: Path) -> None:
    path = put(tmp_path, "a/b.txt", b"12345")
    for other in ("notes.pdf", "x.jsonl", ".b.txt", ".revisions/b.txt", "a/.git/c.md", "a/corpus.json"):
        put(tmp_path, other, b"")
    assert listing(tmp_path) == (FileStamp("a/b.txt", 5, path.stat().st_mtime_ns),)


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    assert listing(tmp_path) == ()
    assert list(read(tmp_path)) == []


def test_a_file_that_goes_while_its_folder_is_listed_is_not_there(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", b"")
    put(tmp_path, "b.txt", b"")

    def is_wanted(name: str) -> bool:
        if name == "a.txt":
            (tmp_path / name).unlink()
        return True

    assert [file for file, _ in folder.files(tmp_path, is_wanted)] == ["b.txt"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    refused(tmp_path / "none", "none: no such folder; create it, or name another as the coverage")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    refused(put(tmp_path, "a.txt", article_bytes()), "a.txt: not a folder; name the folder that holds the file")


def test_one_id_in_two_files_names_both(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", article_bytes())
    put(tmp_path, "b/corpus.jsonl", bundle_line(id="other") + bundle_line())
    first, second = tmp_path / "a.txt", tmp_path / "b/corpus.jsonl"
    refused(tmp_path, f"{second}: id rain is already in {first}; remove one of the two, or give it another id")


def test_a_faulty_file_is_named_by_its_path(tmp_path: Path) -> None:
    put(tmp_path, "deep/a.txt", b"Rain fell.")
    refused(tmp_path, f"{tmp_path / 'deep/a.txt'}: no header; take it in with `pullquote corpus add`")


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", b"")
    os.truncate(path, 1 << 40)
    refused(tmp_path, "a.txt: longer than 10,004,096 bytes; split the article")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", article_bytes()).chmod(0)
    refused(tmp_path, "a.txt: cannot be read (Permission denied); restore it, or allow reading it")


def test_a_file_that_went_meanwhile_is_named(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", article_bytes(id="a"))
    gone = put(tmp_path, "b.txt", article_bytes(id="b"))
    stored = read(tmp_path)
    next(stored)
    gone.unlink()
    with pytest.raises(CorpusError, match=r"b\.txt: cannot be read \(No such file or directory\)"):
        next(stored)


def test_a_pipe_is_no_article_and_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    refused(tmp_path, "a.txt: not a regular file; remove it")


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    put(tmp_path, ".data/a.txt", article_bytes())
    (tmp_path / "a.txt").symlink_to(tmp_path / ".data/a.txt")
    assert [stored.file for stored in read(tmp_path)] == ["a.txt"]


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "secret.txt", article_bytes())
    root = tmp_path / "corpus"
    root.mkdir()
    (root / "a.txt").symlink_to(tmp_path / "secret.txt")
    refused(root, "a.txt: leads out of the coverage folder; put the file itself there")
    with pytest.raises(CorpusError, match="leads out of the coverage folder"):
        read_text(root, "a.txt")


def test_a_link_to_a_folder_or_to_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    refused(tmp_path, "loop: a link to a folder; put the folder itself there")
    (tmp_path / "loop").unlink()
    (tmp_path / "a.txt").symlink_to("nowhere")
    refused(tmp_path, "a.txt: a link that leads nowhere (No such file or directory); put the file itself there")
    (tmp_path / "a.txt").unlink()
    (tmp_path / "a.txt").symlink_to("a.txt")
    refused(tmp_path, "a.txt: a link that leads nowhere (Too many levels of symbolic links); put the file itself there")


def test_a_folder_may_itself_be_reached_by_a_link(tmp_path: Path) -> None:
    put(tmp_path, "real/a.txt", article_bytes())
    (tmp_path / "corpus").symlink_to("real")
    assert [stored.file for stored in read(tmp_path / "corpus")] == ["a.txt"]


@pytest.mark.parametrize(
    "file", ["../a.txt", "/etc/passwd", "b/../../a.txt", "a\0b", "x" * 5000, "CON", "․․/a.txt", "%2e%2e/a.txt"]
)
def test_no_name_leads_out_of_the_folder(tmp_path: Path, file: str) -> None:
    put(tmp_path, "a.txt", article_bytes())
    (tmp_path / "corpus/b").mkdir(parents=True)
    with pytest.raises(CorpusError) as caught:
        read_text(tmp_path / "corpus", file)
    assert str(caught.value).isprintable()


def test_a_file_name_that_is_no_text_is_shown_escaped(tmp_path: Path) -> None:
    put(tmp_path, os.fsdecode(b"a\xff.txt"), article_bytes())
    refused(tmp_path, "\\udcff.txt': its name is not UTF-8; rename it")


def test_an_article_is_read_as_it_stands_now(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", article_bytes())
    assert read_text(tmp_path, "a.txt") == TEXT
    path.write_bytes(article_bytes().replace(b"Rain fell", b"Snow fell"))
    with pytest.raises(CorpusError, match=r"a\.txt: text does not fit its sha256; restore the file"):
        read_text(tmp_path, "a.txt")


def test_every_file_that_cannot_be_read_has_its_fault(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", article_bytes(id="a"))
    put(tmp_path, "b.txt", article_bytes(id="b", sha256="0" * 64))
    put(tmp_path, "c.txt", article_bytes(id="a"))
    put(tmp_path, "d/corpus.jsonl", bundle_line(id="d") + bundle_line(id="d"))
    put(tmp_path, "e/corpus.jsonl", bundle_line(id="d"))  # the file that held it cannot be read
    put(tmp_path, "f.txt", b"")
    assert [(file, str(error).partition(";")[0]) for file, error in faults(tmp_path)] == [
        ("b.txt", f"{tmp_path}/b.txt: text does not fit its sha256"),
        ("c.txt", f"{tmp_path}/c.txt: id a is already in {tmp_path}/a.txt"),
        ("d/corpus.jsonl", f"{tmp_path}/d/corpus.jsonl: id d is already in {tmp_path}/d/corpus.jsonl"),
        ("f.txt", f"{tmp_path}/f.txt: no header"),
    ]
