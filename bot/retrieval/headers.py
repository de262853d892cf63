"""Articles by the terms of their headers, counted and listed by the database: no question reads every article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.retrieval.rows import SOURCE, source_of
from bot.text.terms import analyze

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from typing import Any

    from bot.model import Source

    Rows = Callable[..., list[Any]]

# `of_title` is how many different terms the title has, where this is one of them; 0 where it stands elsewhere.
SCHEMA = """
CREATE TABLE headers (term TEXT, article INTEGER, of_title INTEGER NOT NULL, PRIMARY KEY (term, article)) WITHOUT ROWID;
CREATE INDEX articles_outlet ON articles (outlet, id);
"""
_EVERY, _NONE = "1", "0"
_BY_TITLE = "AND sum(of_title > 0) >= max(2, max(of_title) / 2.0)"


def header_rows(article: int, source: Source) -> list[tuple[str, int, int]]:
    """The rows of an article's header."""
    title = set(analyze(source.title))
    others = set(analyze(f"{source.outlet} {' '.join(source.authors)}")) - title
    return [(term, article, len(title)) for term in sorted(title)] + [(term, article, 0) for term in sorted(others)]


class Headed:
    """The articles of a projection whose headers hold all of *terms*, in the order of their ids; *rows* asks for them.

    With *by_title* these are also two terms of the title at least, and half of them.
    """

    def __init__(self, rows: Rows, terms: Collection[str], *, by_title: bool) -> None:
        self._rows = rows
        self._condition: str = _EVERY
        self._values: tuple[object, ...] = ()
        if terms:
            self._narrow(tuple(terms), _BY_TITLE if by_title else "")

    def _narrow(self, terms: tuple[str, ...], by_title: str) -> None:
        marks = ",".join("?" * len(terms))
        counts = f"SELECT term FROM headers WHERE term IN ({marks}) GROUP BY term ORDER BY count(*)"  # noqa: S608 - our own
        known = self._rows(str, counts, *terms)
        if len(known) < len(terms):
            self._condition = _NONE
            return
        # Only articles with the rarest of the terms are looked at: that of an outlet may stand in most headers.
        self._condition = (
            f"n IN (SELECT article FROM headers WHERE term IN ({marks}) AND article IN "  # noqa: S608 - names of our own
            f"(SELECT article FROM headers WHERE term = ?) GROUP BY article HAVING count(*) = ? {by_title})"
        )
        self._values = (*terms, known[0], len(terms))

    def count(self) -> int:
        (count,) = self._rows(int, f"SELECT count(*) FROM articles WHERE {self._condition}", *self._values)  # noqa: S608 - our own
        return int(count)

    def first(self, most: int) -> list[Source]:
        """At most so many of them."""
        sql = f"SELECT {SOURCE} FROM articles a WHERE {self._condition} ORDER BY a.id LIMIT ?"  # noqa: S608 - our own
        return self._rows(source_of, sql, *self._values, most)

    def of_each_outlet(self) -> list[Source]:
        """The first of each outlet, and of those that name none."""
        each = f"SELECT min(id) FROM articles WHERE {self._condition} GROUP BY outlet"  # noqa: S608 - our own
        sql = f"SELECT {SOURCE} FROM articles a WHERE a.id IN ({each}) ORDER BY a.id"  # noqa: S608 - our own
        return self._rows(source_of, sql, *self._values)
