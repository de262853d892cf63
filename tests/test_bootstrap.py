"""The wiring: what is derived from the coverage is used while it fits the files, and made anew when it does not."""

from __future__ import annotations

import gzip
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from pydantic import SecretStr

from bot.bootstrap import coverage, pipeline, readable, rebuild
from bot.derived import fresh, index_folder
from bot.errors import CorpusError, RetrievalError, SettingsError
from bot.retrieval.manifest import Manifest
from bot.retrieval.projection import NAME
from bot.settings import Settings
from tests.command import pullquote
from tests.corpus.samples import bundle_line
from tests.coverage_kit import printed, put
from tests.opensearch.misbehaving import Misbehaving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.retrieval.projection import Projection

QUESTION = "What fell on the city?"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    put(tmp_path / "corpus", "a", "Rain fell on the city.")
    put(tmp_path / "corpus", "b", "The mayor spoke of the harbour.")
    return tmp_path / "corpus"


def ids(root: Path, folder: Path) -> list[str]:
    return [source.article_id for source in fresh(root, folder).projection.sources()]


def built(folder: Path) -> int:
    """The number of the current generation: a new one with every building."""
    manifest = Manifest.read(folder)
    assert manifest is not None
    return manifest.generation


def projection_file(folder: Path) -> Path:
    return folder / f"generation-{built(folder):04}" / NAME


def test_another_coverage_has_another_index_in_the_same_place(tmp_path: Path) -> None:
    settings = Settings(index_dir=tmp_path)
    one, other = index_folder(settings, tmp_path / "a"), index_folder(settings, tmp_path / "b")
    assert one != other
    assert one.parent == other.parent == tmp_path


def test_one_coverage_has_one_index_however_its_folder_is_reached(tmp_path: Path, root: Path) -> None:
    (tmp_path / "link").symlink_to(root)
    settings = Settings(index_dir=tmp_path)
    assert index_folder(settings, tmp_path / "link") == index_folder(settings, root)


def test_a_projection_is_used_as_long_as_no_file_changed(tmp_path: Path, root: Path) -> None:
    fresh(root, tmp_path / "index")
    before = built(tmp_path / "index")
    assert ids(root, tmp_path / "index") == ["a", "b"]
    assert built(tmp_path / "index") == before


def test_to_build_anew_is_to_build_whatever_stands_there(root: Path, tmp_path: Path) -> None:
    settings = Settings(corpus=root, index_dir=tmp_path / "index")
    first = coverage(settings)
    folder = index_folder(settings, root)
    before = built(folder)
    second = rebuild(settings)
    assert second.digest == first.digest
    assert built(folder) > before


def texts(projection: Projection) -> list[tuple[str, str]]:
    every = [passage for source in projection.sources() for passage in projection.passages_of(source.article_id)]
    return [(passage.id, passage.text) for passage in every]


def change(root: Path) -> None:
    put(root, "a", "Snow fell on the city.")


def touch(root: Path) -> None:
    os.utime(root / "a.txt", ns=(1, 1))


def add(root: Path) -> None:
    put(root, "c", "Hail fell on the city.", file="deep/c.md")


def remove(root: Path) -> None:
    (root / "b.txt").unlink()


def rename(root: Path) -> None:
    (root / "a.txt").rename(root / "z.txt")


def bundle(root: Path) -> None:
    (root / "corpus.jsonl.gz").write_bytes(gzip.compress(bundle_line(id="d")))


@pytest.mark.parametrize("step", [change, touch, add, remove, rename, bundle])
def test_any_change_of_the_files_is_seen_at_the_next_start(
    tmp_path: Path, root: Path, step: Callable[[Path], None]
) -> None:
    fresh(root, tmp_path / "index")
    step(root)
    seen = fresh(root, tmp_path / "index").projection
    anew = fresh(root, tmp_path / "another").projection
    assert seen.digest == anew.digest
    assert list(seen.sources()) == list(anew.sources())
    assert texts(seen) == texts(anew)


@pytest.mark.parametrize("raw", [b"", b"garbage" * 100, b"SQLite format 3\x00" + bytes(5000)])
def test_a_damaged_projection_is_built_anew(tmp_path: Path, root: Path, raw: bytes) -> None:
    fresh(root, tmp_path / "index")
    projection_file(tmp_path / "index").write_bytes(raw)
    assert ids(root, tmp_path / "index") == ["a", "b"]


def test_a_projection_without_its_manifest_was_never_finished(tmp_path: Path, root: Path) -> None:
    fresh(root, tmp_path / "index")
    before = built(tmp_path / "index")
    (tmp_path / "index/manifest.json").unlink()
    assert ids(root, tmp_path / "index") == ["a", "b"]
    assert built(tmp_path / "index") > before


def test_a_projection_that_does_not_fit_its_manifest_is_built_anew(tmp_path: Path, root: Path) -> None:
    fresh(root, tmp_path / "index")
    put(tmp_path / "other", "z", "Another coverage.")
    fresh(tmp_path / "other", tmp_path / "other-index")
    projection_file(tmp_path / "other-index").replace(projection_file(tmp_path / "index"))
    assert ids(root, tmp_path / "index") == ["a", "b"]


def test_a_fault_in_the_coverage_is_told_and_gone_once_it_is_mended(tmp_path: Path, root: Path) -> None:
    settings = Settings(corpus=root, index_dir=tmp_path / "index")
    assert printed(pipeline(settings).ask(QUESTION)) == ["Rain fell on the city."]
    (root / "c.txt").write_bytes(b"no header")
    with pytest.raises(CorpusError, match=r"c\.txt: no header"):
        pipeline(settings)
    (root / "c.txt").unlink()
    assert printed(pipeline(settings).ask(QUESTION)) == ["Rain fell on the city."]


@pytest.mark.parametrize("files", [{}, {"corpus.jsonl": b""}, {"notes.pdf": b"x"}])
def test_empty_coverage_is_refused_with_what_to_do(tmp_path: Path, files: dict[str, bytes]) -> None:
    for name, raw in files.items():
        (tmp_path / name).write_bytes(raw)
    with pytest.raises(CorpusError, match=r"holds no articles; take some in with 'pullquote corpus add FILE"):
        pipeline(Settings(corpus=tmp_path, index_dir=tmp_path / "index"))


def test_an_index_folder_that_is_a_file_is_one_line(tmp_path: Path, root: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(
        RetrievalError, match=r"cannot be written \(.*\); name a folder that can in PULLQUOTE_INDEX_DIR"
    ):
        pipeline(Settings(corpus=root, index_dir=tmp_path / "file"))


def test_what_a_kill_left_behind_does_not_matter(tmp_path: Path, root: Path) -> None:
    fresh(root, tmp_path / "index")
    for name in ("manifest.json.4711", f"manifest.json.{os.getpid()}"):
        (tmp_path / "index" / name).write_bytes(b"half of")
    unfinished = tmp_path / "index/generation-0002"
    unfinished.mkdir()
    (unfinished / NAME).write_bytes(b"half of")
    add(root)
    assert ids(root, tmp_path / "index") == ["a", "b", "c"]
    assert not unfinished.exists()


@pytest.mark.parametrize("raw", ["", "[]", "{}", '{"rules": 1, "digest": "", "stamps": [[1]]}'])
def test_a_manifest_that_says_nothing_is_as_good_as_none(tmp_path: Path, root: Path, raw: str) -> None:
    fresh(root, tmp_path / "index")
    (tmp_path / "index/manifest.json").write_text(raw)
    assert ids(root, tmp_path / "index") == ["a", "b"]


def test_a_faulty_file_leaves_the_index_that_was_there(tmp_path: Path, root: Path) -> None:
    fresh(root, tmp_path / "index")
    before = built(tmp_path / "index")
    (root / "c.txt").write_bytes(b"no header")
    with pytest.raises(CorpusError, match=r"c\.txt: no header"):
        fresh(root, tmp_path / "index")
    (root / "c.txt").unlink()
    fresh(root, tmp_path / "index")
    assert built(tmp_path / "index") == before


def test_the_digest_is_of_texts_and_headers_not_of_files(tmp_path: Path, root: Path) -> None:
    settings = Settings(corpus=root, index_dir=tmp_path / "index")
    first = coverage(settings).digest
    rename(root)
    assert coverage(settings).digest == first
    put(root, "b", "The mayor spoke of the harbour.", outlet="Globe")
    assert coverage(settings).digest != first


def test_whoever_asks_keeps_the_coverage_that_was_opened(tmp_path: Path, root: Path) -> None:
    settings = Settings(corpus=root, index_dir=tmp_path / "index")
    opened = pipeline(settings)
    add(root)
    assert pipeline(settings).ask(QUESTION).scope.articles == 3
    assert opened.ask(QUESTION).scope.articles == 2


def test_the_threshold_decides_what_counts_as_answered(tmp_path: Path, root: Path) -> None:
    settings = Settings(corpus=root, index_dir=tmp_path / "index")
    question = "Did rain fall on the harbour?"
    lax, strict = (pipeline(replace(settings, threshold=threshold)).ask(question) for threshold in (0.0, 1.0))
    assert (lax.answered, strict.answered) == (True, False)
    assert lax.confidence == strict.confidence


def test_without_a_cache_to_write_to_the_coverage_is_asked_all_the_same(tmp_path: Path, root: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    ended = pullquote("ask", QUESTION, XDG_CACHE_HOME=str(tmp_path / "file"), PULLQUOTE_CORPUS=str(root))
    assert (ended.code, ended.err) == (0, "")
    assert "Rain fell on the city." in ended.out


# OpenSearch, as far as it is wired here; how it answers stands in tests/opensearch.

CANARY = "canary-in-the-mine"


@pytest.fixture
def cluster() -> Iterator[Misbehaving]:
    with Misbehaving() as server:
        yield server


@pytest.fixture
def remote(tmp_path: Path, root: Path, cluster: Misbehaving) -> Settings:
    sound = Settings(corpus=root, index_dir=tmp_path / "index")
    return replace(sound, opensearch_url=cluster.url, opensearch_timeout_s=0.5)


@pytest.mark.parametrize("engine", ["opensearch", "auto"])
def test_where_its_url_is_set_opensearch_is_asked(remote: Settings, engine: Literal["auto", "opensearch"]) -> None:
    settings = replace(remote, engine=engine)
    rebuild(settings, anew=False)
    assert printed(pipeline(settings).ask(QUESTION)) == ["Rain fell on the city."]


def test_another_engine_that_is_set_is_asked_all_the_same(remote: Settings, cluster: Misbehaving) -> None:
    assert coverage(replace(remote, engine="memory")).engine == "memory"
    assert cluster.asked == []


def test_what_is_published_is_left_alone_unless_it_is_asked_for(remote: Settings, cluster: Misbehaving) -> None:
    rebuild(remote, anew=False)
    first = dict(cluster.aliases)
    rebuild(remote, anew=False)
    assert cluster.aliases == first
    rebuild(remote)
    assert cluster.aliases != first
    assert len(cluster.indexes) == 1


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"opensearch_url": None}, r"^PULLQUOTE_OPENSEARCH_URL: is not set; the engine opensearch needs it$"),
        (
            {"opensearch_url": f"https://me:{CANARY}@host"},
            r"^PULLQUOTE_OPENSEARCH_URL: holds a user or a password; put them in PULLQUOTE_OPENSEARCH_USER and ",
        ),
        ({"opensearch_ca": Path("none.pem")}, r"^PULLQUOTE_OPENSEARCH_CA: none\.pem is no file; name one that holds"),
        (
            {"opensearch_url": "http://192.0.2.1:9200", "opensearch_password": SecretStr(CANARY)},
            r"^PULLQUOTE_OPENSEARCH_URL: is not https, so that anyone on the way could read the password; use https$",
        ),
        (
            {"opensearch_url": "http://127.0.0.1.example,https://one", "opensearch_api_key": SecretStr(CANARY)},
            r"^PULLQUOTE_OPENSEARCH_URL: is not https, so that anyone on the way could read the key; use https$",
        ),
        ({"opensearch_user": "me"}, r"^PULLQUOTE_OPENSEARCH_PASSWORD: is not set; PULLQUOTE_OPENSEARCH_USER needs it$"),
    ],
)
def test_opensearch_settings_that_do_not_fit_are_one_line(remote: Settings, more: dict[str, Any], told: str) -> None:
    settings = replace(remote, engine="opensearch", **more)
    for act in (coverage, rebuild):
        with pytest.raises(SettingsError, match=told) as caught:
            act(settings)
        assert CANARY not in str(caught.value)


# A file that cannot be read, where what can be is wanted all the same.


def test_what_can_be_read_is_asked_where_a_file_cannot(tmp_path: Path, root: Path) -> None:
    settings = Settings(corpus=root, index_dir=tmp_path / "index")
    put(root, "c", "Snow fell on the hills.")
    pipeline(settings)
    broken = root / "a.txt"
    broken.write_bytes(broken.read_bytes() + b"!")
    for _ in range(2):  # the second time there is nothing to build
        told: list[CorpusError] = []
        found = readable(settings, told.append)
        assert [one.article_id for one in found.archive.sources()] == ["b", "c"]
        assert [str(error).partition(";")[0] for error in told] == [f"{broken}: text does not fit its sha256"]
    with pytest.raises(CorpusError, match=r"a\.txt: text does not fit"):
        pipeline(settings)
    put(root, "a", "Rain fell on the city.")
    assert pipeline(settings).ask(QUESTION).scope.articles == 3


def test_where_no_file_can_be_read_there_is_nothing_to_ask(tmp_path: Path, root: Path) -> None:
    for file in root.iterdir():
        file.write_bytes(file.read_bytes() + b"!")
    with pytest.raises(CorpusError, match=r"a\.txt: text does not fit"):
        readable(Settings(corpus=root, index_dir=tmp_path / "index"), lambda _: None)


def test_a_file_that_changes_meanwhile_is_told_and_holds_nothing(tmp_path: Path, root: Path) -> None:
    told: list[CorpusError] = []
    archive = readable(Settings(corpus=root, index_dir=tmp_path / "index"), told.append).archive
    change(root)
    assert archive.article("a") is None
    assert archive.article("b") is not None
    assert [str(error) for error in told] == [f"{root / 'a.txt'}: changed since it was read; start pullquote again"]
