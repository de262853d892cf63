"""Pairing quotation marks: what belongs together, and what a stray mark may cost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.speakers.quotations import pair_quotations
from bot.model import Span
from bot.text.paragraphs import paragraphs


def paragraphs_of(text: str) -> tuple[Span, ...]:
    return tuple(Span(*line.span()) for line in re.finditer(r"[^\n]+", text))


def parts(text: str) -> list[tuple[str, ...]]:
    return [
        tuple(text[start:end] for start, end in utterance.parts)
        for utterance in pair_quotations(text, paragraphs_of(text))
    ]


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ('He said: "We go." Then he left.', '"We go."'),
        ("He said: “We go.” Then he left.", "“We go.”"),
        ("He said: «We go.» Then he left.", "«We go.»"),
        ("He said: “We go.“ Then he left.", "“We go.“"),
        ("He said: ”We go.” Then he left.", "”We go.”"),
        ('He said: “We go." Then he left.', '“We go."'),
        ('(He said "we go")', '"we go"'),
    ],
)
def test_marks_of_every_kind_pair(text: str, quotation: str) -> None:
    assert parts(text) == [(quotation,)]


def test_a_stray_closing_mark_is_ignored() -> None:
    assert parts('A 6-foot-2" man said "we go" again.') == [('"we go"',)]


def test_a_forgotten_closing_mark_costs_only_its_own_quotation() -> None:
    assert parts('They "left early. Then "we go" again.') == [('"we go"',)]


def test_an_odd_number_of_marks_does_not_reach_the_next_paragraph() -> None:
    assert parts('They "left early.\n\nThe plan is "out" now.') == [('"out"',)]


def test_a_quotation_runs_on_where_each_paragraph_opens_and_the_last_closes() -> None:
    assert parts("“One one.\n\n“Two two.\n\n“Three three,” Smith said.") == [
        ("“One one.", "“Two two.", "“Three three,”"),
    ]


def test_a_quotation_runs_on_through_a_quoted_block() -> None:
    text = "> “One one.\n>\n> “Two two,” Smith said."
    [utterance] = pair_quotations(text, paragraphs(text))
    assert [text[start:end] for start, end in utterance.parts] == ["“One one.", "“Two two,”"]


def test_an_unclosed_fragment_inside_a_sentence_does_not_run_on() -> None:
    assert parts("They “seized on the figures.\n\n“It may,” Smith said.") == [("“It may,”",)]


def test_furniture_ends_a_quotation_that_runs_on() -> None:
    text = "“One one.\n\nAdvertisement\n\n“Two two,” Smith said."
    body = (Span(0, 9), Span(text.index("“Two"), len(text)))
    assert [utterance.parts for utterance in pair_quotations(text, body)] == [(Span(26, 36),)]


def test_apostrophes_are_no_marks() -> None:
    assert parts("It's the 'best' of '90s rock ‘n’ roll.") == []


@given(st.text(alphabet='ab .,“”"«»\n', max_size=80))
def test_parts_are_ordered_and_stay_inside_their_paragraphs(text: str) -> None:
    spans = paragraphs_of(text)
    end = 0
    for utterance in pair_quotations(text, spans):
        assert utterance.last - utterance.first + 1 == len(utterance.parts)
        for number, part in enumerate(utterance.parts, utterance.first):
            assert end <= part.start < part.end
            assert spans[number].start <= part.start < part.end <= spans[number].end
            end = part.end
