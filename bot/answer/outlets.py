"""Which outlets of the coverage a question names: "according to The Verge and CNBC".

A name of several words, or a coined one, is taken wherever it stands with its capitals; one that may be any word or
anybody's name (Fortune, Bloomberg) only beside words of reporting.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_SECTION = re.compile(r"\s+[-–—|]\s*|\s*\|\s*|:\s")  # "BBC News - Arts", "Cnbc | World Business News Leader"
_DOMAIN = re.compile(r"\.(?:com|org|net|co\.uk)$", re.IGNORECASE)
_SHORTEST = 3  # characters
_COINED = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]|\.\w")  # TechCrunch, CNNmoney, Space.com: no word, and nobody's name
_REPORTS = (
    r"(?:reports?|reported|reporting|articles?|stor(?:y|ies)|coverage|pieces?|says?|said|writes?|wrote|publish(?:es|ed)?|"
    r"claims?|claimed|suggests?|mentions?|describes?|covers?|covered|discuss(?:es|ed)?|highlights?|states?)\b"
)
_BEFORE = re.compile(
    r"(?:\b(?:by|in|from|to|on|both|and|or|does|did|do|has|while|the|an?)|[,;(]|^)\s*[“\"'‘]?$", re.IGNORECASE
)
_AFTER = re.compile(rf"^[”\"'’]?(?:['’]s)?(?:\s+\w+){{0,2}}?\s+{_REPORTS}", re.IGNORECASE)
_BY = re.compile(
    rf"\b(?:according to|(?:as )?{_REPORTS}(?: \w+)? (?:by|in|on|from))(?:\s+(?:both|the|an?))*[^.?!;]{{0,80}}$",
    re.IGNORECASE,
)


class Mention(NamedTuple):
    """Where an outlet is named, and the names under which the coverage holds it: its sections, as a rule one."""

    span: Span
    outlets: frozenset[str]


class Outlets:
    """The outlets of a coverage, by all the names a reader may use."""

    def __init__(self, outlets: Iterable[str]) -> None:
        self._known: dict[str, set[str]] = {}
        for outlet in outlets:
            for name in _names(outlet):
                self._known.setdefault(name.casefold(), set()).add(outlet)
        longest_first = sorted(self._known, key=lambda name: (-len(name), name))
        either = "|".join(re.escape(name) for name in longest_first)
        self._pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE) if either else None

    def named_in(self, text: str) -> tuple[Mention, ...]:
        """The outlets that *text* names, each once, in the order of their first mention; all places of it."""
        if self._pattern is None:
            return ()
        found = [match for match in self._pattern.finditer(text) if _is_meant(match)]
        return tuple(Mention(Span(*match.span()), frozenset(self._known[match[0].casefold()])) for match in found)


def _names(outlet: str) -> set[str]:
    """``The Verge`` is also ``Verge``, ``Bloomberg News`` also ``Bloomberg``, ``BBC News - Arts`` also ``BBC News``."""
    main = _SECTION.split(outlet.strip())[0].strip()
    names = {outlet.strip(), main, _DOMAIN.sub("", main)}
    names |= {re.sub(r"^the\s+", "", name, flags=re.IGNORECASE) for name in names}
    names |= {re.sub(r"\s+news$", "", name, flags=re.IGNORECASE) for name in names}
    return {name for name in names if len(name) >= _SHORTEST}


def _is_meant(match: re.Match[str]) -> bool:
    """Whether the name is that of an outlet here, and no word or person of the same name."""
    if not any(char.isupper() for char in match[0]):
        return False
    before, after = match.string[: match.start()], match.string[match.end() :]
    words = [word for word in match[0].split() if word.casefold() != "the"]
    if len(words) > 1 or _COINED.search(match[0]):
        return True
    return bool(_BY.search(before) or (_BEFORE.search(before) and _AFTER.search(after)))
