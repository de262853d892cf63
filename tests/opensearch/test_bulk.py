"""What OpenSearch's answer to many passages says of each."""

from __future__ import annotations

from typing import Any

import pytest

from bot.retrieval.opensearch.bulk import taken
from bot.retrieval.opensearch.client import RefusedError, UnavailableError


def answer(**statuses: int) -> dict[str, Any]:
    return {"items": [{"create": {"_id": name, "status": status}} for name, status in statuses.items()]}


def test_what_is_stored_or_was_there_before_is_taken() -> None:
    assert list(taken(answer(a=201, b=409))) == ["a", "b"]


def test_what_is_put_off_is_left_for_another_try() -> None:
    assert list(taken(answer(a=429, b=201, c=503))) == ["b"]


def test_what_will_never_be_taken_is_refused_by_name() -> None:
    with pytest.raises(RefusedError, match=r"did not take passage b \(status 400\)"):
        list(taken(answer(a=201, b=400)))


@pytest.mark.parametrize("told", [{}, {"items": [{}]}, {"items": [{"create": {"_id": "a"}}]}, {"items": None}])
def test_an_answer_of_another_form_is_no_answer(told: dict[str, Any]) -> None:
    with pytest.raises(UnavailableError, match="its answer makes no sense"):
        list(taken(told))
