"""Who may ask. Closed by default: one owner, who opened the pairing link first, and those the owner invites.

Codes are used once and kept as hashes; whoever reads the state file learns none. Invitations last a day. A group is
let in like a person, under its own number, which is below zero.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import sqlite3

Role = Literal["owner", "member"]

CODE_BYTES = 9  # 12 characters of [A-Za-z0-9_-]: 72 bits, and never mistaken for the 20 of a quote id


class Access:
    """The access table; with *everyone* it admits whoever asks, and has no owner."""

    def __init__(self, connection: sqlite3.Connection, *, everyone: bool) -> None:
        self._connection = connection
        self._everyone = everyone

    @property
    def is_closed(self) -> bool:
        return not self._everyone

    @property
    def owner(self) -> int | None:
        """Who opened the pairing link first."""
        row: tuple[int] | None = self._connection.execute("SELECT user_id FROM access WHERE role = 'owner'").fetchone()
        return row and row[0]

    def admits(self, user_id: int, chat_id: int | None = None) -> bool:
        """Whether *user_id* may ask; in a group, *chat_id*: whether the group was let in, or they are the owner."""
        if self._everyone:
            return True
        if chat_id is None or chat_id == user_id:
            return self._role(user_id) is not None
        return self._role(chat_id) is not None or self.is_owner(user_id)

    def admit(self, chat_id: int) -> None:
        """Let a group in."""
        self._connection.execute("INSERT OR IGNORE INTO access (user_id, role) VALUES (?, 'member')", (chat_id,))

    def expel(self, user_id: int) -> bool:
        """Forget that a person or a group was let in; the owner stays, or nobody could let anyone in."""
        expelled = self._connection.execute("DELETE FROM access WHERE user_id = ? AND role = 'member'", (user_id,))
        return expelled.rowcount > 0

    def move(self, old_id: int, new_id: int) -> None:
        """Let *new_id* in, which a group became when it grew."""
        if self.expel(old_id):
            self.admit(new_id)

    def is_owner(self, user_id: int) -> bool:
        return self._role(user_id) == "owner"

    def pairing_code(self) -> str | None:
        """A new code that makes its first user the owner, in place of any older; none when there is nothing to pair."""
        if self._everyone or self._connection.execute("SELECT 1 FROM access WHERE role = 'owner'").fetchone():
            return None
        self._connection.execute("DELETE FROM pairing WHERE role = 'owner'")
        return self._new_code("owner", lasts=None)

    def invitation(self) -> str:
        """A new code that makes its first user a member."""
        self._connection.execute("DELETE FROM pairing WHERE expires <= CURRENT_TIMESTAMP")
        return self._new_code("member", lasts="+1 day")

    def redeem(self, code: str, user_id: int) -> Role | None:
        """The role that *code* gives *user_id* from now on; none when the code is unknown, used or expired.

        A group can be let in, and never be the owner.
        """
        if self.is_owner(user_id):
            return None  # an owner who tries an invitation leaves it to its guest
        with self._connection:
            # The write lock is one: of two first openers one deletes the row, and the other finds none.
            self._connection.execute("BEGIN IMMEDIATE")
            row: tuple[Role] | None = self._connection.execute(
                "DELETE FROM pairing WHERE code_hash = ? AND (expires IS NULL OR expires > CURRENT_TIMESTAMP)"
                " AND (role = 'member' OR ? > 0) RETURNING role",
                (_hash(code), user_id),
            ).fetchone()
            if row is None:
                return None
            self._connection.execute(
                "INSERT INTO access (user_id, role) VALUES (?, ?)"
                " ON CONFLICT (user_id) DO UPDATE SET role = excluded.role",
                (user_id, row[0]),
            )
            return row[0]

    def _role(self, user_id: int) -> Role | None:
        row: tuple[Role] | None = self._connection.execute(
            "SELECT role FROM access WHERE user_id = ?", (user_id,)
        ).fetchone()
        return row and row[0]

    def _new_code(self, role: Role, lasts: str | None) -> str:
        code = secrets.token_urlsafe(CODE_BYTES)
        self._connection.execute(
            "INSERT INTO pairing (code_hash, role, expires) VALUES (?, ?, datetime('now', ?))",
            (_hash(code), role, lasts),
        )
        return code


def _hash(code: str) -> bytes:
    return hashlib.sha256(code.encode("utf-8", "replace")).digest()
