"""Nothing reaches beyond this machine. Python imports a module of this name at its start where this folder is on
PYTHONPATH, so that the commands which tests run are watched as the tests themselves are.
"""

from __future__ import annotations

import sys

ATTEMPTS: list[str] = []  # what was refused, since a program under test may swallow the error
_ADDRESSES = {"socket.connect", "socket.sendto", "socket.sendmsg"}
_NAMES = {"socket.getaddrinfo", "socket.gethostbyname"}


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event in _ADDRESSES:
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None  # a path is a socket of this machine
    elif event in _NAMES:
        host = arguments[0]
    else:
        return
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if isinstance(host, str) and not _is_here(host):
        ATTEMPTS.append(f"{event} {host}")
        raise RuntimeError(f"offline: refused {event} {host}")


def _is_here(host: str) -> bool:
    return host in {"", "localhost", "::1"} or (host.startswith("127.") and host.replace(".", "").isdigit())


sys.addaudithook(_watch)
