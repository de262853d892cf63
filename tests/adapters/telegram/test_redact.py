from __future__ import annotations

import logging
import subprocess
import sys

import pytest

from bot.adapters.telegram.redact import MARK, Redaction
from tests.adapters.telegram.conftest import ROOT
from tests.adapters.telegram.fake.server import TOKEN

OTHER_TOKEN = "987654:" + "x" * 35
ENDINGS = {
    "an uncaught exception": "raise RuntimeError(repr(TOKEN))",
    "an exception in a chain": "try:\n    int(TOKEN)\nexcept ValueError as error:\n    raise KeyError from error",
    "a record of a logger": "logging.getLogger('a.b').error('to %s', TOKEN)",
    "a traceback in a log": "try:\n    int(TOKEN)\nexcept ValueError:\n    logging.exception('no number')",
    "a task nobody waited for": "async def main():\n    asyncio.create_task(fail())\n    await asyncio.sleep(0.01)\n"
    "async def fail(): raise RuntimeError(TOKEN)\nasyncio.run(main())",
    "a log without handlers": "logging.getLogger().handlers.clear(); logging.error(TOKEN)",
}


def redacted(message: str, *arguments: object) -> str:
    record = logging.LogRecord("a", logging.INFO, "a.py", 1, message, arguments, None)
    assert Redaction(TOKEN).filter(record)
    return record.getMessage()


@pytest.mark.parametrize("text", [TOKEN, OTHER_TOKEN, f"https://api.telegram.org/bot{TOKEN}/getMe", f"{TOKEN}{TOKEN}"])
def test_tokens_are_removed(text: str) -> None:
    assert TOKEN not in redacted("got %s", text)
    assert OTHER_TOKEN not in redacted("got %s", text)
    assert MARK in redacted("got %s", text)


def test_a_badly_written_record_is_scrubbed_too() -> None:
    assert redacted("%d", TOKEN) == f"%d ('{MARK}',)"


def test_other_texts_stay_as_they_are() -> None:
    assert redacted("%d of 12:30, 100 %% of 1234567:short", 3) == "3 of 12:30, 100 % of 1234567:short"


@pytest.mark.parametrize("code", ENDINGS.values(), ids=ENDINGS.keys())
def test_nothing_that_a_process_writes_holds_the_token(code: str) -> None:
    script = (
        "import asyncio, logging, sys\nfrom bot.adapters.telegram.redact import install\n"
        f"logging.basicConfig()\nTOKEN = sys.stdin.read()\ninstall(TOKEN)\n{code}"
    )
    ended = subprocess.run(  # noqa: S603  # the code above
        [sys.executable, "-c", script], input=TOKEN, capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert MARK in ended.stderr
    assert TOKEN not in ended.stderr + ended.stdout
