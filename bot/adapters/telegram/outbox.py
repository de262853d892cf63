"""Every request on its way to Telegram: at a pace that it bears, and again after a fault that passes.

What needs an answer at once (pressed buttons, inline queries) is never held back.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from telegram.error import BadRequest, ChatMigrated, NetworkError, RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

from bot.adapters.telegram.attempts import current
from bot.adapters.telegram.ordering import aside
from bot.adapters.telegram.pace import TooLongError
from bot.adapters.telegram.recent import Recent

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from bot.adapters.telegram.inbox import Inbox
    from bot.adapters.telegram.pace import Pace

    Request = Callable[[], Coroutine[Any, Any, Any]]

_PAUSES_S = (0.5, 2.0)  # between three tries; a message may arrive twice, but none is lost to one broken connection
_REFUSALS = 3  # of one message, each with a wait that Telegram asked for; then it is dropped
_HARMLESS = ("query is too old", "message is not modified")  # nothing to do, or no longer
_CARDS = ("answerInlineQuery", "answerGuestQuery")  # replies that are no message
_MOVED = 1000
_MOVED_TTL_S = 7 * 24 * 3600.0

log = logging.getLogger(__name__)


class DroppedError(TelegramError):
    """Telegram will not take a message for so long that it was dropped."""


class Outbox(BaseRateLimiter[int]):
    """Sends at *pace*; tells *moved* of a group that became another chat, with the old and the new id."""

    def __init__(self, pace: Pace, inbox: Inbox, moved: Callable[[int, int], None]) -> None:
        self.counts: Counter[str] = Counter()
        self._pace = pace
        self._inbox = inbox
        self._tell_moved = moved
        self._moved: Recent[int, int] = Recent(_MOVED, _MOVED_TTL_S)

    async def process_request(  # noqa: PLR0917 - of the base class, as is its last argument
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,  # noqa: ARG002
    ) -> Any:
        """Make the request; what it answers."""

        def request() -> Coroutine[Any, Any, Any]:
            return callback(*args, **kwargs)

        is_message = endpoint.startswith(("send", "edit")) and endpoint != "sendChatAction"
        if (is_message or endpoint in _CARDS) and (attempt := current()) and attempt.thought:
            attempt.thought()  # there is something to send
        chat_id = data.get("chat_id")
        if not is_message or not isinstance(chat_id, int):
            return await _unless_harmless(request)
        if endpoint.startswith("send") and (message_id := self._sent_before()):
            return {"message_id": message_id, "date": int(time.time()), "chat": _chat(chat_id)}
        data["chat_id"] = self._moved.get(chat_id) or chat_id
        answer = await _unless_harmless(lambda: self._follow(data, request))
        if endpoint.startswith("send"):
            self._remember(answer)
        return answer

    def _sent_before(self) -> int | None:
        """The message that an earlier attempt sent in place of the one that is to go out now."""
        attempt = current()
        if attempt is None or not attempt.sent_before:
            return None
        attempt.sent += 1
        self.counts["sent before"] += 1
        return attempt.sent_before.popleft()

    def _remember(self, answer: Any) -> None:
        attempt = current()
        if attempt and isinstance(answer, dict):
            attempt.sent += 1
            self._inbox.sent(attempt.update_id, answer["message_id"])

    async def _follow(self, data: dict[str, Any], request: Request) -> Any:
        """Make the request; once more, with its new id, when the group has become another chat."""
        try:
            return await self._persist(data["chat_id"], request)
        except ChatMigrated as error:
            log.warning("a group became a supergroup; going on there")
            self._moved.put(data["chat_id"], error.new_chat_id)
            self._tell_moved(data["chat_id"], error.new_chat_id)
            data["chat_id"] = error.new_chat_id
            return await self._persist(error.new_chat_id, request)

    async def _persist(self, chat_id: int, request: Request) -> Any:
        for pause_s in _PAUSES_S:
            try:
                return await self._paced(chat_id, request)
            except BadRequest:
                raise  # which the library counts as a network error, but trying again would not help
            except NetworkError as error:
                self.counts["sent again"] += 1
                log.info("a message could not be sent (%s); trying again", type(error).__name__)
                async with aside():
                    await asyncio.sleep(pause_s)
        return await self._paced(chat_id, request)

    async def _paced(self, chat_id: int, request: Request) -> Any:
        try:
            return await self._again_after_refusal(chat_id, request)
        except TooLongError as error:
            self.counts["dropped"] += 1
            raise DroppedError(f"Telegram takes no message for this chat for {error}") from None

    async def _again_after_refusal(self, chat_id: int, request: Request) -> Any:
        after_s = 0.0
        for _ in range(_REFUSALS):
            await self._pace.turn(chat_id)
            try:
                return await request()
            except RetryAfter as error:
                after_s = _seconds(error.retry_after)
                self._refused(chat_id, after_s)
        raise TooLongError(f"{after_s:.0f} s")

    def _refused(self, chat_id: int, for_s: float) -> None:
        self.counts["refused"] += 1
        log.warning("Telegram takes no message for one chat for %.0f s", for_s)
        self._pace.block(chat_id, for_s)

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass


async def _unless_harmless(request: Request) -> Any:
    try:
        return await request()
    except BadRequest as error:
        if not error.message.casefold().startswith(_HARMLESS):
            raise
        return True


def _chat(chat_id: int) -> dict[str, Any]:
    return {"id": chat_id, "type": "supergroup" if chat_id < 0 else "private"}


def _seconds(period: int | timedelta) -> float:
    return period.total_seconds() if isinstance(period, timedelta) else period
