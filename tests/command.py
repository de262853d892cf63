"""`pullquote` as a process of its own, the way a shell runs it, with what it left behind."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# A warning, such as that of a file left open, is an error here as in every test.
COMMAND = [sys.executable, "-W", "error", "-m", "bot"]


@dataclass(frozen=True, slots=True)
class Ended:
    """What a command that ended has left: its exit code, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def fault(self) -> str:
        """What went wrong, from a command that told it as every command must: one line, and exit code 2."""
        assert self.code == 2
        assert self.err.startswith("error: ")
        assert self.err.count("\n") == 1
        return self.err.removeprefix("error: ").rstrip("\n")


def environment(**values: str) -> dict[str, str]:
    return {**os.environ, **values}


def pullquote(*arguments: str | Path, stdin: str | bytes = "", cwd: Path | None = None, **values: str) -> Ended:
    """Run `pullquote` with *arguments* and *values* added to its environment, in *cwd* or else an empty folder."""
    ended = subprocess.run(  # noqa: S603 - our own command
        [*COMMAND, *map(str, arguments)],
        input=stdin if isinstance(stdin, bytes) else stdin.encode(),
        capture_output=True,
        check=False,
        cwd=cwd or os.environ["HOME"],
        env=environment(**values),
        timeout=60,
    )
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())
