"""Proofs: a quote is exact, differs, or is not in the coverage; nothing else, and never more than that."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.pasted import claims_in, is_id
from bot.answer.proofs import prove_all, prove_id, prove_json
from bot.errors import CorpusError
from bot.model import Quote, Source, Span
from bot.text.display import displayable
from tests.coverage_kit import pipeline_on

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answer.coverage import Archive

TEXT = "Rain fell on the city. Snow followed the rain."


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return pipeline_on(tmp_path, a=TEXT).coverage.archive


def snow(archive: Archive) -> Quote:
    [passage] = archive.passages_of("a")
    return Quote.cut(passage, passage.sentences[1])


def claim(**changed: object) -> dict[str, Any]:
    """A quote as `ask --json` writes it."""
    return {"article_id": "a", "text": "Rain fell on the city.", "start": 0, "end": 22, **changed}


def test_a_stored_quote_is_exact_by_its_id(archive: Archive) -> None:
    proof = prove_id(archive, snow(archive).id)
    assert (proof.verdict, proof.stored, proof.how) == ("exact", "Snow followed the rain.", "")


def test_words_beside_the_id_must_be_the_stored_ones(archive: Archive) -> None:
    one = snow(archive)
    assert prove_id(archive, one.id, f"“{one.text}” {one.id}").verdict == "exact"
    proof = prove_id(archive, one.id, f"“Snow followed the rain!” {one.id}")
    assert (proof.verdict, proof.stored) == ("differs", one.text)


@pytest.mark.parametrize("quote_id", ["", "a" * 20, "A" * 20, "x", "1" * 20])
def test_what_names_no_quote_is_not_in_the_coverage(archive: Archive, quote_id: str) -> None:
    assert prove_id(archive, quote_id).verdict == "not in the coverage"


def test_an_id_of_another_text_or_beyond_the_end_is_not_in_the_coverage(archive: Archive) -> None:
    one = snow(archive)
    elsewhere = Quote(one.text, Source("a", "0" * 64), one.span)
    beyond = Quote(one.text, one.source, Span(40, len(TEXT) + 1))
    for false in (elsewhere, beyond):
        assert prove_id(archive, false.id).verdict == "not in the coverage"


def test_a_stored_quote_is_exact_as_json(archive: Archive) -> None:
    source = snow(archive).source
    assert prove_json(archive, claim()).verdict == "exact"
    assert prove_json(archive, claim(sha256=source.sha256)).verdict == "exact"


@pytest.mark.parametrize(
    "changed",
    [
        {"text": "Rain fell on the city"},
        {"text": "rain fell on the city."},
        {"text": "Rain fell on the city. "},
        {"start": 1},
        {"end": 21},
        {"start": -5},
        {"start": 22, "end": 0},
        {"text": "", "start": 5, "end": 5},
        {"text": TEXT, "end": len(TEXT) + 1},
        {"sha256": "0" * 64},
    ],
)
def test_any_other_words_or_place_differ(archive: Archive, changed: dict[str, object]) -> None:
    proof = prove_json(archive, claim(**changed))
    assert proof.verdict == "differs"
    assert proof.how


@pytest.mark.parametrize(
    "changed", [{"article_id": "b"}, {"article_id": None}, {"text": 5}, {"start": "0"}, {"end": None}, {"end": 22.0}]
)
def test_what_is_no_quote_is_not_in_the_coverage(archive: Archive, changed: dict[str, object]) -> None:
    assert prove_json(archive, claim(**changed)).verdict == "not in the coverage"


def test_an_article_is_named_by_its_id_and_not_by_its_key(archive: Archive) -> None:
    assert prove_json(archive, claim(article_id=snow(archive).source.key)).verdict == "not in the coverage"


def test_every_quote_of_an_answer_is_proved(archive: Archive) -> None:
    answer = {"quotes": [claim(echoes=[claim(start=1)])], "nearest": claim(article_id="b"), "facts": [{"text": "x"}]}
    verdicts = [proof.verdict for proof in prove_all(archive, [answer, {"quotes": [], "nearest": None}, 5])]
    assert verdicts == ["exact", "differs", "not in the coverage"]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["quotes", "nearest", "echoes", "start", "end", "text", "article_id"]), inner
            )
        ),
    )
)
def test_only_slices_are_ever_exact(one_archive: Archive, claims: object) -> None:
    for proof in prove_all(one_archive, json.loads(json.dumps(claims))):
        assert proof.verdict != "exact" or proof.stored in TEXT


@given(st.integers(-3, len(TEXT) + 3), st.integers(-3, len(TEXT) + 3), st.integers(0, 50), st.integers(0, 50))
def test_a_claim_is_exact_when_and_only_when_it_is_the_slice(
    one_archive: Archive, start: int, end: int, first: int, last: int
) -> None:
    text = TEXT[first:last]
    is_slice = 0 <= start < end <= len(TEXT) and TEXT[start:end] == text
    assert (prove_json(one_archive, claim(text=text, start=start, end=end)).verdict == "exact") == is_slice


@pytest.fixture(scope="module")
def one_archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return pipeline_on(tmp_path_factory.mktemp("proofs"), a=TEXT).coverage.archive


def test_a_damaged_file_proves_nothing(tmp_path: Path, archive: Archive) -> None:
    one = snow(archive)
    path = tmp_path / "corpus/a.txt"
    path.write_bytes(path.read_bytes().replace(b"Snow", b"Hail"))
    with pytest.raises(CorpusError):
        prove_id(archive, one.id)
    with pytest.raises(CorpusError):
        prove_json(archive, claim())


def test_ids_are_found_in_what_was_pasted() -> None:
    one, other = "abcdefghij234567abcd", "z" * 20
    pasted = f"“Rain.” (The Wire, {one}) https://t.me/bot?start={other}. {one}x no{one} ABCDEFGHIJ234567ABCD {'y' * 40}"
    assert [found for found, _ in claims_in(pasted)] == [one, other]
    assert is_id(one)
    assert not is_id(pasted)


def test_an_id_proves_the_words_beside_it_and_no_others(archive: Archive) -> None:
    quote = snow(archive)
    forged = f"“{quote.text}” [{quote.id}]\n“Rain fell on nobody.” [{quote.id}]\n{quote.id}"
    verdicts = [prove_id(archive, found, words).verdict for found, words in claims_in(forged)]
    assert verdicts == ["exact", "differs", "exact"]


def test_words_that_only_hold_the_quote_are_not_the_quote(archive: Archive) -> None:
    quote = snow(archive)
    assert prove_id(archive, quote.id, f"“Never: {quote.text}”").verdict == "differs"


def test_the_words_of_a_verdict_stand_behind_its_id(archive: Archive) -> None:
    quote = snow(archive)
    behind = f"exact  A “b” c [{quote.id}]: “{quote.text}”\nexact  {quote.id}: “{quote.text}”\n"
    assert [words for _, words in claims_in(behind)] == [f"“{quote.text}”"] * 2
    forged = f"> differs (x)  [{quote.id}]: “Hail followed the rain.”"
    assert [prove_id(archive, found, words).verdict for found, words in claims_in(forged)] == ["differs"]


def test_the_command_that_checks_a_quote_claims_nothing(archive: Archive) -> None:
    quote = snow(archive)
    assert claims_in(f"“Hail.”\n\ncheck it with:\npullquote verify {quote.id}") == [(quote.id, None)]
    [(_, words)] = claims_in(f"“Hail.” pullquote verify {quote.id}")
    assert words


def test_marks_that_cannot_be_shown_are_no_difference(tmp_path: Path) -> None:
    text = "Rain\N{ZERO WIDTH JOINER}fell on the city."
    archive = pipeline_on(tmp_path, a=text).coverage.archive
    [passage] = archive.passages_of("a")
    quote = Quote.cut(passage, passage.sentences[0])
    proof = prove_id(archive, quote.id, f"“{displayable(quote.text)}”")
    assert quote.text != displayable(quote.text)
    assert (proof.verdict, proof.how) == ("exact", "but for characters that cannot be shown")


def test_the_echo_of_the_citation_above_is_no_claim(archive: Archive) -> None:
    quote = snow(archive)
    pasted = f"“{quote.text}” [{quote.id}]\n   also in The Wire, there with “fell”\n\n2  “{quote.text}” [{quote.id}]"
    assert [prove_id(archive, found, words).verdict for found, words in claims_in(pasted)] == ["exact", "exact"]
