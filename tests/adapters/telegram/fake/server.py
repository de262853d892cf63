"""The server: HTTP on loopback in a thread of its own, faults on demand, and readers to write to the bot."""

from __future__ import annotations

import asyncio
import json
import queue
import re
import threading
import time
from collections import Counter
from typing import TYPE_CHECKING, Any, Self, TypeVar

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from tests.adapters.telegram.fake.flood import Flood
from tests.adapters.telegram.fake.reader import Group, Reader
from tests.adapters.telegram.fake.text import ApiError
from tests.adapters.telegram.fake.world import World
from tests.sentinel import TOKEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["TOKEN", "FakeBotApi"]

Outcome = TypeVar("Outcome")


class FakeBotApi:
    """A Bot API server for one bot; use as a context manager."""

    def __init__(self) -> None:
        self.requests: queue.Queue[tuple[str, dict[str, Any]]] = queue.Queue()
        self.is_dark = False  # whether every connection is closed without an answer
        self.latency_s = 0.0  # between a call and its answer, but for getUpdates
        self.flood = Flood()
        self._cuts: Counter[str] = Counter()
        self._garbled: Counter[str] = Counter()
        self._faults: dict[str, Iterator[ApiError | None]] = {}
        self.world = World(self._show)
        self._arrived: queue.Queue[tuple[float, int, str]] = queue.Queue()
        self._readers: dict[int, Reader] = {}
        self._groups: dict[int, Group] = {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="fake Bot API")

    def __enter__(self) -> Self:
        (self._socket,) = bind_sockets(0, "127.0.0.1")
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def reader(self, user_id: int, name: str = "Ada") -> Reader:
        """A person who can write to the bot."""
        user = {"id": user_id, "is_bot": False, "first_name": name, "language_code": "en"}
        return self._readers.setdefault(user_id, Reader(user, self.world, self._on_loop))

    def group(self, chat_id: int, title: str = "Desk", *, is_forum: bool = False) -> Group:
        """A group, which the bot is in."""
        chat = {"id": chat_id, "type": "supergroup", "title": title} | ({"is_forum": True} if is_forum else {})
        return self._groups.setdefault(chat_id, Group(chat))

    def wait_for(self, method: str, timeout_s: float = 60) -> dict[str, Any]:
        """The parameters of the next call of *method*; queue.Empty when it does not come."""
        while True:
            called, params = self.requests.get(timeout=timeout_s)
            if called == method:
                return params

    def arrival(self, timeout_s: float = 60) -> tuple[float, int, str]:
        """The next message that a bot sends: when it came, to which chat, its text."""
        return self._arrived.get(timeout=timeout_s)

    def arrivals(self, count: int) -> list[tuple[float, int, str]]:
        return [self.arrival() for _ in range(count)]

    def forget_requests(self) -> None:
        """Count only what is called from now on."""
        for told in (self.requests, self._arrived):
            told.queue.clear()

    def called(self, for_s: float) -> list[str]:
        """The methods that are called in the next *for_s* seconds."""
        time.sleep(for_s)
        return [self.requests.get_nowait()[0] for _ in range(self.requests.qsize())]

    def fail(self, method: str, *faults: ApiError | None) -> None:
        """Answer the next calls of *method* with *faults*, one each; none lets a call pass."""
        self._faults[method] = iter(faults)

    def cut(self, method: str, times: int = 1) -> None:
        """Do what the next calls of *method* ask for, and close the connection without an answer."""
        self._cuts[method] = times

    def garble(self, method: str, times: int = 1) -> None:
        """Answer the next calls of *method* as a proxy would that knows nothing of Telegram."""
        self._garbled[method] = times

    def is_garbled(self, method: str) -> bool:
        self._garbled[method] -= 1
        return self._garbled[method] >= 0

    def is_cut(self, method: str) -> bool:
        """Whether the answer to this call gets lost."""
        self._cuts[method] -= 1
        return self._cuts[method] >= 0

    async def call(self, method: str, params: dict[str, Any]) -> Any:
        """What the server answers to one request."""
        self.requests.put((method, params))
        if method == "sendMessage":
            self._arrived.put((time.perf_counter(), int(params["chat_id"]), str(params.get("text"))))
            self.flood.check(int(params["chat_id"]))
        if fault := next(self._faults.get(method, iter(())), None):
            raise fault
        if method == "getUpdates":
            allowed = params.get("allowed_updates")
            return await self.world.updates.get(
                int(params.get("offset", 0)),
                int(params.get("limit", 100)),
                int(params.get("timeout", 0)),
                json.loads(allowed) if allowed else None,
            )
        name = re.sub("[A-Z]", lambda letter: "_" + letter[0].lower(), method)
        home = self.world.elsewhere if hasattr(self.world.elsewhere, name) else self.world
        function = None if name.startswith("_") else getattr(home, name, None)
        if function is None or name in ("write", "edit", "press", "block", "seat", "inline", "guest"):
            raise ApiError(404, "Not Found: method not found")
        outcome = function(params)
        if self.latency_s:
            await asyncio.sleep(self.latency_s)
        return outcome

    def _show(self, kind: str, chat_id: int, shown: dict[str, Any]) -> None:
        screen = self._readers.get(chat_id) or self._groups[chat_id]
        screen.show(kind, shown)

    def _on_loop(self, function: Callable[[], Outcome]) -> Outcome:
        async def run() -> Outcome:
            return function()

        return asyncio.run_coroutine_threadsafe(run(), self._loop).result(5)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = HTTPServer(Application([(r"/bot([^/]+)/(\w+)", _Method, {"api": self})], log_function=lambda _: None))
        server.add_socket(self._socket)
        self._loop.run_forever()
        server.stop()
        self._loop.run_until_complete(server.close_all_connections())
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))


class _Method(RequestHandler):
    def initialize(self, api: FakeBotApi) -> None:
        self.api = api

    async def post(self, token: str, method: str) -> None:
        try:
            if self.api.is_dark:
                self.detach().close()
                return
            if token != TOKEN:
                raise ApiError(401, "Unauthorized")
            if self.api.is_garbled(method):
                self.finish("<html>It works!</html>")
                return
            result = await self.api.call(method, self._params())
            if self.api.is_cut(method):
                self.detach().close()
                return
        except ApiError as error:
            self.set_status(error.code)
            answer: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.description}
            self.write(answer | ({"parameters": error.parameters} if error.parameters else {}))
        else:
            self.write({"ok": True, "result": result})

    get = post

    def _params(self) -> dict[str, Any]:
        if self.request.headers.get("Content-Type", "").startswith("application/json"):
            body: dict[str, Any] = json.loads(self.request.body)
            return body
        try:
            return {name: values[-1].decode("utf-8") for name, values in self.request.arguments.items()}
        except UnicodeDecodeError:
            raise ApiError(400, "Bad Request: strings must be encoded in UTF-8") from None
