"""What docs/telegram.md and the systemd unit say about the bot, held against the bot."""

from __future__ import annotations

import re

import pytest

from bot.adapters.telegram.outbox import Outbox
from bot.settings import PREFIX, Settings
from tests.adapters.telegram.conftest import ROOT

SOURCE = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "bot" / "adapters" / "telegram").glob("*.py")))
PAGE = (ROOT / "docs" / "telegram.md").read_text("utf-8")
UNIT = (ROOT / "docs" / "pullquote.service").read_text("utf-8")
LOGGED = re.findall(r"^\| `(.+?)` \|.*\|.*\|$", PAGE.partition("## The log, line by line")[2], re.MULTILINE)


def said() -> str:
    """All that our modules say, with literals that stand side by side joined."""
    return re.sub(r'"\s*f?"', "", SOURCE)


@pytest.mark.parametrize("line", LOGGED)
def test_a_log_line_that_is_explained_is_one_that_is_written(line: str) -> None:
    for part in line.removeprefix("error: ").split("…"):
        assert all(words in said() for words in re.split(r"chat=|[()]", part.strip(" ;"))), part


def test_every_log_line_is_explained() -> None:
    explained = re.sub(r"\s+", " ", PAGE)
    for line in re.findall(r'log\.(?:warning|error)\(\s*"(.+?)"', said()):
        parts = [part.strip(" ();") for part in re.split(r"%\.?\w+|chat=", line)]
        assert all(part in explained for part in parts), line


def test_the_counts_of_health_are_explained() -> None:
    counted = re.findall(r'counts\["(.+?)"\]', SOURCE)
    assert Outbox.__name__ in SOURCE
    assert counted
    assert all(f"| `{name}` |" in PAGE for name in [*counted, "in_hand", "waiting"])


@pytest.mark.parametrize("text", [PAGE, UNIT], ids=["page", "unit"])
def test_only_settings_that_exist_are_named(text: str) -> None:
    named = {name.lower() for name in re.findall(rf"{PREFIX}([A-Z_]+)\b", text)}
    assert named
    assert named <= set(Settings.__dataclass_fields__)


def test_the_unit_keeps_the_service_in_bounds() -> None:
    settings = dict(line.split("=", 1) for line in UNIT.splitlines() if "=" in line and not line.startswith("#"))
    assert settings["Restart"] == "always"
    for name in ("DynamicUser", "NoNewPrivileges", "PrivateTmp", "ProtectHome"):
        assert settings[name] == "yes"
    assert settings["ProtectSystem"] == "strict"
    assert settings["TimeoutStopSec"] == "5s"
