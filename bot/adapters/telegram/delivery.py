"""From an update in the inbox to its answer: begun, tried again when the network was away, recorded, logged."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.error import BadRequest, NetworkError, TelegramError
from telegram.ext import ApplicationHandlerStop

from bot.adapters.telegram import phrases
from bot.adapters.telegram.attempts import current, under_way
from bot.adapters.telegram.chats import CAPACITY
from bot.adapters.telegram.ordering import aside
from bot.adapters.telegram.outbox import DroppedError
from bot.adapters.telegram.recent import Recent
from bot.adapters.telegram.suspects import Suspects, is_culprit

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from telegram.ext import ContextTypes

    from bot.adapters.telegram.attempts import Attempt
    from bot.adapters.telegram.inbox import Inbox

_PAUSES_S = (5.0, 15.0, 60.0)  # after the tries of the outbox; the last again and again
PUT_OFF_FOR_S = 3600.0  # who asked has given up by then
_OVERRUN_TTL_S = 60.0  # how long a chat that floods is not told again

_ANSWERED = {True: "yes", False: "no", None: "-"}

log = logging.getLogger(__name__)


class Delivery:
    """Sees to it that every update in *inbox* is answered.

    For the log, *name* says whose an update was, and *depth* how many are in hand.
    """

    def __init__(self, inbox: Inbox, name: Callable[[int], str], depth: Callable[[], int]) -> None:
        self._inbox = inbox
        self._name = name
        self._depth = depth
        self._suspects = Suspects(inbox)
        self._overrun: Recent[int, None] = Recent(CAPACITY, _OVERRUN_TTL_S)

    async def take(self, update: object, turn: Coroutine[Any, Any, Any]) -> None:
        """Do *turn*, which answers *update*, unless it was answered already."""
        if not isinstance(update, Update):
            await turn
            return
        begin = time.monotonic()
        attempt = self._inbox.begin(update.update_id)
        if attempt is None:
            turn.close()
            return
        with under_way(attempt):
            if is_culprit(attempt):
                turn.close()
                await self._park(update)
                return
            await self._do(attempt, turn, give_up=begin + PUT_OFF_FOR_S)
        self._inbox.done(update.update_id)
        self._log(update, attempt, 1000 * (time.monotonic() - begin))

    async def refuse(self, update: object, turn: Coroutine[Any, Any, Any]) -> None:
        """Leave *update* unanswered, since its chat floods; tell the chat once."""
        turn.close()
        if not isinstance(update, Update):
            return
        self._inbox.done(update.update_id)
        chat = update.effective_chat
        if chat and chat.id not in self._overrun:
            self._overrun.put(chat.id, None)
            log.warning("chat=%s floods; what is too much is left out", self._name(chat.id))
            await _tell(update, phrases.TOO_MANY)

    async def failed(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """What to do about a fault on the way; those of answering itself are left to the handlers."""
        attempt, error = current(), context.error
        if attempt is None or not isinstance(error, TelegramError):
            return
        attempt.fault = type(error).__name__
        if isinstance(error, NetworkError) and not isinstance(error, BadRequest):
            attempt.again = lambda: context.application.process_update(update)
            raise ApplicationHandlerStop
        if isinstance(error, DroppedError):
            log.error("a reply was dropped: %s", error.message)
            raise ApplicationHandlerStop

    async def _do(self, attempt: Attempt, turn: Coroutine[Any, Any, Any], give_up: float) -> None:
        await self._try(attempt, turn)
        pauses_s = iter(_PAUSES_S)
        while attempt.again and time.monotonic() < give_up:
            pause_s = next(pauses_s, _PAUSES_S[-1])
            log.warning("a reply could not be sent (%s); trying again in %.0f s", attempt.fault, pause_s)
            async with aside():
                await asyncio.sleep(pause_s)
            turn, attempt.again, attempt.fault = attempt.again(), None, ""
            await self._try(attempt, turn)

    async def _try(self, attempt: Attempt, turn: Coroutine[Any, Any, Any]) -> None:
        """Do *turn* under suspicion, which ends with it: the pause before another try is Telegram's doing."""
        async with self._suspects.watching(attempt):
            await turn

    async def _park(self, update: Update) -> None:
        log.error("update %d ended the process again and again; it is parked", update.update_id)
        self._inbox.park(update.update_id)
        await _tell(update, phrases.FAILED)

    def _log(self, update: Update, attempt: Attempt, took_ms: float) -> None:
        """A line an update: nobody's words, name or number."""
        whose = update.effective_chat or update.effective_user
        log.info(
            "%s chat=%s answered=%s sent=%d took_ms=%.0f queue=%d%s",
            _kind(update),
            self._name(whose.id) if whose else "-",
            _ANSWERED[attempt.answered],
            attempt.sent,
            took_ms,
            self._depth(),
            f" fault={attempt.fault}" if attempt.fault else "",
        )


def _kind(update: Update) -> str:
    """The name of the one part that *update* has."""
    return next((kind for kind in Update.ALL_TYPES if getattr(update, kind, None)), "update")


async def _tell(update: Update, text: str) -> None:
    """Say a line of our own in the chat of *update*."""
    with contextlib.suppress(TelegramError):
        if update.effective_chat:
            await update.effective_chat.send_message(text)
