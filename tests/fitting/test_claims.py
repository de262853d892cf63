"""Claims made of questions: what asks is gone, what is claimed stays, and a name gives way to another's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answer.questions import understand
from bot.settings import Settings
from tests.coverage_kit import put
from tests.fitting.claims import claim, of_another, of_claims
from tests.golden.known import put_questions

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("question", "claimed"),
    [
        ("Who saw the rain?", "Is it true that somebody saw the rain?"),
        ("It rained. Which city was flooded?", "Is it true that some city was flooded?"),
        ("What was flooded in Ulm?", "Is it true that something was flooded in Ulm?"),
        ("Where did it rain?", "Is it true that did it rain?"),
        ("In Ulm, how many people drowned?", "Is it true that In Ulm, some people drowned?"),
        ("Whose umbrella broke?", "Is it true that somebody's umbrella broke?"),
    ],
)
def test_a_question_is_asked_as_a_claim(question: str, claimed: str) -> None:
    assert claim(question) == claimed
    assert not understand(claimed).wants_thing


@pytest.mark.parametrize(
    ("question", "other"),
    [("Did Smith see Ulm?", "Did Smith see Jena?"), ("Did US and USSR talk to US?", "Did US and USSR talk to Smith?")],
)
def test_the_last_name_gives_way_to_the_first_that_is_another(question: str, other: str) -> None:
    assert of_another(question, iter(["Smith", "Jena", "Bonn"])) == other


@pytest.mark.parametrize(("question", "names"), [("Did it rain?", ["Jena"]), ("Did Smith see Ulm?", ["Ulm"])])
def test_where_no_name_may_change_nothing_is_claimed_of_another(question: str, names: list[str]) -> None:
    assert of_another(question, iter(names)) is None


def test_every_answerable_question_is_claimed_as_it_is_and_of_another(tmp_path: Path) -> None:
    put(tmp_path / "corpus", "a1", "Smith saw rain in Ulm. Jones saw snow in Jena.")
    put_questions(
        tmp_path / "corpus",
        {"id": "q1", "question": "What did Smith see in Ulm?"},
        {"id": "q2", "question": "What did Jones see in Jena?"},
    )
    claims = of_claims(tmp_path / "corpus", Settings(corpus=tmp_path / "corpus", index_dir=tmp_path))
    assert claims.name == "claims of corpus"
    assert claims.answerable.tolist() == [True, False, True, False]
