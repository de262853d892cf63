"""Where things lie."""

from __future__ import annotations

import os
from pathlib import Path

from bot.derived import index_folder
from bot.folders import corpus_folder, state_folder
from bot.settings import Settings
from tests.corpus.samples import SHIPPED


def test_without_a_setting_the_shipped_coverage_is_asked() -> None:
    assert corpus_folder(Settings()) == SHIPPED


def test_what_is_derived_and_what_is_kept_lie_in_the_home_of_whoever_asks(tmp_path: Path) -> None:
    home = Path(os.environ["HOME"])
    assert index_folder(Settings(), SHIPPED).is_relative_to(home)
    assert state_folder(Settings()).is_relative_to(home)
    assert state_folder(Settings(state_dir=tmp_path)) == tmp_path
