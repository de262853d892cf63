"""Quotes that are the stored words but for typography, or for the marks of what they leave out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.likeness import alike, explained
from bot.answer.lookup import quote
from bot.answer.pasted import LONGEST
from bot.answer.proofs import Proof
from bot.model import Quote
from tests.coverage_kit import pipeline_on

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answer.coverage import Archive
    from bot.answer.pipeline import Pipeline


@pytest.fixture(scope="module")
def one_archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return pipeline_on(tmp_path_factory.mktemp("talks"), talks=TALKS).coverage.archive


TALKS = (
    "He paused. We will never, ever cooperate with all of them. “It’s over – really,” he said.\n\n"
    "Advertisement\n\n"
    "The president said so on Monday, and he left the country in a hurry. He said it’s over."
)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return pipeline_on(tmp_path, talks=TALKS, sun="It’s over - really. The sun shone on all of them.").coverage.archive


def told(archive: Archive, claim: str) -> list[tuple[str, str, str]]:
    return [(proof.verdict, proof.how, proof.stored) for proof in alike(archive, claim)]


def test_other_typography_is_told_wherever_it_stands(archive: Archive) -> None:
    assert told(archive, "It's over - really.") == [
        ("differs only in typography", "printed ’ for '", "It’s over - really.")
    ]
    first, second = told(archive, "It's over - really")
    assert first == ("differs only in typography", "printed ’ for '", "It’s over - really.")
    assert second[1:] == (
        "printed ’ for ', – for -, a part of the sentence",
        "“It’s over – really,” he said.",
    )


def test_pieces_in_their_order_are_verbatim_apart_from_their_marks(archive: Archive) -> None:
    [(verdict, how, stored)] = told(archive, "We will [...] cooperate with all of them.")
    assert verdict == "differs only where marked"
    assert how == "verbatim apart from the elision of “never, ever” after “We will”"
    assert stored == "We will never, ever cooperate with all of them."


def test_pieces_may_stand_in_other_sentences_and_paragraphs(archive: Archive) -> None:
    [(verdict, how, stored)] = told(archive, "We will never, ever cooperate … he left the country")
    assert verdict == "differs only where marked"
    assert how == "verbatim apart from the elision of 18 words after “never, ever cooperate”, a part of the sentence"
    assert stored.startswith("We will never")
    assert stored.endswith("in a hurry.")


@pytest.mark.parametrize(
    "claim",
    [
        "he left the country … We will never, ever cooperate",  # another order
        "We will … he left the country",  # two words, in a sentence of their own
        "The sun shone … he left the country",  # two articles
        "We will … cooperate",
        "We will always … cooperate with all of them",
        "We will never, ever [really] co-operate with all of them",
        "Advertisement [shown here] The president said so",
        "…",
        "",
        "He paused.",  # exact: nothing to tell apart
        "word " * LONGEST,
    ],
)
def test_what_is_not_there_in_its_order_is_not_alike(archive: Archive, claim: str) -> None:
    assert told(archive, claim) == []


def test_marks_and_typography_are_both_told(archive: Archive) -> None:
    [(verdict, how, _)] = told(archive, "[He] said it's over")
    assert verdict == "differs only in typography and where marked"
    assert how == (
        "printed ’ for ', verbatim apart from the insertion of “[He]” at the beginning, a part of the sentence"
    )


def test_a_mark_that_is_printed_itself_is_none(tmp_path: Path) -> None:
    archive = pipeline_on(tmp_path, a="We will go [sic] to Bonn, he said on Monday.").coverage.archive
    [(verdict, how, _)] = told(archive, "We will go [sic] to Bonn … on Monday")
    assert verdict == "differs only where marked"
    assert how == "verbatim apart from the elision of “, he said” after “to Bonn”"


def test_the_narrowest_of_several_places_is_told(tmp_path: Path) -> None:
    archive = pipeline_on(tmp_path, a="We will go. It rained. We will go now, to Bonn as ever.").coverage.archive
    [(_, how, stored)] = told(archive, "We will go … to Bonn as ever")
    assert how == "verbatim apart from the elision of “now,” after “We will go”"
    assert stored == "We will go now, to Bonn as ever."


def test_what_was_left_out_of_most_of_an_article_is_counted_and_not_shown(tmp_path: Path) -> None:
    text = "We will go to Bonn. " + "It rained on the city. " * 99 + "We will come back."
    [(_, how, stored)] = told(pipeline_on(tmp_path, a=text).coverage.archive, "We will go […] We will come back.")
    assert how == "verbatim apart from the elision of 497 words after “We will go”, a part of the sentence"
    assert stored == "We will go to Bonn."


def test_beside_an_id_only_its_own_quote_counts(archive: Archive) -> None:
    [passage, *_] = archive.passages_of("talks")
    paused, will = (quote(archive, Quote.cut(passage, span).id) for span in passage.sentences[:2])
    claim = "We will … cooperate with all of them"
    assert alike(archive, claim, will)
    assert alike(archive, claim, paused) == []


def test_a_claim_that_is_too_short_between_its_marks_is_told_why() -> None:
    nowhere = Proof("“We … go”", "not in the coverage")
    assert explained(nowhere, "We … go").how.startswith("fewer than 3 words between its marks prove nothing")
    assert explained(nowhere, "We go") == nowhere


WORDS = (
    "We will never, ever cooperate with all of them. He paused. The president said so … […] [not] ’ ' - “ it’s".split()
)


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_whatever_is_alike_is_printed_piece_by_piece(one_archive: Archive, claim: str) -> None:
    for proof in alike(one_archive, claim):
        assert proof.verdict.startswith(("differs only in typography", "differs only where marked"))
        assert proof.stored in TALKS
        assert proof.how
        pieces = re.split(r"…|\[…\]|\[not\]", claim)
        assert all(re.search(r"\W+".join(re.findall(r"\w+", piece)), TALKS) for piece in pieces)


@given(st.data())
def test_words_left_out_of_a_sentence_leave_it_alike(pipeline: Pipeline, data: st.DataObject) -> None:
    archive = pipeline.coverage.archive
    sources = sorted(archive.sources(), key=lambda source: source.article_id)
    passage = data.draw(st.sampled_from(archive.passages_of(data.draw(st.sampled_from(sources)).article_id)))
    words = passage.text[slice(*data.draw(st.sampled_from(passage.sentences)))].split()
    first = data.draw(st.integers(3, max(3, len(words) - 1)))
    after = data.draw(st.integers(first, len(words)))
    claim = f"{' '.join(words[:first])} […] {' '.join(words[after:])}"
    found = alike(archive, claim)
    assert {proof.verdict for proof in found} <= {"differs only where marked"}
    assert passage.source.article_id in {proof.found.quote.source.article_id for proof in found if proof.found}
