"""The baseline: a drop is told, other coverage asks to be pinned anew, and nothing is lowered unawares."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.errors import GoldenError
from bot.golden.baseline import drops, pin
from bot.golden.measures import Share

if TYPE_CHECKING:
    from pathlib import Path

BEFORE = {"cases right": Share(9, 10), "quotes verbatim": Share(2, 3)}
WORSE = {"cases right": Share(8, 10), "quotes verbatim": Share(2, 3)}
BETTER = {"cases right": Share(10, 10), "quotes verbatim": Share(4, 6)}
FELL = "cases right fell from 0.900 to 0.800"


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    return tmp_path / "cases.toml"


def test_nothing_pinned_drops_nothing(cases: Path) -> None:
    assert drops(cases, "d", WORSE) == []


def test_a_drop_is_told_and_a_rise_is_not(cases: Path) -> None:
    assert pin(cases, "d", BEFORE) == cases.with_name("baseline.json")
    assert drops(cases, "d", BEFORE) == []
    assert drops(cases, "d", BETTER) == []
    assert drops(cases, "d", WORSE) == [FELL]


def test_another_digest_asks_to_be_pinned_anew(cases: Path) -> None:
    pin(cases, "d", BEFORE)
    with pytest.raises(GoldenError, match=r"baseline\.json: pins another coverage or other cases; .*eval --pin"):
        drops(cases, "e", BETTER)
    pin(cases, "e", BETTER)
    assert drops(cases, "e", BETTER) == []


@pytest.mark.parametrize("digest", ["d", "e"])
def test_pinning_lowers_nothing_unless_told(cases: Path, digest: str) -> None:
    pin(cases, "d", BEFORE)
    with pytest.raises(GoldenError, match=rf"baseline\.json: {FELL}; mend it, or pin it all the same with --lower"):
        pin(cases, digest, WORSE)
    assert drops(cases, "d", BEFORE) == []
    pin(cases, digest, WORSE, lower=True)
    assert drops(cases, digest, WORSE) == []


def test_a_new_figure_can_be_pinned(cases: Path) -> None:
    pin(cases, "d", BEFORE)
    more = BEFORE | {"new": Share(1, 2)}
    assert drops(cases, "d", more) == []
    pin(cases, "d", more)
    assert drops(cases, "d", BEFORE | {"new": Share(0, 2)}) == ["new fell from 0.500 to 0.000"]


def test_what_was_pinned_is_the_same_bytes_again(cases: Path) -> None:
    first = pin(cases, "d", BEFORE).read_bytes()
    assert pin(cases, "d", BEFORE).read_bytes() == first


@pytest.mark.parametrize(
    "raw", ["", "[]", "{}", '{"digest": "d", "figures": 1}', '{"digest": "d", "figures": {"a": "x"}}']
)
def test_a_damaged_baseline_is_named(cases: Path, raw: str) -> None:
    cases.with_name("baseline.json").write_text(raw)
    with pytest.raises(GoldenError, match=r"baseline\.json: cannot be read; restore it, or delete it and run eval"):
        drops(cases, "d", BEFORE)


def test_a_baseline_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldenError, match=r"baseline\.json: cannot be written \(No such file or directory\)"):
        pin(tmp_path / "none" / "cases.toml", "d", BEFORE)
