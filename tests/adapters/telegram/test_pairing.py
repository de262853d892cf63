"""A closed bot: who gets in, and what the others are told."""

from __future__ import annotations

import json
import re
import stat
from typing import TYPE_CHECKING

from bot.adapters.telegram import phrases
from bot.adapters.telegram.state import FILE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.adapters.telegram.conftest import StartBot
    from tests.adapters.telegram.fake.reader import Reader
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
    assert phrases.HELP_HINT in owner.sees().text
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


def paired(api: FakeBotApi, start_bot: StartBot) -> Reader:
    """The owner of a bot that runs."""
    owner = api.reader(1)
    owner.send(link_in(start_bot().line()))
    owner.sees()
    owner.sees()
    return owner


def test_a_group_that_the_owner_adds_the_bot_to_may_ask(api: FakeBotApi, start_bot: StartBot) -> None:
    owner, member, group = paired(api, start_bot), api.reader(2), api.group(-5)
    owner.seats_bot(group)
    assert group.sees().text == phrases.GROUP_IN
    member.send_in(group, "/ask cohen")
    assert group.sees().texts_of("blockquote")
    member.send("cohen")  # in the group, and nowhere else
    assert member.sees().text == phrases.PRIVATE
    owner.seats_bot(group, "member", "left")
    owner.seats_bot(group, "left", "member")
    assert group.sees().text == phrases.GROUP_IN


def test_a_group_that_a_stranger_adds_the_bot_to_gets_silence(api: FakeBotApi, start_bot: StartBot) -> None:
    owner, stranger, group = paired(api, start_bot), api.reader(2), api.group(-5)
    stranger.seats_bot(group)
    stranger.send_in(group, "/ask cohen")
    stranger.send_in(group, "/start")
    stranger.send_in(group, "/invite")
    assert group.sees_nothing()
    owner.send_in(group, "/ask cohen")
    assert group.sees().texts_of("blockquote")
    owner.send_in(group, "/invite")
    assert group.sees().text == phrases.GROUP_IN
    stranger.send_in(group, "/ask cohen")
    assert group.sees().texts_of("blockquote")


def test_an_invited_group_may_ask_and_goes_on_when_it_grows(api: FakeBotApi, start_bot: StartBot) -> None:
    owner, member = paired(api, start_bot), api.reader(2)
    group, grown = api.group(-5), api.group(-1005)
    owner.send("/invite")
    code = owner.sees().text.split("startgroup=")[1].split()[0]
    member.send_in(group, f"/start@pullquote_test_bot {code}")
    assert group.sees().text == phrases.GROUP_IN
    member.write({"chat": group.chat, "migrate_to_chat_id": -1005})
    member.send_in(grown, "/ask cohen")
    assert grown.sees().texts_of("blockquote")


def test_the_owner_sees_how_the_bot_is_doing_and_nobody_elses_words(api: FakeBotApi, start_bot: StartBot) -> None:
    owner = paired(api, start_bot)
    for text in ("cohen sentinel", "sentinel", "hello"):
        owner.send(text)
        owner.sees()
    owner.send("/status")
    told = owner.sees().text
    assert told.startswith("Answered 1, not answered 1, other turns 1, since ")
    assert "3 sentences, engine tiny" in told
    assert "1 waiting, 1 conversations open" in told
    assert "sentinel" not in told


def test_to_others_there_is_no_status(api: FakeBotApi, start_bot: StartBot) -> None:
    start_bot(access="open")
    reader = api.reader(1)
    reader.send("/status")
    assert reader.sees().text == "/status is all I know."


def test_the_owner_gets_a_menu_of_their_own(api: FakeBotApi, start_bot: StartBot) -> None:
    owner = paired(api, start_bot)
    menus = [api.wait_for("setMyCommands") for _ in range(3)]
    assert "/status" not in str(menus[0])
    assert [json.loads(menu["scope"]).get("chat_id") for menu in menus] == [None, None, owner.user["id"]]
    assert {"invite", "status"} <= {each["command"] for each in json.loads(menus[2]["commands"])}


def test_who_asks_too_much_hears_so_once(api: FakeBotApi, start_bot: StartBot) -> None:
    start_bot(access="open", burst="2")
    reader = api.reader(1)
    for _ in range(5):
        reader.send("hello")
    assert [reader.sees().text for _ in range(3)] == ["Hello.", "Hello.", phrases.SLOWLY]
    assert reader.sees_nothing()


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
