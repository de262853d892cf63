"""Which updates the bot asks Telegram for, and what becomes of one that the library cannot read."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from telegram import Update

if TYPE_CHECKING:
    from telegram.ext import Application

    AnyApplication = Application[Any, Any, Any, Any, Any, Any]

ALLOWED_UPDATES = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.GUEST_MESSAGE,
    Update.MY_CHAT_MEMBER,
)

log = logging.getLogger(__name__)


def is_readable(raw: dict[str, Any]) -> bool:
    """Whether the library can read *raw*; it does but for what Telegram may add one day."""
    try:
        Update.de_json(raw)
    except Exception as error:  # noqa: BLE001 - of whatever kind; one update must not stop all others
        log.error("update %d cannot be read (%s); it is left out", raw["update_id"], type(error).__name__)
        return False
    return True


def put(raw: dict[str, Any], application: AnyApplication) -> None:
    """Have *application* handle *raw*, or what is left of it where it cannot be read: its number."""
    update = Update.de_json(raw, application.bot) if is_readable(raw) else Update(raw["update_id"])
    application.update_queue.put_nowait(update)
