"""Candidates: every sentence of what was found, with what it and its surroundings hold of the question."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.candidates import Weighing, candidates, held, joined, speaker_in
from bot.answer.questions import understand
from bot.answer.synonyms import WEIGHT
from bot.model import Hit, Span
from bot.retrieval.bm25 import idf
from bot.retrieval.retriever import Statistics
from bot.text.terms import analyze
from tests.coverage_kit import PAGES, article, passages_of, sentences, weighing

NEWS = "Rain fell. Snow followed. Hail came.\n\nThe harbour\n\nA ship sank."
ASKED = understand("rain, snow, hail, harbour, ship or storm?")
WORDS = st.lists(st.sampled_from("rain snow call off cancel hail kill dead die".split()), max_size=6)
HELD = st.dictionaries(st.sampled_from(["rain", "snow", "hail"]), st.sampled_from([WEIGHT, 1.0]))


def test_every_sentence_of_a_passage_is_a_candidate() -> None:
    assert [one.text for one in sentences(NEWS)] == [
        *("Rain fell.", "Snow followed.", "Hail came.", "The harbour", "A ship sank.")
    ]


def test_a_sentence_knows_its_own_terms_and_which_of_them_are_asked() -> None:
    rain, *_ = sentences(NEWS, question=ASKED)
    assert rain.own == {"rain", "fell"}
    assert rain.held == {"rain": 1}


def test_a_sentence_knows_its_neighbours_within_the_passage() -> None:
    rain, snow, hail, *_ = sentences(NEWS, question=ASKED)
    assert rain.around == {"snow": 1}
    assert snow.around == {"rain": 1, "hail": 1}
    assert hail.around == {"snow": 1}


def test_what_is_near_is_the_passage_and_the_title() -> None:
    rain, *_ = sentences(article("Rain fell. Snow followed.", title="Storm over the city"), question=ASKED)
    assert rain.near == {"rain": 1, "snow": 1, "storm": 1}
    assert rain.title == {"storm": 1}


def test_an_article_holds_what_all_its_found_passages_hold_and_no_other_article() -> None:
    *storm, other = sentences(
        article(NEWS, title="Storm"), article("Hail followed the rain.", "other", title="Hail"), question=ASKED
    )
    assert len({one.passage.id for one in storm}) == 2
    for one in storm:
        assert one.article == {"rain": 1, "snow": 1, "hail": 1, "harbor": 1, "ship": 1, "storm": 1}
    assert other.article == {"rain": 1, "hail": 1}


def test_passages_of_an_article_count_together_however_far_apart_they_are_found() -> None:
    first, last = passages_of(NEWS)
    [between] = passages_of("Wind.", "wind")
    found = candidates(ASKED, [Hit(last, 3.0), Hit(between, 2.0), Hit(first, 1.0)])
    assert [one.passage.id for one in found] == ["rain:2"] * 2 + ["wind:1"] + ["rain:1"] * 3
    assert found[0].article == found[-1].article == {"rain": 1, "snow": 1, "hail": 1, "harbor": 1, "ship": 1}


def test_a_phrase_that_two_sentences_share_is_no_synonym() -> None:
    asked = understand("Was it cancelled?")
    one, other = sentences("They call. Off they go.", question=asked)
    assert one.near == other.near == one.article == {}
    [whole] = sentences("They call it off.", question=asked)
    assert whole.near == whole.article == {"cancel": WEIGHT}


@given(PAGES, PAGES)
def test_a_candidate_is_quoted_as_its_article_prints_it(text: str, question: str) -> None:
    asked, title = understand(question), f"The rain of {question}"
    for one in sentences(article(text, title=title), question=asked):
        quote = one.quote()
        assert quote.text == one.text == text[quote.span.start : quote.span.end]
        assert one.terms == analyze(one.text)
        assert one.own == set(one.terms)
        assert one.held == held(asked, one.own)
        assert one.title == held(asked, frozenset(analyze(title)))
        for wider in (joined([one.held, one.around, one.title]), one.near):
            assert all(level <= one.near[term] for term, level in wider.items())
        assert joined([one.near, one.article]) == one.article


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“Rain fell on the city,” Smith said.", "Smith"),
        ("Rain fell on the city, Smith said.", None),
        ("“Rain fell on the city,” Smith said; “it fell for days,” said Jones.", None),
        ("Rain fell on the city.", None),
    ],
)
def test_a_sentence_has_the_one_speaker_of_its_quotations(text: str, name: str | None) -> None:
    [one] = sentences(text)
    speaker = one.speaker()
    assert (speaker.name if speaker else None) == name


def test_a_speaker_of_the_sentence_before_is_not_this_ones() -> None:
    [said, plain] = sentences("“Rain fell on the city,” Smith said. Snow followed.")
    assert said.speaker() is not None
    assert plain.speaker() is None


def test_a_term_counts_fully_in_its_own_word_and_less_in_a_synonym() -> None:
    asked = understand("Did Trump cancel it?")
    assert held(asked, frozenset({"cancel", "call", "trump"})) == {"cancel": 1, "trump": 1}
    assert held(asked, frozenset({"cancel", "call", "off"})) == {"cancel": 1}
    assert held(asked, frozenset({"call", "off", "trump"})) == {"cancel": WEIGHT, "trump": 1}
    assert held(asked, frozenset({"call", "trump"})) == {"trump": 1}
    assert held(asked, frozenset({"rain"})) == {}


@given(WORDS, WORDS, WORDS)
def test_more_terms_hold_no_less_of_a_question(question: list[str], some: list[str], others: list[str]) -> None:
    asked = understand(" ".join(question))
    fewer, more = held(asked, frozenset(some)), held(asked, frozenset([*some, *others]))
    assert fewer.keys() <= more.keys() <= set(asked.terms)
    assert all(level <= more[term] for term, level in fewer.items())
    assert set(more.values()) <= {WEIGHT, 1.0}


@given(st.lists(HELD))
def test_stretches_hold_each_term_as_well_as_their_best(parts: list[dict[str, float]]) -> None:
    terms = {term for part in parts for term in part}
    assert joined(parts) == {term: max(part.get(term, 0.0) for part in parts) for term in terms}
    assert joined(reversed(parts)) == joined(parts)


def test_a_term_weighs_its_idf_and_an_unknown_one_that_of_no_passage() -> None:
    weighed = Weighing.of(understand("rain, hail"), Statistics(100, 20.0, {"rain": 30}))
    assert weighed.idf == {"rain": idf(100, 30), "hail": idf(100, 0)}
    assert weighed.unknown == {"hail"}


def test_a_term_is_known_when_its_synonym_is() -> None:
    asked = understand("Was it cancelled?")
    assert Weighing.of(asked, Statistics(9, 20.0, {"call": 1, "off": 1})).unknown == frozenset()
    assert Weighing.of(asked, Statistics(9, 20.0, {"call": 1})).unknown == {"cancel"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“Rain fell,” Jane Smith said. “Hail came,” Jane Smith said.", "Jane Smith"),
        ("The city council closed the bridge. “Rain fell,” Jane Smith said.", None),
        ("“Rain fell,” Jane Smith said. The city council closed the bridge.", None),
        ("“Rain fell,” Jane Smith said. “Hail came,” John Jones said.", None),
        ("The city council closed the bridge.", None),
    ],
)
def test_what_several_sentences_say_is_by_a_speaker_of_all_of_them(text: str, name: str | None) -> None:
    [passage] = passages_of(text)
    speaker = speaker_in(passage, Span(0, len(text)))
    assert (speaker.name if speaker else None) == name


def test_a_share_is_weighed_over_the_ranked_terms_alone() -> None:
    known = Weighing.of(
        understand("Tell me of rain or hail"), Statistics(100, 20.0, {"rain": 30, "hail": 1, "tell": 5})
    )
    assert known.ranked == {"rain", "hail"}
    assert known.share({}) == known.share({"tell": 1.0}) == 0
    assert known.share({"rain": 1.0, "hail": 1.0}) == pytest.approx(1)
    rain, hail = idf(100, 30), idf(100, 1)
    assert known.share({"rain": 1.0, "hail": WEIGHT}) == pytest.approx((rain + WEIGHT * hail) / (rain + hail))


def test_a_share_is_the_same_to_the_last_bit_in_whatever_order_terms_are_found() -> None:
    terms = "rain snow hail fog wind".split()
    weighed = Weighing(
        dict(zip(terms, (0.1, 0.2, 0.3, 1e16, -1e16), strict=True)), frozenset(), frozenset(terms), 1.0, 5
    )
    shares = {weighed.share(dict.fromkeys(order, 1.0)) for order in permutations(terms)}
    assert len(shares) == 1


@pytest.mark.parametrize("text", ["", "?!", "the of", "🌧️"])
def test_nothing_is_no_share_of_a_question_without_terms(text: str) -> None:
    assert weighing(understand(text)).share({}) == 0


def test_a_passage_without_hits_has_no_candidates() -> None:
    assert sentences("") == []
    assert passages_of("") == []
    assert candidates(ASKED, []) == []
