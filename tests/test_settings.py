"""Settings: read from the environment and `.env`, judged strictly, and no value in any error."""

from __future__ import annotations

import dataclasses
import os
import re
from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr

from bot.errors import SettingsError
from bot.settings import PREFIX, Settings, load
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FIELDS = {field.name: field for field in dataclasses.fields(Settings)}
CANARY = "9876543:canary-in-the-mine"
SAMPLES = {
    "corpus": "articles",
    "engine": "memory",
    "index_dir": "index",
    "state_dir": "state",
    "threshold": "0.25",
    "reranker": "minilm",
    "quotes": "5",
    "opensearch_url": "https://one.example:9200,https://two.example:9200/search",
    "opensearch_user": "reader",
    "opensearch_password": CANARY,
    "opensearch_api_key": CANARY,
    "opensearch_ca": "ca.pem",
    "opensearch_timeout_s": "2.5",
    "opensearch_index": "news",
    "telegram_token": CANARY,
    "telegram_api_url": "http://127.0.0.1:8081",
    "telegram_access": "open",
    "telegram_webhook_url": "https://example.org/hook",
    "telegram_webhook_listen": "127.0.0.1:9000",
    "telegram_webhook_secret": CANARY + "x" * 32,
    "telegram_health_listen": "127.0.0.1:9001",
    "telegram_log": "debug",
}


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def dotenv(folder: Path, text: str | bytes, mode: int = 0o600) -> None:
    path = folder / ".env"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    path.chmod(mode)


def plain(value: object) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else str(value)


def fault() -> str:
    """What is wrong with the settings in force, in one line that names no value."""
    with pytest.raises(SettingsError) as caught:
        load()
    assert "\n" not in str(caught.value)
    assert CANARY not in str(caught.value)
    assert caught.value.__cause__ is None or CANARY not in repr(caught.value.__cause__)
    return str(caught.value)


def test_with_nothing_set_all_is_at_its_default() -> None:
    assert load() == Settings()


def test_there_is_a_sample_for_every_setting() -> None:
    assert SAMPLES.keys() == FIELDS.keys()


@pytest.mark.parametrize("name", SAMPLES)
def test_a_setting_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(f"{PREFIX}{name.upper()}", SAMPLES[name])
    assert plain(getattr(load(), name)) == SAMPLES[name]
    others = [other for other in FIELDS if other != name]
    assert all(getattr(load(), other) == FIELDS[other].default for other in others)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_setting_is_read_from_dotenv(empty_folder: Path, name: str) -> None:
    dotenv(empty_folder, f"OTHER=1\n# a comment\n{PREFIX}{name.upper()}={SAMPLES[name]}\n")
    assert plain(getattr(load(), name)) == SAMPLES[name]


def test_the_environment_goes_before_dotenv(empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dotenv(empty_folder, "PULLQUOTE_QUOTES=5\nPULLQUOTE_THRESHOLD=0.5\n")
    monkeypatch.setenv("PULLQUOTE_QUOTES", "7")
    assert (load().quotes, load().threshold) == (7, 0.5)


@pytest.mark.parametrize("name", FIELDS)
def test_an_empty_value_is_unset(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(f"{PREFIX}{name.upper()}", "")
    assert load() == Settings()


def test_names_may_be_typed_in_small_letters(empty_folder: Path) -> None:
    dotenv(empty_folder, "pullquote_quotes=5\n")
    assert load().quotes == 5


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        load().quotes = 5  # type: ignore[misc]


@pytest.mark.parametrize("name", ["PULLQUOTE_QUOTE", "PULLQUOTE_", "pullquote_tokn", "PULLQUOTE_CORPUS_DIR"])
def test_an_unknown_variable_is_named(empty_folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, CANARY)
    assert fault() == f"{name.upper()}: no such setting; see .env.example for those there are"
    monkeypatch.delenv(name)
    dotenv(empty_folder, f"{name}={CANARY}\n")
    assert fault() == f"{name.upper()}: no such setting; see .env.example for those there are"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ENGINE", CANARY),
        ("THRESHOLD", CANARY),
        ("THRESHOLD", "1.01"),
        ("THRESHOLD", "-0.01"),
        ("THRESHOLD", "nan"),
        ("QUOTES", CANARY),
        ("QUOTES", "0"),
        ("QUOTES", "11"),
        ("QUOTES", "2.5"),
        ("OPENSEARCH_URL", CANARY),
        ("OPENSEARCH_URL", f"http://one.example:9200, {CANARY}"),
        ("OPENSEARCH_URL", f"http://one.example:9200/?{CANARY}"),
        ("OPENSEARCH_TIMEOUT_S", "0"),
        ("OPENSEARCH_TIMEOUT_S", "61"),
        ("OPENSEARCH_INDEX", f"{CANARY}*"),
        ("OPENSEARCH_INDEX", "News"),
        ("OPENSEARCH_INDEX", "_all"),
        ("TELEGRAM_API_URL", CANARY),
        ("TELEGRAM_API_URL", f"https://{CANARY} "),
        ("TELEGRAM_API_URL", "ftp://example.org"),
        ("TELEGRAM_ACCESS", CANARY),
    ],
)
def test_a_value_out_of_bounds_is_an_error_that_names_the_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"{PREFIX}{name}", value)
    takes = FIELDS[name.lower()].metadata["takes"]
    assert takes
    assert fault() == f"{PREFIX}{name}: cannot be what it is set to; set it to {takes}"


def test_a_faulty_value_is_told_in_words_of_our_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULLQUOTE_QUOTES", "abc")
    assert fault() == "PULLQUOTE_QUOTES: cannot be what it is set to; set it to a whole number from 1 to 10"


@pytest.mark.parametrize("name", FIELDS)
def test_a_setting_that_is_bounded_says_what_it_takes(name: str) -> None:
    hint = str(FIELDS[name].type)
    bounds = FIELDS[name].metadata.keys() - {"description", "takes"}
    assert bool(FIELDS[name].metadata["takes"]) == bool(bounds or "Literal" in hint or "float" in hint)


def test_every_faulty_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULLQUOTE_QUOTES", CANARY)
    monkeypatch.setenv("PULLQUOTE_ENGINE", CANARY)
    monkeypatch.setenv("PULLQUOTE_TELEGRAM_TOKEN", CANARY)
    told = fault()
    assert "PULLQUOTE_QUOTES: " in told
    assert "PULLQUOTE_ENGINE: " in told


@pytest.mark.parametrize("name", ["TELEGRAM_TOKEN", "OPENSEARCH_PASSWORD", "OPENSEARCH_API_KEY"])
def test_a_secret_is_in_nothing_that_is_printed(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(f"PULLQUOTE_{name}", CANARY)
    settings = load()
    assert CANARY not in f"{settings!r} {settings} {dataclasses.asdict(settings)}"


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o620])
def test_a_token_in_a_file_that_others_can_read_is_refused(empty_folder: Path, mode: int) -> None:
    dotenv(empty_folder, f"PULLQUOTE_TELEGRAM_TOKEN={CANARY}\n", mode)
    assert fault() == ".env: holds the Telegram token and others can read it; run 'chmod 600 .env'"


@pytest.mark.parametrize(("name", "what"), [("PASSWORD", "the OpenSearch password"), ("API_KEY", "the OpenSearch key")])
def test_another_secret_in_a_file_that_others_can_read_is_refused(empty_folder: Path, name: str, what: str) -> None:
    dotenv(empty_folder, f"PULLQUOTE_OPENSEARCH_{name}={CANARY}\n", 0o644)
    assert fault() == f".env: holds {what} and others can read it; run 'chmod 600 .env'"


def test_a_file_without_a_token_may_be_read_by_others(empty_folder: Path) -> None:
    dotenv(empty_folder, "PULLQUOTE_TELEGRAM_TOKEN=\nPULLQUOTE_QUOTES=5\n", 0o644)
    assert load().quotes == 5


def test_a_file_that_is_no_utf8_is_named(empty_folder: Path) -> None:
    dotenv(empty_folder, f"PULLQUOTE_TELEGRAM_TOKEN={CANARY}\n".encode() + b"\xff")
    assert fault() == ".env: cannot be read; make it a UTF-8 file that you can read"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_cannot_be_read_is_named(empty_folder: Path) -> None:
    dotenv(empty_folder, "PULLQUOTE_QUOTES=5\n", 0)
    assert fault() == ".env: cannot be read; make it a UTF-8 file that you can read"


# The example.


def example() -> dict[str, tuple[str, str]]:
    """Each setting in `.env.example`, with the line above it and the value after it."""
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    found = re.findall(rf"^# (?P<description>.*)\n#? ?{PREFIX}(?P<name>\w+)=(?P<value>.*)$", text, re.MULTILINE)
    return {name.lower(): (description, value) for description, name, value in found}


def test_the_example_has_every_setting_and_no_other() -> None:
    assert list(example()) == list(FIELDS)
    named = re.findall(rf"{PREFIX}(\w+)", (ROOT / ".env.example").read_text(encoding="utf-8"))
    assert {name.lower() for name in named} == FIELDS.keys()


@pytest.mark.parametrize("name", FIELDS)
def test_the_example_describes_the_setting_and_shows_its_default(name: str) -> None:
    default = FIELDS[name].default
    assert example()[name] == (FIELDS[name].metadata["description"], "" if default is None else str(default))


def test_the_example_sets_nothing_until_a_line_is_uncommented(empty_folder: Path) -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    dotenv(empty_folder, text)
    assert load() == Settings()
    dotenv(empty_folder, re.sub(rf"^# (?={PREFIX})", "", text, flags=re.MULTILINE))
    assert load() == Settings()
