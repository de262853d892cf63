"""What readers thought of quotes: a count a quote and nothing about who voted; and the questions they chose to give.

A given question becomes a candidate for the golden set, in a file beside the state written anew at every change.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from bot.adapters.telegram.recent import Recent
from bot.chat.blocks import FactBlock, NearestBlock, QuoteBlock

if TYPE_CHECKING:
    import sqlite3

    from bot.chat.blocks import Reply

FILE = "candidates.toml"
_HEADER = """\
# Questions that readers gave with their vote: candidates for the golden set. The bot writes this file anew at every
# change: judge a case, correct it, and copy it to your own file of golden cases. /forget takes a reader's cases out.
"""
_WHY = {
    ("good", True): "The reader found this answer right.",
    ("bad", True): "The reader found this answer wrong. Put the right sentences under quotes, if there are any.",
    ("good", False): "The reader found it right that there was no answer.",
    ("bad", False): "The reader expected an answer. The nearest sentence stands under quotes; put the right one there.",
}
_VOTES = 10_000
_VOTE_TTL_S = 3600.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A golden case as a reader's vote suggests it."""

    question: str
    why: str
    quotes: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    def toml(self) -> str:
        """The case as `bot.golden.cases` reads it."""
        name = sha256(repr(self).encode("utf-8", "replace")).hexdigest()[:12]
        lines = [f"# {self.why}", "[[case]]", f'id = "reader-{name}"', 'kind = "reader"']
        lines.append(f"question = {_text(self.question)}")
        lines += [
            f"{key} = [{', '.join(map(_text, texts))}]"
            for key, texts in (("quotes", self.quotes), ("never", self.never), ("facts", self.facts))
            if texts
        ]
        return "\n".join([*lines, *["nothing = true"] * (not self.quotes and not self.facts)]) + "\n"


def candidate(question: str, reply: Reply, *, is_good: bool) -> Candidate:
    """The case that *reply* to *question* suggests."""
    quotes = tuple(block.found.quote.text for block in reply.blocks if isinstance(block, QuoteBlock))
    nearest = tuple(block.found.quote.text for block in reply.blocks if isinstance(block, NearestBlock))
    facts = tuple(block.fact.value for block in reply.blocks if isinstance(block, FactBlock) and block.fact.value)
    why = _WHY["good" if is_good else "bad", bool(reply.answered)]
    if reply.answered:
        return Candidate(question, why, quotes, (), facts) if is_good else Candidate(question, why, never=quotes)
    return Candidate(question, why) if is_good else Candidate(question, why, nearest)


class Votes:
    """The votes and the questions in the state file, and the file of candidates in *folder*."""

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self._connection = connection
        self._path = folder / FILE
        self._voted: Recent[tuple[int, int, int], None] = Recent(_VOTES, _VOTE_TTL_S)

    def add(self, quote_id: str, message_id: int, chat_id: int, user_id: int, *, is_good: bool) -> bool:
        """Count a vote; not twice from one person under one message, as far as memory reaches."""
        if (message_id, chat_id, user_id) in self._voted:
            return False
        self._voted.put((message_id, chat_id, user_id), None)
        self._connection.execute(
            "INSERT INTO votes (quote_id, good, bad) VALUES (?, ?, ?)"
            " ON CONFLICT (quote_id) DO UPDATE SET good = good + excluded.good, bad = bad + excluded.bad",
            (quote_id, is_good, not is_good),
        )
        return True

    def counts(self) -> tuple[int, int, int]:
        """Good votes, bad votes, and questions kept."""
        good, bad = self._connection.execute("SELECT total(good), total(bad) FROM votes").fetchone()
        (kept,) = self._connection.execute("SELECT count(*) FROM kept").fetchone()
        return int(good), int(bad), kept

    def keep(self, user_id: int, case: Candidate) -> None:
        """Keep a question that its asker gave."""
        self._connection.execute(
            "INSERT OR IGNORE INTO kept (user_id, candidate) VALUES (?, ?)", (user_id, case.toml())
        )
        self._write()

    def forget(self, user_id: int) -> None:
        """Take back the questions that *user_id* gave."""
        self._connection.execute("DELETE FROM kept WHERE user_id = ?", (user_id,))
        if self._path.exists():
            self._write()

    def _write(self) -> None:
        rows = self._connection.execute("SELECT DISTINCT candidate FROM kept ORDER BY rowid").fetchall()
        if not rows:
            self._path.unlink(missing_ok=True)
            return
        handle, name = tempfile.mkstemp(dir=self._path.parent, prefix=".candidates")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write("\n".join([_HEADER, *(case for (case,) in rows)]))
            Path(name).replace(self._path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise


def _text(text: str) -> str:
    """*text* as a basic string of TOML, which escapes as JSON does, but for the one control that JSON leaves."""
    sound = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(sound, ensure_ascii=False).replace("\x7f", "\\u007f")
