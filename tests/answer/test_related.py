"""Related terms: words that keep the same company, from a shipped list."""

from __future__ import annotations

from bot.answer.common_terms import english_terms
from bot.answer.opposites import has_opposite
from bot.answer.related import NAME, PERCENT, related
from bot.answer.word_lists import entries, head


def test_each_word_of_the_same_company_has_its_nearness() -> None:
    near = related(["drink", "colony"], names=())
    assert near["beverag"]["drink"] > near["tea"]["drink"] > 0
    assert near["tea"].keys() == {"drink"}


def test_names_and_unknown_words_have_no_company() -> None:
    assert related(["drink", "peskov"], names={"drink"}) == {}


def test_numbers_days_and_opposites_keep_apart() -> None:
    each = related(["eight", "monday", "increas", "april"], names=())
    assert not any("monday" in terms for terms in each.values())
    assert "increas" not in each.get("decreas", {})
    assert any("increas" in terms for terms in each.values())
    assert not any("april" in each.get(month, {}) for month in ("may", "march"))


def test_the_list_holds_english_terms_in_order_and_where_they_are_from() -> None:
    lines = [line.split() for line in entries(NAME)]
    assert [term for term, *_ in lines] == sorted({term for term, *_ in lines})
    for term, *others in lines:
        assert english_terms().issuperset([term, *others[::2]])
        assert term not in others
        assert all(0 < int(level) <= PERCENT for level in others[1::2])
        assert not has_opposite(term, frozenset(others[::2]))
    assert any("Public Domain Dedication and License" in line for line in head(NAME))
