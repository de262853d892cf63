"""The part of OpenSearch that the engine talks to, small, in memory, and ready to misbehave as clusters do.

It takes every passage and finds all of them by any question: scores are the engine's own affair. What it is to do wrong
is queued by the kind of request, as one `Fault` for each.
"""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections import defaultdict, deque
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    import ssl


@dataclass(frozen=True, slots=True)
class Fault:
    """An answer that is none: bytes with a status, and what happens to the request before and the connection after."""

    status: int = 200
    body: bytes = b"{}"
    after_s: float = 0.0
    is_done: bool = False  # the request is carried out, and only its answer is lost
    is_reset: bool = False


@dataclass(slots=True)
class Stored:
    """An index: its manifest and its documents."""

    meta: dict[str, Any]
    documents: dict[str, Any] = field(default_factory=dict)


class Misbehaving:
    """Serves on loopback, with *tls* over HTTPS; use as a context manager."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.indexes: dict[str, Stored] = {}
        self.aliases: dict[str, str] = {}
        self.asked: list[tuple[str, str]] = []
        self.headers: list[dict[str, str]] = []
        self._faults: defaultdict[str, deque[Fault]] = defaultdict(deque)
        self._refused: deque[int] = deque()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.cluster = self
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def fail(self, kind: str, fault: Fault, times: int = 1) -> None:
        """Misbehave at the next requests whose path ends with *kind*."""
        self._faults[kind].extend([fault] * times)

    def refuse_items(self, status: int, times: int = 1) -> None:
        """Refuse as many items of a bulk, within an answer that is well."""
        self._refused.extend([status] * times)

    def fault(self, path: str) -> Fault | None:
        queue = self._faults[path.rpartition("/")[2]]
        return queue.popleft() if queue else None

    def answer(self, method: str, path: str, body: bytes) -> Any:
        """What OpenSearch would answer; none where there is no such index."""
        name, _, what = path.strip("/").partition("/")
        match method, what or name:
            case _, "_bulk":
                return self._bulk(name, body)
            case _, "_search":
                return self._search(name)
            case _, "_aliases":
                self._swap(json.loads(body)["actions"])
            case "GET", "_mapping":
                return self._mapping(name)
            case "DELETE", _:
                self.indexes.pop(name, None)
            case "PUT", _:
                self._put(name, what, json.loads(body))
        count = len(self.indexes[name].documents) if name in self.indexes else 0
        well = {"acknowledged": True, "_shards": {"failed": 0}}
        return {**well, "count": count, "number_of_nodes": 1, "status": "green"}

    def _put(self, name: str, what: str, body: dict[str, Any]) -> None:
        if not what:
            self.indexes[name] = Stored(body["mappings"]["_meta"])
        elif what == "_mapping":
            self.indexes[name].meta = body["_meta"]

    def _mapping(self, name: str) -> dict[str, Any] | None:
        names = [one for one in self.indexes if one.startswith(name.rstrip("*"))]
        if not name.endswith("*"):
            names = [self.aliases[name]] if self.aliases.get(name) in self.indexes else []
        return {one: {"mappings": {"_meta": self.indexes[one].meta}} for one in names} or None

    def _swap(self, actions: list[dict[str, Any]]) -> None:
        added = actions[-1]["add"]
        self.aliases[added["alias"]] = added["index"]

    def _bulk(self, name: str, body: bytes) -> dict[str, Any]:
        lines = [json.loads(line) for line in body.splitlines()]
        stored = self.indexes[name].documents
        items = []
        for action, document in zip(lines[::2], lines[1::2], strict=True):
            key = action["create"]["_id"]
            status = self._refused.popleft() if self._refused else 409 if key in stored else 201
            if status == 201:
                stored[key] = document
            items.append({"create": {"_id": key, "status": status}})
        return {"errors": any(one["create"]["status"] != 201 for one in items), "items": items}

    def _search(self, name: str) -> dict[str, Any] | None:
        if name not in self.indexes:
            return None
        documents = sorted(self.indexes[name].documents.items())
        hits = [{"_id": key, "_source": found, "sort": [1.0, key]} for key, found in documents]
        return {"timed_out": False, "_shards": {"failed": 0}, "hits": {"hits": hits}}


class _Server(ThreadingHTTPServer):
    cluster: Misbehaving
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever was let down has gone, or never trusted us."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # an answer goes out in one piece, or the other side waits for the second

    def log_message(self, *_: object) -> None:
        """Stay silent."""

    def _serve(self) -> None:
        cluster = self.server.cluster
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path = self.path.partition("?")[0]
        cluster.asked.append((self.command, path))
        cluster.headers.append({name.lower(): value for name, value in self.headers.items()})
        fault = cluster.fault(path)
        told = cluster.answer(self.command, path, body) if fault is None or fault.is_done else None
        if fault is None:
            missing = {"error": {"type": "index_not_found_exception"}, "status": 404}
            self._send(404 if told is None else 200, json.dumps(missing if told is None else told).encode())
            return
        time.sleep(fault.after_s)
        if fault.is_reset:
            # Without this the end would be a polite one.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            self.close_connection = True
        else:
            self._send(fault.status, fault.body)

    do_GET = do_PUT = do_POST = do_DELETE = _serve  # noqa: N815 - names of http.server

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
