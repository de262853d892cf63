"""A citation that names another source than the stored one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.chat.misattribution import misattributed
from bot.chat.wording import citation

if TYPE_CHECKING:
    from bot.answer.pipeline import Pipeline
    from bot.model import Found


@pytest.fixture
def found(pipeline: Pipeline) -> Found:
    return pipeline.ask("What did Kortunov say?").found[1]


@pytest.mark.parametrize("mark", ["", "> "])
def test_the_stored_source_is_no_other(found: Found, mark: str) -> None:
    assert misattributed(mark + citation(found.quote, found.paragraph), found) == ""
    assert misattributed(f"“{found.quote.text}” [{found.quote.id}]", found) == ""


@pytest.mark.parametrize(
    ("written", "forged", "how"),
    [
        ("9 Dec 2018", "9 Dec 2011", "stored “2018” for “2011”"),
        ("9 Dec 2018", "9, Dec 2018", "stored with other punctuation"),
        ("outlet not stated, ", "", "stored with “outlet not stated”"),
        ("— Russia", "— Ann Lee: Russia", "stored without “Ann Lee”"),
        ("— Russia", "— Ann Lee, in Russia", "stored without “Ann Lee in”"),
        ("Russia is losing confidence on Trump with each passing day", "Hail", "beside them is “Hail, outlet not"),
    ],
)
def test_another_source_is_found_out(found: Found, written: str, forged: str, how: str) -> None:
    cited = citation(found.quote, found.paragraph)
    assert cited != cited.replace(written, forged)
    assert misattributed(cited.replace(written, forged), found).startswith(f"exact words, but not their source: {how}")
