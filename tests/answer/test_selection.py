"""Selection: every sentence of what was found, the best first, the same way every time."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from bot.answer.questions import understand
from bot.answer.selection import contributions, rank
from bot.answer.speakers.finding import find_speakers
from bot.model import Hit
from bot.retrieval.passages import passages
from tests.coverage_kit import PAGES, article, passages_of, sentences, understood, weighing

if TYPE_CHECKING:
    from bot.answer.candidates import Ranked
    from bot.model import Article

DAY = date(2018, 12, 9)


def ranked(question: str, *texts: str) -> list[Ranked]:
    asked = understand(question)
    hits = [Hit(passage, 1.0) for number, text in enumerate(texts) for passage in passages_of(text, f"a{number}")]
    return rank(asked, hits, weighing(asked))


def sources(question: str, *articles: Article) -> list[str]:
    """The articles that the ranked sentences are of, for a question that may name outlets and days."""
    outlets = {one.source.outlet for one in articles} - {""}
    asked = understood(question, *outlets, newest=DAY)
    hits = [Hit(passage, 1.0) for one in articles for passage in passages(one, find_speakers)]
    return [one.candidate.passage.source.article_id for one in rank(asked, hits, weighing(asked))]


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


def test_the_first_sentence_of_an_article_leads() -> None:
    inside, leading = "Snow came again. Rain fell on all the ships.", "Rain fell on all the ships. Snow came again."
    assert ranked("Did rain fall on ships?", inside, leading)[0].candidate.passage.id == "a1:1"


def test_the_article_whose_title_holds_more_of_the_question_comes_first() -> None:
    pages = [article("It fell on the city.", name, title=title) for name, title in (("a", "News"), ("b", "Rain"))]
    assert sources("rain", *pages) == ["b", "a"]


def test_a_sentence_that_asks_comes_last() -> None:
    asks, tells = "Did the rain fall on the harbour?", "All day long the rain fell on the harbour."
    assert order("Did rain fall on the harbour?", asks, tells) == [tells, asks]


def test_a_sentence_that_names_somebody_comes_first_where_somebody_is_asked_for() -> None:
    text = "All day long old sailors saw the rain. All day long Jane Smith saw the rain."
    assert order("Who saw the rain?", f"Snow came again. {text}")[0] == "All day long Jane Smith saw the rain."
    assert order("Did you see the rain?", f"Snow came again. {text}")[0] == "All day long old sailors saw the rain."


def test_a_scrap_does_not_beat_a_sentence() -> None:
    assert (
        order("rain", "Snow came to the hills again. Rain. Rain fell on the old city.")[0]
        == "Rain fell on the old city."
    )


def test_nothing_found_ranks_nothing() -> None:
    assert ranked("rain") == []


def test_the_outlet_that_is_named_comes_first() -> None:
    pages = [article("Rain fell on the city.", name, outlet=name) for name in ("CNBC", "The Post", "")]
    assert sources("What did The Post report about the rain?", *pages)[0] == "The Post"
    assert sources("What fell?", *pages) == ["CNBC", "The Post", ""]


def test_the_day_that_is_named_comes_first() -> None:
    pages = [article("Rain fell on the city.", f"a{day}", published=DAY - timedelta(day)) for day in range(4)]
    assert sources("What did the report of 7 December 2018 say of the rain?", *pages)[0] == "a2"


def test_each_of_several_outlets_has_its_say() -> None:
    long = "Rain fell on the city. Rain fell on the harbour. Rain fell on the ships. Rain fell on the sailors."
    pages = [article(long, "post", outlet="The Post"), article("Snow and rain fell.", "cnbc", outlet="CNBC")]
    assert set(sources("Do both The Post and CNBC report of rain?", *pages)[:2]) == {"post", "cnbc"}
    alone = sources("Did rain fall on the city, the harbour, the ships, the sailors?", *pages)
    assert alone == ["post"] * 4 + ["cnbc"]


def test_a_name_that_another_article_has_too_comes_before_one_that_none_has() -> None:
    asked, berg, jones = "Who saw the rain?", "Berg saw the rain.", "Jones saw the rain."
    for_jones = order(asked, f"It rained. {berg}", jones, "It rained again. Jones saw it all.")
    assert for_jones.index(jones) < for_jones.index(berg)
    for_berg = order(asked, f"It rained. {jones}", berg, "It rained again. Berg saw it all.")
    assert for_berg.index(berg) < for_berg.index(jones)


def test_the_second_place_goes_to_what_is_still_untold_where_outlets_are_named() -> None:
    texts = {"a": "Rain fell on the old city.", "b": "Heavy rain fell on the city.", "c": "Snow hid the new harbour."}
    pages = [article(text, name, outlet="The Post") for name, text in texts.items()]
    told = sources("Did The Post report of rain on the city and snow at the harbour?", *pages)
    assert set(told[:2]) in ({"a", "c"}, {"b", "c"})


@pytest.mark.parametrize("question", ["What fell?", "What of the report of 9 December 2018 on rain?"])
def test_no_sentence_is_lost_or_ranked_twice_whatever_the_sources(question: str) -> None:
    text = " ".join(f"Rain number {number} fell." for number in range(50))
    pages = [article(text, f"a{number}", published=DAY) for number in range(2)]
    asked = understood(question, newest=DAY)
    hits = [Hit(passage, 1.0) for one in pages for passage in passages(one, find_speakers)]
    found = [(one.candidate.passage.id, one.candidate.number) for one in rank(asked, hits, weighing(asked))]
    assert len(found) == len(set(found)) == 60


def test_no_more_than_sixty_sentences_are_ranked() -> None:
    text = " ".join(f"Rain number {number} fell." for number in range(150))
    assert len(sentences(text)) == 150
    assert len(ranked("rain", text)) == 60


@given(PAGES, PAGES)
def test_every_sentence_is_ranked_once_by_falling_score(one: str, other: str) -> None:
    found = ranked("What did Smith say about the rain in 2018?", one, other)
    assert all(better.score >= worse.score for better, worse in pairwise(found))
    places = [(each.candidate.passage.id, each.candidate.number) for each in found]
    assert len(set(places)) == len(places) == min(60, len(sentences(one)) + len(sentences(other)))
    assert found == ranked("What did Smith say about the rain in 2018?", one, other)


def test_the_parts_of_a_score_add_up_to_it() -> None:
    asked = understand("How many ships sank in the harbour, as Smith said?")
    texts = ("Ships sank. Four ships sank in the harbour, Smith said.", "Did ships sink? Rain fell on the harbour.")
    hits = [Hit(passage, 1.0 + at) for at, text in enumerate(texts) for passage in passages_of(text, f"a{at}")]
    weighed = weighing(asked)
    best, *others = rank(asked, hits, weighed)
    for one in (best, *others):
        assert sum(contributions(asked, hits, weighed, one.candidate).values()) == pytest.approx(one.score)
    assert contributions(asked, hits, weighed, best.candidate)["answer_type"] > 0


def test_what_articles_agree_on_is_part_of_a_score() -> None:
    asked = understand("Who saw the rain?")
    hits = [Hit(passage, 1.0) for at in range(2) for passage in passages_of("It was Jones who saw it.", f"a{at}")]
    weighed = weighing(asked)
    for one in rank(asked, hits, weighed):
        added = contributions(asked, hits, weighed, one.candidate)
        assert added["agreement"] > 0
        assert sum(added.values()) == pytest.approx(one.score)
