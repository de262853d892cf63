"""The methods of the Bot API, as plain functions on what the server knows; parameters come as strings or as JSON."""

from __future__ import annotations

import itertools
import json
import re
import time
from typing import TYPE_CHECKING, Any

from tests.adapters.telegram.fake.text import ApiError, Formatted, sent, typed
from tests.adapters.telegram.fake.updates import Updates

if TYPE_CHECKING:
    from collections.abc import Callable

Params = dict[str, Any]
Json = dict[str, Any]

BOT: Json = {
    "id": 123456789,
    "is_bot": True,
    "first_name": "Pullquote",
    "username": "pullquote_test_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
    "can_connect_to_business": False,
    "has_main_web_app": False,
}


class World:
    """Chats, messages, callbacks and commands; *heard* is called with what a reader's screen would show."""

    def __init__(self, heard: Callable[[str, int, Json], None]) -> None:
        self.updates = Updates()
        self.blocked: set[int] = set()
        self._heard = heard
        self._people: dict[int, Json] = {}
        self._messages: dict[int, Json] = {}
        self._message_ids = itertools.count(1)
        self._callbacks: dict[str, int] = {}
        self._callback_ids = itertools.count(7000)
        self._commands: list[Json] = []

    # What readers do

    def write(self, user: Json, content: Json) -> int:
        self._people[user["id"]] = user
        message = self._message(user, user["id"], content)
        self.updates.add("message", message)
        return int(message["message_id"])

    def edit(self, message_id: int, text: str) -> None:
        message = self._messages[message_id] | {"edit_date": int(time.time()), **_text(typed(text))}
        self.updates.add("edited_message", message)

    def press(self, user: Json, message_id: int, carries: str) -> str:
        callback_id = str(next(self._callback_ids))
        self._callbacks[callback_id] = user["id"]
        body = {"id": callback_id, "from": user, "chat_instance": "1", "data": carries}
        self.updates.add("callback_query", body | {"message": self._messages[message_id]})
        return callback_id

    def block(self, user: Json) -> None:
        self.blocked.add(user["id"])
        change = {"user": BOT, "until_date": 0}
        self.updates.add(
            "my_chat_member",
            {
                "chat": _chat(user),
                "from": user,
                "date": int(time.time()),
                "old_chat_member": {"user": BOT, "status": "member"},
                "new_chat_member": change | {"status": "kicked"},
            },
        )

    # What bots do

    def get_me(self, _: Params) -> Json:
        return BOT

    def set_webhook(self, params: Params) -> bool:
        if "allowed_updates" in params:
            self.updates.allow(_json(params["allowed_updates"]))
        self.updates.hook.set(params.get("url", ""), params.get("secret_token", ""))
        return True

    def delete_webhook(self, _: Params) -> bool:
        self.updates.hook.set("", "")
        return True

    def get_webhook_info(self, _: Params) -> Json:
        return self.updates.hook.info()

    def send_chat_action(self, params: Params) -> bool:
        self._heard("action", self._reachable(params), {"action": params["action"]})
        return True

    def get_my_commands(self, _: Params) -> list[Json]:
        return self._commands

    def set_my_commands(self, params: Params) -> bool:
        commands = _json(params["commands"])
        if not all(re.fullmatch("[a-z0-9_]{1,32}", each["command"]) for each in commands):
            raise ApiError(400, "Bad Request: BOT_COMMAND_INVALID")
        if not all(1 <= len(each["description"]) <= 256 for each in commands):
            raise ApiError(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
        self._commands = commands
        return True

    def send_message(self, params: Params) -> Json:
        chat_id = self._reachable(params)
        content = _text(sent(params.get("text", ""), params.get("parse_mode", ""))) | _markup(params)
        message = self._message(BOT, chat_id, content | self._reply(params))
        self._heard("message", chat_id, message)
        return message

    def edit_message_text(self, params: Params) -> Json:
        content = _text(sent(params.get("text", ""), params.get("parse_mode", "")))
        return self._edit(params, content | _markup(params))

    def edit_message_reply_markup(self, params: Params) -> Json:
        return self._edit(params, _markup(params))

    def answer_callback_query(self, params: Params) -> bool:
        user_id = self._callbacks.pop(params["callback_query_id"], None)
        if user_id is None:
            raise ApiError(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        self._heard("answer", user_id, {"text": params.get("text", ""), "alert": params.get("show_alert") == "true"})
        return True

    def _edit(self, params: Params, content: Json) -> Json:
        chat_id, message_id = self._reachable(params), int(params["message_id"])
        old = self._messages.get(message_id)
        if old is None or old["chat"]["id"] != chat_id:
            raise ApiError(400, "Bad Request: message to edit not found")
        if old["from"] != BOT:
            raise ApiError(400, "Bad Request: message can't be edited")
        bare = {key: value for key, value in old.items() if key not in ("reply_markup", "edit_date")}
        new = bare | content
        if new == {key: value for key, value in old.items() if key != "edit_date"}:
            raise ApiError(
                400,
                "Bad Request: message is not modified: specified new message content and reply markup"
                " are exactly the same as a current content and reply markup of the message",
            )
        self._messages[message_id] = new | {"edit_date": int(time.time())}
        self._heard("edit", chat_id, self._messages[message_id])
        return self._messages[message_id]

    def _reachable(self, params: Params) -> int:
        chat_id = int(params["chat_id"])
        if chat_id not in self._people:
            raise ApiError(400, "Bad Request: chat not found")
        if chat_id in self.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        return chat_id

    def _reply(self, params: Params) -> Json:
        wanted = _json(params.get("reply_parameters", "{}"))
        message = self._messages.get(wanted.get("message_id", 0))
        if wanted and not message and not wanted.get("allow_sending_without_reply"):
            raise ApiError(400, "Bad Request: message to be replied not found")
        return {"reply_to_message": message} if message else {}

    def _message(self, sender: Json, chat_id: int, content: Json) -> Json:
        message_id = next(self._message_ids)
        message = {
            "message_id": message_id,
            "date": int(time.time()),
            "chat": _chat(self._people[chat_id]),
            "from": sender,
        }
        self._messages[message_id] = message | content
        return self._messages[message_id]


def _chat(user: Json) -> Json:
    return {"id": user["id"], "type": "private", "first_name": user["first_name"]}


def _text(formatted: Formatted) -> Json:
    return {"text": formatted.text, "entities": formatted.api_entities()}


def _markup(params: Params) -> Json:
    markup = _json(params.get("reply_markup", "{}"))
    for button in itertools.chain.from_iterable(markup.get("inline_keyboard", [])):
        if set(button) == {"text"}:
            raise ApiError(400, "Bad Request: Text buttons are unallowed in the inline keyboard")
        if not 1 <= len(button.get("callback_data", "").encode()) <= 64:
            raise ApiError(400, "Bad Request: BUTTON_DATA_INVALID")
    return {"reply_markup": markup} if markup.get("inline_keyboard") else {}


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
