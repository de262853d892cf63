"""What `doctor` looks at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import pytest

from bot.adapters.health import examine
from bot.bootstrap import rebuild
from bot.doctor import checks
from bot.settings import Settings
from tests.coverage_kit import put
from tests.opensearch.misbehaving import Fault, Misbehaving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    put(tmp_path / "corpus", "a", "Rain fell on the city.")
    put(tmp_path / "corpus", "b", "The mayor spoke of the harbour.")
    return tmp_path / "corpus"


@pytest.fixture
def sound(tmp_path: Path, root: Path) -> Settings:
    return Settings(corpus=root, index_dir=tmp_path / "index", state_dir=tmp_path / "state")


def findings(settings: Settings) -> dict[str, tuple[bool, str]]:
    return {finding.name: (finding.well, finding.words) for finding in examine(checks(settings))}


def faults(settings: Settings) -> list[str]:
    return [name for name, (well, _) in findings(settings).items() if not well]


def test_a_sound_installation_passes_every_check(sound: Settings, root: Path) -> None:
    found = findings(sound)
    assert list(found) == ["coverage", "tokenizer", "index", "engine", "reranker", "state", "telegram"]
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


@pytest.mark.parametrize(("engine", "words"), [("memory", "as set"), ("tantivy", "as set"), ("auto", "auto: tantivy")])
def test_doctor_says_which_engine_and_why(
    sound: Settings, engine: Literal["auto", "memory", "tantivy"], words: str
) -> None:
    told = findings(replace(sound, engine=engine))["engine"][1]
    assert told.startswith("memory" if engine == "auto" else engine)
    assert words in told


@pytest.fixture
def cluster() -> Iterator[Misbehaving]:
    with Misbehaving() as server:
        yield server


@pytest.fixture
def remote(sound: Settings, cluster: Misbehaving) -> Settings:
    return replace(sound, opensearch_url=cluster.url, opensearch_timeout_s=0.5)


@pytest.mark.parametrize(("engine", "why"), [("opensearch", "as set"), ("auto", "auto: PULLQUOTE_OPENSEARCH_URL is")])
def test_doctor_says_why_opensearch_is_asked(remote: Settings, engine: Literal["auto", "opensearch"], why: str) -> None:
    settings = replace(remote, engine=engine)
    rebuild(settings, anew=False)
    assert findings(settings)["engine"][1].startswith(f"opensearch, 2 passages ({why}")
    assert "opensearch" not in findings(replace(remote, engine="memory"))


def test_opensearch_settings_that_do_not_fit_are_a_fault(remote: Settings) -> None:
    assert "opensearch" in faults(replace(remote, opensearch_user="me"))


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
    put(root, "a", "Rain fell on the town.")
    assert findings(remote)["opensearch"] == (
        False,
        "opensearch: the coverage published as pullquote is not the one here; publish it with 'pullquote index'",
    )


def test_doctor_says_when_the_cluster_is_not_whole(remote: Settings, cluster: Misbehaving) -> None:
    rebuild(remote, anew=False)
    cluster.fail("health", Fault(body=b'{"number_of_nodes": 2, "status": "red"}'))
    well, words = findings(remote)["opensearch"]
    assert (well, words) == (False, "opensearch: the cluster is red, so parts of it are missing; see its log")
