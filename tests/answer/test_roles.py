"""Questions for whoever holds an office: answered where office and what it belongs to stand beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answer.roles import asked_role
from tests.coverage_kit import pipeline_on, printed, sentences

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("Who is the president of Ukraine?", (("presid",), ("ukrain",))),
        ("who's the president of ukraine", (("presid",), ("ukrain",))),
        ("Who is Ukraine's president?", (("presid",), ("ukrain",))),
        ("Who was the mayor of the City of Ulm?", (("mayor",), ("citi", "ulm"))),
        ("Who is now the mayor of Ulm?", (("mayor",), ("ulm",))),
        ("Who was the prime minister of the United Kingdom?", (("prime", "minist"), ("unit", "kingdom"))),
        ("Who is Kortunov?", None),
        ("Who resigned?", None),
        ("What is the capital of Ukraine?", None),
        ("Who is he of the?", None),
        ("", None),
    ],
)
def test_the_office_and_what_it_belongs_to_are_read_from_the_question(
    question: str, role: tuple[tuple[str, ...], tuple[str, ...]] | None
) -> None:
    assert asked_role(question) == role


@pytest.mark.parametrize(
    ("sentence", "there"),
    [
        ("Ukrainian President Jane Smith spoke.", True),
        ("Jane Smith, the president of Ukraine, spoke.", True),
        ("Ukraine's new president spoke.", True),
        ("Ukraine's honeymoon with US President Jane Smith is over.", False),
        ("Ukraine elected Jane Smith of Ulm as its president.", False),
        ("The president blamed Ukraine.", False),
        ("The president of Russia spoke of Ukraine.", False),
        ("Ukraine spoke.", False),
    ],
)
def test_a_sentence_has_them_beside_each_other(sentence: str, *, there: bool) -> None:
    role = asked_role("Who is the president of Ukraine?")
    assert role is not None
    [one] = sentences(sentence)
    assert role.stands_in(one) == there


def test_the_president_of_one_country_is_not_that_of_another(tmp_path: Path) -> None:
    texts = {"a": "The president of Russia blamed the long and bitter clash with Ukraine.", "b": "Snow fell on Ulm."}
    assert not pipeline_on(tmp_path, **texts).ask("Who is the president of Ukraine?").answered
    spoke = "Jane Smith, the president of Ukraine, spoke of the long and bitter clash."
    answer = pipeline_on(tmp_path, c=spoke).ask("Who is the president of Ukraine?")
    assert answer.answered
    assert printed(answer)[0] == spoke
