from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from bot.adapters.telegram.markup import LONGEST
from bot.adapters.telegram.page import Page
from bot.adapters.telegram.render import PAGE_BYTES, PAGE_UNITS, render
from bot.adapters.telegram.verbatim import as_sent, units
from bot.chat.blocks import (
    Block,
    CarriedBlock,
    CiteBlock,
    ContextBlock,
    EchoBlock,
    FactBlock,
    NearestBlock,
    NoticeBlock,
    QuoteBlock,
    Reply,
    SourceBlock,
)
from bot.chat.drawing import reply
from bot.model import Fact, Source, Speaker
from tests.adapters.telegram.fake.text import MAX_UNITS, Formatted, sent
from tests.adapters.telegram.strategies import REPLIES
from tests.adapters.telegram.talk import OTHER, SOURCE, found, quote
from tests.coverage_kit import differing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.model import Found

# Replies take long to make up; run with more examples after a change to markup or wording.
ANY_REPLY = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))

OUR_MARKUP = {"blockquote", "expandable_blockquote", "text_link", "bold", "italic", "pre", "code"}
HOME = "https://t.me/pullquote_test_bot"


def shown(*blocks: Block) -> list[Formatted]:
    """What a reader sees of *blocks*."""
    return [sent(page.html, "HTML") for page in render(Reply(blocks), HOME)]


def text_of(*blocks: Block) -> str:
    (page,) = shown(*blocks)
    return page.text


def quotes_in(pages: list[Formatted]) -> list[str]:
    return [entity.text for page in pages for entity in page.entities if entity.kind.endswith("blockquote")]


def stored_quotes(reply: Reply) -> list[str]:
    return [
        block.found.quote.text
        for block in reply.blocks
        if isinstance(block, QuoteBlock | NearestBlock | ContextBlock | SourceBlock)
    ]


@ANY_REPLY
@given(REPLIES)
def test_telegram_takes_every_page_of_any_reply(reply: Reply) -> None:
    for page in render(reply, HOME):
        seen = sent(page.html, "HTML")
        assert units(seen.text) <= (PAGE_UNITS if len(page.quotes) > 1 else MAX_UNITS)
        assert len(page.html.encode()) <= PAGE_BYTES
        assert {entity.kind for entity in seen.entities} <= OUR_MARKUP
        assert len(seen.entities) <= 100
        links = [entity.url for entity in seen.entities if entity.kind == "text_link"]
        assert all(link.startswith(("https://example.org/a", f"{HOME}?start=")) for link in links)


@ANY_REPLY
@given(REPLIES)
def test_a_block_quote_is_the_stored_quote(reply: Reply) -> None:
    quotes = quotes_in([sent(page.html, "HTML") for page in render(reply, HOME)])
    # What is longer than a message can be is not shown: a quote is whole or not there.
    assert quotes == [as_sent(kept) for kept in stored_quotes(reply) if units(as_sent(kept)) <= LONGEST]


def test_the_source_line_names_all_that_is_known() -> None:
    line = text_of(QuoteBlock(2, found("He lied.", speaker=Speaker("Michael Cohen", "stated")))).splitlines()[1]
    assert line == '2. Michael Cohen, in The Guardian: Cohen <pleads> "guilty", 9 Dec 2018'


def test_a_likely_speaker_is_not_named() -> None:
    assert "Cohen said" not in text_of(QuoteBlock(1, found("He lied.", OTHER, Speaker("Cohen said", "likely"))))


def links_in(page: Formatted) -> list[str]:
    return [entity.url for entity in page.entities if entity.kind == "text_link"]


def test_an_article_without_a_web_address_is_linked_to_the_quote_in_the_bot() -> None:
    quotes = found("a", SOURCE), found("b", OTHER)
    (page,) = shown(*(QuoteBlock(1, each) for each in quotes))
    assert links_in(page) == [SOURCE.url, f"{HOME}?start={quotes[1].quote.id}"]


def test_without_an_address_of_its_own_the_bot_makes_no_links_to_itself() -> None:
    (page,) = render(Reply((QuoteBlock(1, found("b", OTHER)),)))
    assert "href" not in page.html


def test_an_address_arrives_as_it_is() -> None:
    url = "https://example.org/?a=1&amp;b=2&lt;'é"
    (page,) = shown(QuoteBlock(1, found("a", Source("a12", "", "Title", url=url))))
    assert links_in(page) == [url]


def test_an_article_without_names_is_named_by_its_id() -> None:
    assert "1. a12, outlet not stated, undated" in text_of(QuoteBlock(1, found("a", Source("a12", ""))))


def test_a_title_cannot_hide_characters() -> None:
    assert "ev\N{REPLACEMENT CHARACTER}il line" in text_of(
        QuoteBlock(1, found("a", Source("x", "", "ev\u202eil\nline")))
    )


def test_an_echo_is_one_line_that_says_what_is_different() -> None:
    above = quote("He lied about the tower.")
    block = QuoteBlock(1, found("He lied about the tower."))

    def echoed(text: str) -> str:
        return text_of(block, EchoBlock(quote(text, OTHER), above)).splitlines()[-1]

    assert echoed("He lied about the tower.") == "also in CNN: Trump Tower, 8 Dec 2018; word for word"
    assert echoed("He lied about tower.") == "also in CNN: Trump Tower, 8 Dec 2018; there without “the”"


def test_an_echo_in_other_words_is_a_tap_away() -> None:
    above, other = quote("He lied."), quote("Whatever he told them then was, they say, not at all true.", OTHER)
    (page,) = shown(QuoteBlock(1, found("He lied.")), EchoBlock(other, above))
    assert page.text.endswith("8 Dec 2018; there in other words")
    assert links_in(page)[-1] == f"{HOME}?start={other.id}"


def test_facts_and_carried_words_are_no_quotes() -> None:
    pages = shown(FactBlock(Fact("author", "Jon Swaine", OTHER)), CarriedBlock(("Peskov", "Putin")))
    assert pages[0].text == "author of “Trump Tower”: Jon Swaine\n\nStill about: Peskov, Putin"
    assert quotes_in(pages) == []


def test_the_sentences_around_a_quote_stand_outside_its_block_quote() -> None:
    pages = shown(ContextBlock(1, "Before. ", found("Quote."), " After."))
    assert quotes_in(pages) == ["Quote."]
    assert pages[0].text.startswith("Before.\nQuote.\nAfter.\nThe Guardian")


def test_the_source_of_a_quote_is_told_with_what_proves_it() -> None:
    block = SourceBlock(1, found("He lied.", speaker=Speaker("Michael Cohen", "stated"), start=40))
    (page,) = shown(block)
    assert page.text.splitlines()[1:3] == [
        'Michael Cohen, in The Guardian: Cohen <pleads> "guilty", 9 Dec 2018',
        "by Jon Swaine, paragraph 5, characters 40–48",
    ]
    assert [entity.text for entity in page.entities if entity.kind == "code"] == [
        SOURCE.sha256,
        f"pullquote verify {block.found.quote.id}",
    ]


def test_long_context_is_cut_and_marked_away_from_the_quote() -> None:
    lines = text_of(ContextBlock(1, "word " * 500, found("Quote."), "word " * 500)).splitlines()
    assert lines[0].startswith("…word")
    assert lines[0].endswith(" word")
    assert lines[2].startswith("word ")
    assert lines[2].endswith(" word…")


def test_what_is_to_be_pasted_is_preformatted() -> None:
    (page,) = shown(CiteBlock(1, found("a <b>", OTHER)))
    (entity,) = page.entities
    assert entity.kind == "pre"
    assert entity.text.startswith("“a <b>” — CNN, Trump Tower")


def test_a_quote_that_telegram_would_alter_is_marked() -> None:
    assert "Telegram changes some characters" in text_of(QuoteBlock(1, found("a\u202eb")))
    assert "Telegram changes some characters" not in text_of(QuoteBlock(1, found("a\u200bb\u00a0c")))


def test_a_long_quote_is_folded_and_whole() -> None:
    (page,) = shown(QuoteBlock(1, found("word " * 110 + "end.")))
    assert [entity.kind for entity in page.entities if "quote" in entity.kind] == ["expandable_blockquote"]
    assert quotes_in([page]) == ["word " * 110 + "end."]


@pytest.mark.parametrize("block", [QuoteBlock, SourceBlock, lambda number, each: ContextBlock(number, "b", each, "a")])
def test_a_quote_that_fills_a_message_leaves_room_for_its_source(block: Callable[[int, Found], Block]) -> None:
    text = "😀" * (LONGEST // 2)
    (page,) = shown(block(1, found(text, speaker=Speaker("Michael Cohen", "stated"))))
    assert quotes_in([page]) == [text]


def test_a_quote_longer_than_a_message_is_not_shown_in_part() -> None:
    (page,) = shown(QuoteBlock(1, found("😀" * 2000)))
    assert quotes_in([page]) == []
    assert page.text.startswith("This sentence is longer than a message can be")
    assert "The Guardian" in page.text


def test_whole_quotes_go_to_the_next_message() -> None:
    pages = shown(*(QuoteBlock(number, found(f"{number} " + "word " * 300 + "end.")) for number in (1, 2, 3)))
    assert len(pages) == 2
    assert len(quotes_in(pages)) == 3


def test_addresses_that_grow_when_they_are_escaped_go_to_the_next_message() -> None:
    source = Source("a12", "", "Title", url="https://example.org/a" + "&" * 950)
    pages = render(Reply(tuple(QuoteBlock(number, found(f"{number}", source)) for number in range(1, 9))), HOME)
    assert len(pages) == 2
    assert all(len(page.html.encode()) <= PAGE_BYTES for page in pages)


def test_no_message_has_more_markup_than_telegram_reads() -> None:
    pages = shown(*(QuoteBlock(number, found(f"{number}", Source("a", ""))) for number in range(1, 80)))
    assert [quote for page in pages for quote in quotes_in([page])] == [f"{number}" for number in range(1, 80)]
    assert all(len(page.entities) <= 100 for page in pages)
    assert len(pages) > 1


def test_a_long_notice_loses_nothing_but_white_space() -> None:
    text = " ".join(str(number) for number in range(3000))
    assert " ".join(page.text for page in shown(NoticeBlock(text))) == text


def test_a_page_knows_its_quotes() -> None:
    first, second = found("a"), found("b")
    (page,) = render(Reply((QuoteBlock(4, first), QuoteBlock(5, second))))
    assert page.quotes == ((4, first), (5, second))


def test_notices_in_a_row_are_a_list() -> None:
    hints = [NoticeBlock(text, "hint") for text in ("b", "c", "")]
    assert text_of(NoticeBlock("a"), *hints) == "a\nb\nc"


def test_an_empty_reply_is_no_message() -> None:
    assert render(Reply(())) == ()
    assert render(Reply((NoticeBlock("  "),))) == ()
    assert render(Reply((NoticeBlock("a"),))) == (Page("a"),)


def test_a_line_above_the_quotes_says_that_they_differ(tmp_path: Path) -> None:
    (page,) = shown(*reply(differing(tmp_path), 0, 3).blocks)
    assert page.text.startswith("The coverage differs in its figures: see quotes 1 and 2.\n")
    assert page.text.index("\n1. ") < page.text.index("\n2. ")
