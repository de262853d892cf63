import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.text.terms import STOP_WORDS, analyze, term_of, tokenize


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trump's", "trump"),
        ("Trump’s", "trump"),
        ("Russians’", "russians"),
        ("U.S.", "US"),
        ("U.K.'s", "UK"),
        ("G-20", "G20"),
        ("G-20's", "g20"),
        ("Zürich", "zurich"),
        ("canceled", "cancellation"),
        ("said", "says"),
        ("1,000", "1000"),
        ("O’Brien", "O'Brien"),
        ("ﬁnal", "final"),
        ("labour", "labor"),
        ("favourites", "favorites"),
        ("Harbour’s", "Harbor"),
        ("organisations", "organization"),
        ("analysed", "analyzing"),
        ("catalogues", "catalog"),
        ("theatres", "theater"),
        ("centred", "centered"),
        ("fuelled", "fueled"),
        ("travelled", "traveled"),
        ("paediatrician", "pediatrician"),
        ("defence", "defense"),
        ("sceptical", "skeptical"),
        ("manoeuvres", "maneuvers"),
        ("programmes", "program"),
        ("programmed", "programming"),
        ("kilogramme", "kilograms"),
        ("revised", "revision"),
        ("precise", "precision"),
        ("surprised", "surprisingly"),
        ("tyres", "tyre"),
    ],
)
def test_two_ways_to_print_a_word_share_a_term(one: str, other: str) -> None:
    assert analyze(one) == analyze(other) != ()


@pytest.mark.parametrize(
    ("one", "other"),
    [("hour", "hor"), ("wise", "wize"), ("killed", "kiled"), ("Grey", "Gray"), ("storey", "story"), ("acre", "acer")],
)
def test_what_only_looks_like_another_spelling_stays_a_word_of_its_own(one: str, other: str) -> None:
    assert analyze(one) != analyze(other)


def test_the_country_is_not_the_pronoun() -> None:
    assert term_of("US") == term_of("U.S.") == "u.s"
    assert term_of("us") == "us"


def test_hyphenated_words_are_found_by_their_parts() -> None:
    assert analyze("nerve-agent attack") == analyze("nerve agent attack")


@pytest.mark.parametrize(
    "word", "not no against said may will before after over under up out two first state us".split()
)
def test_words_that_carry_meaning_stay(word: str) -> None:
    assert analyze(word)


def test_a_contraction_keeps_its_negation() -> None:
    assert analyze("hadn't interfered") == analyze("not interfered")


def test_question_words_are_no_terms() -> None:
    assert analyze("Which of the ... who whom whose what when how did does") == ()
    assert len(STOP_WORDS) < 100


def test_a_very_long_word_becomes_a_digest() -> None:
    assert [len(term) for term in analyze("x" * 100_000)] == [64]


@given(st.text())
@example("\u037a rain\u037afell \ufdfa")
def test_any_text_has_terms_without_white_space(text: str) -> None:
    for token in tokenize(text):
        assert 1 <= len(token.term) <= 128
        assert not any(char.isspace() for char in token.term)
        assert term_of(text[token.span.start : token.span.end]) == token.term
    assert tuple(token.term for token in tokenize(text)) == analyze(text)
