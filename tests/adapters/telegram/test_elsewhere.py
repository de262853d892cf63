"""Asked from other chats: inline, a card a quote, and as a guest."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest

from bot.adapters.telegram import phrases
from bot.adapters.telegram.callback import tag
from bot.adapters.telegram.inline import CARDS
from bot.adapters.telegram.limits import INLINE
from tests.adapters.telegram.talk import FOUND, SENTENCES, SOURCE

if TYPE_CHECKING:
    from typing import Any

    from tests.adapters.telegram.conftest import StartBot
    from tests.adapters.telegram.fake.reader import Reader
    from tests.adapters.telegram.fake.server import FakeBotApi

IDS = count(1000)
HOME = "https://t.me/pullquote_test_bot"


@pytest.fixture
def reader(open_api: FakeBotApi) -> Reader:
    return open_api.reader(next(IDS))


def quotes(card: dict[str, Any]) -> list[str]:
    """What the message of *card* quotes."""
    spans = [(each["offset"], each["length"]) for each in card["entities"] if "quote" in each["type"]]
    text = card["text"].encode("utf-16-le")
    return [text[2 * start : 2 * (start + length)].decode("utf-16-le") for start, length in spans]


def test_a_question_gets_a_card_a_quote(reader: Reader) -> None:
    offered = reader.types_inline("cohen")
    assert [quotes(card) for card in offered["cards"]] == [[text] for text in SENTENCES]
    first = offered["cards"][0]
    assert first["id"] == tag("d") + FOUND[0].quote.id
    assert first["title"].startswith(SOURCE.outlet)
    assert first["description"] == SENTENCES[0]
    assert not first["has_preview"]
    (button,) = first["reply_markup"]["inline_keyboard"][0]
    assert button["url"] == f"{HOME}?start={FOUND[0].quote.id}"


def test_everybody_may_get_the_same_cards_from_telegrams_cache(reader: Reader) -> None:
    offered = reader.types_inline("cohen")
    assert offered["cache_time"] == 300
    assert offered["is_personal"] is False


def test_nothing_typed_shows_the_latest_page_by_page(reader: Reader) -> None:
    pages, offset = [], ""
    while True:
        offered = reader.types_inline("", offset)
        pages.append([card["text"].splitlines()[0] for card in offered["cards"]])
        if not (offset := offered["next_offset"]):
            break
    assert [len(page) for page in pages] == [CARDS, CARDS, 25 - 2 * CARDS]
    assert [line for page in pages for line in page] == [f"Sentence {number}." for number in range(25)]


def test_an_offset_that_nobody_gave_out_is_the_first_page(reader: Reader) -> None:
    assert reader.types_inline("cohen", "²") == reader.types_inline("cohen", "-1") == reader.types_inline("cohen")


def test_what_the_coverage_does_not_say_gets_no_card_but_a_word(reader: Reader) -> None:
    offered = reader.types_inline("brazil")
    assert offered["cards"] == []
    assert offered["button"] == phrases.NOTHING_INLINE


def test_a_shared_quote_is_one_card(reader: Reader) -> None:
    assert [quotes(card) for card in reader.types_inline(FOUND[2].quote.id)["cards"]] == [[SENTENCES[2]]]


def test_a_guest_question_gets_one_answer(reader: Reader) -> None:
    reader.asks_as_guest("@pullquote_test_bot cohen?")
    assert reader.sees_guest().texts_of("blockquote") == [*SENTENCES[:2]]
    reader.asks_as_guest("@pullquote_test_bot brazil?")
    assert reader.sees_guest().text.startswith("Not in this coverage.")


def test_who_types_like_a_machine_is_asked_to_wait(reader: Reader) -> None:
    answers = (reader.types_inline("cohen") for _ in range(10 * INLINE.burst))
    refused = next(offered for offered in answers if offered["button"])
    assert (refused["button"], refused["cards"]) == (phrases.SLOWLY_INLINE, [])


def test_strangers_get_no_card_from_a_closed_bot(api: FakeBotApi, start_bot: StartBot) -> None:
    link = start_bot().line().split("start=")[1].split()[0]
    owner, stranger = api.reader(1), api.reader(2)
    owner.send(f"/start {link}")
    owner.sees()
    offered = stranger.types_inline("cohen")
    assert (offered["cards"], offered["button"], offered["is_personal"]) == ([], phrases.PRIVATE_INLINE, True)
    offered = owner.types_inline("cohen")
    assert len(offered["cards"]) == 3
    assert offered["is_personal"] is True
    stranger.asks_as_guest("@pullquote_test_bot cohen?")
    owner.asks_as_guest("@pullquote_test_bot cohen?")
    assert owner.sees_guest().texts_of("blockquote")
    assert stranger.heard_nothing("guest")
