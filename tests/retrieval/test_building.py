"""Writing a projection: what it was made from decides what it holds, by whatever way it came to be."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.answer.speakers.finding import find_speakers
from bot.corpus import reader
from bot.errors import CorpusError
from bot.retrieval.building import write
from bot.retrieval.projection import NAME, Projection
from bot.retrieval.row_file import NAME as ROWS
from tests.corpus.samples import bundle_line
from tests.coverage_kit import projection_of, put

TEXTS = {"a": "Rain fell.", "b": "Snow fell.", "c": "Hail fell."}
SENTENCES = ["Rain fell on the city.", "Snow followed, twice.", "The mayor spoke.", "Nobody came."]
# A coverage: article ids, their texts, and whether they stand in the bundle or in a file of their own.
COVERAGES = st.dictionaries(st.sampled_from("abcd"), st.tuples(st.sampled_from(SENTENCES), st.booleans()), min_size=1)


def everything(projection: Projection) -> tuple[object, ...]:
    """All that a projection tells, but for the numbers of its passages."""
    sources = list(projection.sources())
    passages = [passage for source in sources for passage in projection.passages_of(source.article_id)]
    terms = sorted({term for passage in passages for sentence in passage.terms for term in sentence})
    words = [projection.words(first, 1, 99) for first in "abcdefghijklmnopqrstuvwxyz"]
    headed = [projection.headed({term}).first(99) for term in terms]
    filed = [projection.article(source.article_id) for source in sources]
    return projection.digest, projection.scope, sources, passages, projection.statistics(terms), words, headed, filed


def placed(root: Path, coverage: dict[str, tuple[str, bool]]) -> dict[str, bytes]:
    """Write *coverage* to *root*; its files."""
    lines = b""
    for article_id, (text, in_bundle) in coverage.items():
        if in_bundle:
            lines += bundle_line(text=text, id=article_id, title=text, outlet=text[:4])
        else:
            put(root, article_id, text, title=text, outlet=text[:4])
    if lines:
        root.mkdir(parents=True, exist_ok=True)
        (root / "corpus.jsonl").write_bytes(lines)
    return {path.name: path.read_bytes() for path in root.iterdir()}


def test_the_digest_is_of_the_articles_and_not_of_the_names_or_order_of_their_files(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder, files in ((one, "123"), (other, "312")):
        for file, (article_id, text) in zip(files, TEXTS.items(), strict=True):
            put(folder / "corpus", article_id, text, file=f"{file}.txt")
    assert projection_of(one).digest == projection_of(other).digest


@pytest.mark.parametrize(
    ("article_id", "text", "title"), [("a", "Rain falls.", ""), ("a", "Rain fell.", "Storm"), ("b", "Rain fell.", "")]
)
def test_any_change_of_text_or_header_changes_the_digest(
    tmp_path: Path, article_id: str, text: str, title: str
) -> None:
    before = projection_of(tmp_path / "before", a="Rain fell.")
    put(tmp_path / "after/corpus", article_id, text, title=title)
    assert projection_of(tmp_path / "after").digest != before.digest


@settings(max_examples=60)
@given(COVERAGES, COVERAGES)
@example({"a": (SENTENCES[0], False)}, {"a": (SENTENCES[0], True)})  # moved into the bundle
@example({"a": (SENTENCES[0], True)}, {"a": (SENTENCES[0], False)})  # and out of it
def test_what_grew_from_another_is_the_same_as_what_was_made_at_once(
    before: dict[str, tuple[str, bool]], after: dict[str, tuple[str, bool]]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        old, new = Path(name, "old"), Path(name, "new")
        files = placed(old / "corpus", before).items() ^ placed(new / "corpus", after).items()
        projection_of(old)
        at_once = projection_of(new)
        changed = {file for file, _ in files}
        grown = Path(name, NAME)
        stored = reader.read(new / "corpus", changed)
        write(grown, stored, find_speakers, before=old / NAME, changed=changed)
        assert everything(Projection(Path(name))) == everything(at_once)


def test_what_it_grew_from_stays_as_it_was(tmp_path: Path) -> None:
    projection_of(tmp_path / "old", **TEXTS)
    before = (tmp_path / "old" / NAME).read_bytes()
    put(tmp_path / "new", "a", "Sleet fell.")
    stored = reader.read(tmp_path / "new")
    write(tmp_path / NAME, stored, find_speakers, before=tmp_path / "old" / NAME, changed={"a.txt"})
    assert (tmp_path / "old" / NAME).read_bytes() == before
    assert [passage.text for passage in Projection(tmp_path).passages_of("a")] == ["Sleet fell."]


def test_an_id_that_another_file_holds_is_refused(tmp_path: Path) -> None:
    projection_of(tmp_path / "old", **TEXTS)
    put(tmp_path / "new", "a", "Sleet fell.", file="z.txt")
    stored = reader.read(tmp_path / "new")
    with pytest.raises(CorpusError, match=r"/new/z\.txt: id a is already in /.+/new/a\.txt; remove one of the two"):
        write(tmp_path / NAME, stored, find_speakers, before=tmp_path / "old" / NAME, changed={"z.txt"})


def test_an_id_that_stands_twice_in_what_is_new_is_refused(tmp_path: Path) -> None:
    projection_of(tmp_path / "old", **TEXTS)
    for file in ("y.txt", "z.txt"):
        put(tmp_path / "new", "d", "Sleet fell.", file=file)
    for before in (None, tmp_path / "old" / NAME):
        stored = reader.stream(tmp_path / "new", {"y.txt", "z.txt"})
        with pytest.raises(CorpusError, match=r"/new/z\.txt: id d is already in /.+/new/y\.txt; remove one of the two"):
            write(tmp_path / NAME, stored, find_speakers, before=before, changed={"y.txt", "z.txt"})
        (tmp_path / NAME).unlink()


def test_passages_are_known_to_be_kept_only_when_none_was_dropped(tmp_path: Path) -> None:
    old = projection_of(tmp_path / "old", **TEXTS)
    put(tmp_path / "new", "d", "Sleet fell.")
    put(tmp_path / "new", "a", "Sleet fell.")
    last = max(number for number, _ in old.entries())
    for name, changed, kept in (("added", {"d.txt"}, last), ("replaced", {"a.txt"}, 0)):
        (tmp_path / name).mkdir()
        stored = reader.read(tmp_path / "new", changed)
        write(tmp_path / name / NAME, stored, find_speakers, before=tmp_path / "old" / NAME, changed=changed)
        assert Projection(tmp_path / name).kept == kept
    assert old.kept == 0


def test_nothing_stays_of_a_passage_that_was_dropped(tmp_path: Path) -> None:
    projection_of(tmp_path / "old", **TEXTS)
    stored = reader.read(put(tmp_path / "new", "b", "Sleet fell.").parent)
    write(tmp_path / NAME, stored, find_speakers, before=tmp_path / "old" / NAME, changed={"a.txt", "b.txt"})
    rows = (tmp_path / ROWS).read_bytes()
    assert b"Rain" not in rows
    assert b"Snow" not in rows
    assert [one.passage.text for _, one in Projection(tmp_path).entries()] == ["Hail fell.", "Sleet fell."]
