"""The wiring: what is derived from the coverage is used as long as it fits the files, and built anew when it does not;
and what `doctor` looks at.
"""

from __future__ import annotations

import gzip
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from pydantic import SecretStr

from bot.adapters.health import examine
from bot.bootstrap import (
    checks,
    corpus_folder,
    coverage,
    fresh,
    index_folder,
    pipeline,
    rebuild,
    state_folder,
)
from bot.errors import CorpusError, RetrievalError, SettingsError
from bot.retrieval.manifest import Manifest
from bot.retrieval.projection import NAME
from bot.settings import Settings
from tests.command import pullquote
from tests.corpus.samples import SHIPPED, bundle_line
from tests.coverage_kit import printed, put
from tests.opensearch.misbehaving import Fault, Misbehaving

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


def test_without_a_setting_the_shipped_coverage_is_asked() -> None:
    assert corpus_folder(Settings()) == SHIPPED


def test_what_is_derived_and_what_is_kept_lie_in_the_home_of_whoever_asks(tmp_path: Path) -> None:
    home = Path(os.environ["HOME"])
    assert index_folder(Settings(), SHIPPED).is_relative_to(home)
    assert state_folder(Settings()).is_relative_to(home)
    assert state_folder(Settings(state_dir=tmp_path)) == tmp_path


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


# What doctor looks at.


@pytest.fixture
def sound(tmp_path: Path, root: Path) -> Settings:
    return Settings(corpus=root, index_dir=tmp_path / "index", state_dir=tmp_path / "state")


def findings(settings: Settings) -> dict[str, tuple[bool, str]]:
    return {finding.name: (finding.well, finding.words) for finding in examine(checks(settings))}


def faults(settings: Settings) -> list[str]:
    return [name for name, (well, _) in findings(settings).items() if not well]


def test_a_sound_installation_passes_every_check(sound: Settings, root: Path) -> None:
    found = findings(sound)
    assert list(found) == ["coverage", "tokenizer", "index", "engine", "state", "telegram"]
    assert all(well for well, _ in found.values())
    assert found["coverage"][1] == f"{root}, 2 articles, every digest right"
    assert found["index"][1].endswith("to be built at the next question")
    assert found["engine"][1] == "memory, 2 passages (auto: tantivy above 2,500)"
    assert findings(sound)["index"][1].endswith("fresh")


def test_a_faulty_file_fails_what_depends_on_it(sound: Settings, root: Path) -> None:
    file = root / "a.txt"
    file.write_bytes(file.read_bytes() + b"!")
    assert faults(sound) == ["coverage", "engine"]
    assert findings(sound)["coverage"][1].startswith(f"{file}: text does not fit its sha256; ")


def test_no_coverage_fails_what_depends_on_it(sound: Settings, tmp_path: Path) -> None:
    assert faults(replace(sound, corpus=tmp_path / "none")) == ["coverage", "index", "engine"]
    (tmp_path / "empty").mkdir()
    assert faults(replace(sound, corpus=tmp_path / "empty")) == ["coverage", "index", "engine"]


def test_a_state_folder_that_cannot_be_made_is_told(sound: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    well, words = findings(replace(sound, state_dir=tmp_path / "file" / "state"))["state"]
    assert not well
    assert words.endswith("cannot be written; name a folder that can in PULLQUOTE_STATE_DIR")


def test_without_a_cache_to_write_to_the_coverage_is_asked_all_the_same(tmp_path: Path, root: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    ended = pullquote("ask", QUESTION, XDG_CACHE_HOME=str(tmp_path / "file"), PULLQUOTE_CORPUS=str(root))
    assert (ended.code, ended.err) == (0, "")
    assert "Rain fell on the city." in ended.out


@pytest.mark.parametrize(("engine", "words"), [("memory", "as set"), ("tantivy", "as set"), ("auto", "auto: tantivy")])
def test_doctor_says_which_engine_and_why(
    sound: Settings, engine: Literal["auto", "memory", "tantivy"], words: str
) -> None:
    told = findings(replace(sound, engine=engine))["engine"][1]
    assert told.startswith("memory" if engine == "auto" else engine)
    assert words in told


# OpenSearch, as far as it is wired here; how it answers stands in tests/opensearch.

CANARY = "canary-in-the-mine"


@pytest.fixture
def cluster() -> Iterator[Misbehaving]:
    with Misbehaving() as server:
        yield server


@pytest.fixture
def remote(sound: Settings, cluster: Misbehaving) -> Settings:
    return replace(sound, opensearch_url=cluster.url, opensearch_timeout_s=0.5)


@pytest.mark.parametrize(("engine", "why"), [("opensearch", "as set"), ("auto", "auto: PULLQUOTE_OPENSEARCH_URL is")])
def test_where_its_url_is_set_opensearch_is_asked(
    remote: Settings, engine: Literal["auto", "opensearch"], why: str
) -> None:
    settings = replace(remote, engine=engine)
    rebuild(settings, anew=False)
    assert printed(pipeline(settings).ask(QUESTION)) == ["Rain fell on the city."]
    assert findings(settings)["engine"][1].startswith(f"opensearch, 2 passages ({why}")


def test_another_engine_that_is_set_is_asked_all_the_same(remote: Settings, cluster: Misbehaving) -> None:
    assert coverage(replace(remote, engine="memory")).engine == "memory"
    assert "opensearch" not in findings(replace(remote, engine="memory"))
    assert cluster.asked == []


def test_doctor_says_whether_what_is_published_is_fresh(remote: Settings, cluster: Misbehaving, root: Path) -> None:
    assert findings(remote)["opensearch"] == (
        False,
        "opensearch: nothing is published as pullquote; publish with 'pullquote index'",
    )
    rebuild(remote, anew=False)
    assert findings(remote)["opensearch"] == (
        True,
        f"1 node, green; {cluster.aliases['pullquote']} is published and fresh",
    )
    change(root)
    assert findings(remote)["opensearch"] == (
        False,
        "opensearch: the coverage published as pullquote is not the one here; publish it with 'pullquote index'",
    )


def test_doctor_says_when_the_cluster_is_not_whole(remote: Settings, cluster: Misbehaving) -> None:
    rebuild(remote, anew=False)
    cluster.fail("health", Fault(body=b'{"number_of_nodes": 2, "status": "red"}'))
    well, words = findings(remote)["opensearch"]
    assert (well, words) == (False, "opensearch: the cluster is red, so parts of it are missing; see its log")


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
    assert "opensearch" in faults(settings)
