"""Outlets: which of the coverage a question names, and which words only look like one."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.answer.outlets import Outlets
from bot.model import Span

NAMES = (
    "The Verge/CNBC/FOX News - Lifestyle/FOX News - Health/Fortune/Bloomberg/TechCrunch/The New York Times/Times/"
    "Space.com/Cnbc | World Business News Leader/C++ News (UK)/The A.V. Club/The News/Süddeutsche Straße/İstanbul Post/"
    "Milliyet Daily"
).split("/")
ANY_TEXT = st.text(st.characters(exclude_categories=()))
WORDS = "according to|both|and|,|says|reports|did|the|THE|report|article|by|MİLLİYET DAİLY|ſpace.com|Tımes|?|.|\n"
QUESTIONS = ANY_TEXT | st.lists(st.sampled_from([*NAMES, *WORDS.split("|")])).map(" ".join)


def named(text: str, *outlets: str) -> list[str]:
    """What *text* calls the outlets that it names."""
    return [text[span.start : span.end] for span, *_ in Outlets(outlets).named_in(text)]


def meant(text: str, *outlets: str) -> list[set[str]]:
    """The names under which the coverage holds the outlets that *text* names."""
    return [set(mention.outlets) for mention in Outlets(outlets).named_in(text)]


@pytest.mark.parametrize(
    ("text", "outlet", "name"),
    [
        ("What happened according to The Verge?", "The Verge", "The Verge"),
        ("What did Verge report?", "The Verge", "Verge"),
        ("What did the Verge article say?", "The Verge", "the Verge"),
        ("What did The Verge report?", "Verge", "Verge"),
        ("What does Bloomberg report?", "Bloomberg News", "Bloomberg"),
        ("What does Bloomberg News report?", "Bloomberg News", "Bloomberg News"),
        ("What does FOX News write?", "FOX News - Lifestyle", "FOX News"),
        ("What does the FOX News - Lifestyle article say?", "FOX News - Lifestyle", "FOX News - Lifestyle"),
        ("What does Fox say of it?", "FOX News - Lifestyle", "Fox"),
        ("What did CNBC report?", "Cnbc | World Business News Leader", "CNBC"),
        ("What did Space report?", "Space.com", "Space"),
        ("Who bought TechCrunch?", "TechCrunch", "TechCrunch"),
        ("Who reads Washington Post?", "Washington Post", "Washington Post"),
        ("Fortune’s article of May?", "Fortune", "Fortune"),
        ("The “Fortune” report said what?", "Fortune", "Fortune"),
        ("What did C++ News (UK) report?", "C++ News (UK)", "C++ News (UK)"),
        ("What did the A.V. Club report?", "The A.V. Club", "the A.V. Club"),
        ("Did it rain before The Verge called?", "The Verge", "The Verge"),
        ("Süddeutsche Straße", "Süddeutsche Straße", "Süddeutsche Straße"),
        ("İstanbul Post", "İstanbul Post", "İstanbul Post"),
    ],
)
def test_an_outlet_goes_by_each_of_its_names(text: str, outlet: str, name: str) -> None:
    assert named(text, outlet) == [name]


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Is Bloomberg running for president?", "Bloomberg"),
        ("Did Bloomberg win?", "Bloomberg News"),
        ("Who inherited the Fortune?", "Fortune"),
        ("What fortune was reported?", "Fortune"),
        ("What does the fox say?", "FOX News - Lifestyle"),
        ("on the verge of collapse", "The Verge"),
        ("What did techcrunch report?", "TechCrunch"),
        ("Who directed The Age of Ultron?", "The Age"),
        ("Where does The Guardian Council meet?", "The Guardian"),
        ("The Age began when?", "The Age"),
        ("Which magazines are owned by Fortune?", "Fortune"),
        ("Which Bloombergs reported it?", "Bloomberg"),
        ("What did MyCNBC report?", "CNBC"),
        ("What time does it say?", "Time"),
        ("In which article is Time a theme?", "AP"),
        ("", "CNBC"),
        ("CNBC report", ""),
        ("CNBC report", "  "),
        ("What | report", "|"),
    ],
)
def test_a_word_or_a_person_of_the_same_name_is_no_outlet(text: str, outlet: str) -> None:
    assert named(text, outlet) == []


@pytest.mark.parametrize(
    "text",
    [
        "Who is accused by Fortune of fraud?",
        "What was presented as a success by Fortune?",
        "Who won, as per Fortune?",
        "Was it cold after Fortune highlighted the snow?",
        "Who is the man that Fortune first reported about?",
    ],
)
def test_what_an_outlet_does_tells_that_it_is_one(text: str) -> None:
    assert named(text, "Fortune") == ["Fortune"]
    assert all(mention.as_source for mention in Outlets(["Fortune"]).named_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "What did the mayor say in the debate about Bloomberg?",
        "According to police, where did Bloomberg go?",
        "What was written in the will of Michael Bloomberg?",
        "Which stories did people tell on Mike Bloomberg?",
    ],
)
def test_a_person_of_whom_others_speak_is_no_outlet(text: str) -> None:
    assert named(text, "Bloomberg") == []


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("People say that the mayor resigned. Did he?", "People"),
        ("The story said so?", "The News"),
        ("News reports said what?", "The News"),
        ("Independent reports say what?", "The Independent"),
        ("Daily reports are written by whom?", "Daily News"),
    ],
)
def test_a_word_that_opens_a_sentence_is_no_outlet_for_its_capital(text: str, outlet: str) -> None:
    assert named(text, outlet) == []


@pytest.mark.parametrize(
    "text",
    [
        "What happened according to The Verge and CNBC?",
        "Do The Verge and CNBC both report it?",
        "What did The Verge and CNBC say?",
        "The articles by The Verge, and by CNBC: what do they say?",
    ],
)
def test_each_of_several_outlets_is_named(text: str) -> None:
    assert named(text, "The Verge", "CNBC") == ["The Verge", "CNBC"]


@pytest.mark.parametrize("text", ["What did CNBC and The Verge say?", "Do CNBC, Fortune and The Verge report it?"])
def test_an_outlet_that_is_listed_with_others_is_meant_as_they_are(text: str) -> None:
    assert named(text, "The Verge", "CNBC", "Fortune") == re.findall("CNBC|Fortune|The Verge", text)


def test_a_name_stands_for_all_sections_of_an_outlet() -> None:
    sections = ("FOX News - Lifestyle", "FOX News - Health")
    assert meant("What did FOX News report?", *sections) == [set(sections)]
    assert meant("What did FOX News - Health report?", *sections) == [{"FOX News - Health"}]


def test_the_longest_name_is_the_one_that_is_meant() -> None:
    papers = ("Times", "The New York Times", "New York Times Magazine")
    assert meant("What did the New York Times report?", *papers) == [{"The New York Times"}]
    assert meant("What did New York Times Magazine report?", *papers) == [{"New York Times Magazine"}]
    assert meant("What did Times report?", *papers) == [{"Times"}]


def test_every_place_of_an_outlet_is_told() -> None:
    assert named("TechCrunch and TechCrunch", "TechCrunch") == ["TechCrunch", "TechCrunch"]


@pytest.mark.parametrize("dotted", ["MİLLİYET DAİLY", "Mıllıyet Daıly"])
def test_an_i_with_another_dot_makes_no_mischief(dotted: str) -> None:
    assert named(f"What did {dotted} report?", "Milliyet Daily") == [dotted]


@given(QUESTIONS, st.lists(ANY_TEXT | st.sampled_from(NAMES), max_size=6))
@example("What did MİLLİYET DAİLY report?", ["Milliyet Daily"])
def test_in_any_text_outlets_are_named_where_they_stand(text: str, outlets: list[str]) -> None:
    end = 0
    for span, found, _ in Outlets(outlets).named_in(text):
        assert isinstance(span, Span)
        assert end <= span.start < span.end <= len(text)
        assert found
        assert found <= set(outlets)
        end = span.end


@given(st.lists(st.sampled_from(NAMES), min_size=1, unique=True), st.data())
def test_every_outlet_of_several_words_is_found_by_its_own_name(outlets: list[str], data: st.DataObject) -> None:
    outlet = data.draw(st.sampled_from(outlets))
    if " " in outlet.removeprefix("The "):
        assert any(outlet in found for found in meant(f"What did {outlet} report?", *outlets))


@given(st.lists(st.sampled_from(NAMES)), QUESTIONS)
def test_the_order_of_the_outlets_changes_nothing(outlets: list[str], text: str) -> None:
    assert Outlets(outlets).named_in(text) == Outlets(reversed(outlets)).named_in(text)


def test_one_name_among_many_thousands_is_found() -> None:
    papers = [f"Paper{number} Gazette" for number in range(5_000)]
    text = "What did the mayor say about it, and who was there? " * 35
    assert meant(f"{text} What did Paper4321 Gazette report?", *papers) == [{"Paper4321 Gazette"}]


@pytest.mark.parametrize(
    ("text", "as_source"),
    [
        ("According to The Washington Post, who was laid off?", True),
        ("What did The Washington Post report of it?", True),
        ("Who was laid off by The Washington Post?", False),
        ("Is The Washington Post for sale?", False),
    ],
)
def test_a_name_that_can_be_nothing_else_may_still_be_what_is_asked_about(text: str, as_source: bool) -> None:
    [mention] = Outlets(["The Washington Post"]).named_in(text)
    assert mention.as_source == as_source


def test_a_person_whose_first_name_an_outlet_bears_is_none() -> None:
    assert named("What did Sky Brown say of it?", "Sky News") == []
