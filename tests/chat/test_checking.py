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


def verdicts_in_full(pipeline: Pipeline, text: str) -> list[str]:
    return [f"{proof.verdict} ({proof.how})" if proof.how else proof.verdict for proof in proofs(pipeline, text)]


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
        ("Russia hadn’t interfered", ["differs only in typography (printed ' for ’, a part of the sentence)"]),
        ("Russia, hadn't interfered", ["differs (printed with other punctuation, a part of the sentence)"]),
        ("RUSSIA hadn’t", ["differs (printed with other capitals and punctuation, a part of the sentence)"]),
        ("that he'd wanted Putin to win the election", ["differs (printed “Trump” for “Putin”)"]),
        ("that he’d wanted Putin to win an election", ["differs (printed “Trump” for “Putin” and “the” for “an”)"]),
        ("He wrote: “patience is coming to an end”. And so?", ["exact (a part of the sentence)"] * 2),
        ("> Russian patience is\n> coming to an end.\n\nRain fell.", ["exact", "exact", "not in the coverage"]),
        ("Rain fell on the city, and the moon was blue.", ["not in the coverage"]),
        ("Rain", ["not in the coverage"]),
        ("“Stranger Things is coming to an end,” we read.", ["not in the coverage"]),
        ("Kremlin cancellation is coming to an end.", ["not in the coverage"]),
        ("It's far worse than it would have been under Obama.", ["differs (printed “Clinton” for “Obama”)"]),
    ],
)
def test_bare_words_are_exact_differ_or_are_not_there(pipeline: Pipeline, text: str, told: list[str]) -> None:
    assert verdicts_in_full(pipeline, text) == told


def test_a_forged_source_beside_exact_words_differs(pipeline: Pipeline, quote: Quote) -> None:
    [proof] = proofs(pipeline, citation(quote, 3).replace("9 Dec 2018", "9 Dec 2011"))
    assert proof.verdict == "differs"
    assert proof.how.startswith("exact words, but not their source: stored “2018” for “2011”")


HADNT = "Putin declared at the Helsinki summit in July that he’d wanted Trump to win the election"


@pytest.mark.parametrize(
    ("pasted", "told"),
    [
        (HADNT, ["differs only in typography (printed ' for ’, a part of the sentence)"]),
        (f"He wrote: “{HADNT}”. And so?", ["differs only in typography (printed ' for ’, a part of the sentence)"]),
        ("“Putin declared … that he'd wanted Trump to win” and “Russian patience is coming to an end.”",
         ["differs only where marked (verbatim apart from the elision of “at the Helsinki summit in July” after “Putin "
          "declared”, a part of the sentence)", "exact", "exact"]),
        ("We … cooperate",
         ["not in the coverage (fewer than 3 words between its marks prove nothing; quote more of it)"]),
    ],
)  # fmt: skip
def test_what_anybody_can_see_is_told_apart(pipeline: Pipeline, pasted: str, told: list[str]) -> None:
    assert verdicts_in_full(pipeline, pasted) == told


def test_a_word_that_is_another_between_marks_differs(pipeline: Pipeline) -> None:
    assert verdicts(pipeline, "Putin denied at the Helsinki … to win the election") == ["differs"]


@pytest.mark.parametrize(
    ("written", "pasted", "verdict", "how"),
    [
        ("it's", "it’s", "differs only in typography", "printed ' for ’"),
        ("that he's unreliable", "[he is] unreliable", "differs only where marked",
         "verbatim apart from “[he is]” for “that he's” after “with this person,”"),
        ("difficult to deal", "…", "differs only where marked",
         "verbatim apart from the elision of “difficult to deal” after “us that it's”"),
        ("it's", "it was", "differs", "printed “it's” for “it was”"),
        ("9 Dec 2018, paragraph 3.", "8 Dec 2018.", "differs",
         "exact words, but beside them is “8 Dec 2018”, stored: 2018-12-09"),
        ("outlet not stated, 9 Dec 2018, paragraph 3.", "9 Dec 2018.", "exact", ""),
    ],
)  # fmt: skip
def test_a_citation_is_told_apart_by_what_was_changed(
    pipeline: Pipeline, written: str, pasted: str, verdict: str, how: str
) -> None:
    found = next(one for one in pipeline.ask("What did Kortunov say?").found if one.quote.source.published)
    written_out = citation(found.quote, found.paragraph)
    assert written in written_out
    [proof] = proofs(pipeline, written_out.replace(written, pasted))
    assert (proof.verdict, proof.how, proof.name) == (verdict, how, found.quote.id)


def test_straight_marks_beside_an_id_part_the_quote_from_whoever_quotes(pipeline: Pipeline) -> None:
    one = 'As he put it: "Russia hadn’t interfered", and no more. [iqhlybm5vlk3aaczyaed]'
    [proof] = proofs(pipeline, one)
    assert (proof.verdict, proof.how) == ("differs only in typography", "printed ' for ’, a part of the sentence")
    for other in (one.replace("As he", "As “he”"), one.replace("and no more", 'and "no more of that"')):
        [proof] = proofs(pipeline, other)
        assert proof.verdict == "differs"


def test_other_typography_and_another_source_are_no_matter_of_typography(pipeline: Pipeline) -> None:
    pasted = (
        "“While Trump invited Putin to visit Washington at their Helsinki summit, that’s now “out of the question,” "
    )
    pasted += "Kremlin spokesman Dmitry Peskov said.” (CNN, 8 Dec 2018) [iqhlybm5vlk3aabuhaep]"
    [proof] = proofs(pipeline, pasted)
    assert proof.verdict == "differs"
    assert proof.how == 'printed \' for ’, " for “, " for ”, and beside them is “CNN”, stored: Bloomberg News, undated'
