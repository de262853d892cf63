"""Updates on their way: written before Telegram may forget them, erased once they are answered.

At least once: what a killed process left is answered by the next, and the ids of the messages that it had sent already
are there, so that these are not sent again. Nothing stays longer than Telegram itself would keep it, which is a day.
"""

from __future__ import annotations

import json
import logging
import os
import sqlite3
import threading
import time
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.adapters.telegram.attempts import Attempt, current
from bot.adapters.telegram.threads import Threads
from bot.errors import BotError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

KEPT_S = 24 * 3600
_DAMAGED = "it is damaged; stop the bot, move the file away or restore a backup"
_UNWRITABLE = "questions wait at Telegram until it can; free the disk, or end what locks it"

log = logging.getLogger(__name__)


class InboxError(BotError):
    """The state cannot be written at the moment; whoever wanted to confirm an update must not."""


class Inbox:
    """The table of updates; *sync* waits for its disk. No write that fails loses one: at worst it is answered twice."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        clock: Callable[[], float] = time.time,
        sync: Callable[[int], None] = os.fsync,
    ) -> None:
        self._connection = connection
        self._clock = clock
        self._is_failing = False
        self._unrecorded: set[int] = set()  # answered, but the disk would not have it yet
        self._log = Path(f"{connection.execute('PRAGMA database_list').fetchone()[2]}-wal")
        self._sync = sync
        self._syncing = threading.Lock()
        self._taken = self._secured = 0  # updates, by this process; each is written in one thread only
        self._threads = Threads()

    def take_in(self, updates: Iterable[dict[str, Any]]) -> None:
        """Write *updates*, but those that are known; they outlast this process. InboxError when that cannot be done."""
        rows = [(each["update_id"], json.dumps(each), int(self._clock())) for each in updates]
        try:
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                self._connection.executemany(
                    "INSERT OR IGNORE INTO updates (update_id, raw, changed) VALUES (?, ?, ?)", rows
                )
        except sqlite3.Error as error:
            raise self._refusal(error) from error
        self._taken += len(rows)
        self._succeeded()

    async def secure(self) -> None:
        """Have what was taken in outlast a power cut; it must before anyone confirms it. InboxError if that fails.

        It takes milliseconds in which the disk works and nobody else need wait, so a thread does.
        """
        try:
            await self._threads.do(self._wait_for_disk)
        except OSError as error:
            raise self._refusal(error) from error

    def waiting(self) -> tuple[dict[str, Any], ...]:
        """What an earlier process took in and did not answer: those that may have ended it, then oldest first.

        This leaves the order in a chat as it was, for what was begun there is always the oldest.
        """
        rows = self._connection.execute(
            "SELECT raw FROM updates WHERE state = 'waiting' ORDER BY attempts > 0 DESC, update_id"
        )
        return tuple(json.loads(raw) for (raw,) in rows)

    def begin(self, update_id: int) -> Attempt | None:
        """A new attempt to answer, not counted yet; none when there is nothing to answer any more."""
        row = self._connection.execute(
            "SELECT attempts, sent FROM updates WHERE update_id = ? AND state = 'waiting'", (update_id,)
        ).fetchone()
        if row is None or update_id in self._unrecorded:
            return None
        deaths, sent = row
        return Attempt(update_id, deque(json.loads(sent)), deaths)

    def blame(self, attempt: Attempt, deaths: int) -> None:
        """Count one death more ahead of time, since nobody could after it; or clear it of all, with 0."""
        self._write("UPDATE updates SET attempts = ? WHERE update_id = ?", deaths, attempt.update_id)

    def sent(self, update_id: int, message_id: int) -> None:
        """Remember that message *message_id* went out in reply."""
        self._write("UPDATE updates SET sent = json_insert(sent, '$[#]', ?) WHERE update_id = ?", message_id, update_id)

    def done(self, update_id: int) -> None:
        """Erase what the update said; its id stays for a day, for Telegram might tell it again."""
        erased = "UPDATE updates SET state = 'done', raw = NULL, sent = '[]', changed = ? WHERE update_id = ?"
        if not self._write(erased, int(self._clock()), update_id):
            self._unrecorded.add(update_id)

    def park(self, update_id: int) -> None:
        """Attempt it no more; it is kept for a day, for the operator to look at."""
        self._write(
            "UPDATE updates SET state = 'parked', changed = ? WHERE update_id = ?", int(self._clock()), update_id
        )

    def forget(self, user_id: int) -> None:
        """Erase what a person wrote that waits or is parked; what is under way is erased when it is answered."""
        attempt = current()
        self._write(
            "UPDATE updates SET state = 'done', raw = NULL, sent = '[]' WHERE raw IS NOT NULL AND update_id < ?"
            " AND EXISTS (SELECT 1 FROM json_tree(raw) WHERE key = 'id' AND value = ?)",
            attempt.update_id if attempt else 2**62,
            user_id,
        )
        self.sweep()

    def sweep(self) -> None:
        """Erase what is a day old, also from the file beside the file; record what could not be recorded."""
        unrecorded, self._unrecorded = self._unrecorded, set()
        for update_id in unrecorded:
            self.done(update_id)
        self._write("DELETE FROM updates WHERE changed < ?", int(self._clock()) - KEPT_S)
        try:
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.Error as error:
            self._failed(error)

    def fault(self) -> str:
        """Why nothing can be taken in; empty when all is well."""
        return "the state cannot be written" if self._is_failing else ""

    def count(self) -> int:
        """How many updates wait."""
        count: int = self._connection.execute("SELECT count(*) FROM updates WHERE state = 'waiting'").fetchone()[0]
        return count

    def _write(self, statement: str, *values: int) -> bool:
        try:
            self._connection.execute(statement, values)
        except sqlite3.Error as error:
            self._failed(error)
            return False
        self._succeeded()
        return True

    def _wait_for_disk(self) -> None:
        with self._syncing:  # whoever comes while the disk works is not safe before it is done
            taken = self._taken
            if self._secured < taken:
                with self._log.open("rb") as written:
                    self._sync(written.fileno())
                self._secured = taken

    def _refusal(self, error: Exception) -> InboxError:
        self._failed(error)
        return InboxError(f"PULLQUOTE_STATE_DIR: cannot be written ({error}); {_UNWRITABLE}")

    def _failed(self, error: Exception) -> None:
        if not self._is_failing:
            self._is_failing = True
            remedy = _DAMAGED if "malformed" in str(error) or "not a database" in str(error) else _UNWRITABLE
            log.error("PULLQUOTE_STATE_DIR: the state cannot be written (%s); %s", error, remedy)

    def _succeeded(self) -> None:
        if self._is_failing:
            self._is_failing = False
            log.warning("the state can be written again")
