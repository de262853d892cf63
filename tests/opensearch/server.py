"""OpenSearch on loopback, a process a node: `python -m tests.opensearch.server --nodes 3` runs until Ctrl-C.

Nodes can be killed and come back. All of it ends with the process that started it, however that ends.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from tests.opensearch.installation import UnavailableError, fetched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.opensearch.installation import Installation

_HOST = "127.0.0.1"
_START_S = 120  # a busy machine; a quiet one takes 3 s for one node, 8 for three
_STOP_S = 10
# Quick to start and small rather than fast for hours: 3.2 s and 240 MB a node, against 4.7 s and 350 MB by default.
_JVM = ("-Xms128m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData")
_SETTINGS = {
    "network.host": _HOST,
    "cluster.name": "pullquote-tests",
    "cluster.routing.allocation.disk.threshold_enabled": "false",  # a full disk would leave replicas unplaced
}


class Node:
    """One node's process: its ports and its data stay the same when it is started again."""

    def __init__(self, name: str, http_port: int, transport_port: int) -> None:
        self.name = name
        self.http_port = http_port
        self.transport_port = transport_port
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://{_HOST}:{self.http_port}"

    @property
    def pid(self) -> int | None:
        """None when it does not run."""
        return self._process.pid if self._process else None

    def start(self, installation: Installation, folder: Path, nodes: Iterable[Node]) -> None:
        """Start it as one of *nodes*, all of which keep what they write in *folder*."""
        settings = _SETTINGS | {
            "node.name": self.name,
            "path.home": str(folder / self.name),
            "http.port": str(self.http_port),
            "transport.port": str(self.transport_port),
            "discovery.seed_hosts": ",".join(f"{_HOST}:{node.transport_port}" for node in nodes),
            "cluster.initial_cluster_manager_nodes": ",".join(node.name for node in nodes),
        }
        # What libraries unpack goes to the folder too, and not to /tmp and ~/.cache.
        properties = {"java.io.tmpdir": folder, "jna.tmpdir": folder, "log4j2.level": "WARN"}
        options = [*_JVM, *(f"-D{key}={value}" for key, value in properties.items()), "-cp", installation.classpath]
        told = [str(folder), ",".join(installation.release.plugins), *(f"{key}={settings[key]}" for key in settings)]
        with (folder / f"{self.name}.log").open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - made here
                [installation.jdk.java, *options, "OpenSearchNode", *told],
                stdin=subprocess.PIPE,  # its end is what tells the node to end
                stdout=log,
                stderr=log,
                cwd=folder,
                process_group=0,  # Ctrl-C is ours to handle
            )

    def is_ended(self) -> bool:
        """Whether it ended without being told to."""
        return self._process is not None and self._process.poll() is not None

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        if self._process:
            self._process.kill()
            self.wait()

    def close_input(self) -> None:
        """Tell it to end, and to remove the cluster's folder."""
        if self._process and self._process.stdin:
            self._process.stdin.close()

    def wait(self) -> None:
        """Wait until it has ended."""
        if self._process:
            self.close_input()
            try:
                self._process.wait(_STOP_S)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None


class Cluster:
    """A cluster of its own for whoever asks; use as a context manager, ready when it is entered."""

    def __init__(self, installation: Installation, nodes: int = 1) -> None:
        self._installation = installation
        ports = _free_ports()
        self._nodes = [Node(f"node-{n}", next(ports), next(ports)) for n in range(nodes)]

    def __enter__(self) -> Self:
        self._folder = Path(tempfile.mkdtemp(prefix="pullquote-opensearch-"))
        try:
            for node in self._nodes:
                node.start(self._installation, self._folder, self._nodes)
            self.wait()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def version(self) -> str:
        return self._installation.release.version

    @property
    def urls(self) -> tuple[str, ...]:
        """Those of all nodes, whether they run or not."""
        return tuple(node.url for node in self._nodes)

    @property
    def pids(self) -> tuple[int | None, ...]:
        return tuple(node.pid for node in self._nodes)

    def kill(self, n: int) -> None:
        self._nodes[n].kill()

    def restart(self, n: int) -> None:
        """Start it again with the data it has, killed before or not, and wait until the cluster is whole."""
        self._nodes[n].kill()
        self._nodes[n].start(self._installation, self._folder, self._nodes)
        self.wait()

    def wait(self, timeout_s: float = _START_S) -> None:
        """Until every running node sees all of them, and every copy of every shard in its place."""
        deadline = time.monotonic() + timeout_s
        running = [node for node in self._nodes if node.pid]
        while not all(self._is_green(node, len(running)) for node in running):
            if ended := next((node for node in running if node.is_ended()), None):
                raise RuntimeError(f"OpenSearch {self.version}: {ended.name} ended: {self._last_words(ended)}")
            if time.monotonic() > deadline:
                raise TimeoutError(f"OpenSearch {self.version}: not green after {timeout_s:.0f} s; {self._told()}")
            time.sleep(0.1)

    def stop(self) -> None:
        """End every node and remove what they wrote."""
        for node in self._nodes:
            node.close_input()
        for node in self._nodes:
            node.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _is_green(self, node: Node, count: int) -> bool:
        waiting = f"wait_for_status=green&wait_for_nodes={count}&timeout=5s&cluster_manager_timeout=5s"
        try:
            status, told = ask(node.url, "GET", f"/_cluster/health?{waiting}")
        except (OSError, HTTPException):  # not listening yet
            return False
        return status == 200 and not told["timed_out"]

    def _told(self) -> str:
        return "; ".join(f"{node.name}: {self._last_words(node)}" for node in self._nodes)

    def _last_words(self, node: Node) -> str:
        lines = (self._folder / f"{node.name}.log").read_text("utf-8", "replace").splitlines()
        return "\n".join(lines[-20:]) or "nothing in its log"


def ask(url: str, method: str, path: str, body: Any = None, timeout_s: float = 30) -> tuple[int, Any]:
    """The status and the JSON that a node at *url* answers; a list in *body* goes as lines of JSON."""
    lines = "".join(f"{json.dumps(line)}\n" for line in body) if isinstance(body, list) else json.dumps(body)
    kind = "application/x-ndjson" if isinstance(body, list) else "application/json"
    connection = HTTPConnection(url.removeprefix("http://"), timeout=timeout_s)
    try:
        connection.request(method, path, None if body is None else lines.encode(), {"Content-Type": kind})
        response = connection.getresponse()
        return response.status, json.loads(response.read())
    finally:
        connection.close()


def _free_ports() -> Iterator[int]:
    """Ports below those that Linux gives to outgoing connections: they are still free when a killed node returns."""
    for port in random.sample(range(20_000, 32_000), 1_000):
        with socket.socket() as one:
            if one.connect_ex((_HOST, port)):
                yield port


def main() -> int:
    parser = argparse.ArgumentParser(description="Run OpenSearch on this machine until Ctrl-C.")
    parser.add_argument(
        "--nodes", type=int, choices=range(1, 8), default=1, help="each a process of its own; default 1"
    )
    parser.add_argument("--version", help="a release of OpenSearch; else the newest that a JDK of this machine runs")
    arguments = parser.parse_args()
    for number in (signal.SIGINT, signal.SIGTERM):  # a shell has its background jobs ignore the first
        signal.signal(number, signal.default_int_handler)
    try:
        installation = fetched(arguments.version)
        with Cluster(installation, arguments.nodes) as cluster:
            sys.stdout.write("".join(f"{url}\n" for url in cluster.urls))
            sys.stdout.flush()
            signal.pause()
    except UnavailableError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
