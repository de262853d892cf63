"""The fit of what is quoted along: from real neighbours, and back to the weights that made the choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.answer.leaning import BIAS, WEIGHTS, Neighbour
from bot.settings import Settings
from tests.coverage_kit import put
from tests.fitting.neighbours import Neighbours, fit, of_folder, report
from tests.golden.known import put_questions

if TYPE_CHECKING:
    from pathlib import Path


def drawn(name: str, count: int, seed: int) -> Neighbours:
    """Neighbours that bring an answer with the chance that the weights as they stand give them."""
    chance = np.random.default_rng(seed)
    signs = chance.random((count, len(WEIGHTS))) * 3
    brings = chance.random(count) < 1 / (1 + np.exp(-(signs @ np.array(WEIGHTS) + BIAS)))
    return Neighbours(name, signs, brings)


def test_the_weights_that_made_the_choice_are_found_again() -> None:
    sets = [drawn("one", 20_000, 0), drawn("two", 30_000, 1)]
    assert np.allclose(fit(sets), [*WEIGHTS, BIAS], atol=0.25)


def test_a_neighbour_that_brings_the_answer_is_told_from_one_that_does_not(tmp_path: Path) -> None:
    news = tmp_path / "news"
    put(news, "a1", "Heavy rain came to the region on Sunday. It fell on Ulm. The rain had been expected by many.")
    put_questions(news, {"question": "Where did heavy rain come on Sunday?", "evidence": []})
    found = of_folder(news, Settings(corpus=news, index_dir=tmp_path / "index"))
    rows = zip(found.signs.tolist(), found.brings.tolist(), strict=True)
    told = {(brings, Neighbour(*row).only_it_names) for row, brings in rows}
    assert told == {(True, 1.0), (False, 0.0)}  # Ulm answers, and no other sentence has a name


def test_the_report_shows_each_weight_beside_the_one_that_stands() -> None:
    lines = list(report([drawn("news", 500, 2)]))
    assert [line.split()[0] for line in lines[1 : len(WEIGHTS) + 2]] == [*Neighbour._fields, "bias"]
    assert float(lines[1].split()[1]) == WEIGHTS.holds
    assert lines[-1].split()[:2] == ["news", "500"]
