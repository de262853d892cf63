"""Denials: which of the words that are asked for a sentence states, and which it denies."""

from __future__ import annotations

import pytest

from bot.answer.denials import told

ASKED = ("sign", "treati")


@pytest.mark.parametrize(
    "text",
    [
        "Smith did not sign the treaty.",
        "Smith denied signing the treaty.",
        "Smith refused to sign the treaty.",
        "Nobody signed the treaty.",
        "The ministry rejected the claim that Smith signed the treaty.",
        "Reports that Smith signed the treaty are false.",
        "There is no sign that Smith signed the treaty.",
        "Smith left without signing the treaty.",
        "Jones denied that Smith and Brown signed the treaty.",
    ],
)
def test_what_comes_after_a_denial_is_denied(text: str) -> None:
    assert told(text, ASKED).denied >= {"treati"}


@pytest.mark.parametrize(
    "text",
    [
        "Smith signed the treaty.",
        "Smith did not deny that he signed the treaty.",
        "Smith not only signed the treaty.",
        "Smith did not sign the treaty until Friday, but sign the treaty he did.",
        "Smith signed the treaty, which Jones refused to sign.",
        "Smith signed the treaty and denied all else.",
        "Smith signed the treaty not in Ulm but in Rome.",
        "The judge denied a motion to sign the treaty.",
        "Smith rejected the sandwich and signed the treaty.",
        "Nobody was hurt when Smith signed the treaty.",
        "It is not clear whether Smith signed the treaty.",
        "It was not the first time he signed the treaty.",
        "Jones did not say that Smith signed the treaty.",
        "Smith did not rule out that he signed the treaty.",
        "Jones would not comment on whether Smith signed the treaty.",
    ],
)
def test_what_a_sentence_states_anywhere_it_does_not_deny(text: str) -> None:
    assert told(text, ASKED).stated == frozenset(ASKED)
    assert told(text, ASKED).denied == frozenset()


def test_what_is_not_asked_for_is_not_told() -> None:
    assert told("Smith denied it.", ASKED) == (frozenset(), frozenset())
