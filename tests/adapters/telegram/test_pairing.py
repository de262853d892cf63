"""A closed bot: who gets in, and what the others are told."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING

from bot.adapters.telegram import phrases
from bot.adapters.telegram.state import FILE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.adapters.telegram.conftest import StartBot
    from tests.adapters.telegram.fake.server import FakeBotApi


def link_in(text: str) -> str:
    """The `/start` that opening the link in *text* would send."""
    match = re.search(r"https://t\.me/pullquote_test_bot\?start=([A-Za-z0-9_-]{12})(?:\s|$)", text)
    assert match
    return f"/start {match[1]}"


def test_the_first_to_open_the_printed_link_owns_the_bot(api: FakeBotApi, start_bot: StartBot, tmp_path: Path) -> None:
    start = link_in(start_bot().line())
    owner, late = api.reader(1), api.reader(2)
    owner.send(start)
    assert owner.sees().text == phrases.PAIRED["owner"]
    assert owner.sees().text.endswith(phrases.HELP_HINT)
    late.send(start)
    assert late.sees().text == phrases.PRIVATE
    owner.send("cohen")
    assert owner.sees().texts_of("blockquote")
    assert stat.S_IMODE((tmp_path / "state").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "state" / FILE).stat().st_mode) == 0o600


def test_of_two_who_open_the_link_at_once_one_owns_the_bot(api: FakeBotApi, start_bot: StartBot) -> None:
    start = link_in(start_bot().line())
    readers = [api.reader(1), api.reader(2)]
    for reader in readers:
        reader.send(start)
    answers = {reader.sees().text for reader in readers}
    assert answers == {phrases.PAIRED["owner"], phrases.PRIVATE}


def test_strangers_are_told_once(api: FakeBotApi, start_bot: StartBot) -> None:
    start_bot()
    stranger = api.reader(3)
    for text in ("/start", "cohen", "/start AAAAAAAAAAAA"):
        stranger.send(text)
    stranger.send_photo()
    refusal = stranger.sees()
    assert refusal.text == phrases.PRIVATE
    stranger.press_raw(refusal, "1/more 2")
    assert stranger.hears() == phrases.PRIVATE
    assert stranger.sees_nothing()


def test_the_owner_invites_and_a_restart_changes_nothing(api: FakeBotApi, start_bot: StartBot) -> None:
    first = start_bot()
    owner, guest = api.reader(1), api.reader(2)
    owner.send(link_in(first.line()))
    owner.sees()
    owner.sees()
    owner.send("/invite")
    guest.send(link_in(owner.sees().text))
    assert guest.sees().text == phrases.PAIRED["member"]
    guest.sees()
    guest.send("/invite")
    assert guest.sees().text == phrases.OWNER_ONLY
    assert first.stop()[0] == 0
    guest.send("cohen")  # asked while the bot is down
    assert start_bot().line() == "@pullquote_test_bot is answering; Ctrl-C stops it."
    assert guest.sees().texts_of("blockquote")
