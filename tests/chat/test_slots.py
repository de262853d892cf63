"""What a follow-up puts in the place of what: of its like, and of nothing where that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.slots import Instead, instead
from bot.text.terms import analyze

if TYPE_CHECKING:
    from bot.answer.pipeline import Pipeline

WHO, SAID, WHERE = "Who is Kortunov?", "What did Kortunov say about Trump?", "What happened in Buenos Aires?"


@pytest.mark.parametrize(
    ("before", "text", "read"),
    [
        (WHO, "and what about Putin?", "Who is Putin?"),
        (WHO, "And Cohen?", "Who is Cohen?"),
        (WHO, "and about Peskov", "Who is Peskov?"),
        (WHO, "What about the Kremlin spokesman?", "Who is the Kremlin spokesman?"),
        ("who is kortunov", "and putin", "who is putin"),
        ("Kortunov?", "And Peskov?", "Peskov?"),
        ("Who is the president of Russia?", "and the prime minister?", "Who is the prime minister of Russia?"),
        ("Who is the president of Russia?", "and of Ukraine?", "Who is the president of Ukraine?"),
        (SAID, "and Putin?", "What did Putin say about Trump?"),
        (SAID, "And about sanctions?", "What did Kortunov say about sanctions?"),
        (SAID, "what about sanctions?", "What did Kortunov say about sanctions?"),
        (SAID, "what about Russia?", "What did Kortunov say about Russia?"),
        (SAID, "and the Kremlin spokesman?", "What did the Kremlin spokesman say about Trump?"),
        (WHERE, "and in Paris?", "What happened in Paris?"),
        (WHERE, "How about Paris?", "What happened in Paris?"),
        ("What is Putin's plan?", "And Kortunov's?", "What is Kortunov's plan?"),
        ("What is Putin's plan?", "And Kortunov?", "What is Kortunov's plan?"),
        ("When does the bridge open?", "And the tunnel?", "When does the tunnel open?"),
        ("When does the new bridge open to traffic?", "and the tunnel", "When does the tunnel open to traffic?"),
        ("When was the bridge opened?", "What about the tunnel?", "When was the tunnel opened?"),
        ("Where is the old bridge?", "And the tunnel?", "Where is the tunnel?"),
        ("Who threatened to abandon the treaty?", "And the summit?", "Who threatened to abandon the summit?"),
        ("Did the firm pay the fine?", "and the debts?", "Did the firm pay the debts?"),
        ("How many houses burned?", "and cars?", "How many cars burned?"),
        ("How many senior officials spoke?", "and lawmakers?", "How many lawmakers spoke?"),
        ("How many people died?", "and dogs?", "How many dogs died?"),
        ("When does the summit take place?", "And the meeting?", "When does the meeting take place?"),
        ("What is the INF treaty?", "And the State Department?", "What is the State Department?"),
        ("And the bridge?", "And the tunnel?", "And the tunnel?"),
        ("what about the old bridge?", "and the tunnel?", "what about the tunnel?"),
    ],
)
def test_a_name_takes_the_place_of_its_like(pipeline: Pipeline, before: str, text: str, read: str) -> None:
    assert instead(text, before, before, pipeline).put(before) == read


@pytest.mark.parametrize(
    ("before", "text"),
    [
        (WHO, "and sanctions?"),
        (WHO, "and his council?"),
        (WHO, "and in Paris?"),
        (WHERE, "and the mayor?"),
        (WHO, "and why?"),
        (WHO, "and"),
        ("What did Kortunov say?", "and about Trump?"),
        ("When was the Helsinki summit?", "what about Putin?"),
        ("Why did Trump cancel the talks with Putin?", "what about Ukraine?"),
        ("Why did talks in Paris and in Helsinki fail?", "and in Moscow?"),
        ("Who takes over?", "and the bridge?"),
        ("How many died?", "and the bridge?"),
        ("Did the firm pay a fine to the city?", "and the debts?"),
    ],
)
def test_where_it_is_open_whose_place_is_meant_none_is_taken(pipeline: Pipeline, before: str, text: str) -> None:
    assert instead(text, before, before, pipeline).terms == frozenset()


def test_the_one_asked_about_before_loses_the_place_in_a_whole_question_too(pipeline: Pipeline) -> None:
    replaced = instead("and what did Putin say then?", WHO, WHO, pipeline)
    assert replaced.terms == frozenset(analyze("Kortunov"))
    assert replaced.put(WHO) == ""


def test_what_is_counted_is_no_single_thing() -> None:
    assert Instead(frozenset({"sailor"}), "the agent").put("How many sailors spoke?") == ""
    assert Instead(frozenset({"sailor"}), "agents").put("How many sailors spoke?") == "How many agents spoke?"


def test_nothing_is_put_where_the_words_do_not_stand_together() -> None:
    assert Instead(frozenset({"rain", "snow"}), "wind").put("Did rain or snow fall?") == "Did wind fall?"
    assert Instead(frozenset({"rain", "snow"}), "wind").put("Did rain end before snow fell?") == ""
    assert Instead(frozenset({"hail"}), "wind").put("Did rain fall?") == ""
    assert Instead(frozenset({"rain"})).put("Did rain fall?") == ""


def test_a_phrase_brings_its_own_article() -> None:
    assert Instead(frozenset({"mayor"}), "the judge").put("Who is the mayor?") == "Who is the judge?"
    assert Instead(frozenset({"smith"}), "the judge").put("Who is Smith?") == "Who is the judge?"


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_may_follow_each_other(pipeline: Pipeline, before: str, text: str) -> None:
    replaced = instead(text, before, before, pipeline)
    read = replaced.put(before)
    assert not read or (replaced.phrase and replaced.phrase in read)
    assert bool(read) <= bool(replaced.terms & set(analyze(before)))
