"""Which Java is taken, and what is said where there is none. Nothing is fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.opensearch.installation import RELEASES, Installation, Jdk, UnavailableError, choose, jdks

if TYPE_CHECKING:
    from pathlib import Path


def made(home: Path, version: str, *programs: str) -> Path:
    """A folder that looks like a Java of *version*."""
    (home / "bin").mkdir(parents=True)
    for program in programs:
        (home / "bin" / program).touch()
    (home / "release").write_text(f'IMPLEMENTOR="Someone"\nJAVA_VERSION="{version}"\n', "utf-8")
    return home


@pytest.fixture
def jvms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for JDKs, empty at first, on a machine that has no others."""
    monkeypatch.delenv("JAVA_HOME", raising=False)
    return tmp_path


def test_the_newest_jdk_comes_first_but_for_the_preferred(jvms: Path) -> None:
    for version in ("9.0.4", "25.0.3", "17.0.15"):
        made(jvms / f"jdk-{version}", version, "java", "javac")
    preferred = made(jvms.parent / f"{jvms.name}-mine", "21", "java", "javac")
    assert [jdk.feature for jdk in jdks([preferred], jvms)] == [21, 25, 17, 9]


def test_a_java_that_cannot_compile_is_no_jdk(jvms: Path) -> None:
    made(jvms / "jre-25", "25.0.3", "java")
    (jvms / "default-java").mkdir()
    assert jdks([], jvms) == []


@pytest.mark.parametrize(("java", "version"), [("25.0.3", "3.9.0"), ("21", "3.9.0"), ("17.0.15", "2.19.6")])
def test_the_newest_release_that_the_jdk_runs_is_chosen(jvms: Path, java: str, version: str) -> None:
    made(jvms / "jdk", java, "java", "javac")
    assert choose(jvms=jvms).release.version == version


def test_a_java_home_that_is_too_old_gives_way(jvms: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", str(made(jvms / "jdk-17", "17.0.15", "java", "javac")))
    newer = made(jvms / "jdk-25", "25.0.3", "java", "javac")
    assert choose("3.9.0", jvms).jdk.home == newer


def test_without_a_jdk_the_message_says_what_to_install(jvms: Path) -> None:
    with pytest.raises(
        UnavailableError, match=r"^OpenSearch 3\.9\.0: no JDK 21 or newer; install one or set JAVA_HOME$"
    ):
        choose("3.9.0", jvms)


def test_a_release_that_is_not_known_names_those_that_are(jvms: Path) -> None:
    with pytest.raises(UnavailableError, match=r"^OpenSearch 1\.0: not known; choose 3\.9\.0 or 2\.19\.6$"):
        choose("1.0", jvms)


def test_without_jars_the_message_names_the_command(tmp_path: Path) -> None:
    missing = Installation(RELEASES[0], Jdk(tmp_path, 25), tmp_path / "none")
    with pytest.raises(UnavailableError, match=r"run 'python -m tests\.opensearch\.installation --version 3\.9\.0'$"):
        missing.check()
