from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.telegram.keyboard import COPY_UNITS, Keys, copied_text
from bot.adapters.telegram.page import Button, Page, Rows
from bot.adapters.telegram.verbatim import units
from tests.adapters.telegram.strategies import FOUND as ANY_FOUND
from tests.adapters.telegram.strategies import TEXTS
from tests.adapters.telegram.talk import FOUND, found

KEYS = Keys("coverage", "question", can_share=True)
ONE = Page("", quotes=((1, FOUND[0]),))
THREE = Page("", quotes=tuple(enumerate(FOUND, 1)))


def labels(rows: Rows) -> list[list[str]]:
    return [[button.label for button in row] for row in rows]


def test_one_quote_offers_all_that_can_be_done_with_it() -> None:
    assert labels(KEYS.of_answer([ONE], 0, (), None)) == [["Context", "Source", "Copy", "Share"], ["👍", "👎"]]


def test_several_quotes_offer_one_opening_each_and_the_next_page() -> None:
    rows = labels(KEYS.of_answer([THREE, ONE, ONE], 0, (), None))
    assert rows == [["Context 1", "Context 2", "Context 3"], ["👍", "👎", "More ›"]]
    assert labels(KEYS.of_answer([THREE, ONE, ONE], 1, (), None))[1] == ["‹ Back", "👍", "👎", "More ›"]
    assert labels(KEYS.of_answer([THREE, ONE, ONE], 2, (), None))[1] == ["‹ Back", "👍", "👎"]


def test_no_answer_offers_the_nearest() -> None:
    assert labels(KEYS.of_answer([Page("")], 0, (), FOUND[0])) == [["Nearest passage"], ["👍", "👎"]]
    assert KEYS.of_answer([Page("")], 0, (), None) == ()


def test_what_was_carried_over_can_be_dropped() -> None:
    assert labels(KEYS.of_answer([ONE], 0, ("Peskov", "Putin"), None))[-1] == ["Ask without “Peskov, Putin”"]
    assert labels(KEYS.of_facts(("Peskov",))) == [["Ask without “Peskov”"]]
    assert KEYS.of_facts(()) == ()


def test_a_suggested_question_comes_first() -> None:
    asks = ["Ask “Who is Cohen?”"]
    assert labels(KEYS.of_answer([Page("")], 0, (), FOUND[0], "Who is Cohen?"))[0] == asks
    assert labels(KEYS.of_facts((), "Who is Cohen?")) == [asks]


def test_nothing_is_shared_where_inline_mode_is_off() -> None:
    keys = Keys("coverage", "question", can_share=False)
    assert labels(keys.of_answer([ONE], 0, (), None))[0] == ["Context", "Source", "Copy"]


def test_a_quote_opened_by_a_link_leads_nowhere_back() -> None:
    assert labels(KEYS.of_quote(FOUND[0], 0, "context", is_alone=True)) == [["Source", "Copy", "Share"]]
    assert labels(KEYS.of_quote(FOUND[0], 3, "cite", is_alone=False))[1] == ["‹ Back", "👍", "👎"]


def test_what_is_too_long_to_be_copied_can_be_cited() -> None:
    long = found("word " * 60 + "end.")
    assert copied_text(long) == ""
    assert labels(KEYS.of_quote(long, 0, "context", is_alone=True)) == [["Source", "Cite", "Share"]]


def test_a_quote_too_long_to_be_copied_with_its_source_is_copied_alone() -> None:
    text = "w" * COPY_UNITS
    assert copied_text(found(text)) == text


def test_a_quote_that_telegram_would_alter_is_not_copied() -> None:
    assert copied_text(found("a\u202eb")) == ""


@given(st.lists(ANY_FOUND, min_size=1, max_size=3), st.lists(TEXTS, max_size=3).map(tuple), TEXTS)
def test_every_button_fits_telegram(quotes: list[object], carried: tuple[str, ...], suggested: str) -> None:
    pages = [Page("", quotes=tuple(enumerate(quotes, 1)))] * 40  # type: ignore[arg-type]
    buttons = [
        button
        for number in (0, 17, 35)
        for rows in (KEYS.of_answer(pages, number, carried, None, suggested), KEYS.of_facts(carried, suggested))
        for row in rows
        for button in row
    ]
    assert all(map(fits, buttons))


def fits(button: Button) -> bool:
    actions = [action for action in (button.carries, button.copies, button.shares, button.url) if action]
    return (
        bool(button.label.strip())
        and len(actions) == 1
        and len(button.carries.encode()) <= 32
        and units(button.copies) <= COPY_UNITS
    )
