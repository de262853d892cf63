"""What readers ask from chats that the bot is not in: inline queries and guest messages, and what comes of them."""

from __future__ import annotations

import itertools
import json
import time
from typing import TYPE_CHECKING, Any

from tests.adapters.telegram.fake.text import ApiError, sent, typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.adapters.telegram.fake.updates import Updates

Json = dict[str, Any]

_TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


class Elsewhere:
    """Inline and guest queries of one bot; each is answered once."""

    def __init__(self, updates: Updates, heard: Callable[[str, int, Json], None]) -> None:
        self._updates = updates
        self._heard = heard
        self._asked: dict[str, int] = {}
        self._ids = itertools.count(9000)

    def inline(self, user: Json, query: str, offset: str) -> None:
        """Type "@bot *query*" somewhere."""
        query_id = self._new_id(user)
        self._updates.add("inline_query", {"id": query_id, "from": user, "query": query, "offset": offset})

    def guest(self, user: Json, text: str) -> None:
        """Name the bot in a chat that it is not in."""
        message = {
            "message_id": 1,
            "date": int(time.time()),
            "chat": {"id": -77, "type": "supergroup", "title": "Elsewhere"},
            "from": user,
            "text": text,
            "entities": typed(text).api_entities(),
            "guest_query_id": self._new_id(user),
        }
        self._updates.add("guest_message", message)

    def answer_inline_query(self, params: Json) -> bool:
        user_id = self._asker(params["inline_query_id"])
        results = json.loads(params["results"])
        if len(results) > 50:
            raise ApiError(400, "Bad Request: RESULTS_TOO_MUCH")
        if len({each["id"] for each in results}) < len(results):
            raise ApiError(400, "Bad Request: RESULT_ID_DUPLICATE")
        if not all(1 <= len(each["id"].encode()) <= 64 for each in results):
            raise ApiError(400, "Bad Request: RESULT_ID_INVALID")
        shown = {
            "cards": [_card(each) for each in results],
            "next_offset": params.get("next_offset", ""),
            "cache_time": int(params.get("cache_time", 300)),
            "is_personal": params.get("is_personal") in ("true", "True", True),
            "button": json.loads(params.get("button", "{}")).get("text", ""),
        }
        self._heard("inline", user_id, shown)
        return True

    def answer_guest_query(self, params: Json) -> Json:
        user_id = self._asker(params["guest_query_id"])
        self._heard("guest", user_id, _card(json.loads(params["result"])))
        return {"inline_message_id": "guest"}

    def _new_id(self, user: Json) -> str:
        query_id = str(next(self._ids))
        self._asked[query_id] = user["id"]
        return query_id

    def _asker(self, query_id: str) -> int:
        user_id = self._asked.pop(query_id, None)
        if user_id is None:
            raise ApiError(400, _TOO_OLD)
        return user_id


def _card(card: Json) -> Json:
    """*card* with the message that it becomes, as Telegram would make it."""
    content = card["input_message_content"]
    formatted = sent(content["message_text"], content.get("parse_mode", ""))
    preview = content.get("link_preview_options", {})
    return card | {
        "text": formatted.text,
        "entities": formatted.api_entities(),
        "has_preview": not preview.get("is_disabled", False),
    }
