"""The webhook behind nginx with TLS, set up by the very lines that docs/telegram.md shows.

`REQUIRE_NGINX=1` makes it a failure that there is no nginx.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
import trustme

from bot.adapters.telegram.webserver import BODY_LIMIT
from tests.adapters.telegram.conftest import ROOT
from tests.adapters.telegram.fake.hook import SECRET_HEADER
from tests.adapters.telegram.test_webhook import SECRET, free_port, update

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.adapters.telegram.conftest import BotProcess, StartBot
    from tests.adapters.telegram.fake.server import FakeBotApi

PATH = "/telegram/cannot-be-guessed"
NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
SHOWN = re.search(r"```nginx\n(.+?)```", (ROOT / "docs" / "telegram.md").read_text("utf-8"), re.DOTALL)
# What every nginx.conf has around such lines; nothing of it is left behind, and nobody else's is touched.
AROUND = """
daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {server}
}}
"""


@dataclass(frozen=True)
class Proxy:
    """An nginx that hands on to a bot, seen from outside."""

    port: int
    bot_port: int
    ca_file: str

    @property
    def url(self) -> str:
        return f"https://localhost:{self.port}{PATH}"

    def asks(self, method: str, path: str, body: bytes = b"", secret: str = "") -> int:
        """The status of the answer to a stranger's request."""
        context = ssl.create_default_context(cafile=self.ca_file)
        with closing(http.client.HTTPSConnection("localhost", self.port, timeout=60, context=context)) as connection:
            connection.request(method, path, body, {SECRET_HEADER: secret} if secret else {})
            return connection.getresponse().status


@pytest.fixture
def proxy(tmp_path: Path) -> Iterator[Proxy]:
    if NGINX is None:
        if os.environ.get("REQUIRE_NGINX") == "1":
            pytest.fail("REQUIRE_NGINX is set, and there is no nginx")
        pytest.skip("there is no nginx")
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    found = Proxy(free_port(), free_port(), str(tmp_path / "ca.pem"))
    with nginx(configured(found, authority, tmp_path), found.port):
        yield found


def configured(proxy: Proxy, authority: trustme.CA, folder: Path) -> Path:
    """The lines of the page, with the ports and the certificate of this test."""
    certificate = authority.issue_cert("localhost")
    certificate.private_key_pem.write_to_path(folder / "key.pem")
    for blob in certificate.cert_chain_pems:
        blob.write_to_path(folder / "chain.pem", append=True)
    assert SHOWN
    server = SHOWN[1]
    for shown, ours in (
        ("listen 443 ssl;", f"listen 127.0.0.1:{proxy.port} ssl;"),
        ("/etc/letsencrypt/live/bot.example.org/fullchain.pem", str(folder / "chain.pem")),
        ("/etc/letsencrypt/live/bot.example.org/privkey.pem", str(folder / "key.pem")),
        ("http://127.0.0.1:8080;", f"http://127.0.0.1:{proxy.bot_port};"),
    ):
        assert server.count(shown) == 1
        server = server.replace(shown, ours)
    path = folder / "nginx.conf"
    path.write_text(AROUND.format(folder=folder, server=server), "utf-8")
    return path


@contextmanager
def nginx(configuration: Path, port: int) -> Iterator[None]:
    """An nginx that listens."""
    assert NGINX
    folder = configuration.parent
    command = [NGINX, "-c", str(configuration), "-p", str(folder), "-e", str(folder / "error.log")]
    process = subprocess.Popen(command)  # noqa: S603 - of this test
    try:
        deadline = time.monotonic() + 60
        while not listens(port):
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.02)
        yield
    finally:
        process.terminate()
        process.wait(60)


def listens(port: int) -> bool:
    with ExitStack() as stack:
        probe = stack.enter_context(closing(socket.socket()))
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def bot(api: FakeBotApi, start_bot: StartBot, proxy: Proxy) -> BotProcess:
    started = start_behind(proxy, api, start_bot)
    api.wait_for("setWebhook")
    return started


def start_behind(proxy: Proxy, api: FakeBotApi, start_bot: StartBot) -> BotProcess:
    api.world.updates.hook.ca_file = proxy.ca_file
    listen = f"127.0.0.1:{proxy.bot_port}"
    return start_bot(access="open", webhook_url=proxy.url, webhook_listen=listen, webhook_secret=SECRET)


def test_what_telegram_brings_through_the_proxy_is_answered(api: FakeBotApi, bot: BotProcess) -> None:
    readers = [api.reader(number) for number in range(1, 6)]
    for reader in readers * 2:
        reader.send("cohen")
    for reader in readers * 2:
        assert reader.sees().texts_of("blockquote")
    assert api.world.updates.hook.last_error == ""
    assert bot.log() == ""


@pytest.mark.parametrize("secret", ["", "wrong", SECRET[:-1], f"{SECRET}x"])
def test_strangers_are_refused_behind_the_proxy_too(
    api: FakeBotApi, bot: BotProcess, proxy: Proxy, secret: str
) -> None:
    reader = api.reader(1)
    reader.send("hello")
    reader.sees()
    body = json.dumps(update(5000, 1)).encode()
    assert proxy.asks("POST", PATH, body, secret) == 403
    assert reader.sees_nothing()
    assert "no or a wrong secret" in bot.log()
    assert proxy.asks("POST", PATH, body, SECRET) == 200
    assert reader.sees().texts_of("blockquote")


@pytest.mark.parametrize("path", ["/", "/health", "/telegram/", "/telegram/other", f"{PATH}/more"])
@pytest.mark.usefixtures("bot")
def test_nothing_else_is_to_be_had_from_outside(proxy: Proxy, path: str) -> None:
    assert proxy.asks("POST", path, b"{}", SECRET) == 404
    assert proxy.asks("GET", path) == 404


@pytest.mark.usefixtures("bot")
def test_a_body_that_is_too_long_comes_no_further_than_the_proxy(proxy: Proxy) -> None:
    assert proxy.asks("POST", PATH, b" " * (BODY_LIMIT + 1), SECRET) == 413


def test_what_comes_while_the_bot_is_down_is_brought_again(
    api: FakeBotApi, start_bot: StartBot, bot: BotProcess, proxy: Proxy
) -> None:
    hook = api.world.updates.hook
    hook.first_pause_s = 0.05
    assert bot.stop()[0] == 0
    reader = api.reader(1)
    reader.send("cohen")
    deadline = time.monotonic() + 60
    while "502" not in hook.last_error:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    start_behind(proxy, api, start_bot)
    assert reader.sees().texts_of("blockquote")
    assert reader.sees_nothing()
