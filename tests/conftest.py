"""The whole run: offline, without the settings and folders of whoever runs it, and never against the clock."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from bot.bootstrap import pipeline as wired
from bot.settings import PREFIX, Settings
from tests.offline import sitecustomize as offline
from tests.opensearch.fixtures import installation, opensearch, start_opensearch
from tests.sentinel import is_leaked_by, leaks_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answer.pipeline import Pipeline

__all__ = ["installation", "opensearch", "start_opensearch"]

ROOT = Path(__file__).parent.parent
_FOLDERS = ("CACHE", "CONFIG", "DATA", "STATE")
_TELLING = ("NO_COLOR", "COLUMNS", "PYTHONUNBUFFERED", "PYTHONIOENCODING")  # how output looks is each test's own affair

LEAKS: list[str] = []  # where the bot token showed in this run

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_configure(config: pytest.Config) -> None:
    home = tempfile.TemporaryDirectory(prefix="pullquote-tests-")
    config.add_cleanup(home.cleanup)
    for name in [name for name in os.environ if name.upper().startswith(PREFIX) or name in _TELLING]:
        del os.environ[name]
    os.environ["HOME"] = home.name
    for folder in _FOLDERS:
        os.environ[f"XDG_{folder}_HOME"] = str(Path(home.name, folder.lower()))
    # For the commands that tests run: this checkout, watched.
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(Path(offline.__file__).parent)])


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if is_leaked_by(report):
        LEAKS.append(report.nodeid)


@pytest.hookimpl(wrapper=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    """Search all files that the run left for the bot token."""
    bases = [Path(os.environ["HOME"]), session.config._tmp_path_factory.getbasetemp()]  # type: ignore[attr-defined]
    LEAKS.extend(str(path) for base in bases for path in leaks_in(base))
    if LEAKS:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    yield


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for place in LEAKS:
        terminalreporter.write_line(f"the token leaked into {place}", red=True)


@pytest.fixture(autouse=True)
def nothing_leaves_this_machine() -> Iterator[None]:
    offline.ATTEMPTS.clear()
    yield
    assert offline.ATTEMPTS == []


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """What answers questions about the two shipped articles, with default settings."""
    return wired(Settings())
