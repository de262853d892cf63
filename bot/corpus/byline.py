"""A byline, read: "By A and B", "A and B, Some News on", "Reuters - Nov 28, 2018 - By A", "A, B and C | Some News".

A line without "By" must name an outlet to be one: two capitalised words may be anything. Dates in it part what stands
around them; what day they are is for `page_header` to say.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from bot.corpus.dates import FULL_DATE
from bot.text.calendar import WEEKDAY

MAX_CHARACTERS = 200

# Outlets that news is bought from, or known by one word: their name alone says what they are.
_AGENCY = (
    r"(?:the )?(?:reuters|ap|associated press|afp|agence france-presse|bloomberg(?: news)?|upi|dpa|tass|interfax"
    r"|xinhua|kyodo(?: news)?|yonhap|ansa|ians|pti|efe|jiji(?: press)?|anadolu(?: agency)?|ria novosti|canadian press"
    r"|thomson reuters foundation|press association|bbc(?: news)?|cnn|npr|[ac]bs(?: news)?|[na]bc(?: news)?)"
)
_IS_AGENCY = re.compile(_AGENCY, re.IGNORECASE)
# What newspapers and agencies are called; a person's name has none of these words.
_OUTLET = re.compile(
    rf"\b(?:{_AGENCY}|agency|broadcasting|bulletin|chronicle|courier|daily|dispatch|gazette|guardian|herald|independent|"
    r"jazeera|journal|magazine|mail|media|monitor|msnbc|network|news|newspaper|observer|politico|post|press|radio|register|"
    r"review|service|standard|star|sun|telegraph|television|times|today|tribune|tv|weekly|wire|world)\b",
    re.IGNORECASE,
)
# A writer's office is neither a name nor an outlet.
_ROLE = re.compile(
    r"\b(?:analyst|bureau|chief|columnist|contributor|correspondent|editor|reporter|staff|writer)\b", re.IGNORECASE
)
_CAPITALISED = re.compile(r"[^\W\d_a-z][\w'’.-]*")
_PARTICLE = re.compile(r"al|bin|d[aei]|del|della|der|dos|du|el|ibn|l[ae]|van|von|y", re.IGNORECASE)

_BY = re.compile(
    r"(?:(?:analysis|article|posted|published|reported|story|text|words|written) )?by\b:? ?|(?-i:By(?=[A-Z]))"
    r"|(?:authors?|byline|writers?) ?: ?",
    re.IGNORECASE,
)
_TIME = r"(?:,? (?:at )?\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\b\.?)?(?: ?\(?[A-Z]{2,4}\b\)?)?)?"
_DATED = re.compile(
    r"(?:\b(?:first |last )?(?:published|posted|updated|modified)\b:?(?: (?:on|at)\b)?"
    r"(?: \d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})?,)? ?)?"
    rf"(?:\b{WEEKDAY}\b[.,]* )?{FULL_DATE}{_TIME}",
    re.IGNORECASE,
)
# What sites hang behind a name.
_HUNG_ON = re.compile(r"@\w+|\b(?:\d+|post a) (?:comments?|min(?:ute)?s? read)\b", re.IGNORECASE)
_SEPARATOR = re.compile(r" (?:[|–—•·/-]|-{2})(?: |$)|[|/]")
_OF = re.compile(r" (?:of|for) ")
_FROM = re.compile(r" in [A-Z][\w .'’-]*$")  # "By A in Moscow"
_BRACKETED = re.compile(r" \(([^()]+)\)")
_SECTIONS = frozenset("daily magazine media news press radio review sport television today tv weekly world".split())
_NOBODY = frozenset({"agencies", "news agencies", "wires", "staff"})
_LONGEST_REST = 6  # words beside names, outlet and date; more are prose


class Byline(NamedTuple):
    """Who wrote, and for whom; either may be unsaid, not both."""

    authors: tuple[str, ...]
    outlet: str


def read_byline(line: str) -> Byline | None:
    """The byline that *line* is, if it is one."""
    if len(line) > MAX_CHARACTERS:
        return None
    parts, has_date = _parts(line)
    place = next((number for number, part in enumerate(parts) if _BY.match(part)), None)
    if not parts or any(len(part.split()) > _LONGEST_REST for part in parts if part != parts[place or 0]):
        return None
    by = _BY.sub("", parts[place], count=1) if place is not None else parts[0]
    # A date follows "on", on a line of its own or no longer on the page.
    names, outlet = _parted(by.removesuffix(" on"))
    others = [part for part in parts if part != parts[place or 0]]
    outlet = next(filter(is_outlet, (outlet, *others)), "")
    people = tuple(name for name in names if not _ROLE.search(name) and name not in _NOBODY)
    if people and all(map(is_person, people)):
        # "Ann Lee / AP" took the picture.
        is_marked = (len(parts) > 1 and "/" not in line) or has_date or by.endswith(" on") or _OF.search(by) is not None
        is_sure = place is not None or (outlet and (is_marked or len(people) > 1))
        return Byline(people, outlet) if is_sure else None
    return _of_agency(by, is_marked=place is not None or has_date)


def is_agency(name: str) -> bool:
    """Whether *name* can be nothing but that of an agency or a station."""
    return _IS_AGENCY.fullmatch(name) is not None and name[:1].isupper()


def is_person(name: str) -> bool:
    """Whether *name* reads as that of a person: capitalised words, none of an outlet or an office."""
    words = name.split()
    capitalised = [word for word in words if _CAPITALISED.fullmatch(word)]
    return (
        len(capitalised) >= 2
        and len(words) <= 5
        and all(word in capitalised or _PARTICLE.fullmatch(word) for word in words)
        and not _OUTLET.search(name)
        and not _ROLE.search(name)
    )


def is_outlet(name: str) -> bool:
    """Whether *name* reads as that of an outlet: it has a word that names of such are made of, and is no section."""
    return (
        len(name) <= 60
        and name.casefold() not in _SECTIONS
        and _OUTLET.search(name) is not None
        and not _ROLE.search(name)
    )


def _of_agency(by: str, *, is_marked: bool) -> Byline | None:
    """The byline of an agency that names nobody: "By Reuters Staff"."""
    agency = by.removesuffix(" Staff")
    return Byline((), agency) if is_marked and _IS_AGENCY.fullmatch(agency) and agency[0].isupper() else None


def _parts(line: str) -> tuple[list[str], bool]:
    """What stands between marks and dates, and whether there is a date."""
    bare = _BRACKETED.sub(r" | \1 | ", _HUNG_ON.sub("", " ".join(line.split())))
    undated, dates = _DATED.subn(" | ", bare)
    parts = (part.strip(" ,;:–—•·-") for part in _SEPARATOR.split(undated))
    return [part for part in parts if part], dates > 0


def _parted(by: str) -> tuple[list[str], str]:
    """Names, and the outlet behind them: after "of" or "for", or after the comma that ends a list closed by "and"."""
    mark = _OF.search(by)
    by, outlet = (by[: mark.start()], by[mark.end() :]) if mark else (by, "")
    parts = by.split(", ")
    closing = next((number for number, part in enumerate(parts) if " and " in f" {part}"), None)
    people = takewhile(_may_be_person, parts) if closing is None else parts[: closing + 1]
    names = list(people)
    after = [part for part in parts[len(names) :] if not _ROLE.search(part)]
    outlet = outlet or next(filter(is_outlet, after), "").removeprefix("Special to ")
    names = [_FROM.sub("", name) for part in names for name in re.split(r" (?:and|&) ", part.removeprefix("and "))]
    return _without_agency(names, outlet) if len(names) == 1 else (names, outlet)


def _without_agency(names: list[str], outlet: str) -> tuple[list[str], str]:
    """*names*, where an agency may stand behind the one without a comma: "Ann Lee Associated Press"."""
    words = names[0].split()
    for cut in range(2, len(words)):
        name, agency = " ".join(words[:cut]), " ".join(words[cut:])
        if _IS_AGENCY.fullmatch(agency) and is_person(name):
            return [name], outlet or agency
    return names, outlet


def _may_be_person(name: str) -> bool:
    """Whether *name* is that of a person, with where they report from or for whom, perhaps."""
    return is_person(_without_agency([_FROM.sub("", name)], "")[0][0])
