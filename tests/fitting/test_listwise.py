"""The fit of the ranking finds the signal that decides, whatever the others are."""

from __future__ import annotations

import numpy as np

from tests.fitting.listings import WEIGHTS, Listing
from tests.fitting.listwise import fit
from tests.fitting.ranking import report

SENTENCES = 20


def deciding(signal: int, questions: int, signals: int = 3, seed: int = 0) -> list[Listing]:
    """Questions of which the sentence with the most of *signal* is right; the rest is chance."""
    chance = np.random.default_rng(seed)
    rows = [chance.random((SENTENCES, signals)) for _ in range(questions)]
    alone = np.eye(SENTENCES, dtype=bool)
    return [Listing(each, np.arange(SENTENCES) == each[:, signal].argmax(), alone) for each in rows]


def chosen(sign: float, questions: int = 400) -> list[Listing]:
    """Questions whose right sentence is drawn by the softmax of twice, four and no times the signals."""
    chance = np.random.default_rng(1)
    drawn = []
    for _ in range(questions):
        rows = chance.normal(size=(SENTENCES, 3))
        odds = np.exp(rows @ np.array([sign * 2.0, 4.0, 0.0]))
        right = np.arange(SENTENCES) == chance.choice(SENTENCES, p=odds / odds.sum())
        drawn.append(Listing(rows, right, np.eye(SENTENCES, dtype=bool)))
    return drawn


def test_the_signal_that_decides_gets_the_weight() -> None:
    weights = fit([deciding(1, 50)])
    assert weights[1] > 10 * max(abs(weights[0]), abs(weights[2]))


def test_weights_that_made_the_choice_are_found_again() -> None:
    assert np.allclose(fit([chosen(1)]), [2, 4, 0], atol=0.4)
    assert np.allclose(fit([chosen(-1)]), [-2, 4, 0], atol=0.4)


def test_a_small_set_weighs_as_much_as_a_large_one() -> None:
    weights = fit([deciding(0, 20), deciding(1, 400, seed=2)])
    assert 0.5 < weights[0] / weights[1] < 2


def test_questions_without_a_right_sentence_teach_nothing() -> None:
    some = deciding(0, 30)
    lost = [Listing(one.signals, np.zeros(SENTENCES, dtype=bool), one.covers) for one in deciding(1, 30)]
    nothing = Listing(np.zeros((0, 3)), np.zeros(0, dtype=bool), np.zeros((0, 0), dtype=bool))
    assert np.array_equal(fit([some]), fit([[*some, *lost, nothing]]))


def test_the_report_holds_each_question_out_once() -> None:
    some = deciding(2, 200, signals=len(WEIGHTS))
    lines = list(report(["news"], [some], 4))
    assert lines[0].split()[:3] == ["signal", "stands", "fitted"]
    name, questions, found, *shares = lines[-1].replace("|", " ").split()
    assert (name, questions, found) == ("news", "200", "1.000")
    present, held_out = [float(one) for one in shares[:3]], [float(one) for one in shares[3:]]
    assert held_out[0] > 0.7 > present[0]
