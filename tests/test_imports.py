"""What is imported, where, and when: asking stays quick, and every package has one home."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE = ROOT / "bot"
TELEGRAM = PACKAGE / "adapters" / "telegram"
_REPORT = """
import json, sys
from bot.cli import main
try:
    code = main(sys.argv[1:])
except SystemExit as left:
    code = left.code
print()
print(json.dumps([code, sorted(sys.modules)]))
"""


def loaded_by(*arguments: str) -> set[str]:
    """The modules that are loaded when `pullquote` with *arguments* has ended well."""
    ended = subprocess.run(  # noqa: S603 - the code above
        [sys.executable, "-c", _REPORT, *arguments],
        capture_output=True,
        check=True,
        cwd=os.environ["HOME"],
        text=True,
    )
    code, modules = json.loads(ended.stdout.splitlines()[-1])
    assert code == 0, ended
    return set(modules)


def homes() -> dict[str, set[str]]:
    """Each package that is neither ours nor Python's, and the modules that import it; the Telegram adapter is one."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path in PACKAGE.rglob("*.py"):
        home = TELEGRAM if path.is_relative_to(TELEGRAM) else path
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for name in _imported(node):
                if name not in sys.stdlib_module_names | {"bot"}:
                    found[name].add(str(home.relative_to(PACKAGE)))
    return found


def _imported(node: ast.AST) -> list[str]:
    """The packages that an import names."""
    if isinstance(node, ast.Import):
        return [alias.name.partition(".")[0] for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module.partition(".")[0]]
    return []


@pytest.fixture(scope="module")
def asked() -> set[str]:
    """What is loaded after a question, once the index is there."""
    loaded_by("index")
    return loaded_by("ask", "Who is Kortunov?")


@pytest.mark.parametrize(
    "name",
    "telegram httpx opensearchpy prompt_toolkit asyncio tiktoken pydantic pydantic_settings dotenv tqdm rich".split(),
)
def test_asking_does_not_load(asked: set[str], name: str) -> None:
    assert name not in asked


@pytest.mark.parametrize(
    "name", ["bot.text.sentences", "bot.answer.speakers.finding", "bot.retrieval.building", "bot.adapters.repl"]
)
def test_asking_does_not_load_what_only_other_commands_need(asked: set[str], name: str) -> None:
    assert name not in asked
    assert (ROOT / f"{name.replace('.', '/')}.py").exists() or (ROOT / name.replace(".", "/")).is_dir()


@pytest.mark.parametrize("arguments", [["--help"], ["ask", "--help"], ["--version"]])
def test_help_loads_next_to_nothing(arguments: list[str]) -> None:
    loaded = loaded_by(*arguments)
    assert not loaded & {"numpy", "pydantic", "sqlite3", "telegram", "prompt_toolkit", "bot.bootstrap", "bot.settings"}


def test_every_package_has_one_home() -> None:
    assert {name: sorted(places) for name, places in homes().items() if len(places) > 1} == {}


def test_the_homes_are_found() -> None:
    assert homes()["telegram"] == {"adapters/telegram"}
    assert homes()["rank_bm25"] == {"retrieval/memory.py"}
    assert len(homes()) >= 10


@pytest.mark.parametrize(
    "path", [pytest.param(path, id=str(path.relative_to(PACKAGE))) for path in sorted(PACKAGE.rglob("*.py"))]
)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
