"""Who said it: every pattern, and the traps that must not name anybody."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.speakers.finding import find_speakers
from bot.model import Span, Speaker

LONG = "we will not take part in this"


def paragraphs_of(text: str) -> tuple[Span, ...]:
    return tuple(Span(*line.span()) for line in re.finditer(r"[^\n]+", text))


def speakers(text: str) -> list[Speaker]:
    return [quotation.speaker for quotation in find_speakers(text, paragraphs_of(text))]


def stated(name: str) -> list[Speaker]:
    return [Speaker(name, "stated")]


def likely(name: str) -> list[Speaker]:
    return [Speaker(name, "likely")]


@pytest.mark.parametrize(
    ("after", "name"),
    [
        ("said Andrey Kortunov, head of the Council, a research group.", "Andrey Kortunov"),
        ("said Andrey Kortunov, who heads the Council.", "Andrey Kortunov"),
        ("said Andrey Kortunov on Monday.", "Andrey Kortunov"),
        ("said Andrey Kortunov after the talks.", "Andrey Kortunov"),
        ("said Andrey Kortunov, adding that the Council knew.", "Andrey Kortunov"),
        ("said Kortunov of making history.", "Kortunov"),
        ("wrote Rep. Jane Doe, R-Ariz., in a letter.", "Jane Doe"),
        ("said Sen.-elect Jane Doe.", "Jane Doe"),
        ("said legal analyst and former prosecutor Jane Doe.", "Jane Doe"),
        ("said Jane Doe and John Smith.", "Jane Doe and John Smith"),
        ("said John Smith Jr., a voter.", "John Smith Jr."),
        ("said the city's police chief, Col. Jane Doe.", "Jane Doe"),
        ("said a person close to the talks.", "a person"),
        ("said police.", "police"),
    ],
)
def test_said_name_is_stated(after: str, name: str) -> None:
    assert speakers(f"“{LONG},” {after}") == stated(name)


@pytest.mark.parametrize(
    ("after", "name"),
    [
        ("Kremlin spokesman Dmitry Peskov said.", "Dmitry Peskov"),
        ("Foreign Ministry spokeswoman Maria Zakharova told reporters.", "Maria Zakharova"),
        ("Kortunov has also said.", "Kortunov"),
        ("Kortunov went on to say.", "Kortunov"),
        ("Jane Doe, 42, who lives in Ohio, said on Monday.", "Jane Doe"),
        ("Jane Doe (a doctor) said.", "Jane Doe"),
        ("Secretary of State Jane Doe said.", "Jane Doe"),
        ("CNN's Jane Doe said.", "Jane Doe"),
        ("White House chief of staff Jane Doe said.", "Jane Doe"),
        ("German politician Ursula von der Leyen said.", "Ursula von der Leyen"),
        ("Pope Francis said.", "Pope Francis"),
        ("the Pentagon said in a statement.", "the Pentagon"),
        ("the Bank of America said.", "the Bank of America"),
        ("a spokesman for the Pentagon told CNN.", "a spokesman for the Pentagon"),
        ("a Russian lawmaker said.", "a Russian lawmaker"),
        ("the company's chief, Jane Doe, said.", "Jane Doe"),
    ],
)
def test_name_said_is_stated(after: str, name: str) -> None:
    assert speakers(f'"{LONG}," {after}') == stated(name)


@pytest.mark.parametrize(
    "after",
    [
        "Andrey Kortunov, head of the Council, a research group, was quoted as saying by Bloomberg.",
        "Andrey Kortunov was quoted as saying.",
        "Bloomberg quoted Andrey Kortunov as saying.",
    ],
)
def test_a_re_report_names_the_person_and_not_the_outlet(after: str) -> None:
    assert speakers(f'"{LONG}," {after}') == stated("Andrey Kortunov")


@pytest.mark.parametrize(
    "text",
    [
        f'"{LONG}," according to Jane Doe.',
        f'According to Jane Doe, "{LONG}."',
        f'Jane Doe said: "{LONG}."',
        f'Jane Doe told reporters on Monday, "{LONG}."',
        f'The plan failed, and Jane Doe said, "{LONG}."',
        f'Jane Doe, head of the Council, said in a statement: "{LONG}."',
        f'Jane Doe dismissed the plan, saying: "{LONG}."',
    ],
)
def test_weaker_wordings_are_likely(text: str) -> None:
    assert speakers(text) == likely("Jane Doe")


def test_a_role_before_the_quotation_is_cut_out_of_its_clause() -> None:
    assert speakers(f'It went on, even instigating a Russian lawmaker saying: "{LONG}."') == likely(
        "a Russian lawmaker"
    )


@pytest.mark.parametrize("between", [" ", "\n\n", " He added: ", " In an interview, he said, "])
def test_the_speaker_goes_on(between: str) -> None:
    text = f'"{LONG}," said Andrey Kortunov, head of the Council.{between}"{LONG} again."'
    assert speakers(text) == stated("Andrey Kortunov") + likely("Andrey Kortunov")


def test_a_pronoun_carries_the_speaker_only_as_likely() -> None:
    assert speakers(f'"{LONG}," Jane Doe said.\n\n"{LONG}," she said.') == stated("Jane Doe") + likely("Jane Doe")


@pytest.mark.parametrize(
    "between",
    [
        " Jones disagreed. ",
        "\n\nJones came later.\n\n",
        "\n\n\n",
        f" {'It went on and on. ' * 20}",
        f' "{LONG}," one of them said. ',
        " The plan is ",
    ],
)
def test_the_speaker_does_not_go_on_past_others(between: str) -> None:
    assert speakers(f'"{LONG}," said Smith.{between}"{LONG} again."') == stated("Smith")


def test_he_is_not_whom_she_was() -> None:
    text = f'"{LONG}," Smith said.\n\n"{LONG}," she said.\n\n"{LONG}," he said.'
    assert speakers(text) == stated("Smith") + likely("Smith")


def test_furniture_between_paragraphs_lends_no_speaker() -> None:
    text = f'"{LONG}," said Smith.\nStories from Jones\n"{LONG} again."\nsaid Jones'
    lines = paragraphs_of(text)
    found = find_speakers(text, (lines[0], lines[2]))
    assert [quotation.speaker for quotation in found] == stated("Smith")


@pytest.mark.parametrize(
    "text",
    [
        'The U.S. accused Russia of "malign behavior" since Trump took office.',
        'Officials previously expressed "understanding" of the difficulties.',
        f'Nobody knows who wrote "{LONG}" on the wall.',
        f'"{LONG}," he said.',
        f'"{LONG}," his lawyer said.',
        f'"{LONG}," some said.',
        f'"{LONG}," Smith was told.',
        f'"{LONG}," Reuters reported.',
        f'Known as "{LONG}," Johnson said he was glad.',
        f'Asked about "{LONG}," Johnson said that the plan was dead.',
        f'Asked about "{LONG}," she said, "No."',
        f'"{LONG}," but Johnson said nothing.',
        f'They ended with "{LONG}." Johnson said the plan was dead.',
        'In "The Art of the Deal," Trump wrote of it.',
        'The author of "Good Life," wrote a recent essay.',
        f'"{LONG}," said Orange County, California, attorney Jane Doe.',
    ],
)
def test_no_speaker_is_better_than_a_guess(text: str) -> None:
    assert speakers(text) == []


def test_a_verb_that_introduces_the_next_quotation_does_not_close_this_one() -> None:
    assert speakers(f'Asked about "{LONG}," Johnson said, "{LONG} again."') == likely("Johnson")


def test_few_words_count_when_the_speaker_is_attached() -> None:
    text = 'A visit is now "out of the question," Kremlin spokesman Dmitry Peskov said.'
    assert speakers(text) == stated("Dmitry Peskov")


def test_few_words_do_not_count_otherwise() -> None:
    assert speakers('Jane Doe said: "No deal."') == []


def test_a_colon_hands_the_quotation_over() -> None:
    assert speakers(f'Smith asked: "{LONG}?" Jones said no.') == likely("Smith")


def test_only_the_part_beside_the_speaker_is_stated_when_a_quotation_runs_on() -> None:
    text = f"“We go on.\n\n“{LONG},” Smith said."
    assert speakers(text) == likely("Smith") + stated("Smith")


def test_hard_wrapped_text_reads_like_any_other() -> None:
    text = f'"{LONG}," Kremlin spokesman Dmitry\nPeskov said.'
    found = find_speakers(text, (Span(0, len(text)),))
    assert [quotation.speaker.name for quotation in found] == ["Dmitry\nPeskov"]


def test_the_span_covers_the_quotation_with_its_marks() -> None:
    text = f'Well: "{LONG}," said Smith.'
    (quotation,) = find_speakers(text, (Span(0, len(text)),))
    assert text[quotation.span.start : quotation.span.end] == f'"{LONG},"'


BLOOMBERG = (
    "\"This is a signal for us that it's difficult to deal with this person, that he's unreliable and unsuitable as a"
    ' partner," said Andrey Kortunov, head of the Russian International Affairs Council, a research group set up by the'
    ' Kremlin. "Russian patience is coming to an end."\n\n'
    'While Trump invited Putin to visit Washington at their Helsinki summit, that\'s now "out of the question," Kremlin'
    " spokesman Dmitry Peskov said. They're unlikely to meet again before the next G-20 summit in Japan in June, he"
    ' said.\n\nThe U.S. has accused Russia of repeatedly engaging in "malign behavior" since Trump took office.\n\n'
    "Russia took account of Trump's explanation, though \"in my opinion, the real reason is in the internal political"
    ' situation in the U.S.," Foreign Ministry spokeswoman Maria Zakharova told reporters.'
)
RETOLD = (
    "Moscow, Dec 8: Well, it might seem so after the latter snubbed his Russian counterpart, even instigating a Russian"
    ' lawmaker saying: "It\'s far worse than it would have been under Clinton."\n\n'
    "\"This is a signal for us that it's difficult to deal with this person, that he's unreliable and unsuitable as a"
    ' partner," Andrey Kortunov, head of the Russian International Affairs Council, a research group set up by the'
    ' Kremlin, was quoted as saying by Bloomberg. "Russian patience is coming to an end."\n\n'
    'A visit by Putin to Washington was "out of question". Trump had invited Putin in July.'
)


def test_the_shipped_coverage_names_its_speakers() -> None:
    assert speakers(BLOOMBERG) == [
        *stated("Andrey Kortunov"),
        *likely("Andrey Kortunov"),
        *stated("Dmitry Peskov"),
        *stated("Maria Zakharova"),
    ]


def test_the_retold_coverage_names_its_speakers() -> None:
    assert speakers(RETOLD) == [
        *likely("a Russian lawmaker"),
        *stated("Andrey Kortunov"),
        *likely("Andrey Kortunov"),
    ]


FRAGMENTS = st.sampled_from(
    ['"', "“", "”", ",", ".", " ", "\n", "—", "said", "according to", "told", "he", "Smith", "Sen.", "the", "of", "was",
     "quoted as saying", "who", "and", "spokesman", "one two three four five", "'s", "(", ")", ":", "?", "Monday"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=200), st.lists(FRAGMENTS, max_size=60).map(" ".join)))
def test_any_text_gives_spans_inside_paragraphs_and_names_as_printed(text: str) -> None:
    paragraphs = paragraphs_of(text)
    for span, speaker in find_speakers(text, paragraphs):
        assert any(start <= span.start < span.end <= end for start, end in paragraphs)
        assert speaker.name
        assert speaker.name in text
