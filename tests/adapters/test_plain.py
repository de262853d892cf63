"""Each block as a terminal shows it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.plain import draw
from bot.adapters.style import Style
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
    SuggestedBlock,
)
from bot.model import Fact, Speaker
from bot.text.display import MARK
from tests.adapters.pieces import SCOPE_LINE, SOURCE, UNDATED, found, quote

WIDE = Style(80)
LONG = "Rain fell on the city, on the hills around it and on the sea, and nobody could say when it would stop again."


def drawn(*blocks: Block, style: Style = WIDE) -> list[str]:
    return draw(Reply(blocks), style).split("\n")


def test_a_quote_stands_between_quotation_marks_with_its_source_under_it() -> None:
    assert drawn(QuoteBlock(1, found())) == [
        "1  “Rain fell on the city.”",
        f"   — Daily Globe, Rain in town, 9 Dec 2018, paragraph 3 [{quote().id}]",
    ]


def test_a_long_quote_is_broken_between_words_under_its_first() -> None:
    assert drawn(QuoteBlock(12, found(LONG)))[:2] == [
        "12 “Rain fell on the city, on the hills around it and on the sea, and nobody",
        "   could say when it would stop again.”",
    ]


def test_a_quote_that_keeps_its_line_ends_shows_them() -> None:
    assert drawn(QuoteBlock(1, found("Rain fell\non the city.")))[:2] == ["1  “Rain fell", "   on the city.”"]


def test_a_stated_speaker_is_named_and_a_likely_one_is_not() -> None:
    stated, likely = found(speaker=Speaker("Bo Day", "stated")), found(speaker=Speaker("Bo Day", "likely"))
    assert drawn(QuoteBlock(1, stated))[1].startswith("   — Bo Day, in Daily Globe, ")
    assert "Bo Day" not in draw(Reply((QuoteBlock(1, likely),)), WIDE)


def test_an_echo_keeps_its_own_words() -> None:
    echo = EchoBlock(quote("All of it is snow up there today, and none was seen.", UNDATED), quote())
    assert " ".join(" ".join(drawn(echo)).split()).endswith(f"undated: “{echo.quote.text}”")


def test_an_echo_that_changes_little_says_what() -> None:
    lines = drawn(EchoBlock(quote("Rain fell on city.", UNDATED), quote()))
    assert lines == ["   also in Snow in the hills, outlet not stated, undated; there without “the”"]


def test_a_fact_has_no_quotation_marks_around_its_value() -> None:
    assert drawn(FactBlock(Fact("author", "Ann Lee", SOURCE))) == ["author of “Rain in town”: Ann Lee"]
    assert drawn(FactBlock(Fact("author", "", UNDATED))) == ["author of “Snow in the hills”: not stated on the page"]


def test_the_nearest_has_no_number() -> None:
    assert drawn(NearestBlock(found()))[:2] == ["Nearest:", "   “Rain fell on the city.”"]


def test_carried_words_tell_how_to_drop_them() -> None:
    assert drawn(CarriedBlock(("Trump", "talks"))) == ["Still about: Trump, talks   (/drop asks without)"]


def test_a_suggested_question_is_asked_back() -> None:
    assert drawn(SuggestedBlock("Who is Ann Lee?")) == ["Did you mean “Who is Ann Lee?”"]
    assert drawn(SuggestedBlock("Ann Lee")) == ["Did you mean “Ann Lee”?"]


def test_context_is_the_text_around_a_quote() -> None:
    assert drawn(ContextBlock(1, "It was May. ", found(), "\n\nIt stopped at noon."))[:3] == [
        "   It was May.",
        "   “Rain fell on the city.”",
        "   It stopped at noon.",
    ]


def test_context_that_ends_with_the_article_leaves_no_empty_line() -> None:
    assert drawn(ContextBlock(1, "", found(), "")) == [
        "   “Rain fell on the city.”",
        f"   — Daily Globe, Rain in town, 9 Dec 2018, paragraph 3 [{quote().id}]",
    ]


def test_a_citation_stays_on_one_line_to_be_copied() -> None:
    (line,) = drawn(CiteBlock(1, found(LONG)))
    assert line.startswith(f"“{LONG}” — Ann Lee: Daily Globe, ")
    assert len(drawn(NoticeBlock(LONG * 3))) == 5


def test_the_source_of_a_quote_is_told_line_by_line() -> None:
    lines = drawn(SourceBlock(1, found()))
    assert lines[:2] == ["Daily Globe, Rain in town, 9 Dec 2018, paragraph 3", "by Ann Lee"]
    assert lines[-1] == f"pullquote verify {quote().id}"


def test_questions_to_try_stand_on_their_own() -> None:
    assert drawn(NoticeBlock("Who is Ann?", "example")) == ["Who is Ann?"]


def test_paragraphs_are_set_apart() -> None:
    blocks = (
        NoticeBlock("Searched for: rain", "hint"),
        QuoteBlock(1, found(echoes=(quote("Rain fell on city.", UNDATED),))),
        EchoBlock(quote("Rain fell on city.", UNDATED), quote()),
        QuoteBlock(2, found("It stopped.")),
        NoticeBlock(SCOPE_LINE, "scope"),
    )
    empty = [number for number, line in enumerate(drawn(*blocks)) if not line]
    assert empty == [1, 5, 8]


def test_nothing_opens_or_ends_with_an_empty_line() -> None:
    for block in (QuoteBlock(1, found()), NoticeBlock(SCOPE_LINE, "scope")):
        assert "" not in drawn(block)


BLOCKS = (
    QuoteBlock(1, found(LONG)),
    EchoBlock(quote(LONG), quote()),
    SourceBlock(1, found(LONG)),
    CiteBlock(1, found(LONG)),
    FactBlock(Fact("author", "Ann Lee", SOURCE)),
    NearestBlock(found(LONG)),
    CarriedBlock(("Trump",)),
    SuggestedBlock("Who is Ann Lee?"),
    ContextBlock(1, LONG, found(LONG), LONG),
    NoticeBlock("Not in this coverage.", "lead"),
    NoticeBlock(SCOPE_LINE, "scope"),
)


def test_colour_is_written_only_when_asked_for() -> None:
    assert "\x1b" not in draw(Reply(BLOCKS), WIDE)
    coloured = draw(Reply(BLOCKS), Style(80, colour=True))
    assert "\x1b[36m" in coloured
    codes = {"\x1b[1m", "\x1b[2m", "\x1b[36m", "\x1b[1;33m", "\x1b[0m"}
    for code in codes:
        coloured = coloured.replace(code, "")
    assert coloured == draw(Reply(BLOCKS), WIDE)


@pytest.mark.parametrize("hidden", ["\x1b]0;title\x07", "\x1b[2J", "\x9b31m", "\u202e", "\u200b", "\x00"])
def test_what_cannot_be_shown_is_marked_and_the_mark_explained(hidden: str) -> None:
    lines = drawn(QuoteBlock(1, found(f"Rain {hidden}fell.")))
    assert lines[:2] == [f"1  “Rain {MARK}fell.”", f"   ({MARK} stands for characters that cannot be shown)"]


HOSTILE = st.text(st.characters(), min_size=1) | st.sampled_from(["\x1b[2J", "a\u202eb", "\x1b]52;c;Zm9v\x07"])


@given(HOSTILE, HOSTILE)
def test_no_article_can_steer_a_terminal(text: str, other: str) -> None:
    cut = found(f"“{text}”", Speaker(other, "stated"))
    blocks = (
        QuoteBlock(1, cut),
        EchoBlock(cut.quote, quote(other) if other else cut.quote),
        SourceBlock(1, cut),
        CiteBlock(1, cut),
        NearestBlock(cut),
        ContextBlock(1, other, cut, text),
        FactBlock(Fact("author", other, SOURCE)),
        CarriedBlock((text, other)),
        SuggestedBlock(text),
        NoticeBlock(other),
    )
    shown = draw(Reply(blocks), WIDE)
    assert not [char for char in shown if char not in "\n\t" and unicodedata.category(char) in {"Cc", "Cf", "Cs"}]


def test_a_block_that_is_unknown_is_a_bug() -> None:
    with pytest.raises(TypeError, match="no way to draw"):
        draw(Reply(("rain",)), WIDE)  # type: ignore[arg-type]
