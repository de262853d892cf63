from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.adapters.telegram.state import FILE, UPGRADES, open_state
from bot.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_of_each_older_version_is_upgraded_and_keeps_what_it_holds(tmp_path: Path) -> None:
    for version in range(1, len(UPGRADES)):
        folder = tmp_path / str(version)
        folder.mkdir()
        with closing(sqlite3.connect(folder / FILE)) as old:
            for statements in UPGRADES[:version]:
                old.executescript(statements)
            old.execute("INSERT INTO access (user_id, role) VALUES (5, 'owner')")
            old.execute(f"PRAGMA user_version = {version}")
            old.commit()
        with closing(open_state(folder)) as state:
            assert state.execute("PRAGMA user_version").fetchone() == (len(UPGRADES),)
            assert state.execute("SELECT user_id FROM access").fetchall() == [(5,)]
            assert state.execute("SELECT count(*) FROM updates").fetchone() == (0,)


def test_a_file_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as newer:
        newer.execute(f"PRAGMA user_version = {len(UPGRADES) + 1}")
        newer.commit()
    with pytest.raises(SettingsError, match="newer version"):
        open_state(tmp_path)


@pytest.mark.parametrize("place", [0, 5000])
def test_a_damaged_file_is_told_in_one_line(tmp_path: Path, place: int) -> None:
    with closing(open_state(tmp_path)) as state:
        state.executemany(
            "INSERT INTO updates (update_id, raw, changed) VALUES (?, ?, 0)", [(n, "x" * 300) for n in range(99)]
        )
    with (tmp_path / FILE).open("r+b") as file:
        file.seek(place)
        file.write(b"\xa5" * 4000)
    with pytest.raises(SettingsError, match=f"^PULLQUOTE_STATE_DIR: .*{FILE} cannot be used .* move the file away$"):
        open_state(tmp_path)


def test_the_file_is_its_owners_only(tmp_path: Path) -> None:
    with closing(open_state(tmp_path / "new")) as state:
        state.execute("INSERT INTO access (user_id, role) VALUES (5, 'owner')")
        assert {path.stat().st_mode & 0o777 for path in (tmp_path / "new").iterdir()} == {0o600}
