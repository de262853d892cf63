"""The token stays out of every output: HTTP logs, library logs at DEBUG, tracebacks. So do the numbers of chats.

It would leak by itself: httpx logs every URL, and PTB puts the token in the text of errors, in `repr(bot)` and in its
debug lines. So what is on its way out is searched, whoever wrote it.
"""

from __future__ import annotations

import hashlib
import logging
import re
import sys
import traceback
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

MARK = "<token>"

_ANY_TOKEN = re.compile(r"[0-9]{6,20}:[A-Za-z0-9_-]{30,}")
_FORMATTER = logging.Formatter()


class Redaction(logging.Filter):
    """Removes *secrets*, and whatever looks like a bot token, from log records."""

    def __init__(self, *secrets: str) -> None:
        super().__init__()
        self._secrets = secrets

    def scrub(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, MARK)
        return _ANY_TOKEN.sub(MARK, text)

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, with its message and traceback written out and scrubbed."""
        try:
            message = record.getMessage()
        except (TypeError, ValueError, KeyError):
            message = f"{record.msg} {record.args}"  # badly written; a filter must not fail for it
        record.msg, record.args = self.scrub(message), None
        if record.exc_info:
            record.exc_text, record.exc_info = _FORMATTER.formatException(record.exc_info), None
        if record.exc_text:
            record.exc_text = self.scrub(record.exc_text)
        if record.stack_info:
            record.stack_info = self.scrub(record.stack_info)
        return True

    def print_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """What `sys.excepthook` does, scrubbed."""
        sys.stderr.write(self.scrub("".join(traceback.format_exception(kind, error, trace))))


class Pseudonyms:
    """Names for chats in logs: the same chat has the same name, and without *secret* it leads to nobody."""

    def __init__(self, secret: str) -> None:
        self._key = hashlib.sha256(secret.encode()).digest()

    def __call__(self, chat_id: int) -> str:
        return hashlib.blake2b(str(chat_id).encode(), digest_size=4, key=self._key).hexdigest()


def install(*secrets: str) -> None:
    """Scrub *secrets* from the logs of the whole process and from the traceback it may end with."""
    redaction = Redaction(*secrets)
    root = logging.getLogger()
    # A logger's filter sees only what is logged with it; what others log passes the handlers.
    for place in (root, *root.handlers, logging.lastResort):
        if place is not None:
            place.addFilter(redaction)
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = redaction.print_exception
