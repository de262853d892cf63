"""Follow-ups: what a question takes over from the one before, seen as a reader sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answer.pipeline import Pipeline
from bot.chat.blocks import CarriedBlock, QuoteBlock
from bot.chat.conversation import Conversation
from tests.coverage_kit import pipeline_on

if TYPE_CHECKING:
    from pathlib import Path

    from bot.chat.blocks import Reply


def last_of(pipeline: Pipeline, *texts: str) -> Reply:
    """The reply to the last of *texts*, said one after the other."""
    conversation = Conversation(pipeline)
    return [conversation.say(text) for text in texts][-1]


def carried(reply: Reply) -> tuple[str, ...]:
    return tuple(word for block in reply.blocks if isinstance(block, CarriedBlock) for word in block.words)


def quoted(reply: Reply) -> list[str]:
    return [block.found.quote.text for block in reply.blocks if isinstance(block, QuoteBlock)]


@pytest.mark.parametrize(
    "text", ["when?", "and why?", "by whom?", "Did he plead guilty to that?", "how about then?", "and the former?"]
)
def test_a_question_that_leans_takes_over_what_was_asked(pipeline: Pipeline, text: str) -> None:
    reply = last_of(pipeline, "Who pleaded guilty to lying to Congress?", text)
    assert "Congress" in carried(reply)
    assert any("Michael Cohen" in quote for quote in quoted(reply))


@pytest.mark.parametrize(
    "text",
    [
        "Who is Peskov?",
        "What did Kortunov say about patience?",
        "Is it true that Putin won?",
        "Did Russia deny that there was an attack?",
        "Who attacked the former spy?",
    ],
)
def test_a_question_that_stands_alone_takes_nothing_over(pipeline: Pipeline, text: str) -> None:
    reply = last_of(pipeline, "Who pleaded guilty to lying to Congress?", text)
    assert carried(reply) == ()
    assert reply.blocks == last_of(pipeline, text).blocks


def test_a_word_that_is_asked_again_is_not_carried(pipeline: Pipeline) -> None:
    reply = last_of(pipeline, "Who pleaded guilty to lying to Congress?", "and when did Congress hear that?")
    assert "Congress" not in carried(reply)


def test_what_was_carried_is_carried_on(pipeline: Pipeline) -> None:
    reply = last_of(pipeline, "Who pleaded guilty to lying to Congress?", "when?", "and why?")
    assert "Congress" in carried(reply)


def test_at_most_eight_words_are_carried(pipeline: Pipeline) -> None:
    many = "Which sanctions, treaty, summit, talks, lawyer, investment, election, frustration, retaliation, treason?"
    assert len(carried(last_of(pipeline, many, "and then?"))) == 8


def test_another_speaker_takes_the_place_of_the_one_before(pipeline: Pipeline) -> None:
    reply = last_of(pipeline, "What did Kortunov say about Trump?", "what about Peskov?")
    assert carried(reply) == ("Trump",)
    assert "Peskov" in quoted(reply)[0]
    assert not any("Kortunov" in quote for quote in quoted(reply))


def test_what_is_nobody_who_speaks_takes_the_place_of_the_subject(pipeline: Pipeline) -> None:
    reply = last_of(pipeline, "What did Kortunov say about Trump?", "what about sanctions?")
    assert carried(reply) == ("Kortunov",)


def test_another_subject_takes_the_place_of_the_one_before(pipeline: Pipeline) -> None:
    assert carried(last_of(pipeline, "What did Kortunov say about Trump?", "And about patience?")) == ("Kortunov",)
    later = last_of(pipeline, "What did Kortunov say about Trump?", "What else?", "And about patience?")
    assert carried(later) == ("Kortunov",)


def test_another_name_takes_the_place_of_the_one_asked_about(pipeline: Pipeline) -> None:
    reply = last_of(pipeline, "Who is Kortunov?", "and what about Putin?")
    assert carried(reply) == ()
    assert reply.blocks == last_of(pipeline, "Who is Putin?").blocks
    later = last_of(pipeline, "What did Kortunov say about Trump?", "and Putin?", "and about sanctions?")
    assert carried(later) == ("Putin",)


@pytest.fixture
def doubtful(tmp_path: Path) -> Pipeline:
    """Coverage that answers "How many died in Ulm?", and would not be sure of less."""
    towns = ("Ulm", "Bonn", "Kiel", "Trier", "Celle")
    texts = {
        town.lower(): f"Rain fell on {town}. At least {n} people died in {town}." for n, town in enumerate(towns, 3)
    }
    coverage = pipeline_on(tmp_path, **texts).coverage
    sure = Pipeline(coverage).judge("How many died? Ulm").confidence
    assert Pipeline(coverage).judge("How many died?").confidence < sure
    return Pipeline(coverage, threshold=sure)


def test_a_question_that_names_nothing_and_finds_nothing_is_asked_of_the_one_before(doubtful: Pipeline) -> None:
    before, text = "How many people died in Ulm?", "How many died?"
    assert not last_of(doubtful, text).answered
    reply = last_of(doubtful, before, text)
    assert reply.answered
    assert carried(reply) == ("Ulm",)
    assert "At least 3 people died in Ulm." in quoted(reply)[0]
    assert last_of(doubtful, before, text, "/drop") == last_of(doubtful, text)


@pytest.mark.parametrize("text", ["How many sailors?", "Was anybody arrested?", "Who died in Bonn?"])
def test_what_was_carried_does_not_answer_for_what_is_asked(doubtful: Pipeline, text: str) -> None:
    assert carried(last_of(doubtful, "How many people died in Ulm?", text)) == ()


@pytest.fixture
def works(tmp_path: Path) -> Pipeline:
    """Coverage of a firm, its bridge and its tunnel."""
    text = "Anna Berg takes over the shipyard of Ulm in May. The mayor thanked her."
    bridge = "The bridge of Kiel closed for repairs. Workers painted the bridge blue."
    tunnel = "The tunnel of Kiel opens in June. Four trains a day use the tunnel."
    return pipeline_on(tmp_path, text=text, bridge=bridge, tunnel=tunnel)


def test_a_thing_of_its_own_leaves_behind_what_was_done_with_another(works: Pipeline) -> None:
    talk = Conversation(works)
    assert "Anna Berg takes over" in quoted(talk.say("Who takes over?"))[0]
    reply = talk.say("And the bridge?")
    assert carried(reply) == ()
    assert all("bridge" in quote for quote in quoted(reply))
    assert quoted(reply)
    assert quoted(talk.say("And the tunnel?"))[0].startswith("The tunnel of Kiel opens")


@pytest.mark.parametrize("text", ["And the airport?", "what about Zurich?"])
def test_a_thing_that_the_coverage_lacks_is_named_alone(works: Pipeline, text: str) -> None:
    talk = Conversation(works)
    talk.say("Who takes over?")
    assert carried(talk.say(text)) == ()
    assert talk.answer
    assert len(talk.answer.missing) == 1
    assert not talk.answer.answered


def test_a_thing_of_its_own_is_asked_with_the_names_before_where_that_is_answered(pipeline: Pipeline) -> None:
    talk = Conversation(pipeline)
    talk.say("When will Trump and Putin meet next?")
    reply = talk.say("And the treaty?")
    assert carried(reply) == ("Trump", "Putin")
    assert "treaty" in quoted(reply)[0]


def test_what_was_asked_is_asked_of_another_thing_where_that_is_answered(pipeline: Pipeline) -> None:
    reply = last_of(pipeline, "Why did Trump cancel the talks with Putin?", "what about Ukraine?")
    assert carried(reply) == ("Trump", "cancel", "Putin")
    assert "Ukraine" in quoted(reply)[0]
    later = last_of(pipeline, "Why did Trump cancel the talks with Putin?", "what about Ukraine?", "And Paris?")
    assert carried(later) == ("Trump", "cancel", "Putin")
    assert "Paris" in quoted(later)[0]


@pytest.mark.parametrize("text", ["And in June?", "and on 8 December?", "and after that?", "And 2019?"])
def test_a_time_or_a_place_is_asked_of_all_that_was_asked(pipeline: Pipeline, text: str) -> None:
    assert "retaliate" in carried(last_of(pipeline, "Who may retaliate?", text))


def test_what_was_dropped_comes_back_with_no_later_question(works: Pipeline) -> None:
    talk = Conversation(works)
    talk.say("Who takes over?")
    assert "takes" in carried(talk.say("And in Zurich?"))
    assert carried(talk.say("/drop")) == ()
    assert not {"takes", "over"} & {*carried(talk.say("And why?"))}


def test_a_long_question_is_not_read_beyond_what_is_told(pipeline: Pipeline) -> None:
    many = "What did Kortunov say about sanctions, treaty, summit, penalties, lawyer, fraud, polls, election, anger?"
    talk = Conversation(pipeline)
    talk.say(many)
    reply = talk.say("and Peskov?")
    assert len(carried(reply)) == 8
    assert talk.asked == " ".join(["and Peskov?", *carried(reply)])


def test_a_subject_that_is_pointed_at_stays(pipeline: Pipeline) -> None:
    reply = last_of(pipeline, "What did Kortunov say about Trump?", "And what did Zakharova say about that?")
    assert carried(reply) == ("Trump",)


@pytest.mark.parametrize(
    ("before", "kept"),
    [
        ("What did the Kremlin spokesman say about Trump?", ("Trump",)),
        ("What did Kortunov say about Trump?", ("Trump",)),
        ("Why did the mayor of Moscow visit Washington?", ("Moscow", "visit", "Washington")),
        ("Why did the mayor visit Washington?", ("visit", "Washington")),
    ],
)
def test_somebody_named_by_a_role_takes_the_place_of_the_one_before(
    pipeline: Pipeline, before: str, kept: tuple[str, ...]
) -> None:
    assert carried(last_of(pipeline, before, "And the Foreign Ministry spokeswoman?")) == kept
    assert carried(last_of(pipeline, before, "And the chief of police?")) == kept


def test_why_not_takes_over_what_was_asked_and_leaves_no_not(pipeline: Pipeline) -> None:
    asked = "Who pleaded guilty to lying to Congress?"
    reply = last_of(pipeline, asked, "Why not?")
    assert carried(reply) == ("pleaded", "guilty", "lying", "Congress")
    assert reply.answered
    assert "not" not in carried(last_of(pipeline, "Who did not trust Trump?", "Why?"))
    assert carried(last_of(pipeline, asked, "Why not?", "And when?")) == carried(reply)


def test_she_is_the_one_who_was_quoted(pipeline: Pipeline) -> None:
    reply = last_of(pipeline, "Who is the Foreign Ministry spokeswoman?", "And what did she say?")
    assert carried(reply) == ("Maria Zakharova",)
    assert "Maria Zakharova" in quoted(reply)[0]


@pytest.mark.parametrize(
    ("before", "text", "read"),
    [
        ("Who is the Kremlin spokesman?", "What is his role?", "What is Dmitry Peskov's role?"),
        ("Who is Michael Cohen?", "What did he plead guilty to?", "What did Michael Cohen plead guilty to?"),
        ("Who is Zakharova?", "what does her ministry say?", "what does Maria Zakharova's ministry say?"),
        ("What is Michael Cohen's job?", "what did he do?", "what did Michael Cohen do?"),
        ("Tell me about Michael Cohen", "his job?", "Michael Cohen's job?"),
        ("Who is Peskov?", "what is his title?", "what is Dmitry Peskov's title?"),
        ("Who is Zakharova?", "what is known about her?", "what is known about Maria Zakharova?"),
    ],
)
def test_a_pronoun_is_read_as_whom_it_means(pipeline: Pipeline, before: str, text: str, read: str) -> None:
    talk = Conversation(pipeline)
    talk.say(before)
    assert carried(talk.say(text))[0] in read
    assert talk.asked == read


def test_he_is_not_somebody_who_was_not_asked_about(pipeline: Pipeline) -> None:
    reply = last_of(pipeline, "What is out of the question?", "what did he say?")
    assert "Dmitry Peskov" not in carried(reply)


def test_what_was_carried_can_be_dropped(pipeline: Pipeline) -> None:
    before = last_of(pipeline, "What did Kortunov say about Trump?", "what about sanctions?")
    assert carried(before)
    dropped = last_of(pipeline, "What did Kortunov say about Trump?", "what about sanctions?", "/drop")
    assert dropped == last_of(pipeline, "what about sanctions?")


def test_a_question_about_the_article_is_about_the_one_just_quoted(pipeline: Pipeline) -> None:
    reply = last_of(pipeline, "What did Zakharova say?", "who wrote it?")
    assert [block.fact.value for block in reply.blocks if hasattr(block, "fact")] == ["Ilya Arkhipov; Henry Meyer"]
    assert carried(reply) == ()


def test_nothing_is_carried_across_a_fresh_start(pipeline: Pipeline) -> None:
    reply = last_of(pipeline, "Who pleaded guilty to lying to Congress?", "/new", "when?")
    assert carried(reply) == ()


@pytest.mark.parametrize("name", ["Kortunov", "Zakharova"])
def test_who_speaks_and_did_not_do_it_is_asked_about_alone(pipeline: Pipeline, name: str) -> None:
    reply = last_of(pipeline, "Why did Trump cancel the meeting?", f"And {name}?")
    assert carried(reply) == ()
    assert name in quoted(reply)[0]


def test_a_name_for_which_the_question_is_answered_is_asked_that(pipeline: Pipeline) -> None:
    reply = last_of(pipeline, "Why did Trump cancel the meeting?", "And Putin?")
    assert carried(reply) == ("cancel", "meeting")


def test_of_whoever_speaks_no_day_and_no_place_is_told_by_their_words(pipeline: Pipeline) -> None:
    reply = last_of(pipeline, "When did Trump cancel the meeting?", "And Kortunov?")
    assert not reply.answered


@pytest.mark.parametrize(
    "before",
    ["Why did Trump cancel the meeting?", "Did Trump cancel talks with Putin?", "What did Trump's tweet cancel?"],
)
def test_who_he_is_is_asked_of_whoever_the_question_was_about(pipeline: Pipeline, before: str) -> None:
    assert carried(last_of(pipeline, before, "Who is he?")) == ("Trump",)


@pytest.mark.parametrize("before", ["Which talks between Trump and Putin failed?", "Who canceled talks in Paris?"])
def test_who_he_is_is_left_open_after_several_names_or_a_place(pipeline: Pipeline, before: str) -> None:
    talk = Conversation(pipeline)
    talk.say(before)
    talk.say("Who is he?")
    assert talk.asked.startswith("Who is he?")
