"""Golden cases: read from a TOML file, checked against the coverage before anything is asked."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from bot.errors import GoldenError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bot.answer.coverage import Archive

_ID = re.compile(r"[a-z0-9-]{1,64}")
_TEXTS = ("quotes", "never", "facts", "missing", "after")


@dataclass(frozen=True, slots=True)
class Case:
    """A question and what an honest reply shows.

    One of ``quotes`` must be shown (first, when ``first``; all of them, when ``together``), or all of ``facts``, or
    ``nothing`` answered. None of ``never`` may be shown; ``missing`` must be named as not found; ``after`` was said
    before in the conversation.
    """

    id: str
    kind: str
    question: str
    quotes: tuple[str, ...] = ()
    first: bool = False
    together: bool = False
    never: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    nothing: bool = False
    missing: tuple[str, ...] = ()
    after: tuple[str, ...] = field(default=())


_KEYS = tuple(one.name for one in fields(Case))
_NEEDED = ("id", "kind", "question")


def load(path: Path) -> tuple[Case, ...]:
    """The cases in *path*. Raises GoldenError naming the file and the case that is wrong."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("case")
    except OSError as error:
        raise GoldenError(f"{path}: cannot be read ({error.strerror}); name a file of golden cases") from error
    except UnicodeDecodeError as error:
        raise GoldenError(f"{path}: is not UTF-8; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise GoldenError(f"{path}: is not TOML ({error}); see tests/golden/cases.toml") from error
    if not isinstance(tables, list) or not tables:
        raise GoldenError(f"{path}: holds no [[case]]; see tests/golden/cases.toml")
    cases = tuple(_case(path, number, table) for number, table in enumerate(tables, 1))
    seen: set[str] = set()
    for case in cases:
        if case.id in seen:
            raise GoldenError(f"{path}, case {case.id}: stands twice; give one of them another id")
        seen.add(case.id)
    return cases


def check(cases: Iterable[Case], archive: Archive) -> None:
    """Raise GoldenError unless every expected or forbidden sentence stands in the coverage."""
    articles = [archive.article(source.article_id) for source in archive.sources()]
    texts = [article.text for article in articles if article is not None]
    for case in cases:
        for sentence in (*case.quotes, *case.never):
            if not any(sentence in text for text in texts):
                raise GoldenError(
                    f"case {case.id}: no article holds “{sentence[:60]}…”; correct it, or name its coverage"
                )


def _case(path: Path, number: int, table: object) -> Case:
    name = f"{path}, case {table.get('id', number) if isinstance(table, dict) else number}"
    try:
        if not isinstance(table, dict):
            raise TypeError("is no table")
        if unknown := [key for key in table if key not in _KEYS]:
            raise TypeError(f"has no use for {unknown[0]}; it takes {', '.join(_KEYS)}")
        if lacking := [key for key in _NEEDED if key not in table]:
            raise TypeError(f"lacks {' and '.join(lacking)}")
        texts = {key: _listed(key, table[key]) for key in _TEXTS if key in table}
        case = Case(**{**table, **texts})
        problem = _problem(case)
    except TypeError as error:
        problem = str(error)
    if problem:
        raise GoldenError(f"{name}: {problem}; see tests/golden/cases.toml")
    return case


def _listed(key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"{key} is no list")  # a string would pass for a list of its characters
    return tuple(value)


def _problem(case: Case) -> str:
    if not isinstance(case.id, str) or not _ID.fullmatch(case.id):
        return "its id is not 1 to 64 of a-z, 0-9 and -"
    texts = (case.kind, case.question, *case.quotes, *case.never, *case.facts, *case.missing, *case.after)
    if not all(isinstance(text, str) and text for text in texts):
        return "a text is empty or not a string"
    if not all(isinstance(flag, bool) for flag in (case.first, case.together, case.nothing)):
        return "first, together and nothing are true or false"
    if (bool(case.quotes) + bool(case.facts) + case.nothing) != 1:
        return "it needs exactly one of quotes, facts, nothing = true"
    return ""
