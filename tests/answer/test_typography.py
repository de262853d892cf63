"""The same words and marks in another form."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.typography import pattern, told


@pytest.mark.parametrize(
    ("claimed", "printed", "how"),
    [
        ("it's over", "it’s over", "printed ’ for '"),
        ('a "fine" day', "a “fine” day", 'printed “ for ", ” for "'),
        ("He said: 'no'", "He said: “no”", "printed “ for ', ” for '"),
        ("«Rain», he said", "“Rain”, he said", "printed “ for «, ” for »"),
        ("« Rain », he said", "“Rain”, he said", "printed “ for «, ” for »"),
        ("rain - or snow", "rain – or snow", "printed – for -"),
        ("rain--or snow", "rain — or snow", "printed — for --"),
        ("rain—or snow", "rain — or snow", "printed — with other spaces"),
        ("1990-95", "1990–95", "printed – for -"),
        ("and then...", "and then…", "printed … for ..."),
        ("and then ... nothing", "and then... nothing", "printed ... with other spaces"),
        ("it's Ann's, and ours - all", "it’s Ann’s, and ours — all", "printed ’ for ', — for -"),
        ("\"a\" 'b' - c", "“a” ‘b’ – c", "printed “ for \", ” for \", ‘ for ' and more of the kind"),
        ("it is\nover", "it is over", ""),
        ("it is over", "it is over", ""),
    ],
)  # fmt: skip
def test_other_forms_are_matched_and_told(claimed: str, printed: str, how: str) -> None:
    assert re.fullmatch(pattern(claimed), printed)
    assert told(claimed, printed) == how


@pytest.mark.parametrize(
    ("claimed", "printed"),
    [
        ("it's over", "it is over"),
        ("it's over", "It’s over"),
        ("its over", "it’s over"),
        ("Let's eat, grandma", "Let’s eat grandma"),
        ("It rained.", "It rained!"),
        ("he is 5' tall", 'he is 5" tall'),
        ("re-sent", "resent"),
        ("a - b", "a b"),
        ("over...", "over."),
    ],
)
def test_other_words_capitals_and_stops_are_no_typography(claimed: str, printed: str) -> None:
    assert not re.fullmatch(pattern(claimed), printed)


@pytest.mark.parametrize("text", ["rains", "train", "trains"])
def test_a_word_is_not_the_part_of_another(text: str) -> None:
    assert not re.search(pattern("rain"), text)


@given(st.text(alphabet="a1 '\"“’-–.…«\n", min_size=1))
def test_every_text_matches_itself_and_is_told_to_be_the_same(text: str) -> None:
    if text.strip():
        assert re.fullmatch(pattern(text), text.strip())
    assert told(text, text) == ""


def test_long_rows_of_marks_cost_no_more_than_their_length() -> None:
    claim, page = "a " + "- " * 30 + "b", "a " + "-" * 50_000 + " " * 50_000 + "c"
    started = time.process_time()
    assert not re.search(pattern(claim), page * 3)
    assert time.process_time() - started < 2
