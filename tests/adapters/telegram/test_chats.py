from __future__ import annotations

import pytest

from bot.adapters.telegram.chats import Chats, Exchange
from bot.adapters.telegram.turns import Whose
from tests.adapters.telegram.talk import TinyDesk, TinyTalk

ADA, BEN, ELSEWHERE = Whose(1, None, 1), Whose(-5, None, 2), Whose(-5, 7, 1)


@pytest.fixture
def chats() -> Chats:
    return Chats(TinyDesk())


def exchange(whose: Whose, question_id: int, answer_id: int) -> Exchange:
    return Exchange(whose, question_id, answer_id, TinyTalk(), TinyTalk())


def test_each_goes_on_from_their_own_conversation(chats: Chats) -> None:
    talk = TinyTalk()
    chats.keep(ADA, talk, 5)
    assert chats.open(ADA) == (talk, 5)
    assert chats.open(ELSEWHERE)[0] is not talk
    chats.forget(1)
    assert chats.open(ADA)[0] is not talk


def test_an_exchange_is_found_by_its_answer_and_by_its_question(chats: Chats) -> None:
    first = exchange(ADA, 5, 6)
    chats.remember(first)
    assert chats.exchange(1, 6) == chats.exchange_of(1, 5) == first
    assert chats.exchange(1, 5) is chats.exchange_of(1, 6) is None
    assert chats.exchange(2, 6) is None


def test_what_a_message_shows_can_change_and_the_next_turn_goes_on_from_it(chats: Chats) -> None:
    old = exchange(ADA, 5, 6)
    chats.remember(old)
    chats.keep(ADA, old.after, 5)
    new = TinyTalk()
    chats.replace(old, new)
    changed = chats.exchange(1, 6)
    assert changed
    assert changed.after is chats.open(ADA)[0] is new


def test_an_earlier_message_that_changes_leaves_the_next_turn_alone(chats: Chats) -> None:
    old, last = exchange(ADA, 5, 6), TinyTalk()
    chats.remember(old)
    chats.keep(ADA, last, 9)
    chats.replace(old, TinyTalk())
    assert chats.open(ADA)[0] is last


def test_forgetting_a_person_forgets_them_everywhere_and_nobody_else(chats: Chats) -> None:
    talk = TinyTalk()
    for whose in (ADA, BEN, ELSEWHERE):
        chats.keep(whose, talk, 1)
        chats.remember(exchange(whose, 2, 10 + whose.user_id + (whose.thread_id or 0)))
    chats.forget_person(1)
    assert [chats.open(whose)[0] is talk for whose in (ADA, BEN, ELSEWHERE)] == [False, True, False]
    assert [bool(chats.exchange(*place)) for place in ((1, 11), (-5, 12), (-5, 18))] == [False, True, False]


def test_a_group_that_grows_keeps_its_conversations(chats: Chats) -> None:
    talk = TinyTalk()
    chats.keep(BEN, talk, 3)
    chats.move(-5, -1005)
    assert chats.open(BEN._replace(chat_id=-1005)) == (talk, 3)
    assert chats.open(BEN)[0] is not talk
