"""Pasted text, checked: citations by their ids and words, bare words wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.chat.checking import bare, cited
from bot.chat.wording import citation

if TYPE_CHECKING:
    from bot.answer.pipeline import Pipeline
    from bot.answer.proofs import Proof
    from bot.model import Quote


def proofs(pipeline: Pipeline, text: str) -> list[Proof]:
    return cited(pipeline.coverage, text) or bare(pipeline.coverage, text)


def verdicts(pipeline: Pipeline, text: str) -> list[str]:
    return [proof.verdict for proof in proofs(pipeline, text)]


@pytest.fixture
def quote(pipeline: Pipeline) -> Quote:
    return pipeline.ask("What did Kortunov say?").found[1].quote


def test_a_pasted_citation_is_proved_by_its_id_and_its_words(pipeline: Pipeline, quote: Quote) -> None:
    pasted = f"As was reported: {citation(quote, 3)}\nAnd so on."
    assert verdicts(pipeline, pasted) == ["exact"]
    assert verdicts(pipeline, pasted.replace("patience", "anger")) == ["differs"]
    assert verdicts(pipeline, f"{pasted}\n{pasted}") == ["exact", "exact"]


def test_words_beside_an_id_are_told_word_by_word(pipeline: Pipeline, quote: Quote) -> None:
    [proof] = proofs(pipeline, citation(quote, 3).replace("patience", "anger"))
    assert proof.how == "printed “patience” for “anger”"


def test_a_quote_put_behind_the_stored_words_is_not_proved_with_them(pipeline: Pipeline, quote: Quote) -> None:
    assert verdicts(pipeline, f"“{quote.text}” he said, and “rain fell on Moscow” [{quote.id}]") == ["differs"]
    assert verdicts(pipeline, f"“Rain fell on Moscow”, see pullquote verify {quote.id}") == ["differs"]


def test_an_id_alone_among_other_words_proves_nothing_about_them(pipeline: Pipeline, quote: Quote) -> None:
    assert verdicts(pipeline, f"see {quote.id}") == ["differs"]


def test_an_id_of_another_coverage_is_not_in_this_one(pipeline: Pipeline, quote: Quote) -> None:
    assert verdicts(pipeline, "a" * 12 + quote.id[12:]) == ["not in the coverage"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("is coming to an end", ["exact (a part of the sentence)"] * 2),
        ("is coming to an en", ["differs (printed with “Russian patience” and “end” for “en”)"]),
        ("Russian anger is coming to an end.", ["differs (printed “patience” for “anger”)"]),
        ("russian patience is coming to an end.", ["differs (printed with other capitals)"]),
        ("RUSSIAN PATIENCE IS COMING TO AN END", ["differs (printed with other capitals)"]),
        ("Russia hadn’t interfered", ["differs (printed with other punctuation, a part of the sentence)"]),
        ("hadn’t interfered", ["differs (printed with other punctuation, a part of the sentence)"]),
        ("RUSSIA hadn’t", ["differs (printed with other capitals and punctuation, a part of the sentence)"]),
        ("that he'd wanted Putin to win the election", ["differs (printed “Trump” for “Putin”)"]),
        ("that he’d wanted Putin to win an election", ["differs (printed “Trump” for “Putin” and “the” for “an”)"]),
        ("He wrote: “patience is coming to an end”. And so?", ["exact (a part of the sentence)"] * 2),
        ("> Russian patience is\n> coming to an end.\n\nRain fell.", ["exact", "exact", "not in the coverage"]),
        ("Rain fell on the city, and the moon was blue.", ["not in the coverage"]),
        ("Rain", ["not in the coverage"]),
    ],
)
def test_bare_words_are_exact_differ_or_are_not_there(pipeline: Pipeline, text: str, told: list[str]) -> None:
    found = [f"{proof.verdict} ({proof.how})" if proof.how else proof.verdict for proof in proofs(pipeline, text)]
    assert found == told


def test_a_forged_source_beside_exact_words_differs(pipeline: Pipeline, quote: Quote) -> None:
    [proof] = proofs(pipeline, citation(quote, 3).replace("9 Dec 2018", "9 Dec 2011"))
    assert (proof.verdict, proof.how) == ("differs", "exact words, but not their source: stored “2018” for “2011”")
