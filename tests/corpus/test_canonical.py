"""Canonical text: the table of what Telegram alters, and Telegram's own code as the judge where it is installed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.canonical import canonical, changes

# Every character that some step looks for, and a few that must be left alone.
SPECIAL = "aAuxX \n\r\t\x00\x0b\x1f\u2028\u2029\u202a\u202e\u0333\u033f\u030a\u0301\u200e\u200f\ufeff\u200b\xa0é\u0327"
texts = st.text(st.sampled_from(SPECIAL)) | st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne"),
        ("a\tb\x00c\x0bd\x1fe", "a b c d e"),
        ("a\u202ab\u202ec\u0333d\u033f", "abcd"),
        ("a\u030a A\u030a u\u030a x\u030a", "å Å ů x"),
        ("a\u030a\u030a \u030a", "å "),
        ("a\u202e\u030a", "å"),
        ("a\u200e\u200f\u200eb\u200f", "a\u200eb\u200f"),
        ("\u200e\u202e\u200f", "\u200f"),
        ("\ufeffa\ufeff", "a\ufeff"),
        ("\u202a\ufeffa", "a"),
        ("a\xa0\u200be\u0301  b", "a\xa0\u200be\u0301  b"),
    ],
)
def test_what_telegram_alters_is_altered_beforehand(raw: str, stored: str) -> None:
    assert canonical(raw) == stored


@given(texts)
def test_canonical_text_is_left_alone(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once
    assert changes(once) == ()


@given(texts)
def test_changes_are_named_when_there_are_any(text: str) -> None:
    assert bool(changes(text)) == (canonical(text) != text)


def test_a_change_is_named_in_words() -> None:
    assert changes("a\r\n\tb") == ("line ends made LF", "controls and tabs made spaces")


def _telegram_sends(text: str) -> str:
    """What TDLib makes of a plain text; letters stand at the ends, since it trims white space there."""
    tdjson = pytest.importorskip("tdjson")

    def call(request: dict[str, Any]) -> dict[str, Any]:
        reply: dict[str, Any] = json.loads(tdjson.td_execute(json.dumps(request).encode()))
        return reply

    call({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})
    sent = call({"@type": "parseMarkdown", "text": {"@type": "formattedText", "text": f"a{text}z", "entities": []}})
    whole: str = sent["text"]
    return whole[1:-1]


# Markdown's own characters are not sent through this path by the bot.
plain = texts.map(lambda text: text.translate(dict.fromkeys(map(ord, "*_~`|[]()"), "-")))


@given(plain)
def test_telegram_leaves_canonical_text_unchanged(text: str) -> None:
    stored = canonical(f"a{text}z")[1:-1]
    assert _telegram_sends(stored) == stored


def test_telegram_leaves_each_canonical_character_unchanged() -> None:
    every = "".join(
        canonical(f"b{chr(code)}c")
        for code in range(0x10000)
        if not 0xD800 <= code < 0xE000 and chr(code) not in "*_~`|[]()"
    )
    assert canonical(every) == every
    for start in range(0, len(every), 1000):
        block = every[start : start + 1000]
        assert _telegram_sends(block) == block
