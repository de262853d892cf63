"""Names that stand alone in an article."""

from __future__ import annotations

import pytest

from bot.text.lone_names import LoneNames


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Russia denies it, and Russia stays.", True),
        ("He is for Russia. Then Russia’s man left for Russia.", True),
        ("Russia denies it.", False),  # once could be chance
        ("The new Russia denies it, and their Russia stays.", False),
        ("The U.S. Russia denies it, and the U.S. Russia stays.", False),
        ("Vladimir Russia denies it, and Vladimir Russia stays.", False),
        ("But Russia denies it. In Russia it is so.", True),
        ("So said Smith. Russia denies it. So said Jones. Russia stays.", True),
        ("Russia Today denies it, and Russia Today stays.", False),
        ("A russia is a russia.", False),
        ("", False),
    ],
)
def test_a_name_stands_alone_where_neither_capital_nor_article_is_beside_it(text: str, stands: bool) -> None:
    assert ("Russia" in LoneNames(text)) == stands
