from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT
from tests.sentinel import TOKEN, is_leaked_by, leaks_in

if TYPE_CHECKING:
    from pathlib import Path


def test_a_leak_into_a_file_is_found(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> None:
    folder = tmp_path_factory.mktemp("leaks")
    leak = folder / "deep" / "state"
    leak.parent.mkdir()
    leak.write_bytes(b"\0\xff" + TOKEN.encode() + b"\0")
    (folder / "other").write_text("nothing")
    assert list(leaks_in(folder)) == [leak]
    leak.unlink()  # lest the whole run fail
    assert list(leaks_in(folder)) == []


@pytest.mark.parametrize("name", ["Captured stdout call", "Captured stderr setup", "Captured log call"])
def test_a_leak_into_what_a_test_writes_is_found(name: str) -> None:
    def report(text: str) -> pytest.TestReport:
        return pytest.TestReport("a", ("a", 1, "a"), {}, "passed", None, "call", sections=[(name, text)])

    assert is_leaked_by(report(f"POST /bot{TOKEN}/getMe"))
    assert not is_leaked_by(report("POST /bot<token>/getMe"))


LEAKS = {
    "output": "from tests.sentinel import TOKEN\ndef test_it(): print(TOKEN)",
    "file": "from tests.sentinel import TOKEN\ndef test_it(tmp_path): (tmp_path / 'a').write_text(TOKEN)",
    "home": "import os, pathlib\nfrom tests.sentinel import TOKEN\n"
    "def test_it(): pathlib.Path(os.environ['HOME'], 'a').write_text(TOKEN)",
}


@pytest.mark.parametrize("code", [*LEAKS.values(), "def test_it(): pass"], ids=[*LEAKS, "none"])
def test_a_run_in_which_the_token_leaks_fails(tmp_path: Path, code: str) -> None:
    (tmp_path / "test_leak.py").write_text(code)
    options = ["-p", "tests.conftest", "--rootdir", str(tmp_path), "-c", os.devnull, str(tmp_path)]
    base = tmp_path / "base"
    ended = subprocess.run(  # noqa: S603 - the code above
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", f"--basetemp={base}", *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "1 passed" in ended.stdout
    assert ended.returncode == ("pass" not in code)
    assert ("the token leaked" in ended.stdout) == ("pass" not in code)
    for leak in leaks_in(tmp_path):
        leak.unlink()
