"""Updates that are brought, as Telegram and as strangers bring them; and `/health`."""

from __future__ import annotations

import asyncio
import datetime
import json
import socket
import urllib.error
import urllib.request
from contextlib import closing
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, Any

import pytest
from telegram import WebhookInfo
from telegram.ext import ApplicationBuilder

from bot.adapters.telegram.inbox import Inbox
from bot.adapters.telegram.options import Address
from bot.adapters.telegram.polling import POLL_S, Watch
from bot.adapters.telegram.state import open_state
from bot.adapters.telegram.webhook import Strangers, Webhook
from bot.adapters.telegram.webserver import BODY_LIMIT
from tests.adapters.telegram.fake.hook import SECRET_HEADER
from tests.adapters.telegram.fake.server import TOKEN
from tests.adapters.telegram.fake.text import ApiError
from tests.adapters.telegram.test_lifecycle import wait_for_log

if TYPE_CHECKING:
    from pathlib import Path

    from tests.adapters.telegram.conftest import BotProcess, StartBot
    from tests.adapters.telegram.fake.server import FakeBotApi

SECRET = "a-secret-of-more-than-thirty-two-characters"  # noqa: S105 - of nobody


@dataclass(frozen=True)
class Hooked:
    """A bot to which updates are brought, and where."""

    process: BotProcess
    url: str

    def post(self, body: bytes, headers: dict[str, str]) -> int:
        """The status of the answer to a request of our own."""
        request = urllib.request.Request(self.url, body, headers)  # noqa: S310 - of this test
        try:
            with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310
                return int(answer.status)
        except urllib.error.HTTPError as error:
            with error:
                return error.code


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def health(port: int) -> tuple[int, dict[str, Any]]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)


def start_hooked(start_bot: StartBot, **options: str) -> Hooked:
    listen = f"127.0.0.1:{free_port()}"
    url = f"http://{listen}/from/telegram"
    told = {"access": "open", "webhook_url": url, "webhook_listen": listen, "webhook_secret": SECRET}
    return Hooked(start_bot(**(told | options)), url)


def update(number: int, reader_id: int) -> dict[str, Any]:
    user = {"id": reader_id, "is_bot": False, "first_name": "Ada"}
    chat = {"id": reader_id, "type": "private", "first_name": "Ada"}
    message = {"message_id": number, "date": 1, "chat": chat, "from": user, "text": "cohen"}
    return {"update_id": number, "message": message}


@pytest.fixture
def hooked(api: FakeBotApi, start_bot: StartBot) -> Hooked:
    bot = start_hooked(start_bot)
    api.wait_for("setWebhook")
    return bot


def test_what_telegram_brings_is_answered(api: FakeBotApi, hooked: Hooked) -> None:
    reader = api.reader(1)
    for _ in range(3):
        reader.send("cohen")
    for _ in range(3):
        assert reader.sees().texts_of("blockquote")
    assert reader.sees_nothing()
    assert not api.world.updates.waiting


@pytest.mark.parametrize("kind", ["application/json; charset=utf-8", "text/plain", "application/octet-stream"])
def test_a_proxy_may_change_the_content_type(api: FakeBotApi, hooked: Hooked, kind: str) -> None:
    api.world.updates.hook.content_type = kind
    reader = api.reader(1)
    reader.send("cohen")
    assert reader.sees().texts_of("blockquote")


@pytest.mark.parametrize("secret", ["", "wrong", SECRET[:-1], SECRET + "x", SECRET.upper(), "ä" * 40])
def test_strangers_are_refused(api: FakeBotApi, hooked: Hooked, secret: str) -> None:
    api.reader(1)
    body = json.dumps(update(5, 1)).encode()
    assert hooked.post(body, {SECRET_HEADER: secret.encode().decode("latin-1")} if secret else {}) == 403
    assert "sendMessage" not in api.called(for_s=0.2)
    wait_for_log(hooked.process, "1 requests to the webhook had no or a wrong secret")


@pytest.mark.parametrize("body", [b"", b"{", b"[1]", b'{"message": 1}', b"\xff", b"null"])
def test_what_is_no_update_is_refused(hooked: Hooked, body: bytes) -> None:
    assert hooked.post(body, {SECRET_HEADER: SECRET}) == 400


def test_a_body_that_is_too_long_is_refused(hooked: Hooked) -> None:
    # The connection is closed without reading it all, which may be seen before the answer is.
    with pytest.raises((AssertionError, OSError)):
        assert hooked.post(b" " * (BODY_LIMIT + 1), {SECRET_HEADER: SECRET}) == 200


def test_an_update_that_is_brought_twice_is_answered_once(api: FakeBotApi, hooked: Hooked) -> None:
    reader = api.reader(1)
    reader.send("hello")
    reader.sees()
    for _ in range(2):
        assert hooked.post(json.dumps(update(5000, 1)).encode(), {SECRET_HEADER: SECRET}) == 200
    assert reader.sees().texts_of("blockquote")
    assert reader.sees_nothing()


def test_an_update_the_library_cannot_read_stops_no_other(api: FakeBotApi, start_bot: StartBot) -> None:
    hooked = start_hooked(start_bot)
    api.wait_for("setWebhook")
    reader = api.reader(1)
    odd = {"update_id": 5, "message": {"message_id": "?", "chat": {"new": 1}}}
    assert hooked.post(json.dumps(odd).encode(), {SECRET_HEADER: SECRET}) == 200
    reader.send("cohen")
    assert reader.sees().texts_of("blockquote")
    wait_for_log(hooked.process, "update 5 cannot be read")


def test_a_killed_bot_answers_after_its_restart(api: FakeBotApi, start_bot: StartBot) -> None:
    api.world.updates.hook.first_pause_s = 0.05
    hooked = start_hooked(start_bot)
    api.wait_for("setWebhook")
    readers = [api.reader(number) for number in range(1, 21)]
    api.latency_s = 0.1
    for reader in readers:
        reader.send("cohen")
    readers[0].sees()
    hooked.process.stop(9)
    start_hooked(start_bot)
    for reader in readers[1:]:
        assert reader.sees().texts_of("blockquote")


def test_a_webhook_that_telegram_refuses_is_one_line(start_bot: StartBot) -> None:
    listen = f"127.0.0.1:{free_port()}"
    bot = start_bot(webhook_url="https://refuse.example.org/", webhook_listen=listen)
    assert bot.wait() == 2
    assert bot.log().startswith("error: PULLQUOTE_TELEGRAM_WEBHOOK_URL: refused by Telegram (Bad webhook")
    assert len(bot.log().splitlines()) == 1


def test_telegram_is_told_the_address_again_until_it_listens(api: FakeBotApi, start_bot: StartBot) -> None:
    api.fail("setWebhook", ApiError(502, "Bad Gateway"), ApiError(429, "Too Many Requests", {"retry_after": 1}))
    hooked = start_hooked(start_bot)
    reader = api.reader(1)
    reader.send("cohen")
    assert reader.sees().texts_of("blockquote")
    assert hooked.process.log().count("could not be told the webhook's address") == 2


@pytest.mark.parametrize("options", [{"webhook_secret": "brief-secret"}, {"webhook_secret": "with spaces " * 4}])
def test_a_weak_secret_is_named_and_not_shown(start_bot: StartBot, options: dict[str, str]) -> None:
    hooked = start_hooked(start_bot, **options)
    assert hooked.process.wait() == 2
    assert hooked.process.log().startswith("error: PULLQUOTE_TELEGRAM_WEBHOOK_SECRET: too short")
    assert options["webhook_secret"] not in hooked.process.log()


@pytest.mark.parametrize("address", ["nowhere", "127.0.0.1", "127.0.0.1:99999", ":80", "http://127.0.0.1:80"])
def test_an_address_that_is_none_is_one_line(start_bot: StartBot, address: str) -> None:
    bot = start_bot(health=address)
    assert bot.wait() == 2
    assert bot.log().startswith("error: PULLQUOTE_TELEGRAM_HEALTH_LISTEN: not an address to listen on")


def test_an_address_in_use_is_one_line(start_bot: StartBot) -> None:
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        bot = start_bot(health=f"127.0.0.1:{other.getsockname()[1]}")
        assert bot.wait() == 2
    assert "cannot listen on 127.0.0.1" in bot.log()
    assert len(bot.log().splitlines()) == 1


def test_health_tells_whether_updates_come_in(api: FakeBotApi, start_bot: StartBot) -> None:
    api.is_dark = True
    port = free_port()
    bot = start_bot(access="open", health=f"127.0.0.1:{port}")
    wait_for_log(bot, "Telegram cannot be reached")
    assert health(port) == (503, {"status": "Telegram has not answered yet", "in_hand": 0, "waiting": 0})
    api.is_dark = False
    reader = api.reader(1)
    reader.send("cohen")
    reader.sees()
    assert health(port)[0] == 200
    assert health(port)[1]["status"] == "ok"


def test_health_of_a_webhook_is_served_beside_it(api: FakeBotApi, start_bot: StartBot) -> None:
    api.fail("setWebhook", *repeat(ApiError(502, "Bad Gateway"), 1))
    hooked = start_hooked(start_bot)
    wait_for_log(hooked.process, "could not be told")
    port = int(hooked.url.split(":")[2].partition("/")[0])
    assert health(port)[0] == 503
    api.wait_for("getMyCommands")
    assert health(port)[0] == 200


def test_a_silent_telegram_is_no_good_health() -> None:
    now = 0.0
    watch = Watch(lambda _: None, lambda: now)
    assert watch.fault() == "Telegram has not answered yet"
    watch.answered(200)
    now = POLL_S + 30
    assert watch.fault() == ""
    now = 90
    assert watch.fault() == "no answer from Telegram for 90 s"
    watch.answered(502)
    assert watch.fault()
    watch.answered(200)
    assert watch.fault() == ""


def test_many_strangers_are_a_line_a_minute(caplog: pytest.LogCaptureFixture) -> None:
    now = 0.0
    strangers = Strangers(lambda: now)
    for _ in range(100):
        strangers.one_more()
    now = 61
    strangers.one_more()
    counts = [record.getMessage().split()[0] for record in caplog.records]
    assert counts == ["1", "100"]


def judged(api: FakeBotApi, tmp_path: Path, *told: WebhookInfo) -> None:
    """Have a webhook of ours judge what Telegram tells."""

    async def run() -> None:
        with closing(open_state(tmp_path)) as state:
            webhook = Webhook(Address("https://example.org/", "127.0.0.1:1", SECRET), Inbox(state), lambda: ("", {}))
            builder = ApplicationBuilder().token(TOKEN).base_url(f"{api.url}/bot")
            async with builder.build() as application:
                for each in told:
                    await webhook.judge(each, application)

    asyncio.run(run())


def test_a_webhook_that_another_process_took_away_is_set_again(
    api: FakeBotApi, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    judged(api, tmp_path, WebhookInfo("", has_custom_certificate=False, pending_update_count=0))
    assert api.world.updates.hook.url == "https://example.org/"
    assert "another process took the updates" in caplog.text


def test_what_keeps_telegram_from_bringing_updates_is_told_once(
    api: FakeBotApi, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    now = datetime.datetime(2018, 12, 9, tzinfo=datetime.UTC)
    told = WebhookInfo("https://example.org/", False, 7, last_error_date=now, last_error_message="Connection refused")
    judged(api, tmp_path, told, told)
    lines = [record.getMessage() for record in caplog.records]
    assert lines == ["Telegram could not bring updates (Connection refused), 7 wait; look at the proxy"]
