"""Selection: every sentence of what was found, the best first, the same way every time."""

from __future__ import annotations

from hypothesis import given

from bot.answer.questions import understand
from bot.answer.selection import Ranked, rank
from bot.model import Hit
from tests.coverage_kit import PAGES, passages_of, sentences, weighing


def ranked(question: str, *texts: str) -> list[Ranked]:
    asked = understand(question)
    hits = [Hit(passage, 1.0) for number, text in enumerate(texts) for passage in passages_of(text, f"a{number}")]
    return rank(asked, hits, weighing(asked))


def order(question: str, *texts: str) -> list[str]:
    return [one.candidate.text for one in ranked(question, *texts)]


def test_the_sentence_that_holds_more_of_the_question_comes_first() -> None:
    text = "Snow fell on the hills all day. Rain fell on the hills all day. Rain fell on the harbour all day."
    assert order("Did rain fall on the harbour?", text) == [
        "Rain fell on the harbour all day.",
        "Rain fell on the hills all day.",
        "Snow fell on the hills all day.",
    ]


def test_the_words_of_the_one_who_is_asked_about_come_first() -> None:
    smith, jones = "“Rain fell on the city,” Smith said.", "“Rain fell on the city,” Jones said."
    assert order("What did Smith say about the rain?", jones, smith)[0] == smith
    assert order("What did Jones say about the rain?", jones, smith)[0] == jones


def test_a_number_comes_first_where_one_is_asked_for() -> None:
    text = "Ships of the old navy sank. Four ships of the navy sank."
    assert order("How many ships sank?", text)[0] == "Four ships of the navy sank."


def test_equal_sentences_keep_the_order_of_the_passages() -> None:
    texts = ["Rain fell on the city."] * 4
    assert [one.candidate.passage.id for one in ranked("rain", *texts)] == ["a0:1", "a1:1", "a2:1", "a3:1"]


def test_the_better_passage_lends_its_weight() -> None:
    asked = understand("rain")
    [one], [other] = passages_of("Rain fell on the city.", "one"), passages_of("Rain fell on the city.", "other")
    found = rank(asked, [Hit(one, 1.0), Hit(other, 2.0)], weighing(asked))
    assert [each.candidate.passage.id for each in found] == ["other:1", "one:1"]


def test_the_first_sentence_of_a_passage_leads() -> None:
    inside, leading = "Snow came again. Rain fell on all the ships.", "Rain fell on all the ships. Snow came again."
    assert ranked("Did rain fall on ships?", inside, leading)[0].candidate.passage.id == "a1:1"


def test_a_scrap_does_not_beat_a_sentence() -> None:
    assert (
        order("rain", "Snow came to the hills again. Rain. Rain fell on the old city.")[0]
        == "Rain fell on the old city."
    )


def test_nothing_found_ranks_nothing() -> None:
    assert ranked("rain") == []


@given(PAGES, PAGES)
def test_every_sentence_is_ranked_once_by_falling_score(one: str, other: str) -> None:
    found = ranked("What did Smith say about the rain in 2018?", one, other)
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    places = [(each.candidate.passage.id, each.candidate.number) for each in found]
    assert len(set(places)) == len(places) == len(sentences(one)) + len(sentences(other))
    assert found == ranked("What did Smith say about the rain in 2018?", one, other)
