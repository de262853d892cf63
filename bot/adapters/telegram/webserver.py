"""A small HTTP server in the loop of the bot, behind a proxy or for a supervisor: what comes in by webhook, and health.

It speaks plain HTTP; TLS is the proxy's. Nothing that it answers holds more than a sentence about itself.
"""

from __future__ import annotations

import json
import re
import socket
from typing import TYPE_CHECKING, Any

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable

    Rule = tuple[str, type[RequestHandler], dict[str, Any]]

    Health = Callable[[], tuple[str, dict[str, int]]]

BODY_LIMIT = 2**20  # bytes; an update has some thousands
_ADDRESS = re.compile(r"(?P<host>\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+):(?P<port>[0-9]{1,5})")
_LAST_PORT = 65_535


class WebServer:
    """Listens on *address*, which the setting *name* gave; SettingsError when it cannot."""

    def __init__(self, name: str, address: str, rules: list[Rule]) -> None:
        host, port = _parts(name, address)
        try:
            listening = socket.create_server((host, port), family=_family(host))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise SettingsError(f"{name}: cannot listen on {address} ({reason}); choose another address") from error
        listening.setblocking(False)
        application = Application([*rules], log_function=lambda _: None)
        self._server = HTTPServer(application, max_body_size=BODY_LIMIT, max_buffer_size=BODY_LIMIT)
        self._server.add_socket(listening)

    async def stop(self) -> None:
        self._server.stop()
        await self._server.close_all_connections()


def health_rule(health: Health) -> Rule:
    """The rule for `/health`: 200 while *health* names no fault, else 503 and the fault."""
    return (r"/health", _Health, {"health": health})


class _Health(RequestHandler):
    def initialize(self, health: Health) -> None:
        self._health = health

    def get(self) -> None:
        fault, counts = self._health()
        self.set_status(503 if fault else 200)
        self.set_header("Content-Type", "application/json")
        self.set_header("Cache-Control", "no-store")
        self.finish(json.dumps({"status": fault or "ok", **counts}) + "\n")


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _parts(name: str, address: str) -> tuple[str, int]:
    match = _ADDRESS.fullmatch(address)
    if not match or int(match["port"]) > _LAST_PORT:
        raise SettingsError(f"{name}: not an address to listen on; write it as host:port, such as 127.0.0.1:8080")
    return match["host"].strip("[]"), int(match["port"])
