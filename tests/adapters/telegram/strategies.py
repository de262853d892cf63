"""Texts that hurt, and replies made of them."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from bot.adapters.telegram.verbatim import as_sent
from bot.chat.blocks import (
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
from bot.model import Fact, Source, Speaker
from tests.adapters.telegram.talk import found, quote

NASTY = st.sampled_from(
    [
        *"<>&\"'\\/`*_|~[]()\n\r\t\0\x1b 🇷🇺é",
        *("</blockquote>", "<blockquote>", "<b>", "<a href='x'>", "&lt;", "&#60;", "&amp;amp;", "<!--", "<pre>"),
        *("\u030a", "\u0333", "\u2028", "\u202e", "\u200e", "\u200f", "\u200d", "\ufeff", "\u00a0", "\ue000"),
        *("😀", "👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👍🏽", "e\u0301", "한국어", "각"),
        *("@someone", "/start", "https://example.org/?a=1&b=2", "#tag", "**bold**", "javascript:alert(1)"),
    ]
)
_SHORT = st.lists(NASTY | st.characters(codec="utf-8"), max_size=30).map("".join)
TEXTS = _SHORT | st.tuples(_SHORT, st.integers(1, 300)).map(lambda pair: pair[0] * pair[1])
QUOTED = TEXTS.filter(as_sent)

SOURCES = st.builds(
    Source,
    article_id=st.from_regex(r"[a-z0-9-]{1,64}", fullmatch=True),
    sha256=st.just("0" * 64),
    title=TEXTS,
    outlet=TEXTS,
    published=st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    url=st.just("https://example.org/a?b=1&c=2") | st.just("https://example.org/" + "&" * 3000) | TEXTS,
)
SPEAKERS = st.none() | st.builds(Speaker, TEXTS, st.sampled_from(("stated", "likely")))
FOUND = st.builds(found, QUOTED, SOURCES, SPEAKERS)
KINDS = st.sampled_from(("lead", "hint", "scope", "plain", "example"))
BLOCKS = st.one_of(
    st.builds(QuoteBlock, st.integers(1, 99), FOUND),
    st.builds(NearestBlock, FOUND),
    st.builds(ContextBlock, st.integers(0, 99), TEXTS, FOUND, TEXTS),
    st.builds(SourceBlock, st.integers(0, 99), FOUND),
    st.builds(CiteBlock, st.integers(0, 99), FOUND),
    st.builds(EchoBlock, st.builds(quote, QUOTED, SOURCES), st.builds(quote, QUOTED, SOURCES)),
    st.builds(FactBlock, st.builds(Fact, TEXTS, TEXTS, SOURCES)),
    st.builds(CarriedBlock, st.lists(TEXTS, max_size=3).map(tuple)),
    st.builds(SuggestedBlock, TEXTS),
    st.builds(NoticeBlock, TEXTS, KINDS),
)
REPLIES = st.builds(Reply, st.lists(BLOCKS, max_size=8).map(tuple))
