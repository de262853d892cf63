"""The signals: each for the one thing that it is named after, and all but the BM25 scores between 0 and 1."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import signals
from bot.answer.questions import understand
from bot.answer.synonyms import WEIGHT
from tests.coverage_kit import PAGES, article, sentences, understood, weighing

if TYPE_CHECKING:
    from bot.answer.signals import Signal
    from bot.model import Article

DAY = date(2018, 12, 9)
BOUNDED = (
    signals.title,
    signals.article,
    signals.neighbours,
    signals.related,
    signals.frame,
    signals.order,
    signals.answer_type,
    signals.names,
    signals.speech,
    signals.recency,
    signals.outlet,
    signals.day,
    signals.lead,
    signals.too_short,
    signals.asks,
)
SCORES = (signals.sentence_bm25, signals.asking_bm25)
QUESTIONS = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            "What did Smith of The Post say. about the rain in 2018 report of 9 December that fell now?".split()
        ),
        max_size=12,
    ).map(" ".join),
)


def values(signal: Signal, question: str, *articles: str | Article) -> list[float]:
    """The signal of every sentence of *articles*."""
    asked = understood(question, "The Post", newest=DAY)
    return [signal(asked, one, weighing(asked)) for one in sentences(*articles, question=asked)]


def test_every_signal_is_tested_here() -> None:
    named = {name for name, one in vars(signals).items() if getattr(one, "__module__", "") == signals.__name__}
    assert {one.__name__ for one in (*BOUNDED, *SCORES, signals.passage_bm25)} == {
        name for name in named if not name.startswith("_")
    }


@given(QUESTIONS, PAGES)
def test_a_signal_lies_between_nothing_and_one(question: str, text: str) -> None:
    for told in (None, DAY):
        page = article(text, title="Rain in 2018", published=told, outlet="The Post")
        for bounded in BOUNDED:
            assert all(0 <= value <= 1 + 1e-12 for value in values(bounded, question, page))
        for score in SCORES:
            assert all(value >= 0 for value in values(score, question, page))


def test_the_title_counts_by_the_share_of_the_question_that_it_holds() -> None:
    titles = ["Rain", "Snow and rain", "Hail", ""]
    shares = [values(signals.title, "rain or snow?", article("Rain fell.", title=title))[0] for title in titles]
    assert shares == [0.5, 1, 0, 0]


def test_the_article_counts_by_what_was_found_of_it() -> None:
    text = "Rain fell.\n\nThe harbour\n\nSnow fell."
    assert values(signals.article, "rain or snow?", text) == [1, 1, 1]
    assert values(signals.article, "rain or snow?", article("Rain fell.", "one"), article("Wind.", "other")) == [0.5, 0]


def test_a_synonym_counts_less_than_the_word() -> None:
    titles = ["Parade called off", "Parade cancelled"]
    shares = [values(signals.title, "Was it cancelled?", article("Rain.", title=title))[0] for title in titles]
    assert shares == [WEIGHT, 1]


def test_neighbours_count_only_what_the_sentence_itself_lacks() -> None:
    text = "Rain fell. Hail fell. Rain and snow fell."
    assert values(signals.neighbours, "rain or snow?", text) == [0, 1, 0]
    assert values(signals.neighbours, "rain or snow?", "Rain fell. Rain and snow fell.") == [0.5, 0]


def test_words_of_the_same_company_count_where_neither_the_sentence_nor_a_neighbour_has_the_word() -> None:
    alone, beside, both = "Beer was sold.", "Beer was sold. Which beverage?", "Beer was a beverage."
    [level] = values(signals.related, "Which beverage?", alone)
    assert 0 < level < 1
    assert values(signals.related, "Which beverage?", beside)[0] == 0
    assert values(signals.related, "Which beverage?", both) == [0]
    assert values(signals.related, "Which beverage?", "Rain fell.") == [0]


def test_a_name_has_no_company() -> None:
    assert values(signals.related, "What of Beverage?", "Beer was sold.") == [0]


def test_words_that_frame_a_question_count_where_the_sentence_has_them() -> None:
    assert values(signals.frame, "What kind of news was told of rain?", "Rain was news. Hail.") == [1 / 3, 0]
    assert values(signals.frame, "Which rain?", "Rain was news.") == [0]


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("Heavy rain fell.", 1),
        ("Heavy grey rain fell on us.", 1),
        ("Heavy grey cold rain fell.", 1),
        ("Heavy grey cold wet rain fell.", 0.5),
        ("Rain fell.", 0.5),
        ("Rain heavy.", 0),
        ("Heavy.", 0),
        ("Rain fell rain heavy.", 0.5),
    ],
)
def test_order_is_that_of_the_words_asked_as_long_as_they_stand_near(sentence: str, share: float) -> None:
    assert values(signals.order, "heavy rain fell", sentence) == [share]


@pytest.mark.parametrize("question", ["", "rain", "rain rain"])
def test_one_word_has_no_order(question: str) -> None:
    assert values(signals.order, question, "Rain fell. Rain rain fell.") == [0, 0]


def test_the_answer_type_is_what_the_sentence_fits() -> None:
    assert values(signals.answer_type, "How many ships sank?", "Four ships sank. Ships sank.") == [1, 0]


def test_names_count_where_one_is_asked_for_up_to_four() -> None:
    text = "It was seen by Smith. It was seen. By Smith, by Jones, by Kortunov, by Peskov, by Putin it was seen."
    assert values(signals.names, "Who saw it?", text) == [1 / 4, 0, 1]
    assert values(signals.names, "Who saw Smith?", text) == [0, 0, 1]
    assert values(signals.names, "How many saw it?", text) == [0, 0, 0]


def test_speech_is_by_the_one_who_is_asked_about() -> None:
    text = "“Rain fell on us,” Smith said. “Snow fell on us,” Jones said."
    assert values(signals.speech, "What did Smith say?", text) == [1, 0]
    assert values(signals.speech, "Did it rain?", text) == [0, 0]


@pytest.mark.parametrize(("days", "value"), [(0, 1), (7, 0.5), (-7, 0.5), (14, 0.25)])
def test_recency_is_halved_every_week(days: int, value: float) -> None:
    page = article("Rain fell.", published=DAY - timedelta(days))
    assert values(signals.recency, "What is the latest?", page) == [pytest.approx(value)]


def test_recency_is_nothing_without_a_date_or_for_another_time() -> None:
    for question, asked, newest, published in (
        ("What fell?", None, DAY, DAY),
        ("now?", None, None, DAY),
        ("now?", DAY, DAY, None),
    ):
        told = understand(question, asked, newest)
        [one] = sentences(article("Rain fell.", published=published))
        assert signals.recency(told, one, weighing(told)) == 0


def test_recency_counts_from_the_day_that_is_told_whatever_the_question() -> None:
    told = understand("What fell?", DAY, DAY + timedelta(7))
    [one] = sentences(article("Rain fell.", published=DAY))
    assert signals.recency(told, one, weighing(told)) == 1


def test_an_outlet_counts_where_it_is_named() -> None:
    pages = [article("Rain fell.", name, outlet=name) for name in ("The Post", "Post", "")]
    assert values(signals.outlet, "What did The Post report?", *pages) == [1, 0, 0]
    assert values(signals.outlet, "What fell?", *pages) == [0, 0, 0]


def test_each_of_several_outlets_counts() -> None:
    asked = understood("What did The Post and CNBC report?", "The Post", "CNBC - Asia", "CNBC", "BBC")
    pages = [article("Rain.", f"a{number}", outlet=name) for number, name in enumerate(["CNBC - Asia", "CNBC", "BBC"])]
    assert [signals.outlet(asked, one, weighing(asked)) for one in sentences(*pages)] == [1, 1, 0]


def test_a_day_counts_where_it_is_named_from_its_first_to_its_last() -> None:
    days = [DAY - timedelta(1), DAY, DAY + timedelta(6), DAY + timedelta(7), None]
    pages = [article("Rain fell.", f"a{number}", published=day) for number, day in enumerate(days)]
    assert values(signals.day, "What of the report of 9 December 2018?", *pages) == [0, 1, 0, 0, 0]
    assert values(signals.day, "What fell in the week of 9 December 2018?", *pages) == [0, 1, 1, 0, 0]
    assert values(signals.day, "What fell?", *pages) == [0, 0, 0, 0, 0]


def test_the_first_sentence_of_an_article_leads() -> None:
    assert values(signals.lead, "", "Rain fell. Snow fell.\n\nThe harbour\n\nA ship sank.") == [1, 0, 0, 0]


def test_the_first_sentence_of_the_eleventh_passage_does_not_lead() -> None:
    found = sentences("\n\n".join(f"Chapter {number}\n\nRain fell on the city. Snow came." for number in range(30)))
    assert "rain:11" in {one.passage.id for one in found}
    leads = [signals.lead(understand(""), one, weighing(understand(""))) for one in found]
    assert leads == [1, *[0] * (len(found) - 1)]


def test_a_sentence_of_three_terms_is_too_short() -> None:
    assert values(signals.too_short, "", "Heavy rain fell. Heavy rain fell twice.") == [1, 0]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Did rain fall?", 1),
        ("“Did rain fall?”", 1),
        ("(Did rain fall?)", 1),
        ("“Did rain fall?” Smith asked.", 0),
        ("Rain fell.", 0),
        ("Did rain fall?!", 0),
    ],
)
def test_a_sentence_asks_when_it_ends_in_a_question_mark(sentence: str, value: float) -> None:
    assert values(signals.asks, "Did rain fall?", sentence) == [value]


def test_a_sentence_scores_more_for_rarer_words_for_more_of_them_and_for_being_short() -> None:
    asked = understand("rain or hail?")
    known = weighing(asked, "hail")
    rain, hail, both, long, twice = (
        signals.sentence_bm25(asked, one, known)
        for one in sentences(
            "Rain fell there. Hail fell there. Rain and hail fell. Rain fell on all ships of the old city. Rain, rain.",
            question=asked,
        )
    )
    assert both > hail > rain > long
    assert twice > rain


def test_however_long_a_sentence_a_word_that_it_holds_counts_for_something() -> None:
    long = f"Rain fell on {'the old ships of the navy and ' * 40}us."
    asked = understand("rain?")
    whole = signals.sentence_bm25(asked, sentences(long, question=asked)[0], weighing(asked))
    assert whole >= 0.5 * weighing(asked).idf["rain"]


def test_a_synonym_scores_less_than_the_word() -> None:
    exact, other = values(signals.sentence_bm25, "Was it cancelled?", "They cancelled all that. They called off all.")
    assert exact > other > 0


def test_the_words_of_the_sentence_that_asks_score_for_themselves() -> None:
    question = "Rain fell on the harbour. Who saw the snow?"
    rain, snow = values(signals.asking_bm25, question, "Rain fell on the old harbour. Smith saw snow there.")
    assert snow > rain == 0
    assert values(signals.asking_bm25, "Who saw the snow?", "Smith saw snow.") == values(
        signals.sentence_bm25, "Who saw the snow?", "Smith saw snow."
    )


def test_the_score_of_the_passage_is_what_the_engine_found() -> None:
    assert values(signals.passage_bm25, "rain", "Rain fell. Snow fell.") == [1.0, 1.0]
