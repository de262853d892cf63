"""The list of opposites, derived from the lines of WordNet's files as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fitting.opposites import pairs

if TYPE_CHECKING:
    from pathlib import Path

LICENCE = "  1 This software and database is being provided to you, the LICENSEE, by  \n"
VERBS = """00150287 30 v 02 increase 0 grow 0 001 ! 00151689 v 0101 01 + 08 00 | become bigger
00151689 30 v 03 decrease 0 diminish 0 fall 0 001 ! 00150287 v 0101 01 + 01 00 | become smaller
01970826 38 v 01 rise 4 001 ! 01972298 v 0102 01 + 02 00 | move upward
01972298 38 v 02 descend 0 fall 2 001 ! 01970826 v 0201 01 + 02 00 | move downward
"""
ADJECTIVES = """01002481 00 s 02 last(a) 0 concluding 0 001 & 01002999 a 0000 | final
01002999 00 a 01 final 0 002 ! 01003500 a 0101 & 01002481 a 0000 | the end
01003500 00 a 02 initial 0 knightly-errant 1 001 ! 01002999 a 0101 | the beginning
01004000 00 a 02 off-line 0 xyzzyish 0 002 ! 01004100 a 0101 ! 01004100 a 0202 | not connected
01004100 00 a 02 on-line 0 plughish 0 002 ! 01004000 a 0101 ! 01004000 a 0202 | connected
"""


def test_antonyms_of_single_english_words_are_kept_once_each(tmp_path: Path) -> None:
    for name, lines in (("noun", ""), ("verb", VERBS), ("adj", ADJECTIVES), ("adv", "")):
        (tmp_path / f"data.{name}").write_text(LICENCE + lines, encoding="utf-8")
    assert pairs(tmp_path) == ["decrease increase", "fall rise", "final initial"]
