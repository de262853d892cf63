"""Sharing the first places: each article, outlet and clause of a question has its say."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.answer.candidates import Ranked, candidates
from bot.answer.sharing import shared
from bot.answer.speakers.finding import find_speakers
from bot.model import Article, Hit
from bot.retrieval.passages import passages
from tests.coverage_kit import article, understood, weighing

POST = "The Post"
SAID = (
    "Jones saw rain.",
    "Berg saw snow.",
    "Jones and Berg saw hail.",
    "Rain and snow fell.",
    "Fog.",
    "Then Berg left.",
)


def placed(question: str, *articles: Article) -> list[str]:
    """The sentences of *articles*, equally good in themselves, in the order in which they have their say."""
    return [one.candidate.text for one in ranked(question, *articles)]


def ranked(question: str, *articles: Article) -> list[Ranked]:
    asked = understood(question, *{one.source.outlet for one in articles})
    hits = [Hit(passage, 1.0) for one in articles for passage in passages(one, find_speakers)]
    return shared(asked, [Ranked(one, 0.0) for one in candidates(asked, hits)], weighing(asked))


def pages(*texts: str, outlet: str = POST) -> list[Article]:
    return [article(text, f"{outlet}-{number}", outlet=outlet) for number, text in enumerate(texts)]


def test_the_second_place_goes_to_what_no_better_quote_tells() -> None:
    city, again, harbour = "Rain fell on the city.", "Rain fell on that city.", "Snow hid the old harbour."
    order = placed(
        "Did The Post report of rain on the city and of snow on the old harbour?", *pages(city, again, harbour)
    )
    assert order.index(harbour) < 2


def test_another_article_comes_before_the_same_one_again() -> None:
    order = placed("What did The Post report of rain?", *pages("Rain fell here. Rain fell there.", "Rain fell too."))
    assert order[1] == "Rain fell too."


def test_another_outlet_comes_before_the_same_one_again() -> None:
    articles = [*pages("Rain fell here.", "Rain fell there."), *pages("Rain fell too.", outlet="CNBC")]
    assert placed("What did The Post and CNBC report of rain?", *articles)[1] == "Rain fell too."


def test_articles_that_state_no_outlet_are_not_of_one() -> None:
    texts = "Rain fell here.", "Rain fell there."
    asked = "What did the report of 9 December 2018 say of rain?"
    unstated, stated = (ranked(asked, *pages(*texts, outlet=name)) for name in ("", POST))
    assert unstated[1].score > stated[1].score


def test_a_clause_is_told_by_the_outlet_it_names() -> None:
    told = "Heavy rain fell on the harbour."
    question = "Did The Post report of snow in northern towns, while CNBC reported heavy rain on the harbour?"
    for outlet, other in ((POST, "CNBC"), ("CNBC", POST)):
        articles = [*pages(told, outlet=outlet), *pages("Heavy rain fell upon the harbour.", outlet=other)]
        assert ranked(question, *articles)[0].candidate.passage.source.outlet == "CNBC"


def test_from_the_fourth_place_on_a_name_of_the_quotes_before_links_a_sentence_to_them() -> None:
    question = "What did The Post report of rain, snow, hail and fog?"
    first = ("Jones saw rain and snow.", "Jones saw hail and rain.", "Jones saw snow and fog.")
    linked, other = "Then Jones saw rain.", "Then Berg saw rain."
    for last in ((linked, other), (other, linked)):
        order = placed(question, *pages(*first, *last))
        assert order.index(linked) < order.index(other)
    for last in ((linked, other), (other, linked)):
        order = placed(question, *pages(first[0], *last))
        assert order.index(last[0]) < order.index(last[1])


@given(st.lists(st.sampled_from(SAID), min_size=2, max_size=8))
def test_each_place_goes_to_what_is_worth_most_behind_those_before(texts: list[str]) -> None:
    articles = [*pages(*texts), *pages(*texts[::2], outlet="CNBC")]
    asked = understood(
        "What did The Post and CNBC report of rain and snow, and what of the hail and fog?", POST, "CNBC"
    )
    every = candidates(asked, [Hit(passage, 1.0) for one in articles for passage in passages(one, find_speakers)])
    found = shared(asked, [Ranked(one, 0.0) for one in every], weighing(asked))
    for place, best in enumerate(found):
        before = [one._replace(score=1000.0 - 10 * number) for number, one in enumerate(found[:place])]
        worths = [
            shared(asked, [*before, Ranked(other.candidate, 0.0)], weighing(asked))[-1].score for other in found[place:]
        ]
        assert best.score == worths[0] == max(worths)


@given(st.lists(st.sampled_from(["Rain fell.", "Jones saw snow.", "Hail.", "Berg saw rain and snow."]), max_size=40))
def test_every_sentence_has_one_place_and_later_places_no_higher_scores(texts: list[str]) -> None:
    found = ranked("What did The Post report of rain, and what of snow and Jones?", *pages(" ".join(texts), "Rain."))
    assert len({id(one.candidate) for one in found}) == len(found)
    assert all(one.score >= other.score for one, other in pairwise(found[20:]))
    assert sum(one.candidate.text == "Rain." for one in found) == 1 + texts.count("Rain.")
