"""Taking a question apart: what carries content, what names something, and what kind of answer it wants."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.questions import calmed, understand

DAY = date(2018, 12, 9)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("What did Putin say about the harbour?", ("putin", "harbour")),
        ("Tell me what kind of treaty is mentioned", ("treati",)),
        ("Is there any news of an earthquake?", ("earthquak",)),
        ("Please describe the people of Crimea", ("crimea",)),
        ("How many senior officials resigned?", ("senior", "offici", "resign")),
        ("Which city hosted the summit?", ("host", "summit")),
        ("What happened in the city?", ("citi",)),
        ("What year was the city founded?", ("citi", "found")),
        ("What does NOW want now?", ("now",)),
        ("Who?", ()),
        ("", ()),
    ],
)
def test_words_that_frame_a_question_are_no_content(text: str, content: tuple[str, ...]) -> None:
    assert understand(text).content == content


def test_a_word_asked_twice_is_one_term() -> None:
    asked = understand("Did Putin meet Putin's man, or did PUTIN not meet?")
    assert asked.terms.count("putin") == 1
    assert asked.printed["putin"] == "Putin"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Why did Dmitry Peskov visit Washington?", {"dmitri", "peskov", "washington"}),
        ("who is dmitry peskov", set()),
        ("Did the G-20 meet in 2018?", {"g20", "2018"}),
        ("Was the U.S. at the WHO?", {"u.s", "w.h.o"}),
        ("Was it about us?", set()),
    ],
)
def test_names_are_printed_with_a_capital_or_a_digit(text: str, names: set[str]) -> None:
    assert understand(text).names == names


@pytest.mark.parametrize(
    ("text", "focus"),
    [
        ("Did Putin visit the harbour?", "visit"),
        ("How many sailors did Ukraine lose?", "sailor"),
        ("Putin in Washington?", None),
    ],
)
def test_the_focus_is_the_first_content_word_that_is_no_name(text: str, focus: str | None) -> None:
    assert understand(text).focus == focus


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("What did Peskov say?", ("peskov",)),
        ("what did dmitry peskov say about it", ("dmitri", "peskov")),
        ("What has the Kremlin also said?", ("kremlin",)),
        ("How does the head of the council explain it?", ("head", "council")),
        ("Why do Russia's officials think so?", ("russia", "offici")),
        ("What did he say?", ()),
        ("Did the people say so?", ()),
        ("Who said so?", ()),
        ("Did Peskov resign?", ()),
    ],
)
def test_the_subject_is_whoever_is_asked_what_they_said(text: str, subject: tuple[str, ...]) -> None:
    assert understand(text).subject == subject


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("How many came?", "number"),
        ("how long has it rained", "number"),
        ("What percentage voted?", "number"),
        ("When did it rain?", "date"),
        ("Which year was it?", "date"),
        ("Who came?", "person"),
        ("Whose ship is it?", "person"),
        ("Where did it rain?", "place"),
        ("What country is it?", "place"),
        ("Why did it rain?", "reason"),
        ("What caused the rain?", "reason"),
        ("How come it rains?", "reason"),
        ("Did it rain?", None),
        ("What did Anywhere Ltd. whenever?", None),
        ("How did it rain?", None),
    ],
)
def test_a_question_wants_one_kind_of_answer(text: str, wanted: str | None) -> None:
    assert understand(text).wanted == wanted


def test_what_is_counted_follows_how_many() -> None:
    assert understand("How many senior officials resigned today?").counted == ("senior", "offici", "resign")
    assert understand("How long did it rain?").counted == ()


@pytest.mark.parametrize("text", ["Why did Trump call off the talks?", "Was the meeting called off?"])
def test_a_phrase_is_read_as_its_one_word(text: str) -> None:
    asked = understand(text)
    assert "cancel" in asked.content
    assert not {"call", "off"} & set(asked.terms)
    assert asked.printed["cancel"] in {"call off", "called off"}
    assert ("call", "off") in asked.others["cancel"]


def test_half_a_phrase_is_a_word_of_its_own() -> None:
    assert understand("Did Trump call Putin?").terms == ("trump", "call", "putin")


def test_words_are_kept_as_they_were_asked_without_their_possessive() -> None:
    assert understand("What of Trump's and O’Brien’s lawyers’ visit?").printed == {
        "trump": "Trump",
        "obrien": "O’Brien",
        "lawyer": "lawyers",
        "visit": "visit",
    }


@pytest.mark.parametrize("text", ["What is the latest?", "Did it rain this week?", "What has Putin just said?"])
def test_a_question_of_the_present_knows_its_day(text: str) -> None:
    assert understand(text, DAY).now == DAY
    assert understand(text).now is None


@pytest.mark.parametrize("text", ["What fell last year?", "Is justice blind?", "What did Putin say in May?"])
def test_a_question_of_another_time_has_no_day(text: str) -> None:
    assert understand(text, DAY).now is None


@pytest.mark.parametrize("text", ["WHO IS DMITRY PESKOV?", "WHAT DID TRUMP SAY?", "WHERE IN ITALY DID IT RAIN"])
def test_a_shouted_question_is_read_as_if_it_were_not(text: str) -> None:
    assert understand(calmed(text)).terms == understand(text.lower()).terms


@pytest.mark.parametrize("text", ["NATO", "NATO EU", "NATO and the EU", "", "2018 10 11"])
def test_acronyms_are_not_shouted(text: str) -> None:
    assert calmed(text) == text


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_taken_apart(text: str) -> None:
    asked = understand(calmed(text), DAY)
    assert set(asked.content) <= set(asked.terms) == set(asked.printed)
    assert asked.names <= set(asked.content)
    assert set(asked.subject) <= set(asked.content)
    assert asked.focus is None or asked.focus in set(asked.content) - asked.names
    assert set(asked.others) <= set(asked.terms)
    assert len(set(asked.terms)) == len(asked.terms)
    assert set(asked.ranked) <= set(asked.terms)
    assert bool(asked.ranked) == bool(asked.terms)
