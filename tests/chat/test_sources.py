"""The outlets and days that a question is asked of: what a follow-up keeps of them, seen as a reader sees it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.blocks import CarriedBlock, NoticeBlock
from bot.chat.conversation import Conversation
from bot.chat.sources import Sources, articles_of, asked_of, asking, outlet_alone, sources
from tests.chat.test_followups import carried, last_of, quoted
from tests.coverage_kit import pipeline_on, put

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answer.pipeline import Pipeline
    from bot.chat.blocks import Reply

TIMES = "Kortunov warned of long delays. “Nobody was hurt,” police chief Tom Hardy said of the storm. Peskov saw Paris."
NEWS = "Kortunov called it a bad joke. Peskov left Rome. “The roads are open,” Mayor Jane Smith said of the storm."
OF_NEWS = "What did Bloomberg report about Kortunov?"
OF_SUNDAY = "What was reported on 9 December 2018 about Kortunov?"
DELAYS, JOKE = "Kortunov warned of long delays.", "Kortunov called it a bad joke."
PARIS, ROME = "Peskov saw Paris.", "Peskov left Rome."


def told(reply: Reply) -> str:
    """The words of the one quote, and of the sentence that may be quoted with it."""
    [quote] = quoted(reply)
    return quote


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    folder = tmp_path_factory.mktemp("papers")
    put(folder / "corpus", "times", TIMES, outlet="The Economic Times", published="2018-12-08")
    put(folder / "corpus", "news", NEWS, outlet="Bloomberg News", published="2018-12-09")
    put(folder / "corpus", "late", "Snow fell on Ulm.", outlet="Snow Daily", published="2022-01-30")
    return pipeline_on(folder)


@pytest.mark.parametrize(
    ("before", "kept"), [(OF_NEWS, "coverage by Bloomberg"), (OF_SUNDAY, "coverage from 9 Dec 2018")]
)
def test_a_follow_up_is_asked_of_what_the_question_before_was_asked_of(
    papers: Pipeline, before: str, kept: str
) -> None:
    for text in ("And about Peskov?", "and about Peskov"):
        reply = last_of(papers, before, text)
        assert carried(reply) == (kept,)
        assert ROME in told(reply)
    reply = last_of(papers, before, "What else?")
    assert carried(reply) == ("Kortunov", kept)
    assert JOKE in told(reply)


def test_it_is_kept_over_many_turns(papers: Pipeline) -> None:
    reply = last_of(papers, OF_NEWS, "What else?", "And about Peskov?", "Why?", "And about Kortunov?", "Why not?")
    assert carried(reply) == ("Kortunov", "coverage by Bloomberg")
    assert JOKE in told(reply)


@pytest.mark.parametrize(
    "text", ["And The Economic Times?", "And what did the Economic Times say?", "what about in the Economic Times"]
)
def test_another_outlet_takes_the_place_of_the_one_before(papers: Pipeline, text: str) -> None:
    reply = last_of(papers, OF_NEWS, text)
    assert carried(reply) == ("Kortunov",)
    assert DELAYS in told(reply)


@pytest.mark.parametrize("text", ["And on 8 December?", "what about 8 December 2018", "And 2018-12-08?"])
def test_another_day_takes_the_place_of_the_one_before(papers: Pipeline, text: str) -> None:
    reply = last_of(papers, OF_SUNDAY, text)
    assert carried(reply) == ("Kortunov",)
    assert DELAYS in told(reply)


def test_a_day_in_figures_takes_that_place_too(papers: Pipeline) -> None:
    reply = last_of(papers, OF_SUNDAY, "And on 12/8/2018?")
    assert carried(reply) == ("Kortunov",)
    assert DELAYS in told(reply)
    assert NoticeBlock("Searched for: And on 8 Dec 2018?", "hint") in reply.blocks


def test_what_took_its_place_is_kept_in_turn(papers: Pipeline) -> None:
    reply = last_of(papers, OF_NEWS, "And The Economic Times?", "And about Peskov?")
    assert carried(reply) == ("coverage by The Economic Times",)
    assert PARIS in told(reply)
    assert ROME in told(last_of(papers, OF_NEWS, "And The Economic Times?", "And about Peskov?", "And Bloomberg?"))
    assert JOKE in told(last_of(papers, OF_NEWS, "And on 8 December 2018?", "And on 9 December?"))


def test_another_subject_and_another_outlet_keep_nothing(papers: Pipeline) -> None:
    reply = last_of(papers, OF_NEWS, "And what did the Economic Times report about Peskov?")
    assert carried(reply) == ()
    assert PARIS in told(reply)


def test_a_day_is_no_day_of_publishing_where_none_was_asked_for(papers: Pipeline) -> None:
    reply = last_of(papers, "What did Kortunov call it?", "And on 8 December?")
    assert "Kortunov" in carried(reply)
    assert DELAYS not in quoted(reply)


@pytest.mark.parametrize("text", ["What of Peskov in Paris?", "What did the Economic Times report about Peskov?"])
def test_a_whole_question_is_asked_of_all_coverage_or_of_what_it_names(papers: Pipeline, text: str) -> None:
    reply = last_of(papers, OF_NEWS, text)
    assert reply == last_of(papers, text)
    assert PARIS in told(reply)


def test_what_was_kept_can_be_dropped(papers: Pipeline) -> None:
    assert not last_of(papers, OF_NEWS, "And about Paris?").answered
    dropped = last_of(papers, OF_NEWS, "And about Paris?", "/drop")
    assert PARIS in told(dropped)
    assert dropped == last_of(papers, "And about Paris?")


def test_she_is_asked_about_where_the_question_before_was_asked(pipeline: Pipeline) -> None:
    reply = last_of(pipeline, "What did Bloomberg report about Zakharova?", "And what did she say?")
    assert carried(reply) == ("Maria Zakharova", "coverage by Bloomberg")


def test_the_confidence_is_that_of_the_question_with_what_was_kept(papers: Pipeline) -> None:
    talk = Conversation(papers)
    talk.say(OF_NEWS)
    talk.say("And about Peskov?")
    assert talk.answer
    assert talk.asked == "What did Bloomberg report about Peskov?"
    assert talk.answer.confidence == papers.ask(talk.asked).confidence
    talk.say("And what else?")
    assert talk.asked == "And what else? Peskov; coverage by Bloomberg"
    assert talk.answer.confidence == papers.ask(talk.asked).confidence


def test_an_unknown_outlet_takes_no_place(papers: Pipeline) -> None:
    reply = last_of(papers, OF_NEWS, "And The Daily Planet?")
    assert not reply.answered
    assert any(isinstance(block, CarriedBlock) for block in reply.blocks)


def test_an_outlet_alone_has_its_own_articles_the_newest_first(tmp_path: Path) -> None:
    for number in range(12):
        put(
            tmp_path / "corpus",
            f"a{number}",
            f"Rain {number}.",
            outlet="The Week",
            published=f"2022-01-{number + 1:02}",
        )
    put(tmp_path / "corpus", "b", "Snow.", outlet="CNN", title="The week in Ulm", published="2022-02-01")
    pipeline = pipeline_on(tmp_path)
    assert outlet_alone("the week?", pipeline) == {"The Week"}
    assert outlet_alone("the week in Ulm", pipeline) == frozenset()
    listed = articles_of("the week?", frozenset({"The Week"}), pipeline)
    assert [fact.source.article_id for fact in listed.facts] == [f"a{number}" for number in range(11, 1, -1)]


DAYS = st.dates(date(1901, 1, 1), date(2098, 12, 31))
PERIODS = (
    DAYS.map(lambda day: (day, day))
    | DAYS.map(lambda day: (day, day + timedelta(days=6)))
    | DAYS.map(lambda day: (day.replace(day=1), (day.replace(day=1) + timedelta(31)).replace(day=1) - timedelta(1)))
)
OUTLETS = st.lists(st.sampled_from(["Bloomberg", "The Economic Times", "Snow Daily"]), unique=True, max_size=3)
ASKED = st.builds(Sources, OUTLETS.map(tuple), st.lists(PERIODS, unique=True, max_size=3).map(tuple))
READ = st.sampled_from(["And about Peskov?", "and the Times", "and on 3 May", "Peskov", "", "What did he say?"])


@given(READ, ASKED, ASKED)
def test_what_is_told_is_what_is_read(papers: Pipeline, text: str, before: Sources, after: Sources) -> None:
    read = asking(text, before)
    assert sources(read, papers) == before
    assert sources(asked_of(read, before, after, papers), papers) == after
    assert papers.read(read).content == papers.read(text).content


@given(st.text(st.characters(exclude_categories=())), st.text(st.characters(exclude_categories=())))
def test_any_text_may_follow(papers: Pipeline, before: str, text: str) -> None:
    reply = last_of(papers, OF_NEWS, before, text)
    assert reply.blocks
    assert all(any(quote in one for one in (TIMES, NEWS)) for quote in quoted(reply))
