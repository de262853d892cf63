from __future__ import annotations

import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.adapters.telegram.access import Access
from bot.adapters.telegram.state import FILE, UPGRADES, open_state
from bot.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def access(tmp_path: Path) -> Iterator[Access]:
    with closing(open_state(tmp_path / "state")) as state:
        yield Access(state, everyone=False)


def code_of(access: Access) -> str:
    code = access.pairing_code()
    assert code
    return code


def test_nobody_is_admitted_before_pairing(access: Access) -> None:
    assert not access.admits(1)


def test_the_first_to_open_the_link_is_the_owner(access: Access) -> None:
    code = code_of(access)
    assert access.redeem(code, 1) == "owner"
    assert access.redeem(code, 2) is None
    assert access.is_owner(1)
    assert not access.admits(2)


def test_of_many_at_once_one_becomes_the_owner(tmp_path: Path) -> None:
    with closing(open_state(tmp_path)) as state:
        code = code_of(Access(state, everyone=False))

    def open_link(user_id: int) -> bool:
        with closing(open_state(tmp_path)) as state:
            return Access(state, everyone=False).redeem(code, user_id) is not None

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(open_link, range(1, 25))) == 1


def test_a_wrong_code_admits_nobody(access: Access) -> None:
    code = code_of(access)
    assert access.redeem(code[:-1], 1) is None
    assert access.redeem("", 1) is None
    assert access.redeem("\ud800", 1) is None


def test_a_new_code_replaces_the_old_one(access: Access) -> None:
    old, new = code_of(access), code_of(access)
    assert access.redeem(old, 1) is None
    assert access.redeem(new, 1) == "owner"


def test_with_an_owner_there_is_nothing_to_pair(access: Access) -> None:
    access.redeem(code_of(access), 1)
    assert access.pairing_code() is None


def test_an_invitation_lets_one_member_in(access: Access) -> None:
    access.redeem(code_of(access), 1)
    invitation = access.invitation()
    assert access.redeem(invitation, 1) is None
    assert access.redeem(invitation, 2) == "member"
    assert access.redeem(invitation, 3) is None
    assert access.admits(2)
    assert not access.is_owner(2)
    assert access.is_owner(1)


def test_an_invitation_ends_after_a_day(access: Access, tmp_path: Path) -> None:
    invitation = access.invitation()
    with closing(sqlite3.connect(tmp_path / "state" / FILE)) as state, state:
        state.execute("UPDATE pairing SET expires = datetime(expires, '-1 day')")
    assert access.redeem(invitation, 2) is None


def test_a_group_can_be_let_in_and_never_be_the_owner(access: Access) -> None:
    code = code_of(access)
    assert access.redeem(code, -5) is None
    assert access.redeem(code, 1) == "owner"
    assert access.redeem(access.invitation(), -5) == "member"
    assert access.admits(2, -5)
    assert not access.admits(2, -6)
    assert not access.admits(2)
    assert access.admits(1, -6)


def test_who_was_let_in_can_be_put_out_but_not_the_owner(access: Access) -> None:
    access.redeem(code_of(access), 1)
    access.admit(-5)
    access.move(-5, -1005)
    assert [access.admits(2, chat_id) for chat_id in (-5, -1005)] == [False, True]
    assert access.expel(-1005)
    assert not access.expel(-1005)
    assert not access.expel(1)
    assert access.owner == 1


def test_an_open_bot_admits_everyone_and_pairs_nobody(tmp_path: Path) -> None:
    with closing(open_state(tmp_path)) as state:
        access = Access(state, everyone=True)
        assert access.admits(1)
        assert access.pairing_code() is None


def test_codes_are_not_stored(access: Access, tmp_path: Path) -> None:
    code = code_of(access)
    files = [path.read_bytes() for path in (tmp_path / "state").iterdir()]
    assert not any(code.encode() in content for content in files)


def test_only_their_owner_can_read_folder_and_files(access: Access, tmp_path: Path) -> None:
    code_of(access)
    folder = tmp_path / "state"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_state_survives_a_restart(tmp_path: Path) -> None:
    with closing(open_state(tmp_path)) as state:
        access = Access(state, everyone=False)
        access.redeem(code_of(access), 1)
    with closing(open_state(tmp_path)) as state:
        assert Access(state, everyone=False).is_owner(1)


def test_a_file_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    with closing(open_state(tmp_path)) as state:
        state.execute(f"PRAGMA user_version = {len(UPGRADES) + 1}")
    with pytest.raises(SettingsError, match=r"PULLQUOTE_STATE_DIR.*newer version"):
        open_state(tmp_path)


def test_a_file_that_is_no_state_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database, but long enough to look at " * 30)
    with pytest.raises(SettingsError, match="PULLQUOTE_STATE_DIR"):
        open_state(tmp_path)
    assert (tmp_path / FILE).read_bytes().startswith(b"not a database")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingsError, match="PULLQUOTE_STATE_DIR"):
        open_state(tmp_path / "file" / "state")
