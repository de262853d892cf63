"""The one SQLite file of the bot: opened, readable by its owner only, and brought to the newest schema."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from bot.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

FILE = "telegram.sqlite"
_PATIENCE_S = 2.0  # with another process that writes, say a backup; the bot stands still meanwhile

# Each entry takes the file from the version that is its index to the next; entries are added, never changed.
UPGRADES = (
    """
    CREATE TABLE access (
        user_id INTEGER PRIMARY KEY,
        role TEXT NOT NULL CHECK (role IN ('owner', 'member')),
        since TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
    ) STRICT;
    CREATE UNIQUE INDEX one_owner ON access (role) WHERE role = 'owner';
    CREATE TABLE pairing (
        code_hash BLOB PRIMARY KEY,
        role TEXT NOT NULL CHECK (role IN ('owner', 'member')),
        expires TEXT
    ) STRICT, WITHOUT ROWID;
    """,
    # Updates on their way: what Telegram told until it is answered, then only the id, lest it be answered twice.
    """
    CREATE TABLE updates (
        update_id INTEGER PRIMARY KEY,
        state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'parked')),
        raw TEXT,
        attempts INTEGER NOT NULL DEFAULT 0,
        sent TEXT NOT NULL DEFAULT '[]',
        changed INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX updates_by_age ON updates (changed);
    """,
    # Votes say nothing about who voted; a question stands here only because its asker gave it.
    """
    CREATE TABLE votes (
        quote_id TEXT PRIMARY KEY,
        good INTEGER NOT NULL,
        bad INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE kept (
        user_id INTEGER NOT NULL,
        candidate TEXT NOT NULL,
        UNIQUE (user_id, candidate)
    ) STRICT;
    """,
)


def open_state(folder: Path) -> sqlite3.Connection:
    """The bot's state in *folder*, which is made when it is missing; SettingsError when that cannot be done."""
    path = folder / FILE
    try:
        # Only a folder of our own making gets our mode: the operator may have chosen one that others use.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # SQLite gives the files beside it (-wal, -shm) the mode of this one.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        path.chmod(0o600)
        return _upgraded(path)
    except (OSError, sqlite3.Error) as error:
        raise SettingsError(
            f"PULLQUOTE_STATE_DIR: {path} cannot be used ({error}); choose a writable folder, or move the file away"
        ) from error


def _upgraded(path: Path) -> sqlite3.Connection:
    # Transactions are opened by hand (isolation_level None): the module would otherwise begin them too late.
    connection = sqlite3.connect(path, timeout=_PATIENCE_S, isolation_level=None)
    try:
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("database disk image is malformed")
        with closing(connection.execute("PRAGMA journal_mode = WAL")) as mode:
            mode.fetchone()
        connection.execute("PRAGMA secure_delete = ON")
        # What a killed process wrote is safe all the same; what must outlast a power cut asks for more itself.
        connection.execute("PRAGMA synchronous = NORMAL")
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > len(UPGRADES):
            raise SettingsError(
                f"PULLQUOTE_STATE_DIR: {path} was written by a newer version; install that, or move the file away"
            )
        for number, statements in enumerate(UPGRADES[version:], version + 1):
            connection.executescript(f"BEGIN IMMEDIATE; {statements}; PRAGMA user_version = {number}; COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection
