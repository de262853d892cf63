"""What the bot logs, and how a line looks: our own events as the operator asks for, of libraries only what is wrong."""

from __future__ import annotations

import logging

_FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def log_to(level: str) -> None:
    """Log to standard error from *level* up; libraries from warning up, but at debug, when all is told."""
    logging.basicConfig(level=logging.DEBUG if level == "debug" else logging.WARNING, format=_FORM)
    logging.getLogger("bot").setLevel(level.upper())
