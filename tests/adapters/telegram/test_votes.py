"""Votes and given questions: what is counted, what becomes a golden case, and what is taken back."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.adapters.telegram.state import open_state
from bot.adapters.telegram.votes import FILE, Candidate, Votes, candidate
from bot.chat.blocks import FactBlock, NearestBlock, QuoteBlock, Reply
from bot.golden.cases import load
from bot.model import Fact
from tests.adapters.telegram.strategies import TEXTS
from tests.adapters.telegram.talk import FOUND, SENTENCES, SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.golden.cases import Case

ANSWERED = Reply(tuple(QuoteBlock(number, each) for number, each in enumerate(FOUND, 1)), answered=True)
REFUSED = Reply((NearestBlock(FOUND[0]),), answered=False)
OF_FACTS = Reply((FactBlock(Fact("author", "Jon Swaine", SOURCE)),), answered=True)


@pytest.fixture
def votes(tmp_path: Path) -> Iterator[Votes]:
    with closing(open_state(tmp_path)) as state:
        yield Votes(state, tmp_path)


def only_case(folder: Path) -> Case:
    (case,) = load(folder / FILE)
    return case


def test_votes_are_counted_once_a_person_and_message(votes: Votes) -> None:
    assert votes.add("q", 1, 1, 1, is_good=True)
    assert not votes.add("q", 1, 1, 1, is_good=False)
    assert votes.add("q", 1, 1, 2, is_good=False)
    assert votes.add("q", 2, 1, 1, is_good=True)
    assert votes.counts() == (2, 1, 0)


@pytest.mark.parametrize(
    ("reply", "is_good", "shape"),
    [
        (ANSWERED, True, (SENTENCES, (), (), False)),
        (ANSWERED, False, ((), SENTENCES, (), True)),
        (REFUSED, True, ((), (), (), True)),
        (REFUSED, False, (SENTENCES[:1], (), (), False)),
        (OF_FACTS, True, ((), (), ("Jon Swaine",), False)),
        (OF_FACTS, False, ((), (), (), True)),
    ],
)
def test_a_given_question_is_a_golden_case(
    votes: Votes, tmp_path: Path, reply: Reply, is_good: bool, shape: tuple[object, ...]
) -> None:
    votes.keep(1, candidate("Who lied?", reply, is_good=is_good))
    case = only_case(tmp_path)
    assert case.question == "Who lied?"
    assert (case.quotes, case.never, case.facts, case.nothing) == shape


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(TEXTS.filter(str.strip), st.lists(TEXTS.filter(bool), max_size=2).map(tuple))
def test_any_question_can_be_given(votes: Votes, tmp_path: Path, question: str, quotes: tuple[str, ...]) -> None:
    votes.keep(1, Candidate(question, "why", quotes))
    case = only_case(tmp_path)
    votes.forget(1)
    assert (case.question, case.quotes) == (question, quotes)


def test_what_was_given_can_be_taken_back_and_what_others_gave_stays(votes: Votes, tmp_path: Path) -> None:
    votes.keep(1, candidate("Who lied?", ANSWERED, is_good=True))
    votes.keep(2, candidate("Who won?", REFUSED, is_good=True))
    votes.forget(1)
    assert only_case(tmp_path).question == "Who won?"
    votes.forget(2)
    assert not (tmp_path / FILE).exists()
    assert votes.counts() == (0, 0, 0)


def test_the_same_question_of_two_readers_is_one_case(votes: Votes, tmp_path: Path) -> None:
    for user_id in (1, 2):
        votes.keep(user_id, candidate("Who lied?", ANSWERED, is_good=True))
    assert only_case(tmp_path).question == "Who lied?"


def test_only_its_owner_can_read_the_file(votes: Votes, tmp_path: Path) -> None:
    votes.keep(1, candidate("Who lied?", ANSWERED, is_good=True))
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
