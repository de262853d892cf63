"""What `verify` reads, and the verdicts it gives."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.jsonl import dumps, told
from bot.adapters.plain import draw
from bot.adapters.proof import line, names_file, proofs
from bot.adapters.style import Style
from bot.answer import lookup
from bot.answer.lookup import around
from bot.answer.proofs import Proof
from bot.chat.blocks import CiteBlock, ContextBlock, EchoBlock, QuoteBlock, Reply, SourceBlock
from bot.errors import UsageError
from bot.model import Quote
from tests.corpus.samples import SHIPPED
from tests.coverage_kit import text_on_disk

if TYPE_CHECKING:
    from bot.answer.coverage import Archive
    from bot.answer.pipeline import Pipeline
    from bot.model import Found

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


@pytest.mark.parametrize(
    ("change", "how"),
    [
        ({"outlet": "CNN"}, "“outlet” is printed “CNN”, stored “”"),
        ({"published": "2011-12-09"}, "“published” is printed “2011-12-09”, stored “2018-12-09”"),
        ({"title": None}, "“title” is printed “”, stored “Russia is losing confidence on Trump with each passing day”"),
        ({"speaker": {"name": "Ann Lee"}}, "“speaker” is printed “Ann Lee”, stored “Andrey Kortunov”"),
    ],
)
def test_a_forged_source_in_json_is_found_out(pipeline: Pipeline, change: dict[str, object], how: str) -> None:
    changed = {**answer(pipeline)["quotes"][1], "echoes": [], **change}
    [proof] = proofs(pipeline.coverage, dumps(changed), "-")
    assert (proof.verdict, proof.how) == ("differs", f"exact words, but as {how}")


@pytest.mark.parametrize("width", [None, 80, 30])
def test_every_block_that_shows_a_quote_is_proved(pipeline: Pipeline, width: int | None) -> None:
    archive = pipeline.coverage.archive
    sentences = [found for source in archive.sources() for found in every_sentence(archive, source.article_id)]
    for one in sentences:
        echo = EchoBlock(sentences[0].quote, one.quote)
        before, after = around(archive, one)
        context = ContextBlock(1, before, one, after)
        blocks = (QuoteBlock(1, one), echo, CiteBlock(1, one), SourceBlock(1, one), context)
        told = proofs(pipeline.coverage, draw(Reply(blocks), Style(width)), "-")
        assert [proof.verdict for proof in told] == ["exact"] * 4
        assert verdicts(pipeline, "\n".join(map(line, told))) == ["exact"] * 4


def every_sentence(archive: Archive, article_id: str) -> list[Found]:
    passages = archive.passages_of(article_id)
    ids = [Quote.cut(passage, sentence).id for passage in passages for sentence in passage.sentences]
    return [found for found in (lookup.quote(archive, one) for one in ids) if found]


def test_words_that_run_over_sentences_are_proved_again(pipeline: Pipeline) -> None:
    archive = pipeline.coverage.archive
    [passage, *_] = archive.passages_of("kremlin-sours-on-trump")
    run = " ".join(passage.text[passage.sentences[0].start : passage.sentences[2].end].split())
    [proof] = proofs(pipeline.coverage, run, "-")
    assert proof.verdict == "exact"
    assert verdicts(pipeline, line(proof)) == ["exact"]
    assert verdicts(pipeline, line(proof).replace(" the ", " a ")) == ["differs"]


@pytest.mark.parametrize(
    ("claim", "is_file"),
    [("-", True), ("none.txt", True), ("a/b", True), ("README.md", True), ("patience", False), ("Trump's", False),
     ("U.S.", False), ("2.5", False), ("see none.txt", False), ("x" * 10_000, False)],
)  # fmt: skip
def test_a_word_is_no_file_unless_it_looks_like_one(claim: str, is_file: bool) -> None:
    assert names_file(claim) == is_file


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


KEYS = st.sampled_from("quotes nearest echoes text start end article_id sha256".split())
JSON = st.recursive(
    st.text() | st.integers() | st.none() | st.booleans() | st.just("kremlin-sours-on-trump"),
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
)


PASTED = '“|”|"|…|[…]|[He]|’|–|\n\n|\n> |Russian patience|is coming|to an end.|out of the question|(CNN, 8 Dec 2018)|'
PASTED += "that's now|[6ww2ftjkvx7daabsnabh]|[iqhlybm5vlk3aabuhaep]|exact  |differs |: |Rain fell."


@given(st.text() | JSON.map(json.dumps) | st.lists(st.sampled_from(PASTED.split("|")), max_size=14).map(" ".join))
def test_any_text_is_proved_or_refused(pipeline: Pipeline, text: str) -> None:
    found = []
    with suppress(UsageError):
        found = proofs(pipeline.coverage, text, "-")
    assert all("\n" not in line(proof) for proof in found)
    printed = "\0".join(text_on_disk(SHIPPED, source.article_id) for source in pipeline.coverage.archive.sources())
    assert all(proof.stored in printed for proof in found)
    assert all(proof.stored for proof in found if proof.verdict not in {"differs", "not in the coverage"})


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


def test_other_typography_in_json_is_told_apart(pipeline: Pipeline) -> None:
    changed = {**answer(pipeline)["quotes"][0], "echoes": []}
    changed["text"] = changed["text"].replace("'", "’")
    [proof] = proofs(pipeline.coverage, dumps(changed), "-")
    assert (proof.verdict, proof.how) == ("differs only in typography", "printed ' for ’")


@pytest.mark.parametrize(
    "claim", ["he’d wanted Trump to win the election", "Putin declared … that he'd wanted Trump to win"]
)
def test_what_is_said_of_a_quote_with_marks_is_proved_again(pipeline: Pipeline, claim: str) -> None:
    [told] = map(line, proofs(pipeline.coverage, claim, "-"))
    assert verdicts(pipeline, told) == ["exact"]
