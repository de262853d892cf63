"""The README's console blocks, run as they stand on a terminal of 80 columns; `--write` as a script fills them in."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.adapters.jsonl import told

if TYPE_CHECKING:
    from bot.answer.pipeline import Pipeline

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
_BLOCK = re.compile(r"^```console\n\$ (?P<command>.*)\n(?P<output>(?:.*\n)*?)```$", re.MULTILINE)


def blocks() -> list[re.Match[str]]:
    return list(_BLOCK.finditer(README.read_text(encoding="utf-8")))


@pytest.fixture(scope="module", autouse=True)
def indexed() -> None:
    """A busy machine indexes for more than the moment after which progress is shown."""
    on_terminal("pullquote index")


@pytest.mark.parametrize("block", [pytest.param(block, id=block["command"]) for block in blocks()])
def test_the_readme_shows_what_the_command_prints(block: re.Match[str]) -> None:
    assert on_terminal(block["command"]) == block["output"]


def test_the_readme_names_every_field_of_an_answer_in_json(pipeline: Pipeline) -> None:
    answer = told("What did Kortunov say?", None, lambda text, _: pipeline.ask(text), "memory", always=False)
    named = set(re.findall(r"`(\w+)`", README.read_text(encoding="utf-8")))
    assert named >= {*answer, *answer["quotes"][0]}


def on_terminal(command: str) -> str:
    """What *command* prints on a terminal of 80 columns without colour, `pullquote` being this checkout."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    line = re.sub(r"(^|\| )pullquote ", rf"\1{sys.executable} -m bot ", command)
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "80", "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(line, shell=True, cwd=ROOT, env=environment, stdout=theirs, stderr=theirs):  # noqa: S602 - our own README
        os.close(theirs)
        printed = _all_of(ours)
    return printed.replace("\r\n", "\n")


def _all_of(descriptor: int) -> str:
    parts = []
    try:
        while part := os.read(descriptor, 65_536):
            parts.append(part)
    except OSError:  # Linux reports the end of a terminal as an input error
        pass
    finally:
        os.close(descriptor)
    return b"".join(parts).decode("utf-8")


def _filled(block: re.Match[str]) -> str:
    return f"```console\n$ {block['command']}\n{on_terminal(block['command'])}```"


if __name__ == "__main__" and sys.argv[1:] == ["--write"]:
    README.write_text(_BLOCK.sub(_filled, README.read_text(encoding="utf-8")), encoding="utf-8")
