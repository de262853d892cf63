"""The fake server keeps Telegram's rules: those of the table in its docstring, asked with plain requests."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.adapters.telegram.fake.hook import SECRET_HEADER
from tests.adapters.telegram.fake.server import TOKEN

if TYPE_CHECKING:
    from tests.adapters.telegram.fake.reader import Reader
    from tests.adapters.telegram.fake.server import FakeBotApi


class Client:
    """Asks as a bot would."""

    def __init__(self, api: FakeBotApi, reader: Reader) -> None:
        self._url = f"{api.url}/bot{TOKEN}/"
        self._chat_id = reader.user["id"]

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        answer: dict[str, Any] = httpx.post(self._url + method, data=params, timeout=10, trust_env=False).json()
        return answer

    def say(self, text: str, **params: Any) -> dict[str, Any]:
        return self.ask("sendMessage", chat_id=self._chat_id, text=text, **params)

    def edit(self, message_id: int, text: str, **params: Any) -> str:
        answer = self.ask("editMessageText", chat_id=self._chat_id, message_id=message_id, text=text, **params)
        return str(answer.get("description", "ok"))

    def updates(self, **params: Any) -> list[int]:
        """The message ids of what waits."""
        return [update["message"]["message_id"] for update in self.ask("getUpdates", **params)["result"]]


@pytest.fixture
def reader(api: FakeBotApi) -> Reader:
    reader = api.reader(7)
    reader.send("/start")
    return reader


@pytest.fixture
def client(api: FakeBotApi, reader: Reader) -> Client:
    return Client(api, reader)


@pytest.mark.parametrize(
    ("html", "refusal"),
    [
        ("<b>a", """can't parse entities: Can't find end tag corresponding to start tag "b\""""),
        ("a <p>b</p>", """can't parse entities: Unsupported start tag "p" at byte offset 2"""),
        (" \n", "message text is empty"),
        ("a" * 4097, "message is too long"),
        ("😀" * 2049, "message is too long"),
        ("<b></b>" * 5000 + "a", "text is too long"),
    ],
)
def test_texts_are_refused_in_telegrams_words(client: Client, html: str, refusal: str) -> None:
    assert client.say(html, parse_mode="HTML")["description"] == f"Bad Request: {refusal}"


def test_a_text_at_the_limit_is_taken(client: Client) -> None:
    assert client.say("😀" * 2048)["ok"]
    assert client.say("<b>" + "a" * 4096 + "</b>", parse_mode="HTML")["ok"]


def test_nested_quotes_and_false_links_are_repaired(client: Client, reader: Reader) -> None:
    client.say("<blockquote>a<blockquote>b</blockquote></blockquote><a href='javascript:x'>c</a>", parse_mode="HTML")
    assert [(entity.kind, entity.text) for entity in reader.sees().entities] == [("blockquote", "ab")]


@pytest.mark.parametrize(
    ("button", "refusal"),
    [
        ({"text": "a"}, "Text buttons are unallowed in the inline keyboard"),
        ({"text": "a", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "callback_data": "é" * 33}, "BUTTON_DATA_INVALID"),
    ],
)
def test_bad_buttons_are_refused(client: Client, button: dict[str, str], refusal: str) -> None:
    markup = json.dumps({"inline_keyboard": [[button]]})
    assert client.say("a", reply_markup=markup)["description"] == f"Bad Request: {refusal}"


def test_replies_need_their_message(client: Client) -> None:
    there = json.dumps({"message_id": 999})
    assert client.say("a", reply_parameters=there)["description"] == "Bad Request: message to be replied not found"
    anyway = json.dumps({"message_id": 999, "allow_sending_without_reply": True})
    assert client.say("a", reply_parameters=anyway)["ok"]


def test_edits_change_the_bots_own_messages_only(client: Client, reader: Reader) -> None:
    message_id = client.say("a")["result"]["message_id"]
    assert client.edit(message_id, "<i>b</i>", parse_mode="HTML") == "ok"
    assert reader.sees_edit().texts_of("italic") == ["b"]
    assert client.edit(message_id, "<i>b</i>", parse_mode="HTML").startswith("Bad Request: message is not modified")
    assert client.edit(999, "b") == "Bad Request: message to edit not found"
    assert client.edit(reader.send("mine"), "b") == "Bad Request: message can't be edited"


def test_a_callback_is_answered_once(client: Client, reader: Reader) -> None:
    client.say("a", reply_markup=json.dumps({"inline_keyboard": [[{"text": "b", "callback_data": "c"}]]}))
    reader.press(reader.sees(), "b")
    query = client.ask("getUpdates")["result"][-1]["callback_query"]
    assert client.ask("answerCallbackQuery", callback_query_id=query["id"])["ok"]
    again = client.ask("answerCallbackQuery", callback_query_id=query["id"])["description"]
    assert again.startswith("Bad Request: query is too old")


def test_an_offset_confirms_all_before_it(client: Client, reader: Reader) -> None:
    sent = [1, *(reader.send("a") for _ in range(3))]
    assert client.updates() == sent
    assert client.updates(offset=100, limit=2) == sent[:2]
    assert client.updates(offset=102) == sent[2:]
    assert client.updates() == sent[2:]
    assert client.updates(offset=-1) == sent[3:]
    assert client.updates(offset=-1) == sent[3:]


def test_a_poll_waits_for_the_next_update(client: Client, reader: Reader) -> None:
    client.updates(offset=101)
    with ThreadPoolExecutor(1) as pool:
        poll = pool.submit(client.updates, offset=101, timeout=5)
        time.sleep(0.05)
        assert not poll.done()
        sent = reader.send("a")
        assert poll.result(30) == [sent]


def test_a_second_poll_ends_the_first(client: Client) -> None:
    client.updates(offset=101)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(client.ask, "getUpdates", timeout=5)
        time.sleep(0.5)
        assert client.updates(offset=102) == []
        assert first.result(30)["error_code"] == 409


def test_whoever_asks_for_the_same_again_gets_less_of_it_and_waits(client: Client, reader: Reader) -> None:
    reader.send("a")
    assert len(client.updates()) == 2
    assert len(client.updates()) == 1
    client.updates(offset=102)
    begin = time.monotonic()
    assert client.updates(offset=102) == []
    assert time.monotonic() - begin > 2.9


def test_nothing_is_polled_while_a_webhook_is_set(client: Client) -> None:
    assert client.ask("setWebhook", url="https://127.0.0.1:1/")["ok"]
    assert client.ask("getUpdates")["description"].startswith("Conflict: can't use getUpdates method while webhook")
    assert client.ask("getWebhookInfo")["result"]["url"] == "https://127.0.0.1:1/"
    assert client.ask("deleteWebhook")["ok"]
    assert client.updates()


def test_a_webhook_gets_what_it_refused_again_and_only_then_the_next(
    api: FakeBotApi, client: Client, reader: Reader
) -> None:
    sent = [reader.send("a") for _ in range(2)]
    got: list[tuple[int, str]] = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            got.append((body["message"]["message_id"], self.headers[SECRET_HEADER]))
            self.send_response(503 if len(got) < 3 else 200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    api.world.updates.hook.first_pause_s = 0.01
    with ThreadingHTTPServer(("127.0.0.1", 0), Receiver) as server, ThreadPoolExecutor(1) as pool:
        pool.submit(server.serve_forever, 0.01)
        client.ask("setWebhook", url=f"http://127.0.0.1:{server.server_port}/", secret_token="s")  # noqa: S106
        while client.ask("getWebhookInfo")["result"]["pending_update_count"]:
            time.sleep(0.01)
        server.shutdown()
    assert got == [(1, "s")] * 3 + [(number, "s") for number in sent]


def test_an_answer_may_get_lost_or_come_from_somebody_else(api: FakeBotApi, client: Client) -> None:
    api.cut("sendMessage")
    with pytest.raises(httpx.TransportError):
        client.say("a")
    api.garble("sendMessage")
    with pytest.raises(json.JSONDecodeError):
        client.say("a")
    assert client.say("a")["ok"]


def test_only_allowed_updates_come(client: Client, reader: Reader) -> None:
    client.updates(offset=101, allowed_updates=json.dumps(["callback_query"]))
    reader.send("a")
    assert client.updates() == []


def test_strangers_and_those_who_blocked_the_bot_are_not_written_to(client: Client, reader: Reader) -> None:
    assert client.ask("sendMessage", chat_id=8, text="a")["description"] == "Bad Request: chat not found"
    reader.block()
    assert client.say("a")["error_code"] == 403


def test_other_tokens_and_methods_are_refused(api: FakeBotApi, client: Client) -> None:
    assert httpx.post(f"{api.url}/bot1:a/getMe", trust_env=False).status_code == 401
    assert client.ask("getNothing")["error_code"] == 404
    assert client.ask("write")["error_code"] == 404
