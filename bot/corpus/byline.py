"""A byline, read: "By A and B", "A and B, Some News on", "A, B and C | Some News".

A line without "By" must name an outlet to be one: two capitalised words may be anything.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

MAX_CHARACTERS = 200

# What newspapers and agencies are called; a person's name has none of these words.
_OUTLET = re.compile(
    r"\b(?:agency|ap|afp|bbc|bloomberg|broadcasting|bulletin|chronicle|cnn|courier|daily|dispatch|gazette|guardian|herald|"
    r"independent|journal|mail|magazine|media|monitor|network|news|newspaper|observer|post|press|radio|register|reuters|"
    r"review|service|standard|star|sun|telegraph|television|times|today|tribune|tv|weekly|wire|world)\b",
    re.IGNORECASE,
)
# A writer's office is neither a name nor an outlet.
_ROLE = re.compile(
    r"\b(?:analyst|bureau|chief|columnist|contributor|correspondent|editor|reporter|staff|writer)\b", re.IGNORECASE
)
_CAPITALISED = re.compile(r"[^\W\d_a-z][\w'’.-]*")
_PARTICLE = re.compile(r"al|bin|d[aei]|del|della|der|dos|du|el|ibn|l[ae]|van|von|y", re.IGNORECASE)
_MARK = re.compile(r" (?:\||–|—|-|of|for) ")


class Byline(NamedTuple):
    """Who wrote, and for whom; the outlet may be unsaid."""

    authors: tuple[str, ...]
    outlet: str


def read_byline(line: str) -> Byline | None:
    """The byline that *line* is, if it is one."""
    if len(line) > MAX_CHARACTERS:
        return None
    words = line.split()
    says_by = words[:1] in (["By"], ["BY"], ["by"])
    # A date follows "on", on a line of its own or no longer on the page.
    says_on = words[-1:] == ["on"]
    names, outlet = _parted(" ".join(words[says_by : len(words) - says_on]))
    people = tuple(name for name in names if not _ROLE.search(name))
    is_sure = says_by or (_is_outlet(outlet) and (says_on or len(people) > 1 or _MARK.search(line) is not None))
    if not (people and is_sure and all(map(_is_person, people))):
        return None
    return Byline(people, outlet if _is_outlet(outlet) else "")


def _parted(line: str) -> tuple[list[str], str]:
    """Names, and what follows them: after a mark, or after the comma that ends a list closed by "and"."""
    mark = _MARK.search(line)
    line, outlet = (line[: mark.start()], line[mark.end() :]) if mark else (line, "")
    parts = line.split(", ")
    closing = next((number for number, part in enumerate(parts) if " and " in f" {part}"), None)
    people = takewhile(_is_person, parts) if closing is None else parts[: closing + 1]
    names = list(people)
    after = [part for part in parts[len(names) :] if not _ROLE.search(part)]
    names = [name for part in names for name in re.split(r" (?:and|&) ", part.removeprefix("and "))]
    return names, outlet or ", ".join(after).removeprefix("Special to ")


def _is_person(name: str) -> bool:
    words = name.split()
    capitalised = [word for word in words if _CAPITALISED.fullmatch(word)]
    return (
        len(capitalised) >= 2
        and len(words) <= 5
        and all(word in capitalised or _PARTICLE.fullmatch(word) for word in words)
        and not _OUTLET.search(name)
        and not _ROLE.search(name)
    )


def _is_outlet(name: str) -> bool:
    return len(name) <= 60 and _OUTLET.search(name) is not None and not _ROLE.search(name)
