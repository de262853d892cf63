"""Small talk: told by whole messages, and never taken from what may be a question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.smalltalk import smalltalk
from bot.golden.cases import load
from tests.chat.test_language import GOLDEN


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hi there!", "hello"),
        ("Buenos días", "foreign hello"),
        ("Здравствуйте!", "foreign hello"),
        ("thank you so much", "manners"),
        ("ok thanks", "manners"),
        ("Yes please!", "yes"),
        ("yes, that one", "yes"),
        ("No.", "no"),
        ("who are you?", "help"),
        ("Are you a real person?", "help"),
        ("what's this about?", "about"),
        ("Give me some examples please", "about"),
        ("any news today?", "news"),
        ("What’s the latest?", "news"),
        ("Could you tell me more, please?", "more"),
        ("go on", "more"),
        ("is that all?", "more"),
        ("source", "sources"),
        ("Where does that come from?", "sources"),
        ("says who?", "sources"),
        ("Is that true?", "doubt"),
        ("is that so?", "doubt"),
        ("Can I trust this?", "doubt"),
        ("How reliable is that?", "doubt"),
        ("are the quotes accurate?", "doubt"),
        ("correct?", "doubt"),
        ("Right?", "doubt"),
        ("is the second quote correct?", "doubt"),
        ("Is quote 2 correct?", "doubt"),
        ("Correct.", "yes"),
        ("How can I check that?", "sources"),
        ("verify these quotes", "sources"),
        ("That is not what I asked!", "wrong"),
        ("tl;dr", "summary"),
        ("can you sum that up", "summary"),
        ("translate it to German", "translation"),
        ("in Spanish, please", "translation"),
        ("write me a short poem about rain", "writing"),
        ("What is your opinion?", "opinion"),
        ("so who is right?", "opinion"),
    ],
)
def test_talk_is_told_by_the_whole_message(text: str, kind: str) -> None:
    talk = smalltalk(text)
    assert talk is not None
    assert talk == (kind, "")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Summarize what Kortunov said about Trump.", "what Kortunov said about Trump"),
        ("Please give me a short summary of the Helsinki summit", "the Helsinki summit"),
        ("What do you think of Trump?", "Trump"),
    ],
)
def test_what_is_asked_about_besides_is_kept(text: str, rest: str) -> None:
    talk = smalltalk(text)
    assert talk is not None
    assert talk.rest == rest


@pytest.mark.parametrize(
    "text",
    [
        "Why did Trump cancel the meeting?",
        "Translation errors led to what?",
        "Who is right-wing?",
        "Who is right behind Merkel?",
        "Summary executions were reported where?",
        "In short supply: what goods?",
        "Where are they from?",
        "List the sailors' names",
        "List prices rose by how much?",
        "Outline planning permission",
        "Make the report public: who wants that?",
        "Can we trust Putin?",
        "How reliable is the forecast?",
        "What news is there about Putin?",
        "What happened in Helsinki?",
        "What is the latest on sanctions?",
        "Is it true that Putin won?",
        "Who says that Trump is unreliable?",
        "What is the source of the tension?",
        "tell me more about Peskov",
        "Where is the proof of meddling?",
        "Is the forecast correct?",
        "Who can verify that?",
        "Putin",
        "why?",
        "what else?",
        "and then?",
        "so what did he say?",
        "Who is right about Russia, Trump or Congress?" + " Or is it somebody else?" * 10,
        "",
    ],
)
def test_what_may_be_a_question_is_one(text: str) -> None:
    assert smalltalk(text) is None


def test_no_golden_question_is_talk_but_those_that_are() -> None:
    talk = {case.id for case in load(GOLDEN) if smalltalk(case.question)}
    assert all(identifier.startswith("talk-") for identifier in talk)


@given(st.text())
def test_any_text_may_be_said(text: str) -> None:
    talk = smalltalk(text)
    assert talk is None or talk.rest in " ".join(text.replace("’", "'").split())
