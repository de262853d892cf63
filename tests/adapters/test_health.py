from __future__ import annotations

import pytest

from bot.adapters.health import examine
from bot.errors import CorpusError


def sound() -> str:
    return "2 articles"


def faulty() -> str:
    raise CorpusError("rain.txt: damaged; restore it")


def test_every_check_is_run_whatever_the_ones_before_it_found() -> None:
    findings = list(examine([("index", faulty), ("coverage", sound)]))
    assert [finding.well for finding in findings] == [False, True]
    assert [str(finding) for finding in findings] == [
        "FAULT index: rain.txt: damaged; restore it",
        "ok    coverage: 2 articles",
    ]


def test_a_finding_is_one_line_of_what_can_be_shown() -> None:
    [finding] = examine([("coverage", lambda: "a\nb\x1b[2J")])
    assert str(finding) == "ok    coverage: a b\ufffd"


def test_a_bug_is_no_finding() -> None:
    with pytest.raises(ZeroDivisionError):
        list(examine([("bug", lambda: str(1 / 0))]))
