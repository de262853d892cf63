"""The regular expressions of the program, wherever they stand."""

from __future__ import annotations

import ast
import re

from tests.conftest import ROOT

_POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{[\d,]+\})\+|\(\?>")


def literals() -> list[str]:
    """Every string that is written out in the program, and the parts of those that are put together."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "bot").rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def test_no_group_is_possessive() -> None:
    """CPython 3.11.0 to 3.11.4, such as Debian 12's, stop with a SystemError or match wrongly (gh-106052)."""
    assert [text for text in literals() if _POSSESSIVE_GROUP.search(text)] == []


def test_a_possessive_group_would_be_seen() -> None:
    assert all(map(_POSSESSIVE_GROUP.search, ["(?:a|b)*+", "(a)?+", "(a){1,2}+", "(?>a)", "|{notes})*+"]))
    assert not any(map(_POSSESSIVE_GROUP.search, ["(?:a|b)*", r"\s++", "[a-z)]*+", r"\)++", "(a)+"]))
