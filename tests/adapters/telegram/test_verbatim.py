from __future__ import annotations

from importlib import import_module
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.telegram.verbatim import as_sent, head, tail, units
from bot.corpus.canonical import canonical
from tests.adapters.telegram.fake.text import Formatted, fixed, trimmed
from tests.adapters.telegram.strategies import NASTY, TEXTS

regex: Any = import_module("regex")  # it ships no types, and knows where graphemes end

ALTERED_RUNS = st.lists(st.sampled_from("a\u200e\u200f\u202e\r\t\u030a"), max_size=12).map("".join)

# Telegram's parser cuts texts of some 25,000 characters; no message is half as long.
ANY_TEXTS = (TEXTS | ALTERED_RUNS).filter(lambda text: len(text) <= 10_000)


def as_telegram_sends(text: str) -> str:
    return trimmed(fixed(Formatted(text, ()))).text


def test_every_character_is_altered_as_telegram_alters_it() -> None:
    codes = [code for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    for start in range(0, len(codes), 400):
        text = "a".join(map(chr, codes[start : start + 400]))
        assert as_sent(f"a{text}a") == as_telegram_sends(f"a{text}a")


@settings(deadline=None)
@given(ANY_TEXTS)
def test_any_text_is_altered_as_telegram_alters_it(text: str) -> None:
    assert as_sent(text) == as_telegram_sends(text)


@given(TEXTS | ALTERED_RUNS)
def test_what_intake_makes_canonical_is_sent_as_it_is_stored(text: str) -> None:
    stored = canonical(text).strip(" \n")
    assert as_sent(stored) == stored


def test_half_a_surrogate_pair_is_shown_as_a_lost_character() -> None:
    assert as_sent("a\ud83db") == "a\N{REPLACEMENT CHARACTER}b"


@given(TEXTS, st.integers(2, 400))
def test_a_head_is_a_start_within_the_limit(text: str, limit: int) -> None:
    start = head(text, limit)
    assert text.startswith(start)
    assert units(start) <= limit
    assert bool(start) == bool(text)


@given(TEXTS, st.integers(2, 400))
def test_a_tail_is_an_end_within_the_limit(text: str, limit: int) -> None:
    end = tail(text, limit)
    assert text.endswith(end)
    assert units(end) <= limit


@given(st.lists(NASTY, min_size=1, max_size=60).map("".join), st.integers(30, 60))
def test_cuts_fall_between_graphemes(text: str, limit: int) -> None:
    ends, place = {0}, 0
    for grapheme in regex.findall(r"\X", text):
        place += len(grapheme)
        ends.add(place)
    assert len(head(text, limit)) in ends
    assert len(text) - len(tail(text, limit)) in ends


def test_a_cut_falls_between_words_where_there_are_words() -> None:
    assert head("one two three", 9) == "one two"
    assert tail("one two three", 6) == "three"
    assert tail("one two three", 9) == "two three"
