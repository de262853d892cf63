"""The values of an article's header, checked, as a `Source`: one rule a key, the same for files and bundles.

Where the values come from, and how they are written down, is the business of `article_file` and `bundle`.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from bot.errors import CorpusError
from bot.model import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

KEYS = ("id", "title", "outlet", "authors", "published", "url", "added", "sha256")

# A quote's id can name places up to 33 million characters; no news text comes near either figure.
MAX_TEXT_BYTES = 10_000_000

_ID = re.compile(r"[a-z0-9-]{1,64}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:.]+(?:Z|[+-][0-9:]+)?)?")


def source(values: Mapping[str, str], text: str, where: Callable[[str], str]) -> Source:
    """The source that *values* describe; *where* names the place of a key for an error.

    The digest is checked when it is there; whether it must be is for the caller to say.
    """
    digest = digest_of(text, where("text"))
    _check(not values.get("sha256") or values["sha256"] == digest, where("text"), DIGEST_DIFFERS)
    iso_date(values.get("added", ""), where("added"))
    return Source(
        article_id=article_id(values.get("id", ""), where("id")),
        sha256=digest,
        title=one_line(values.get("title", "")),
        outlet=one_line(values.get("outlet", "")),
        authors=names(values.get("authors", "")),
        published=iso_date(values.get("published", ""), where("published")),
        url=one_line(values.get("url", "")),
    )


DIGEST_DIFFERS = (
    "text does not fit its sha256; restore the file, or move it out and take it in anew with `pullquote corpus add`"
)


def digest_of(text: str, where: str) -> str:
    """The hex digest of *text*, which must be a text that can be stored: not empty, not huge, all of it UTF-8."""
    _check(bool(text) and not text.isspace(), where, "text is empty; give it the article's text, or remove it")
    encoded = encode(text, where)
    _check(len(encoded) <= MAX_TEXT_BYTES, where, f"text is longer than {MAX_TEXT_BYTES:,} bytes; split it")
    return hashlib.sha256(encoded).hexdigest()


def encode(text: str, where: str) -> bytes:
    """*text* as UTF-8; half a surrogate pair, which JSON can spell, is refused."""
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        problem = f"character {error.start} is half a surrogate pair; repair the text where it comes from"
        raise CorpusError(f"{where}: {problem}") from error


def article_id(value: str, where: str) -> str:
    _check(bool(value), where, "id is missing; add a line `id:` with 1 to 64 of a-z, 0-9 and -")
    _check(bool(_ID.fullmatch(value)), where, f"id {shown(value)} is not 1 to 64 of a-z, 0-9 and -; correct it")
    return value


def iso_date(value: str, where: str) -> date | None:
    """The day of an ISO date or time, as written: a zone does not move it to another day."""
    if not value:
        return None
    problem = f"{shown(value)} is no date; write it like 2018-12-09"
    _check(bool(_DATE.fullmatch(value)), where, problem)
    try:
        return datetime.fromisoformat(value).date()
    except ValueError as error:
        raise CorpusError(f"{where}: {problem}") from error


def names(value: str) -> tuple[str, ...]:
    """The names between semicolons."""
    return tuple(name for part in value.split(";") if (name := one_line(part)))


def one_line(value: str) -> str:
    return " ".join(value.split())


def shown(value: str) -> str:
    """*value* as an error may show it: short, quoted, escaped."""
    return repr(value if len(value) <= 80 else value[:79] + "…")


def _check(good: bool, where: str, problem: str) -> None:
    if not good:
        raise CorpusError(f"{where}: {problem}")
