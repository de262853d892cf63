from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.errors import GoldenError
from bot.golden.asked import Asked, Evidence, load
from tests.golden.known import RAIN, put_questions

if TYPE_CHECKING:
    from pathlib import Path


def test_a_question_is_read_with_its_answers_evidence_and_day(tmp_path: Path) -> None:
    put_questions(tmp_path, {"asked": "2022-08-04", "split": "other keys are left alone"})
    evidence = (Evidence("Rain fell on Ulm.", "a1"),)
    assert load(tmp_path) == (Asked("q1", "Where did rain fall?", "where", True, ("Ulm",), evidence, date(2022, 8, 4)),)


def test_a_development_set_is_found_and_blank_lines_are_left_out(tmp_path: Path) -> None:
    path = put_questions(tmp_path, {}, {"id": 2}, name="questions.dev.jsonl")
    path.write_text("\n" + path.read_text() + "\n \n")
    assert [one.id for one in load(tmp_path)] == ["q1", "2"]


def test_a_separator_of_lines_inside_a_question_does_not_end_it(tmp_path: Path) -> None:
    put_questions(tmp_path, {"question": "Rain?\u2028Where?\x85"}, {"id": "q2"})
    assert [one.question for one in load(tmp_path)] == ["Rain?\u2028Where?\x85", "Where did rain fall?"]


def test_questions_of_one_kind_can_be_chosen(tmp_path: Path) -> None:
    put_questions(tmp_path, {}, {"id": "q2", "kind": "who"}, {"id": "q3"})
    assert [one.id for one in load(tmp_path, "who")] == ["q2"]
    with pytest.raises(GoldenError, match=r"questions.jsonl: holds no question of kind why; name one of where, who$"):
        load(tmp_path, "why")


def test_a_folder_without_questions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldenError, match=r": holds no questions that can be read; put them into questions.jsonl"):
        load(tmp_path)
    put_questions(tmp_path)
    with pytest.raises(GoldenError, match=r"questions.jsonl: holds no question; add one$"):
        load(tmp_path)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    put_questions(tmp_path).write_bytes(b"\xff\xfe")
    with pytest.raises(GoldenError, match=r"questions.jsonl: is not UTF-8; save it as UTF-8$"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{", "is no question (Expecting property name"),
        ("[" * 100_000, "is no question (maximum recursion depth"),
        ("[1]", "is no question (no JSON object)"),
        (json.dumps({name: value for name, value in RAIN.items() if name != "kind"}), "has no kind"),
        (json.dumps(RAIN | {"question": " "}), "is no question (question is empty)"),
        (json.dumps(RAIN | {"question": 7}), "is no question (question is no text)"),
        (json.dumps(RAIN | {"answers": "Ulm"}), "is no question (answers is no list)"),
        (json.dumps(RAIN | {"answerable": "no"}), "is no question (answerable is no true or false)"),
        (json.dumps(RAIN | {"evidence": ["Rain fell."]}), "is no question (no JSON object)"),
        (json.dumps(RAIN | {"evidence": [{"text": "Rain fell."}]}), "has no article_id"),
        (json.dumps(RAIN | {"asked": "yesterday"}), "is no question (Invalid isoformat string: 'yesterday')"),
        (json.dumps(RAIN | {"asked": 2022}), "is no question (fromisoformat: argument must be str)"),
    ],
)
def test_a_line_that_is_no_question_is_named_with_what_is_wrong(tmp_path: Path, line: str, what: str) -> None:
    path = put_questions(tmp_path, {})
    path.write_text(path.read_text() + line + "\n")
    with pytest.raises(GoldenError) as refused:
        load(tmp_path)
    told = str(refused.value)
    assert told.startswith(f"{path}:2: {what}")
    assert '; write {"id", "question", ' in told
    assert "\n" not in told
