"""An answer as blocks: what stands above its quotes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.chat.blocks import NoticeBlock, QuoteBlock
from bot.chat.drawing import reply
from bot.model import Difference
from tests.coverage_kit import TWELVE, TWENTY, differing

if TYPE_CHECKING:
    from pathlib import Path

    from bot.chat.blocks import Reply


def hints(shown: Reply) -> list[str]:
    return [block.text for block in shown.blocks if isinstance(block, NoticeBlock) and block.kind == "hint"]


def test_both_sides_are_shown_below_a_line_that_says_so(tmp_path: Path) -> None:
    shown = reply(differing(tmp_path), 0, 3)
    assert {block.found.quote.text for block in shown.blocks if isinstance(block, QuoteBlock)} == {TWELVE, TWENTY}
    assert shown.blocks[0] == NoticeBlock("The coverage differs in its figures: see quotes 1 and 2.", "hint")


def test_the_line_names_all_quotes_that_differ_from_one(tmp_path: Path) -> None:
    told = differing(tmp_path)
    first, second = told.found
    told = replace(told, found=(first, second, replace(second, differs=Difference("dates", first.quote.id))))
    assert hints(reply(told, 0, 3)) == ["The coverage differs in its figures: see quotes 1, 2 and 3."]


def test_it_stands_only_where_both_quotes_do(tmp_path: Path) -> None:
    told = differing(tmp_path)
    assert hints(reply(told, 0, 1)) == hints(reply(told, 1, 1)) == []
    assert hints(reply(replace(told, answered=False), 0, 3)) == []


def test_a_denial_is_told_of_without_a_word_on_who_is_right(tmp_path: Path) -> None:
    told = differing(tmp_path)
    first, second = told.found
    told = replace(told, found=(first, replace(second, differs=Difference("denial", first.quote.id))))
    assert hints(reply(told, 0, 3)) == ["The coverage differs on whether it is so: see quotes 1 and 2."]
