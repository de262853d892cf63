"""Rows come back by their numbers, whatever they hold; those that are dropped leave nothing."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.retrieval.row_file import RowDraft, RowFile

ROWS = st.lists(st.binary(min_size=1, max_size=40), max_size=12)


def written(path: Path, rows: list[bytes], before: Path | None = None) -> list[int]:
    """The numbers of *rows*, put behind those of *before*."""
    with RowDraft(path, before) as draft:
        return [draft.append(row) for row in rows]


@given(ROWS, st.randoms(use_true_random=False))
def test_rows_come_back_in_the_order_asked(rows: list[bytes], chance: object) -> None:
    with tempfile.TemporaryDirectory() as name:
        numbers = written(Path(name, "rows"), rows)
        order = list(range(len(rows)))
        chance.shuffle(order)  # type: ignore[attr-defined]
        with closing(RowFile(Path(name, "rows"))) as file:
            assert file.rows([numbers[one] for one in order]) == [rows[one] for one in order]
    assert numbers == sorted(set(numbers))
    assert 0 not in numbers


@given(ROWS, ROWS)
def test_rows_behind_another_come_in_their_order(rows: list[bytes], more: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as name:
        old, new = Path(name, "old"), Path(name, "new")
        numbers = written(old, rows)
        numbers += written(new, more, before=old)
        every = list(zip(numbers, rows + more, strict=True))
        with closing(RowFile(new)) as file:
            assert list(file.after(0)) == every
            for place, number in enumerate(numbers, 1):
                assert list(file.after(number)) == every[place:]
        with closing(RowFile(old)) as file:
            assert list(file.after(0)) == every[: len(rows)]


def test_rows_are_read_through_to_the_last_however_many(tmp_path: Path) -> None:
    rows = [bytes([number % 256]) * 3_000 for number in range(2_000)]
    numbers = written(tmp_path / "rows", rows)
    with closing(RowFile(tmp_path / "rows")) as file:
        assert list(file.after(0)) == list(zip(numbers, rows, strict=True))
        assert file.rows(numbers[:1]) == rows[:1]


@given(ROWS, st.data())
def test_of_rows_that_are_not_kept_nothing_stays(rows: list[bytes], data: st.DataObject) -> None:
    kept = data.draw(st.sets(st.sampled_from(range(len(rows)))) if rows else st.just(set[int]()))
    with tempfile.TemporaryDirectory() as name:
        some, path = Path(name, "some"), Path(name, "rows")
        written(some, [rows[one] for one in sorted(kept)])
        with RowDraft(path) as draft:
            numbers = [draft.append(row) for row in rows]
            now = dict(draft.keep([numbers[one] for one in sorted(kept)]))
            assert [draft.row(now[numbers[one]]) for one in sorted(kept)] == [rows[one] for one in sorted(kept)]
            last = draft.append(b"last")
            assert draft.row(last) == b"last"
        assert path.read_bytes().startswith(some.read_bytes())
        assert all(number <= before for before, number in now.items())


def test_readers_keep_the_file_they_opened(tmp_path: Path) -> None:
    [number] = written(tmp_path / "rows", [b"rain"])
    with closing(RowFile(tmp_path / "rows")) as file:
        written(tmp_path / "rows", [b"snow and hail"])
        assert file.rows([number]) == [b"rain"]


def test_a_number_beyond_the_end_is_an_error(tmp_path: Path) -> None:
    [number] = written(tmp_path / "rows", [b"rain"])
    with closing(RowFile(tmp_path / "rows")) as file:
        for beyond in (number + 5, 10**6, 2**63):
            with pytest.raises(ValueError, match="is missing"):
                file.rows([number, beyond])
    with RowDraft(tmp_path / "more", before=tmp_path / "rows") as draft, pytest.raises(ValueError, match="is missing"):
        draft.row(number + 5)


def test_a_row_cut_short_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "rows"
    [number] = written(path, [b"rain"])
    path.write_bytes(path.read_bytes()[:-1])
    with RowDraft(tmp_path / "more", before=path) as draft, pytest.raises(ValueError, match="is missing"):
        draft.row(number)
