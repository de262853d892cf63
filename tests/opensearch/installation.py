"""OpenSearch as jars from Maven, and a JDK that runs it: `python -m tests.opensearch.installation` fetches them once.

Tests run offline, so they use what was fetched before and never fetch. Left out: distributions, containers, security.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).parent
_POM = _HERE / "pom.xml"
_MAIN = _HERE / "OpenSearchNode.java"
_JVMS = Path("/usr/lib/jvm")
_FETCH_S = 900


class UnavailableError(Exception):
    """No OpenSearch can be started here; the message says why and what to do, in one line."""


@dataclass(frozen=True, slots=True)
class Release:
    """A version of OpenSearch, the oldest Java that runs it, and its classes for HTTP and reindexing."""

    version: str
    java: int
    plugins: tuple[str, ...]


# Newest first. The second runs where there is no Java newer than 17, and stands for clusters that are not on 3.x yet.
RELEASES = (
    Release(
        "3.9.0", 21, ("org.opensearch.transport.Netty4ModulePlugin", "org.opensearch.index.reindex.ReindexModulePlugin")
    ),
    Release("2.19.6", 11, ("org.opensearch.transport.Netty4Plugin", "org.opensearch.index.reindex.ReindexPlugin")),
)


@dataclass(frozen=True, slots=True)
class Jdk:
    """A Java that can also compile."""

    home: Path
    feature: int  # 17, 21, 25, …

    @property
    def java(self) -> Path:
        return self.home / "bin" / "java"


@dataclass(frozen=True, slots=True)
class Installation:
    """A release, the JDK to run it with, and the folder that holds its jars."""

    release: Release
    jdk: Jdk
    folder: Path

    @property
    def classpath(self) -> str:
        return f"{self.folder / 'classes'}{os.pathsep}{self.folder / 'lib'}/*"

    @property
    def is_fetched(self) -> bool:
        return self.folder.is_dir()  # made in one move

    def check(self) -> None:
        """Raises UnavailableError when its jars are still to fetch."""
        if not self.is_fetched:
            version = self.release.version
            run = f"python -m tests.opensearch.installation --version {version}"
            raise UnavailableError(f"OpenSearch {version}: its jars are not here; run '{run}'")


def choose(version: str | None = None, jvms: Path = _JVMS) -> Installation:
    """*version*, or else the newest that a JDK runs, JAVA_HOME's or one in *jvms*; its jars may be still to fetch."""
    found = jdks([Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else [], jvms)
    wanted = [release for release in RELEASES if version in (None, release.version)]
    if not wanted:
        raise UnavailableError(f"OpenSearch {version}: not known; choose {' or '.join(r.version for r in RELEASES)}")
    for release in wanted:
        if jdk := next((jdk for jdk in found if jdk.feature >= release.java), None):
            return Installation(release, jdk, _folder(release))
    last = wanted[-1]
    raise UnavailableError(f"OpenSearch {last.version}: no JDK {last.java} or newer; install one or set JAVA_HOME")


def jdks(preferred: list[Path], folder: Path) -> list[Jdk]:
    """The JDKs at *preferred* and in *folder*: those preferred first, then the newest."""
    others = sorted((jdk for home in folder.glob("*") if (jdk := _jdk(home))), key=lambda jdk: (-jdk.feature, jdk.home))
    return [jdk for home in preferred if (jdk := _jdk(home))] + others


def fetch(installation: Installation) -> None:
    """Have Maven copy the jars, and compile the node against them. Does nothing when that was done before."""
    if installation.is_fetched:
        return
    folder = installation.folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix="fetching-") as work:
        made = Path(work, "made")
        _copy_jars(installation.release, made / "lib")
        _compile(installation, made)
        try:
            made.rename(folder)
        except OSError:
            if not installation.is_fetched:  # another process was faster
                raise


def _copy_jars(release: Release, lib: Path) -> None:
    if not (maven := shutil.which("mvn")):
        raise UnavailableError(f"OpenSearch {release.version}: needs Maven to fetch its jars; install 'mvn'")
    options = ["-q", "-B", "-Dstyle.color=never", f"-Dopensearch.version={release.version}", "-DincludeScope=runtime"]
    command = [maven, *options, "-f", str(_POM), "dependency:copy-dependencies", f"-DoutputDirectory={lib}"]
    _run(command, f"OpenSearch {release.version}: Maven could not fetch its jars")


def _compile(installation: Installation, made: Path) -> None:
    release = installation.release
    options = ["--release", str(release.java), "-cp", f"{made}/lib/*", "-d", str(made / "classes")]
    command = [str(installation.jdk.home / "bin" / "javac"), *options, str(_MAIN)]
    _run(command, f"OpenSearch {release.version}: the node does not compile")


def _run(command: list[str], fault: str) -> None:
    try:
        ended = subprocess.run(command, check=False, capture_output=True, text=True, timeout=_FETCH_S)  # noqa: S603 - made here
    except subprocess.TimeoutExpired:
        raise UnavailableError(f"{fault} in {_FETCH_S} s; try again") from None
    if ended.returncode:
        told = re.sub(r"\x1b\[\d*m|\[ERROR\] ", "", ended.stdout + ended.stderr).strip().splitlines()
        raise UnavailableError(f"{fault}: {told[0] if told else f'exit code {ended.returncode}'}")


def _folder(release: Release) -> Path:
    """Where this release is kept, anew when what it is made from changes.

    By the user's entry and not by HOME, as Maven finds its own: test runs have a home of their own.
    """
    made_from = hashlib.sha256(_POM.read_bytes() + _MAIN.read_bytes()).hexdigest()[:8]
    home = Path(pwd.getpwuid(os.getuid()).pw_dir)
    return home / ".cache" / "pullquote-tests" / "opensearch" / f"{release.version}-{made_from}"


def _jdk(home: Path) -> Jdk | None:
    try:
        release = (home / "release").read_text("utf-8")
    except OSError:
        return None
    version = re.search(r'^JAVA_VERSION="(\d+)', release, re.MULTILINE)
    return Jdk(home, int(version[1])) if version and (home / "bin" / "javac").is_file() else None


def fetched(version: str | None = None) -> Installation:
    """What `choose` gives, its jars at hand. Raises UnavailableError when there is none, or they cannot be had."""
    installation = choose(version)
    fetch(installation)
    return installation


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--version", help="a release of OpenSearch; else the newest that a JDK of this machine runs")
    try:
        installation = fetched(parser.parse_args().version)
    except UnavailableError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"{installation.folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
