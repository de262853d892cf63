"""Golden cases: read strictly, and checked against the coverage before anything is asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.errors import GoldenError
from bot.golden.cases import Case, check, load

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answer.pipeline import Pipeline

WHOLE = """
[[case]]
id = "whole"
kind = "what"
question = "What?"
quotes = ["This.", "That."]
first = true
never = ["Never."]
after = ["Before?"]
[[case]]
id = "silent"
kind = "nothing"
question = "Who?"
nothing = true
missing = ["Who"]
"""


def case(**values: str) -> str:
    """A case in TOML, with *values* over a sound one's; empty leaves the key out."""
    sound = {"id": '"a"', "kind": '"what"', "question": '"What?"', "nothing": "true"} | values
    return "[[case]]\n" + "".join(f"{key} = {value}\n" for key, value in sound.items() if value)


def loaded(folder: Path, text: str) -> tuple[Case, ...]:
    path = folder / "cases.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def test_a_case_holds_what_its_table_says(tmp_path: Path) -> None:
    assert loaded(tmp_path, WHOLE) == (
        Case("whole", "what", "What?", ("This.", "That."), first=True, never=("Never.",), after=("Before?",)),
        Case("silent", "nothing", "Who?", nothing=True, missing=("Who",)),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", ": holds no [[case]]; see tests/golden/cases.toml"),
        ("[case]\nid = 'a'", ": holds no [[case]]; see tests/golden/cases.toml"),
        ("case = []", ": holds no [[case]]; see tests/golden/cases.toml"),
        ("[[case", ": is not TOML ("),
        ("case = [1]", ", case 1: is no table; see"),
        (case() + case(), ", case a: stands twice; give one of them another id"),
        (case(id=""), ", case 1: lacks id; see"),
        (case(kind="", question=""), ", case a: lacks kind and question; see"),
        (case(quote='["x"]'), ", case a: has no use for quote; it takes id, kind, question, quotes"),
        (case(id='"A b"'), ", case A b: its id is not 1 to 64 of a-z, 0-9 and -; see"),
        (case(id="3"), ", case 3: its id is not 1 to 64 of a-z, 0-9 and -; see"),
        (case(question='""'), ", case a: a text is empty or not a string; see"),
        (case(never='["x", 3]'), ", case a: a text is empty or not a string; see"),
        (case(never='"x"'), ", case a: never is no list; see"),
        (case(nothing=""), ", case a: it needs exactly one of quotes, facts, nothing = true; see"),
        (case(quotes='["x"]'), ", case a: it needs exactly one of quotes, facts, nothing = true; see"),
        (case(nothing="false"), ", case a: it needs exactly one of quotes, facts, nothing = true; see"),
        (case(nothing='"true"'), ", case a: first, together and nothing are true or false; see"),
        (case(first="1"), ", case a: first, together and nothing are true or false; see"),
    ],
)
def test_a_faulty_case_is_named_with_its_file(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(GoldenError, match=re.escape(f"{tmp_path / 'cases.toml'}{message}")) as caught:
        loaded(tmp_path, text)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "cases.toml").write_bytes(b"\xff")
    with pytest.raises(GoldenError, match=r"cases\.toml: is not UTF-8; save it as UTF-8"):
        load(tmp_path / "cases.toml")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldenError, match=r"none\.toml: cannot be read \(No such file or directory\); name a file"):
        load(tmp_path / "none.toml")
    with pytest.raises(GoldenError, match=r"cannot be read \(Is a directory\); name a file"):
        load(tmp_path)


def test_a_sentence_that_the_coverage_lacks_is_refused(pipeline: Pipeline) -> None:
    archive = pipeline.coverage.archive
    sound = Case("sound", "what", "What?", ("Russia denies involvement in the attack.",))
    check([sound], archive)
    check([Case("silent", "nothing", "What?", nothing=True)], archive)
    for changed in ("Russia denied involvement in the attack.", "Russia denies involvement in the attack!"):
        for faulty in (Case("faulty", "what", "What?", (changed,)), Case("faulty", "what", "What?", never=(changed,))):
            with pytest.raises(
                GoldenError, match=re.escape(f"case faulty: no article holds “{changed[:60]}…”; correct")
            ):
                check([sound, faulty], archive)
