"""The bot as a process of its own: `python -m tests.adapters.telegram.process`, told by a line of JSON on its input.

It stands in for the command line: it logs everything there is to log, and turns errors into one line and exit code 2.
"""

from __future__ import annotations

import gc
import json
import logging
import signal
import sys
from pathlib import Path

from bot.adapters.telegram.app import Options, run
from bot.adapters.telegram.limits import Rate
from bot.adapters.telegram.options import Address
from bot.adapters.telegram.pace import Limits
from bot.errors import BotError
from tests.adapters.telegram.echo import EchoDesk
from tests.adapters.telegram.talk import TinyDesk

NO_LIMITS = Limits(private_per_s=1e6, group_per_minute=10**6, overall_per_s=10**6)


def census(*_: object) -> None:
    """Tell how many objects there are, asked for by SIGUSR1."""
    gc.collect()
    sys.stdout.write(json.dumps({"objects": len(gc.get_objects())}) + "\n")
    sys.stdout.flush()


def log_to(level: str, trace: str) -> None:
    """Log to standard error from *level* up; and everything to the file *trace*, to be searched for the token."""
    shown = logging.StreamHandler()
    shown.setLevel(level)
    handlers: list[logging.Handler] = [shown]
    if trace:
        handlers.append(logging.FileHandler(trace, encoding="utf-8"))
    lowest = logging.DEBUG if trace else level
    logging.basicConfig(level=lowest, handlers=handlers, format="%(levelname)s %(name)s %(message)s")


def options(told: dict[str, str]) -> Options:
    """What *told* says; `webhook_…` are the parts of an address."""
    parts = {name: told.pop(f"webhook_{name}") for name in ("url", "listen", "secret") if f"webhook_{name}" in told}
    limits = NO_LIMITS if told.pop("unlimited", "") else Limits()
    webhook = Address(**parts) if parts else None
    rate = Rate(int(told.pop("burst")), 0.5)
    place = Path(told.pop("state_dir"))
    return Options(state_dir=place, limits=limits, rate=rate, webhook=webhook, **told)  # type: ignore[arg-type]


def main() -> int:
    told = json.loads(sys.stdin.readline())
    signal.signal(signal.SIGUSR1, census)
    log_to(told.pop("level"), told.pop("trace", ""))
    try:
        desk = (EchoDesk if told.pop("talk", "") == "echo" else TinyDesk)(told.pop("digest"))
        return run(options(told), desk)
    except BotError as error:
        sys.stderr.write(f"error: {error}\n")
        return 2


if __name__ == "__main__":
    sys.exit(main())
