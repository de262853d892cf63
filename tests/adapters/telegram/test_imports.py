from __future__ import annotations

import ast
import subprocess
import sys

from tests.adapters.telegram.conftest import ROOT

HOME = ROOT / "bot" / "adapters" / "telegram"


def imported(source: str) -> set[str]:
    """The packages that a module's source names in imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return {name.partition(".")[0] for name in names}


def test_only_the_adapter_imports_the_library() -> None:
    outside = (path for path in (ROOT / "bot").rglob("*.py") if HOME not in path.parents)
    assert [path for path in outside if "telegram" in imported(path.read_text("utf-8"))] == []


def test_drawing_needs_no_library() -> None:
    code = "import sys, bot.adapters.telegram.render as _; sys.exit('telegram' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)  # noqa: S603  # the code above
    assert ended.returncode == 0
