"""Answers as JSON, and batches of questions: what programs rely on."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.jsonl import batch, day, dumps, told
from bot.errors import CorpusError, UsageError
from bot.model import Answer, Scope
from tests.coverage_kit import QUAKE, two_sides

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bot.answer.pipeline import Pipeline

ANSWER = [
    "question",
    "answered",
    "confidence",
    "missing",
    "searched",
    "suggested",
    "differs",
    "engine",
    "took_ms",
    "quotes",
    "nearest",
    "facts",
]
QUOTE = ["id", "text", "article_id", "title", "outlet", "published", "url", "sha256", "start", "end"]
FOUND = [*QUOTE, "score", "speaker", "echoes", "differs"]


def asked_of(pipeline: Pipeline, question: str, *, always: bool = False) -> dict[str, Any]:
    """The answer as a program reads it."""
    answer = told(question, None, lambda text, _: pipeline.ask(text, always=always), "memory", always=always)
    back: dict[str, Any] = json.loads(dumps(answer))
    return back


class Asked:
    """Answers nothing, and remembers what was asked on which day."""

    def __init__(self) -> None:
        self.days: list[tuple[str, date | None]] = []

    def __call__(self, text: str, asked: date | None) -> Answer:
        self.days.append((text, asked))
        if text == "broken?":
            raise CorpusError("rain.txt: damaged; restore it")
        return Answer(text, Scope(1, None))


def run(lines: Iterable[str], ask: Asked | None = None) -> list[dict[str, Any]]:
    out = list(batch(lines, ask or Asked(), "memory", always=False))
    values = [json.loads(line) for line, _ in out]
    assert [well for _, well in out] == ["error" not in value for value in values]
    return values


# One answer.


def test_an_answer_has_these_keys_and_no_others(pipeline: Pipeline) -> None:
    answer = asked_of(pipeline, "What did Kortunov say?")
    assert list(answer) == ANSWER
    assert [list(quote) for quote in answer["quotes"]] == [FOUND, FOUND]
    assert [list(echo) for quote in answer["quotes"] for echo in quote["echoes"]] == [QUOTE, QUOTE]
    assert answer["quotes"][0]["speaker"] == {"name": "Andrey Kortunov", "certainty": "stated"}
    assert (answer["answered"], answer["nearest"], answer["facts"], answer["missing"]) == (True, None, [], [])
    assert (answer["searched"], answer["engine"]) == (None, "memory")
    assert 0 < answer["confidence"] <= 1
    assert 0 < answer["took_ms"] < 60_000


def test_every_quote_in_json_is_its_slice(pipeline: Pipeline) -> None:
    for one in asked_of(pipeline, "What did Kortunov say?")["quotes"]:
        for quote in (one, *one["echoes"]):
            article = pipeline.coverage.archive.article(quote["article_id"])
            assert article
            assert article.text[quote["start"] : quote["end"]] == quote["text"]
            assert article.source.sha256 == quote["sha256"]


def test_what_is_not_answered_has_a_nearest_and_no_quotes(pipeline: Pipeline) -> None:
    answer = asked_of(pipeline, "What did Peskov say about Brazil?")
    assert (answer["answered"], answer["quotes"], answer["missing"]) == (False, [], ["Brazil"])
    assert list(answer["nearest"]) == FOUND
    assert answer["nearest"]["speaker"]["name"] == "Dmitry Peskov"


def test_always_gives_quotes_and_leaves_the_verdict(pipeline: Pipeline) -> None:
    plain, always = (asked_of(pipeline, "What did Peskov say about Brazil?", always=flag) for flag in (False, True))
    assert (always["answered"], always["confidence"]) == (False, plain["confidence"])
    assert always["quotes"][0] == always["nearest"] == plain["nearest"]
    assert len(always["quotes"]) == 3


def test_a_date_is_iso_and_an_absent_one_null(pipeline: Pipeline) -> None:
    quotes = asked_of(pipeline, "Who is Kortunov?")["quotes"]
    dates = {one["article_id"]: one["published"] for quote in quotes for one in (quote, *quote["echoes"])}
    assert dates == {"russia-is-losing-confidence": "2018-12-09", "kremlin-sours-on-trump": None}


def test_a_quote_says_from_which_one_it_differs_and_in_what(tmp_path: Path) -> None:
    pipeline = two_sides(tmp_path)
    first, second = asked_of(pipeline, QUAKE, always=True)["quotes"]
    assert (first["differs"], second["differs"]) == (None, {"from": first["id"], "in": "figures"})


def test_the_answer_says_that_the_coverage_differs_where_one_quote_alone_is_asked_for(tmp_path: Path) -> None:
    pipeline = two_sides(tmp_path)
    answer = told(QUAKE, None, lambda text, _: pipeline.ask(text, limit=1, always=True), "memory", always=True)
    assert (len(answer["quotes"]), answer["quotes"][0]["differs"], answer["differs"]) == (1, None, "figures")
    assert asked_of(pipeline, "Who is Zorro?", always=True)["differs"] is None


def test_facts_are_no_quotes(pipeline: Pipeline) -> None:
    answer = asked_of(pipeline, "Who wrote the Bloomberg story?")
    assert (answer["answered"], answer["quotes"], answer["nearest"]) == (True, [], None)
    [fact] = answer["facts"]
    assert fact == {
        "label": "author",
        "value": "Ilya Arkhipov; Henry Meyer",
        "article_id": "kremlin-sours-on-trump",
        "title": "Kremlin sours on Trump after Putin snubs",
    }


def test_a_slip_of_typing_is_told(pipeline: Pipeline) -> None:
    assert asked_of(pipeline, "Who threatened sanktions?")["searched"] == "Who threatened sanctions?"


@given(st.text(st.characters()))
def test_json_is_one_line_of_ascii_that_reads_back(text: str) -> None:
    line = dumps({"text": text})
    assert line.isascii()
    assert line.isprintable()
    assert json.loads(line) == {"text": text}


@pytest.mark.parametrize("text", ["2018-12-09", "2018-02-28"])
def test_a_day_is_read(text: str) -> None:
    assert day(text).isoformat() == text


@pytest.mark.parametrize("text", ["", "yesterday", "2018-02-30", "09.12.2018", "2018-12-09T10:00", "x" * 5000])
def test_a_day_that_is_none_is_refused_in_one_short_line(text: str) -> None:
    with pytest.raises(UsageError, match=r"^asked: .{2,45} is no date; write it as YYYY-MM-DD$"):
        day(text)


# A batch.


def test_answers_come_in_order_with_their_ids() -> None:
    lines = ['{"id": "b", "question": "Rain?"}', '{"question": "Snow?", "id": "a", "other": [1]}']
    out = run(lines)
    assert [(value["id"], value["question"]) for value in out] == [("b", "Rain?"), ("a", "Snow?")]
    assert [list(value) for value in out] == [["id", *ANSWER]] * 2


def test_blank_lines_are_passed_over_and_a_question_without_id_is_named_by_its_line() -> None:
    out = run(["", '{"question": "Rain?"}\n', "  \t\n", '{"question": "Snow?"}'])
    assert [value["id"] for value in out] == [2, 4]


@pytest.mark.parametrize(
    "name", ["x", "", 0, -1, 1.5, None, True, ["a", 1], {"a": {"b": []}}, "\u202e\x1b[2J", 10**30, "\ud800"]
)
def test_an_id_may_be_anything_that_json_can_say(name: object) -> None:
    for question in ("Rain?", ""):
        [value] = run([json.dumps({"id": name, "question": question})])
        assert value["id"] == name


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("Rain?", "line: is no JSON object; write "),
        ('["Rain?"]', "line: is no JSON object; write "),
        ('{"question": "Rain?"', "line: is no JSON object; write "),
        ("[" * 100_000, "line: is no JSON object; write "),
        ("9" * 10_000, "line: is no JSON object; write "),
        ("\ufffd\x00", "line: is no JSON object; write "),
        ("{}", "question: is missing; ask something"),
        ('{"question": null}', "question: is missing; ask something"),
        ('{"question": ["Rain?"]}', "question: is missing; ask something"),
        ('{"question": " "}', "question: is empty; ask something"),
        (json.dumps({"question": "x" * 100_000}), "question: has 100,000 characters; ask it in at most 2,000"),
        ('{"question": "Rain?", "asked": "soon"}', "asked: 'soon' is no date; write it as YYYY-MM-DD"),
        ('{"question": "Rain?", "asked": 20181209}', "asked: is no date; write it as YYYY-MM-DD"),
        ('{"question": "broken?"}', "rain.txt: damaged; restore it"),
    ],
)
def test_a_line_that_cannot_be_answered_says_why_in_its_place(line: str, error: str) -> None:
    sound = '{"id": "sound", "question": "Rain?"}'
    first, faulty, last = run([sound, line, sound])
    assert list(faulty) == ["id", "error"]
    assert faulty["id"] == 2
    assert faulty["error"].startswith(error)
    assert first["question"] == last["question"] == "Rain?"


def test_each_question_is_asked_on_its_own_day() -> None:
    ask = Asked()
    run(['{"question": "Rain?", "asked": "2018-12-09"}', '{"question": "Snow?", "asked": null}'], ask)
    assert ask.days == [("Rain?", date(2018, 12, 9)), ("Snow?", None)]


def test_a_line_is_answered_before_the_next_is_read() -> None:
    ask = Asked()
    lines = iter(['{"question": "Rain?"}', '{"question": "Snow?"}'])
    answers = batch(lines, ask, "memory", always=False)
    next(answers)
    assert [text for text, _ in ask.days] == ["Rain?"]
    assert list(lines) == ['{"question": "Snow?"}']


@given(st.lists(st.text(st.characters(exclude_characters="\n"))))
def test_any_lines_at_all_are_answered_one_for_one(lines: list[str]) -> None:
    assert len(run(lines)) == sum(bool(line.strip()) for line in lines)
