"""What `verify` reads, and the verdicts it gives."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.jsonl import dumps, told
from bot.adapters.proof import line, proofs
from bot.answer.proofs import Proof
from bot.chat.wording import citation
from bot.errors import UsageError

if TYPE_CHECKING:
    from bot.answer.pipeline import Pipeline
    from bot.model import Quote

KORTUNOV = "What did Kortunov say?"


def verdicts(pipeline: Pipeline, text: str) -> list[str]:
    return [proof.verdict for proof in proofs(pipeline.coverage, text, "-")]


def answer(pipeline: Pipeline, question: str = KORTUNOV) -> dict[str, Any]:
    return told(question, None, lambda text, _: pipeline.ask(text), "memory", always=False)


@pytest.fixture
def quote(pipeline: Pipeline) -> Quote:
    return pipeline.ask(KORTUNOV).found[1].quote


def test_an_answer_in_json_is_proved_with_its_echoes(pipeline: Pipeline) -> None:
    assert verdicts(pipeline, dumps(answer(pipeline))) == ["exact"] * 4


def test_the_nearest_is_proved_too(pipeline: Pipeline) -> None:
    assert verdicts(pipeline, dumps(answer(pipeline, "What did Peskov say about Brazil?"))) == ["exact"]


def test_json_may_be_one_value_one_a_line_or_a_list_of_them(pipeline: Pipeline) -> None:
    one = answer(pipeline)
    assert verdicts(pipeline, json.dumps(one, indent=2)) == ["exact"] * 4
    assert verdicts(pipeline, f"{dumps(one)}\n\n{dumps(one)}\n") == ["exact"] * 8
    assert verdicts(pipeline, json.dumps([one, one["quotes"][0]])) == ["exact"] * 6


@pytest.mark.parametrize(
    ("change", "verdict", "how"),
    [
        ({"text": "Russian patience has come to an end."}, "differs", "the stored words are others"),
        ({"start": 0}, "differs", "the stored words are others"),
        ({"end": 10**9}, "differs", "the article has no such span"),
        ({"start": -1, "end": -5}, "differs", "the article has no such span"),
        ({"sha256": "0" * 64}, "differs", "the article's text has another sha256 now"),
        ({"article_id": "rain"}, "not in the coverage", "there is no such article"),
        ({"start": "1"}, "not in the coverage", "lacks article_id, text, start or end"),
        ({"text": None}, "not in the coverage", "lacks article_id, text, start or end"),
    ],
)
def test_a_changed_quote_is_found_out(pipeline: Pipeline, change: dict[str, object], verdict: str, how: str) -> None:
    changed = {**answer(pipeline)["quotes"][1], "echoes": [], **change}
    [proof] = proofs(pipeline.coverage, dumps(changed), "-")
    assert (proof.verdict, proof.how) == (verdict, how)


def test_a_pasted_citation_is_proved_by_its_id_and_its_words(pipeline: Pipeline, quote: Quote) -> None:
    pasted = f"As was reported: {citation(quote, 3)}\nAnd so on."
    assert verdicts(pipeline, pasted) == ["exact"]
    assert verdicts(pipeline, pasted.replace("patience", "anger")) == ["differs"]
    assert verdicts(pipeline, f"{pasted}\n{pasted}") == ["exact", "exact"]


def test_an_id_alone_among_other_words_proves_nothing_about_them(pipeline: Pipeline, quote: Quote) -> None:
    assert verdicts(pipeline, f"see {quote.id}") == ["differs"]


def test_an_id_of_another_coverage_is_not_in_this_one(pipeline: Pipeline, quote: Quote) -> None:
    assert verdicts(pipeline, "a" * 12 + quote.id[12:]) == ["not in the coverage"]


@pytest.mark.parametrize("text", ["", "{}", '{"quotes": []}', "[[1]]", ". . .", "“”"])
def test_a_text_without_quotes_is_refused(pipeline: Pipeline, text: str) -> None:
    with pytest.raises(UsageError, match=r"^page\.txt: holds no quote; give a quote id, words, a pasted citation"):
        proofs(pipeline.coverage, text, "page.txt")


def test_bare_words_are_proved_wherever_they_are_printed(pipeline: Pipeline) -> None:
    first, second = map(line, proofs(pipeline.coverage, "Russian patience is coming to an end.", "-"))
    assert first == (
        "exact  Russia is losing confidence on Trump with each passing day, outlet not stated, 9 Dec 2018, paragraph 3"
        ' [6ww2ftjkvx7daabsnabh]: “"Russian patience is coming to an end."”'
    )
    assert second.startswith("exact  Bloomberg News, Kremlin sours on Trump after Putin snubs, undated, paragraph 3 [")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("is coming to an end", ["exact (a part of the sentence)"] * 2),
        ("is coming to an en", ["differs (printed with “Russian patience” and “end” for “en”)"]),
        ("Russian anger is coming to an end.", ["differs (printed “patience” for “anger”)"]),
        ("russian patience is coming to an end.", ["differs (printed “Russian” for “russian”)"]),
        ("He wrote: “patience is coming to an end”. And so?", ["exact (a part of the sentence)"] * 2),
        ("> Russian patience is\n> coming to an end.\n\nRain fell.", ["exact", "exact", "not in the coverage"]),
        ("Rain fell on the city, and the moon was blue.", ["not in the coverage"]),
        ("Rain", ["not in the coverage"]),
    ],
)
def test_bare_words_are_exact_differ_or_are_not_there(pipeline: Pipeline, text: str, told: list[str]) -> None:
    lines = [line(proof).split("  ")[0] for proof in proofs(pipeline.coverage, text, "-")]
    assert [each.split(" (this")[0] for each in lines] == told


KEYS = st.sampled_from("quotes nearest echoes text start end article_id sha256".split())
JSON = st.recursive(
    st.text() | st.integers() | st.none() | st.booleans() | st.just("kremlin-sours-on-trump"),
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
)


@given(st.text() | JSON.map(json.dumps))
def test_any_text_is_proved_or_refused(pipeline: Pipeline, text: str) -> None:
    with suppress(UsageError):
        assert all("\n" not in line(proof) for proof in proofs(pipeline.coverage, text, "-"))


def test_a_verdict_is_one_line_with_the_stored_words() -> None:
    assert line(Proof("id", "exact", "Rain\nfell.")) == "exact  id: “Rain fell.”"
    assert line(Proof("id", "differs", "Rain.", "the stored words are others")) == (
        "differs (the stored words are others)  id: “Rain.”"
    )
    assert line(Proof("id", "not in the coverage", how="there is no such article")) == (
        "not in the coverage (there is no such article)  id"
    )


def test_a_verdict_shows_nothing_hidden() -> None:
    assert line(Proof("a\x1b[2Jb", "exact", "c\u202ed")) == "exact  a\ufffdb: “c\ufffdd”"
