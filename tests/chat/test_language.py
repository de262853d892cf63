from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.language import is_foreign
from bot.golden.cases import load

GOLDEN = Path(__file__).parent.parent / "golden" / "cases.toml"


@pytest.mark.parametrize(
    "text",
    [
        "Wer ist Andrey Kortunov?",
        "Was sagte Kortunov über Trump?",
        "Qui est Maria Zakharova ?",
        "Qu'est-ce que Peskov a dit sur la visite ?",
        "¿Quién es Andrey Kortunov?",
        "Chi è Andrey Kortunov?",
        "Quem é o porta-voz do Kremlin?",
        "Wie is de woordvoerder van het Kremlin?",
        "Kto to jest Kortunov i co powiedział?",
        "Кто такой Кортунов?",
        "من هو بيسكوف؟",
        "谁是佩斯科夫？",
        "Τι είπε ο Πεσκόφ;",
    ],
)
def test_other_languages_are_told_by_script_and_small_words(text: str) -> None:
    assert is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "What did Angela Merkel say in Die Zeit?",
        "Who is Ursula von der Leyen?",
        "Did Le Monde or El País report on it?",
        "Who is Владимир Путин?",
        "Jean-Claude de la Tour",
        "What did Luiz Inácio Lula da Silva say about O Globo?",
        "Kortunov",
        "la la land",
        "Trump Putin Helsinki",
        "???",
        "",
    ],
)
def test_english_with_foreign_names_is_english(text: str) -> None:
    assert not is_foreign(text)


def test_no_golden_question_is_foreign() -> None:
    assert [case.question for case in load(GOLDEN) if is_foreign(case.question)] == []


WORDS = "who what the said qui quoi dans avec der und nicht Кто сказал Putin la de ? 2018".split()


@given(st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_the_order_of_words_decides_nothing(text: str) -> None:
    assert is_foreign(text) == is_foreign(" ".join(reversed(text.split())))


@given(st.text(alphabet=st.characters(codec="ascii")), st.sampled_from("ЖКТБ世界"))
def test_what_is_mostly_in_another_script_is_foreign_and_no_letters_are_not(text: str, letter: str) -> None:
    assert is_foreign(letter * (2 * len(text) + 1))
    assert not is_foreign("".join(char for char in text if not char.isalpha()))
