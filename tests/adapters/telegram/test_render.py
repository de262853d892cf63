from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from bot.adapters.telegram.render import PAGE_BYTES, PAGE_UNITS, Page, render
from bot.adapters.telegram.verbatim import as_sent, units
from bot.chat.blocks import (
    Action,
    Block,
    CarriedBlock,
    ContextBlock,
    EchoBlock,
    FactBlock,
    NearestBlock,
    NoticeBlock,
    QuoteBlock,
    Reply,
)
from bot.model import Fact, Source, Speaker
from tests.adapters.telegram.fake.text import Formatted, sent
from tests.adapters.telegram.strategies import REPLIES
from tests.adapters.telegram.talk import OTHER, SOURCE, found, quote

# Replies take long to make up; run with more examples after a change to markup or wording.
ANY_REPLY = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))

OUR_MARKUP = {"blockquote", "text_link", "bold", "italic", "pre"}


def shown(*blocks: Block) -> list[Formatted]:
    """What a reader sees of *blocks*."""
    return [sent(page.html, "HTML") for page in render(Reply(blocks))]


def text_of(*blocks: Block) -> str:
    (page,) = shown(*blocks)
    return page.text


def quotes_in(pages: list[Formatted]) -> list[str]:
    return [entity.text for page in pages for entity in page.entities if entity.kind == "blockquote"]


def stored_quotes(reply: Reply) -> list[str]:
    return [
        block.found.quote.text for block in reply.blocks if isinstance(block, QuoteBlock | NearestBlock | ContextBlock)
    ]


@ANY_REPLY
@given(REPLIES)
def test_telegram_takes_every_page_of_any_reply(reply: Reply) -> None:
    for page in render(reply):
        seen = sent(page.html, "HTML")
        assert units(seen.text) <= PAGE_UNITS
        assert len(page.html.encode()) <= PAGE_BYTES
        assert {entity.kind for entity in seen.entities} <= OUR_MARKUP
        assert len(seen.entities) <= 100
        assert all(
            entity.url.startswith("https://example.org/a") for entity in seen.entities if entity.kind == "text_link"
        )


@ANY_REPLY
@given(REPLIES)
def test_a_block_quote_is_the_stored_quote(reply: Reply) -> None:
    quotes = quotes_in([sent(page.html, "HTML") for page in render(reply)])
    stored = stored_quotes(reply)
    assert len(quotes) == len(stored)
    for seen, kept in zip(quotes, stored, strict=True):
        assert as_sent(kept).startswith(seen)
        if units(kept) < 1000:
            assert seen == as_sent(kept)


@ANY_REPLY
@given(REPLIES)
def test_every_button_fits_telegram(reply: Reply) -> None:
    for page in render(reply):
        for row in page.rows:
            assert 1 <= len(row) <= 4
            assert all(button.label and 1 <= len(button.carries.encode()) <= 64 for button in row)


def test_the_source_line_names_all_that_is_known() -> None:
    line = text_of(QuoteBlock(2, found("He lied.", speaker=Speaker("Michael Cohen", "stated")))).splitlines()[1]
    assert line == '2. The Guardian – Cohen <pleads> "guilty", 9 Dec 2018, paragraph 5, said by Michael Cohen'


def test_a_likely_speaker_is_not_named() -> None:
    assert "Cohen said" not in text_of(QuoteBlock(1, found("He lied.", OTHER, Speaker("Cohen said", "likely"))))


def test_only_web_addresses_become_links() -> None:
    (page,) = shown(QuoteBlock(1, found("a", SOURCE)), QuoteBlock(2, found("b", OTHER)))
    assert [entity.url for entity in page.entities if entity.kind == "text_link"] == [SOURCE.url]


def test_an_address_arrives_as_it_is() -> None:
    url = "https://example.org/?a=1&amp;b=2&lt;'é"
    (page,) = shown(QuoteBlock(1, found("a", Source("a12", "", "Title", url=url))))
    assert [entity.url for entity in page.entities if entity.kind == "text_link"] == [url]


def test_an_article_without_names_is_named_by_its_id() -> None:
    assert "1. a12, undated, paragraph 5" in text_of(QuoteBlock(1, found("a", Source("a12", ""))))


def test_a_title_cannot_hide_characters() -> None:
    assert "ev\N{REPLACEMENT CHARACTER}il line" in text_of(
        QuoteBlock(1, found("a", Source("x", "", "ev\u202eil\nline")))
    )


def test_an_echo_shows_its_wording_only_where_it_differs() -> None:
    block = QuoteBlock(1, found("He lied."))
    assert text_of(block, EchoBlock(quote("He lied.", OTHER))).endswith("also in CNN – Trump Tower, 8 Dec 2018")
    assert text_of(block, EchoBlock(quote("He fibbed.", OTHER))).endswith("8 Dec 2018: “He fibbed.”")


def test_facts_and_carried_words_are_no_quotes() -> None:
    pages = shown(FactBlock(Fact("author", "Jon Swaine", OTHER)), CarriedBlock(("Peskov", "Putin")))
    assert pages[0].text == "author of “Trump Tower”: Jon Swaine\n\nstill about: Peskov, Putin"
    assert quotes_in(pages) == []


def test_the_sentences_around_a_quote_stand_outside_its_block_quote() -> None:
    pages = shown(ContextBlock(1, "Before. ", found("Quote."), " After."))
    assert quotes_in(pages) == ["Quote."]
    assert pages[0].text.startswith("Before.\nQuote.\nAfter.\n1. The Guardian")


def test_long_context_is_cut_and_marked_away_from_the_quote() -> None:
    lines = text_of(ContextBlock(1, "word " * 500, found("Quote."), "word " * 500)).splitlines()
    assert lines[0].startswith("…word")
    assert lines[0].endswith(" word")
    assert lines[2].startswith("word ")
    assert lines[2].endswith(" word…")


def test_what_is_to_be_pasted_is_preformatted() -> None:
    (page,) = shown(NoticeBlock("> “a”\n<b>", "paste"))
    assert [(entity.kind, entity.text) for entity in page.entities] == [("pre", "> “a”\n<b>")]


def test_a_quote_that_telegram_would_alter_is_marked() -> None:
    assert "Telegram changes some characters" in text_of(QuoteBlock(1, found("a\u202eb")))
    assert "Telegram changes some characters" not in text_of(QuoteBlock(1, found("a\u200bb\u00a0c")))


def test_a_quote_too_long_for_a_message_is_cut_and_marked_outside_the_block_quote() -> None:
    (page,) = shown(QuoteBlock(1, found("word " * 2000 + "end.")))
    (seen,) = quotes_in([page])
    assert seen.endswith("word")
    assert "✂" not in seen
    assert "✂ Cut here" in page.text


def test_whole_quotes_go_to_the_next_message() -> None:
    pages = shown(*(QuoteBlock(number, found(f"{number} " + "word " * 300 + "end.")) for number in (1, 2, 3)))
    assert len(pages) == 2
    assert len(quotes_in(pages)) == 3


def test_a_long_notice_loses_nothing_but_white_space() -> None:
    text = " ".join(str(number) for number in range(3000))
    assert " ".join(page.text for page in shown(NoticeBlock(text))) == text


def test_the_last_page_has_the_buttons() -> None:
    blocks = tuple(QuoteBlock(number, found("word " * 400 + "end.")) for number in (1, 2))
    actions = (Action("Context 1", "/context 1"), Action("More", "/more 2"), Action("Typed only", "/cite"))
    first, last = render(Reply(blocks, actions))
    assert first.rows == ()
    assert [[button.label for button in row] for row in last.rows] == [["Context 1", "More"]]


def test_buttons_of_one_command_stand_side_by_side() -> None:
    commands = [f"/{verb} {number}" for number in (1, 2, 3) for verb in ("context", "source")]
    actions = (*(Action(command, command) for command in commands), Action("More", "/more 3"), Action("Drop", "/drop"))
    (page,) = render(Reply((NoticeBlock("a"),), actions))
    assert [[button.label for button in row] for row in page.rows] == [
        ["/context 1", "/context 2", "/context 3"],
        ["/source 1", "/source 2", "/source 3"],
        ["More", "Drop"],
    ]


def test_notices_of_one_kind_are_a_list() -> None:
    hints = [NoticeBlock(text, "hint") for text in ("b", "c", "")]
    assert text_of(NoticeBlock("a"), *hints) == "a\n\nb\nc"


def test_an_empty_reply_is_no_message() -> None:
    assert render(Reply(())) == ()
    assert render(Reply((NoticeBlock("  "),))) == ()
    assert render(Reply((NoticeBlock("a"),))) == (Page("a"),)
