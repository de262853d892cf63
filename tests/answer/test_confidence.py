"""Confidence: a fitted model over signs that anybody can check, between 0 and 1 whatever they are."""

from __future__ import annotations

import math
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.confidence import Model, Signs, model
from bot.answer.judgement import Judged, judged
from bot.answer.questions import understand
from bot.answer.speakers.finding import find_speakers
from bot.model import Hit
from bot.retrieval.passages import passages
from tests.coverage_kit import PAGES, article, understood, weighing

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
SIGNS = st.builds(Signs, **{field.name: NUMBERS for field in fields(Signs)})
BETWEEN = (
    "standing",
    "order",
    "recency",
    "dated",
    "lead",
    "all_but_one",
    "denied",
    "opposite",
    "sources",
    "wants_thing",
)
DAY = date(2018, 12, 9)


def judge(text: str, *pages: str, outlet: str = "", published: date | None = None) -> Judged:
    """What is found for a question in articles of *outlet*, each passage scored less than the one before."""
    asked = understood(text, *([outlet] if outlet else []), newest=published)
    each = [article(page, f"a{number}", published=published, outlet=outlet) for number, page in enumerate(pages)]
    found = [passage for one in each for passage in passages(one, find_speakers)]
    return judged(asked, [Hit(passage, 1 / number) for number, passage in enumerate(found, 1)], weighing(asked))


def signs(text: str, *pages: str, outlet: str = "", published: date | None = None) -> Signs:
    found = judge(text, *pages, outlet=outlet, published=published).signs
    assert found is not None
    return found


def among(found: Judged, passages: int) -> Judged:
    """*found* where so many are searched."""
    return judged(found.question, found.hits, replace(found.weighing, passages=passages))


def test_the_shipped_model_weighs_every_sign_and_nothing_else() -> None:
    assert model().weights.keys() == {field.name for field in fields(Signs)}
    assert 0 < model().threshold < 1
    assert all(math.isfinite(weight) for weight in (model().bias, *model().weights.values()))


def test_confidence_is_the_logistic_of_the_weighted_signs() -> None:
    plain = Model(dict.fromkeys(model().weights, 0.0) | {"standing": 2.0}, -1.0, 0.5)
    some = signs("rain?", "Rain fell.")
    assert some.standing == 1
    assert plain.confidence(some) == pytest.approx(1 / (1 + math.exp(-1)))
    assert plain.confidence(replace(some, standing=0.5)) == pytest.approx(0.5)


@given(SIGNS)
def test_any_signs_make_a_confidence_between_nothing_and_certainty(some: Signs) -> None:
    assert 0 <= model().confidence(some) <= 1


@given(st.floats(0, 1), st.floats(0, 1))
def test_what_stands_better_is_no_less_sure(one: float, other: float) -> None:
    some = signs("Did rain fall?", "Rain fell.")
    worse, better = (model().confidence(replace(some, standing=value)) for value in sorted((one, other)))
    assert worse <= better


@given(st.text(max_size=60) | st.sampled_from(["Who saw the rain in 2018?", "rain", "What did CNBC report?"]), PAGES)
def test_the_signs_of_anything_lie_within_their_bounds(question: str, text: str) -> None:
    found = judge(question, text, outlet="CNBC", published=DAY)
    assert 0 <= found.confidence <= 1
    if found.signs is not None:
        assert all(0 <= getattr(found.signs, name) <= 1 for name in BETWEEN)
        assert 0 <= found.signs.names_missing <= len(found.question.names)
        assert -1 <= found.signs.heaviest_missing <= 0
        assert found.signs.reach >= 0
        assert found.signs.length >= 0


def test_words_in_their_order_are_surer_than_the_same_words_apart() -> None:
    text = "Did Smith fear heavy rain?"
    one_after_another, apart = (
        judge(text, "Smith feared heavy rain."),
        judge(text, "Rain, however heavy, is what they fear, said Smith."),
    )
    assert one_after_another.signs is not None
    assert apart.signs is not None
    assert (one_after_another.signs.order, apart.signs.order) == (1, 0)
    assert one_after_another.confidence > apart.confidence


@pytest.mark.parametrize("page", ["Smith feared rain.", "Rain fell on Smith."])
def test_one_word_is_neither_in_order_nor_out_of_it(page: str) -> None:
    assert signs("Who is Smith?", page).order == 0.5


@pytest.mark.parametrize(
    "text", ["Did Smith fear rain?", "Smith feared rain", "Smith rain", "It is true that Smith feared rain?"]
)
def test_that_words_meet_is_the_less_sure_the_more_passages_there_are(text: str) -> None:
    few, many = (among(judge(text, "Smith feared rain."), passages) for passages in (9, 99_999))
    assert few.signs is not None
    assert many.signs is not None
    assert (few.signs.chance, many.signs.chance) == (1, 5)
    assert many.confidence < few.confidence


def test_more_passages_than_it_was_fitted_on_change_nothing() -> None:
    found = judge("Did Smith fear rain?", "Smith feared rain.")
    most, more = (among(found, passages).signs for passages in (100_000, 10**9))
    assert most == more


def test_whether_an_outlet_tells_something_is_as_sure_as_whether_it_is_so() -> None:
    text = "Smith feared rain."
    told, plain = (signs(asked, text, outlet="CNBC") for asked in ("Did CNBC report that Smith feared rain?", text))
    assert (told.sources, told.chance) == (plain.sources, plain.chance)
    assert told.chance > 0


@pytest.mark.parametrize(
    "text",
    ["Who feared rain?", "rain", "What happened to Smith and Jones?", "Did Smith fear rain before CNBC told of it?"],
)
def test_where_no_words_have_to_meet_chance_counts_for_nothing(text: str) -> None:
    assert signs(text, "Smith feared rain.", outlet="CNBC").chance == 0


def test_names_and_the_rarest_word_are_missed_where_no_good_sentence_holds_them() -> None:
    there, missed = (signs(text, "Smith feared the rain.") for text in ("Did Smith fear rain?", "Did Jones fear hail?"))
    assert (there.names_missing, there.heaviest_missing) == (0, 0)
    assert missed.names_missing == 1
    assert missed.heaviest_missing < 0


def test_a_name_is_missed_unless_it_stands_in_the_best_sentence_or_beside_it() -> None:
    beside = signs("Why did Smith fear the harbour rain?", "Smith spoke. He feared rain in the harbour.")
    elsewhere = signs("Why did Smith fear the harbour rain?", "He feared rain in the harbour.", "Smith spoke.")
    assert (beside.names_missing, elsewhere.names_missing) == (0, 1)


def test_the_best_passage_reaches_a_share_of_what_the_question_weighs() -> None:
    both = signs("Did rain fall?", "Rain fell.", "Snow fell.")
    one = signs("Did rain fall on the harbour?", "Rain fell.", "Snow fell.")
    assert both.reach > one.reach > 0


@pytest.mark.parametrize("near", ["Who held the fort in the north?", "Who did not hold the fort in the south?"])
def test_a_question_turned_round_is_less_sure_than_the_one_that_is_answered(near: str) -> None:
    news = "The French held the fort in the south."
    assert judge(near, news).confidence < judge("Who held the fort in the south?", news).confidence / 2


def test_a_named_outlet_and_a_question_of_the_present_are_signs() -> None:
    for text, sources, dated in (("What did CNBC report?", 1, 0), ("Did it rain today?", 0, 1), ("Did it rain?", 0, 0)):
        some = signs(text, "Rain fell.", outlet="CNBC", published=DAY)
        assert (some.sources, some.dated, some.recency) == (sources, dated, dated)


def test_the_best_passage_leads_by_its_share_over_the_tenth() -> None:
    assert signs("rain", *["Rain fell."] * 20).lead == pytest.approx(1 - 1 / 10)
    assert signs("rain", *["Rain fell."] * 10).lead == pytest.approx(1 - 1 / 10)


def test_where_nine_passages_or_fewer_hold_a_word_of_it_the_best_leads_by_all_its_score() -> None:
    assert signs("rain", *["Rain fell."] * 9).lead == 1
    assert signs("rain", "Rain fell.").lead == 1


def test_nothing_found_is_no_answer_whatever_the_threshold() -> None:
    nothing = judge("Did rain fall?")
    assert (nothing.signs, nothing.confidence, nothing.fitting) == (None, 0, ())
    assert not nothing.answers(0)


def test_an_answer_reaches_its_threshold_or_that_of_the_model() -> None:
    found = judge("Did rain fall on the harbour?", "Rain has fallen on the harbour.")
    assert found.answers(found.confidence)
    assert not found.answers(math.nextafter(found.confidence, 2))
    assert found.answers(None) == (found.confidence >= model().threshold)


def test_only_sentences_that_stand_nearly_as_well_as_the_best_give_the_answer() -> None:
    found = judge("Did rain fall on the harbour?", "Rain has fallen on the harbour.", "Rain it was.", "Ships sank.")
    assert [one.candidate.text for one in found.fitting] == ["Rain has fallen on the harbour."]
    assert {one.candidate.text for one in found.ranked} >= {"Ships sank.", "Rain it was."}


@pytest.mark.parametrize("text", ["What is the news?", "Tell me something", "What did they say?", "?"])
def test_a_question_that_asks_for_nothing_in_particular_is_answered_by_nothing(text: str) -> None:
    assert understand(text).content == ()
    news = ["They say something is the news.", "Rain fell.", "Tell me something."]
    assert not judge(text, *news).answers(None)
