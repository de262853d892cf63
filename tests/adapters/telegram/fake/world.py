"""The methods of the Bot API, as plain functions on what the server knows; parameters come as strings or as JSON."""

from __future__ import annotations

import itertools
import json
import re
import time
from typing import TYPE_CHECKING, Any

from tests.adapters.telegram.fake.elsewhere import Elsewhere
from tests.adapters.telegram.fake.text import ApiError, Formatted, length, sent, typed
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
    "supports_inline_queries": True,
    "supports_guest_queries": True,
    "can_connect_to_business": False,
    "has_main_web_app": False,
}


_SEATS = ("old_chat_member", "new_chat_member")
_UNTIL = {"kicked": {"until_date": 0}}


class World:
    """Chats, messages, callbacks and commands; *heard* is called with what a reader's screen would show."""

    def __init__(self, heard: Callable[[str, int, Json], None]) -> None:
        self.updates = Updates()
        self.blocked: set[int] = set()
        self._heard = heard
        self._chats: dict[int, Json] = {}
        self._messages: dict[int, Json] = {}
        self._message_ids = itertools.count(1)
        self._callbacks: dict[str, int] = {}
        self._callback_ids = itertools.count(7000)
        self._commands: dict[str, list[Json]] = {}
        self.elsewhere = Elsewhere(self.updates, heard)

    # What readers do

    def write(self, user: Json, content: Json, reply_to: int = 0) -> int:
        chat = content.get("chat") or _chat(user)
        self._chats[chat["id"]] = chat
        earlier = {"reply_to_message": _bare(self._messages[reply_to])} if reply_to else {}
        message = self._message(user, chat["id"], content | earlier)
        self.updates.add("message", message)
        return int(message["message_id"])

    def edit(self, message_id: int, text: str) -> None:
        message = self._messages[message_id] | {"edit_date": int(time.time()), **_text(typed(text))}
        self._messages[message_id] = message
        self.updates.add("edited_message", message)

    def press(self, user: Json, message_id: int, carries: str) -> str:
        callback_id = str(next(self._callback_ids))
        self._callbacks[callback_id] = user["id"]
        body = {"id": callback_id, "from": user, "chat_instance": "1", "data": carries}
        self.updates.add("callback_query", body | {"message": self._messages[message_id]})
        return callback_id

    def block(self, user: Json) -> None:
        self.blocked.add(user["id"])
        self.seat(user, _chat(user), "member", "kicked")

    def seat(self, user: Json, chat: Json, before: str, after: str) -> None:
        """*user* changes what the bot is in *chat*."""
        self._chats[chat["id"]] = chat
        standings = [{"user": BOT, "status": status} | _UNTIL.get(status, {}) for status in (before, after)]
        change = {"chat": chat, "from": user, "date": int(time.time())}
        self.updates.add("my_chat_member", change | dict(zip(_SEATS, standings, strict=True)))

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

    def get_my_commands(self, params: Params) -> list[Json]:
        return self._commands.get(params.get("scope", ""), [])

    def set_my_commands(self, params: Params) -> bool:
        commands = _json(params["commands"])
        if not all(re.fullmatch("[a-z0-9_]{1,32}", each["command"]) for each in commands):
            raise ApiError(400, "Bad Request: BOT_COMMAND_INVALID")
        if not all(1 <= len(each["description"]) <= 256 for each in commands):
            raise ApiError(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
        self._commands[params.get("scope", "")] = commands
        return True

    def send_message(self, params: Params) -> Json:
        chat_id = self._reachable(params)
        content = _text(sent(params.get("text", ""), params.get("parse_mode", ""))) | _markup(params)
        topic = {"message_thread_id": int(thread), "is_topic_message": True} if (thread := _thread(params)) else {}
        preview = {"has_preview": not _json(params.get("link_preview_options", "{}")).get("is_disabled", False)}
        message = self._message(BOT, chat_id, content | self._reply(params) | topic | preview)
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
        if chat_id not in self._chats:
            raise ApiError(400, "Bad Request: chat not found")
        if chat_id in self.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        return chat_id

    def _reply(self, params: Params) -> Json:
        wanted = _json(params.get("reply_parameters", "{}"))
        message = self._messages.get(wanted.get("message_id", 0))
        if wanted and not message and not wanted.get("allow_sending_without_reply"):
            raise ApiError(400, "Bad Request: message to be replied not found")
        return {"reply_to_message": _bare(message)} if message else {}

    def _message(self, sender: Json, chat_id: int, content: Json) -> Json:
        message_id = next(self._message_ids)
        message = {
            "message_id": message_id,
            "date": int(time.time()),
            "chat": self._chats[chat_id],
            "from": sender,
        }
        self._messages[message_id] = message | content
        return self._messages[message_id]


def _chat(user: Json) -> Json:
    return {"id": user["id"], "type": "private", "first_name": user["first_name"]}


def _bare(message: Json) -> Json:
    """A message as one that replies to it holds it: without what it replies to itself."""
    return {key: value for key, value in message.items() if key != "reply_to_message"}


def _thread(params: Params) -> int:
    return int(params.get("message_thread_id") or 0)


def _text(formatted: Formatted) -> Json:
    return {"text": formatted.text, "entities": formatted.api_entities()}


def _markup(params: Params) -> Json:
    markup = _json(params.get("reply_markup", "{}"))
    for button in itertools.chain.from_iterable(markup.get("inline_keyboard", [])):
        if set(button) == {"text"}:
            raise ApiError(400, "Bad Request: Text buttons are unallowed in the inline keyboard")
        if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
            raise ApiError(400, "Bad Request: BUTTON_DATA_INVALID")
        if "copy_text" in button and not 1 <= length(button["copy_text"]["text"]) <= 256:
            raise ApiError(400, "Bad Request: BUTTON_COPY_TEXT_INVALID")
    # A message tells of its inline buttons only; other keyboards belong to the chat.
    inline = {"reply_markup": markup} if markup.get("inline_keyboard") else {}
    return inline | ({"keyboard": markup["keyboard"]} if "keyboard" in markup else {})


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
