"""Word families and related terms, derived from small files in the formats of WordNet and GloVe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.fitting.families import kin
from tests.fitting.glove import english_vectors
from tests.fitting.related import related_terms
from tests.fitting.wordnet import held

if TYPE_CHECKING:
    from pathlib import Path

DERIVED = """00150287 30 v 01 die 0 001 + 00151689 n 0101 00 | end
00151689 30 n 02 death 0 dying 0 001 + 00150287 v 0101 | the end
00151700 30 v 01 bet 0 001 + 00151800 n 0101 00 | stake
00151800 30 n 01 better 0 001 + 00151700 v 0101 | who bets
"""
DIRECTIONS = {
    "death": [1.0, 0.1, 0.0],
    "dies": [1.0, 0.0, 0.1],
    "internet": [0.0, 1.0, 0.0],
    "interest": [0.0, 0.0, 1.0],
    "interested": [0.1, 0.0, 1.0],
    "bet": [0.0, -1.0, 0.1],
    "better": [-1.0, 0.0, 0.0],
    "xyzzy": [0.0, 0.0, 1.0],
}
NOISE = 300  # more words, which differ only in what all words have in common


@pytest.fixture
def glove(tmp_path: Path) -> Path:
    """A file of vectors: three directions tell, and three more are what all words have in common."""
    random = np.random.default_rng(0)
    rows = [(word, [*(100 * np.array(axes)), *random.normal(size=3)]) for word, axes in DIRECTIONS.items()]
    rows += [(f"qq{number}qq", [0.0, 0.0, 0.0, *(1000 * random.normal(size=3))]) for number in range(NOISE)]
    path = tmp_path / "glove.txt"
    path.write_text("".join(f"{word} {' '.join(map(str, row))}\n" for word, row in rows), encoding="utf-8")
    return path


@pytest.fixture
def wordnet(tmp_path: Path) -> Path:
    for name in ("noun", "verb", "adj", "adv"):
        (tmp_path / f"data.{name}").write_text(DERIVED if name == "verb" else "", encoding="utf-8")
    return tmp_path


def test_english_terms_have_a_vector_each_however_many_words_share_one(glove: Path) -> None:
    terms, vectors = english_vectors(glove)
    assert terms == sorted(["better", "bet", "death", "die", "interest", "internet"])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(terms)))


def test_families_are_derived_or_begin_alike_and_keep_the_same_company(wordnet: Path, glove: Path) -> None:
    assert kin(wordnet, glove) == ["death die"]


def test_related_terms_stand_with_how_near_they_are(wordnet: Path, glove: Path) -> None:
    lines = dict(line.split(" ", 1) for line in related_terms(wordnet, glove))
    assert lines["death"].split()[0] == "die"
    assert "internet" not in lines.get("interest", "").split()


def test_a_rare_word_that_wordnet_does_not_know_is_related_to_nothing(wordnet: Path, tmp_path: Path) -> None:
    random = np.random.default_rng(0)
    rows = [(f"qq{number}qq", [0.0, 0.0, *random.normal(size=3)]) for number in range(10_000)]
    rows += [(word, [1.0, 0.1 * number, *random.normal(size=3)]) for number, word in enumerate(("bet", "death", "das"))]
    path = tmp_path / "rare.txt"
    path.write_text("".join(f"{word} {' '.join(map(str, row))}\n" for word, row in rows), encoding="utf-8")
    assert english_vectors(path)[0] == ["bet", "das", "death"]
    lines = [line.split()[::2] for line in related_terms(wordnet, path)]
    assert "das" not in [term for line in lines for term in line]


def test_wordnet_holds_each_of_its_words_and_no_phrases(wordnet: Path) -> None:
    (wordnet / "data.noun").write_text("  1 The licence\n00000001 03 n 02 New_York 0 Ulm(p) 0 000 | places\n")
    assert held(wordnet) == {"die", "death", "dying", "bet", "better", "ulm"}
