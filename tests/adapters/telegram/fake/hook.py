"""Webhooks: the server brings updates, those of a chat one after the other, and again what was not taken."""

from __future__ import annotations

import asyncio
import json
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest

from tests.adapters.telegram.fake.text import ApiError

if TYPE_CHECKING:
    from tests.adapters.telegram.fake.updates import Update, Updates

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a name
_TIMEOUT_S = 60.0
_LONGEST_PAUSE_S = 60.0
_LONGEST_RETRY_AFTER_S = 3600.0


class Hook:
    """The webhook of one bot, none at first; lives on the server's event loop."""

    def __init__(self, updates: Updates) -> None:
        self.url = ""
        self.content_type = "application/json"
        self.first_pause_s = 1.0  # a test may have less patience than Telegram
        self.last_error = ""
        self.ca_file: str | None = None  # the authority that a bot's own certificate is from
        self._updates = updates
        self._secret = ""
        self._under_way: dict[int, asyncio.Task[None]] = {}

    def set(self, url: str, secret: str) -> None:
        if (url and urlsplit(url).scheme not in ("https", "http")) or "refuse" in url:
            raise ApiError(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        self.url, self._secret, self.last_error = url, secret, ""
        self.wake()

    def info(self) -> dict[str, Any]:
        told = {"url": self.url, "has_custom_certificate": False, "pending_update_count": len(self._updates.waiting)}
        error = {"last_error_date": int(time.time()), "last_error_message": self.last_error}
        return told | (error if self.last_error else {})

    def wake(self) -> None:
        """Begin to bring what waits for a chat that gets nothing at the moment."""
        for chat_id in {_chat_of(update) for update in self._updates.waiting} if self.url else ():
            if chat_id not in self._under_way:
                self._under_way[chat_id] = asyncio.create_task(self._bring_all(chat_id))

    async def _bring_all(self, chat_id: int) -> None:
        try:
            pause_s = self.first_pause_s
            while self.url and (update := self._next(chat_id)):
                wait_s = await self._bring(update)
                if wait_s is None:
                    self._updates.waiting.remove(update)
                    pause_s = self.first_pause_s
                else:
                    await asyncio.sleep(min(wait_s or pause_s, _LONGEST_RETRY_AFTER_S))
                    pause_s = min(2 * pause_s, _LONGEST_PAUSE_S)
        finally:
            del self._under_way[chat_id]

    def _next(self, chat_id: int) -> Update | None:
        return next((update for update in self._updates.waiting if _chat_of(update) == chat_id), None)

    async def _bring(self, update: Update) -> float | None:
        """Bring *update*; none when it was taken, else how long to wait at least."""
        headers = {"Content-Type": self.content_type} | ({SECRET_HEADER: self._secret} if self._secret else {})
        request = HTTPRequest(
            self.url, "POST", headers, json.dumps(update), request_timeout=_TIMEOUT_S, ca_certs=self.ca_file
        )
        try:
            await AsyncHTTPClient().fetch(request)
        except HTTPClientError as error:
            self.last_error = f"Wrong response from the webhook: {error.code} {error.message}"
            told = error.response.headers.get("Retry-After", "0") if error.response else "0"
            return float(told)
        except OSError as error:
            self.last_error = f"Connection failed: {type(error).__name__}"
            return 0.0
        return None


def _chat_of(update: Update) -> int:
    """The chat that an update belongs to; its own number where there is none."""
    for body in update.values():
        if isinstance(body, dict):
            chat = body.get("chat") or body.get("message", {}).get("chat")
            return int(chat["id"]) if chat else -int(update["update_id"])
    return 0
