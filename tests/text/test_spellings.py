"""British spellings, read as American ones."""

from __future__ import annotations

import pytest

from bot.text.spellings import american


@pytest.mark.parametrize(
    ("british", "read"),
    [
        ("labour", "labor"),
        ("favourites", "favorites"),
        ("organised", "organized"),
        ("organisations", "organizations"),
        ("analysed", "analyzed"),
        ("catalogues", "catalogs"),
        ("theatre", "theater"),
        ("centred", "centered"),
        ("programmes", "programs"),
        ("fuelled", "fueled"),
        ("defence", "defense"),
        ("licences", "licenses"),
        ("paediatric", "pediatric"),
        ("manoeuvred", "maneuvered"),
        ("councillors", "councilors"),
        ("amongst", "among"),
    ],
)
def test_a_british_spelling_is_read_as_an_american_one(british: str, read: str) -> None:
    assert american(british) == read
    assert american(read) == read


@pytest.mark.parametrize(
    "word",
    "hour tour four wise rise promise advertise surprise supervised louis paris tourism acre timbre called "
    "rolled dialog storey caesar rain".split(),
)
def test_another_word_or_one_that_americans_spell_so_stays(word: str) -> None:
    assert american(word) == word
