"""Taking a question apart: what carries content, what names something, and what kind of answer it wants."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.days import Days
from bot.answer.outlets import Mention
from bot.answer.questions import understand
from bot.answer.reading import calmed
from bot.model import Span
from tests.coverage_kit import understood

DAY = date(2018, 12, 9)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("What did Putin say about the harbour?", ("putin", "harbor")),
        ("Tell me what kind of treaty is mentioned", ("treati",)),
        ("Is there any news of an earthquake?", ("earthquak",)),
        ("Please describe the people of Crimea", ("crimea",)),
        ("How many senior officials resigned?", ("senior", "offici", "resign")),
        ("Which city hosted the summit?", ("host", "summit")),
        ("What happened in the city?", ("citi",)),
        ("What year was the city founded?", ("citi", "found")),
        ("When did the summit take place?", ("summit",)),
        ("Who took the place?", ("take",)),
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
def test_a_question_of_the_present_is_asked_on_the_newest_day(text: str) -> None:
    assert understand(text, None, DAY).now == DAY
    assert understand(text).now is None


@pytest.mark.parametrize("text", ["What fell last year?", "Is justice blind?", "What did Putin say in May?"])
def test_a_question_of_another_time_has_no_day(text: str) -> None:
    assert understand(text, None, DAY).now is None


@pytest.mark.parametrize("text", ["What is the latest?", "What fell last year?", ""])
def test_a_day_of_asking_that_is_told_counts_whatever_the_question(text: str) -> None:
    assert understand(text, DAY, date(2019, 1, 1)).now == understand(text, DAY).now == DAY


@pytest.mark.parametrize(
    ("text", "asking"),
    [
        ("Rain fell on the harbour. Who saw the snow?", ("saw", "snow")),
        ("It rained! Who saw it?", ("saw",)),
        ("It rained in Ulm? Then who saw the snow there?", ("saw", "snow")),
        ("One more on the harbour: who painted it?", ("paint",)),
        ("Of the storm, who saw the snow?", ("storm", "saw", "snow")),
        ("It cost 1.5 million in Ulm", ("cost", "1.5", "million", "ulm")),
        ("Did it cost 1.5 million?", ("cost", "1.5", "million")),
        ("Rain fell. Who was it?", ("rain", "fell")),
        ("Rain fell. Snow fell.", ("rain", "fell", "snow")),
        ("Who?", ()),
        ("", ()),
    ],
)
def test_the_last_sentence_asks_and_those_before_it_set_the_scene(text: str, asking: tuple[str, ...]) -> None:
    assert understand(text).asking == asking


@pytest.mark.parametrize("text", ["Why did Trump call off the talks?", "It rained in Ulm. Was the parade called off?"])
def test_a_phrase_asks_too(text: str) -> None:
    assert "cancel" in understand(text).asking


@pytest.mark.parametrize(
    "text",
    [
        "Did the U.S. invade Ulm?",
        "Did Mr. Smith paint the harbour?",
        "What did John F. Smith paint?",
        "Did it rain in St. Moritz?",
        "Did the 3:30 train to Ulm leave?",
    ],
)
def test_a_stop_within_a_sentence_does_not_part_it(text: str) -> None:
    asked = understand(text)
    assert asked.asking == asked.ranked


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Who came?", True),
        ("Where did it rain?", True),
        ("Which ship sank?", True),
        ("What sank?", True),
        ("To whom was it sold?", True),
        ("What happened to the ship?", True),
        ("What is known about Smith's ship?", True),
        ("What happened in Ulm?", False),
        ("What is said about Jane Smith?", False),
        ("Did it rain?", False),
        ("How many came?", False),
        ("Which year was it?", False),
        ("Why did it rain where she was?", True),
        ("Why did it rain?", False),
        ("", False),
    ],
)
def test_a_name_may_be_wanted_by_who_where_which_and_what_but_not_by_what_happened(text: str, wants: bool) -> None:
    assert understand(text).wants_name == wants


def test_the_words_of_a_named_source_are_no_terms() -> None:
    asked = understood("What did The Post report on 9 December 2018 about the harbour post?", "The Post")
    assert asked.content == ("harbor", "post")
    assert asked.outlets == (frozenset({"The Post"}),)
    assert asked.days == ((DAY, DAY),)
    assert asked.printed["post"] == "post"
    assert understand("What did The Post report on 9 December 2018 about the harbour post?").days == ()


@pytest.mark.parametrize(
    "text",
    [
        "What does the article published on 9 December 2018 say about the harbour?",
        "What was said in the week of 9 December 2018 about the harbour?",
        "What do both The Post and CNBC report about the harbour?",
        "According to the report dated 9 December 2018, what of the harbour?",
    ],
)
def test_the_words_that_introduce_a_source_are_no_content(text: str) -> None:
    assert understood(text, "The Post", "CNBC").content == ("harbor",)


@pytest.mark.parametrize("name", ["CNBC's", "CNBC’s"])
def test_the_possessive_of_a_named_source_is_no_term(name: str) -> None:
    assert understood(f"Did rain fall in {name} report?", "CNBC").content == ("rain", "fall")


def test_a_source_named_twice_counts_once() -> None:
    asked = understood("What did CNBC report? CNBC articles of 9 December 2018, articles of 2018-12-09?", "CNBC", "BBC")
    assert asked.outlets == (frozenset({"CNBC"}),)
    assert asked.days == ((DAY, DAY),)


def test_a_question_of_a_source_alone_keeps_its_words() -> None:
    assert understood("BBC News", "BBC News").terms == ("bbc", "news")


def test_an_outlet_is_nobody_whose_words_are_asked_for() -> None:
    assert understand("What did The Post say about Smith?").subject == ("post",)
    assert understood("What did The Post say about Smith?", "The Post").subject == ()


@pytest.mark.parametrize("text", ["WHO IS DMITRY PESKOV?", "WHAT DID TRUMP SAY?", "WHERE IN ITALY DID IT RAIN"])
def test_a_shouted_question_is_read_as_if_it_were_not(text: str) -> None:
    assert understand(calmed(text)).terms == understand(text.lower()).terms


@pytest.mark.parametrize("text", ["NATO", "NATO EU", "NATO and the EU", "", "2018 10 11"])
def test_acronyms_are_not_shouted(text: str) -> None:
    assert calmed(text) == text


@given(st.text(st.characters(exclude_categories=())), st.data())
def test_any_text_is_taken_apart(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    spans = st.lists(st.tuples(places, places).filter(lambda span: span[0] < span[1]), max_size=3 if text else 0)
    mentions = [Mention(Span(*span), frozenset({"The Post"}), data.draw(st.booleans())) for span in data.draw(spans)]
    days = [Days(Span(*span), DAY, DAY) for span in data.draw(spans)]
    asked = understand(calmed(text), DAY, None, mentions, days)
    assert set(asked.content) <= set(asked.terms) == set(asked.printed)
    assert asked.names <= set(asked.content)
    assert set(asked.subject) <= set(asked.content)
    assert asked.focus is None or asked.focus in set(asked.content) - asked.names
    assert set(asked.others) <= set(asked.terms)
    assert len(set(asked.terms)) == len(asked.terms)
    assert set(asked.ranked) <= set(asked.terms)
    assert bool(asked.ranked) == bool(asked.terms)
    assert set(asked.asking) <= set(asked.ranked)
    assert bool(asked.asking) == bool(asked.ranked)
    assert asked.terms or not understand(calmed(text)).terms
