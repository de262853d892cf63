"""The guard of the test run itself."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.offline import sitecustomize as offline


def test_a_test_cannot_connect_beyond_this_machine() -> None:
    with socket.socket() as one, pytest.raises(RuntimeError, match=r"offline: refused socket\.connect 192\.0\.2\.1"):
        one.connect(("192.0.2.1", 80))
    with pytest.raises(RuntimeError, match=r"offline: refused socket\.getaddrinfo example\.org"):
        socket.getaddrinfo("example.org", 80)
    assert offline.ATTEMPTS == ["socket.connect 192.0.2.1", "socket.getaddrinfo example.org"]
    offline.ATTEMPTS.clear()


def test_a_command_of_a_test_cannot_either() -> None:
    code = "import socket; socket.create_connection(('192.0.2.1', 80))"
    ended = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)  # noqa: S603 - the code above
    assert "RuntimeError: offline: refused" in ended.stderr


def test_loopback_and_sockets_of_this_machine_are_open(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(str(tmp_path / "s"))
        server.listen()
        client.connect(str(tmp_path / "s"))


def test_the_run_has_a_home_of_its_own() -> None:
    home = Path(os.environ["HOME"])
    assert Path.home() == home
    assert [name for name in os.environ if name.startswith("PULLQUOTE_")] == []
    assert all(Path(os.environ[f"XDG_{folder}_HOME"]).is_relative_to(home) for folder in ("CACHE", "STATE"))
