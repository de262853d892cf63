"""Which outlets of the coverage a question names: "according to The Verge and CNBC".

A name of several words, or a coined one, is taken wherever it stands with its capitals; one that may be any word or
anybody's name (Fortune, Bloomberg) only beside words of reporting.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from bot.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_SECTION = re.compile(r"\s+[-–—|]\s*|\s*\|\s*|:\s")  # "BBC News - Arts", "Cnbc | World Business News Leader"
_DOMAIN = re.compile(r"\.(?:com|org|net|co\.uk)$", re.IGNORECASE)
_SHORTEST = 3  # characters
_NO_NAMES = frozenset({"the", "news", "daily", "report", "story", "people", "times", "post"})  # what is left of a name
_COINED = re.compile(r"[a-z][A-Z]|[A-Z]{3}|\.\w")  # TechCrunch, CNN, Space.com: no word, and nobody's name
_REPORTS = (
    r"(?:reports?|reported|reporting|articles?|stor(?:y|ies)|coverage|pieces?|says?|said|writes?|wrote|publish(?:es|ed)?|"
    r"claims?|claimed|suggests?|mention(?:s|ed)?|describe[sd]?|covers?|covered|discuss(?:es|ed)?|highlight(?:s|ed)?|states?|"
    r"noted|cited|detailed|featured)\b"
)
# What is done by an outlet, of whomever it writes about; "owned by" tells of the outlet itself.
_TREATED = (
    r"(?:accused|alleged|analy[sz]ed|characteri[sz]ed|critici[sz]ed|examined|explained|identified|interviewed|named|noted|"
    r"portrayed|praised|presented|profiled|quoted|ranked|recogni[sz]ed|recommended|revealed|reviewed|rumou?red|told)\b"
)
_CLUE = r"(?:\b(?:the|an?)\s+)?[“\"'‘]?$"
_AFTER_BY = re.compile(
    rf"\b(?:according to|as per|{_REPORTS}(?: \w+)? (?:in|on|from)|(?:{_REPORTS}|{_TREATED})(?: \w+){{0,3}}? by)\s+"
    rf"(?:both\s+)?{_CLUE}",
    re.IGNORECASE,
)
_AFTER_DID = re.compile(rf"\b(?:did|does|do|has|have|while|both|by|in|from|to)\s+{_CLUE}", re.IGNORECASE)
_REPORTS_NEXT = re.compile(
    rf"^[”\"'’]?(?:['’]s)?(?:\s+(?-i:[a-z])\w*|\s+and\s+\w+){{0,4}}?\s+{_REPORTS}", re.IGNORECASE
)
_WROTE_NEXT = re.compile(
    r"^[”\"'’]?\s+(?:also\s+|first\s+)?(?:reported|published|covered|highlighted|detailed|featured)\b"
)
_THE = re.compile(r"\b(?:the|an?)\s+[“\"'‘]?$", re.IGNORECASE)
_ARTICLE_NEXT = re.compile(r"^[”\"’']?(?P<of>['’]s)?\s+(?:report|article|story|coverage|piece|review)\b", re.IGNORECASE)
_TITLED = re.compile(r"The\s+[A-Z]")
_WITHIN = re.compile(r"[^\s.?!:][“\"'‘\s]+$")
_GOES_ON = re.compile(r"\s+(?:of\s+)?[A-Z\d]")
_LISTED = re.compile(rf"^[”\"'’]?(?:,|,?\s+(?:and|or)\b)\s*{_CLUE}", re.IGNORECASE)
_IN_QUOTES = re.compile(r"[“\"'‘]$"), re.compile(r"^[”\"'’](?!\w)")
_CONTEXT = 60  # characters on either side that tell whether a name is that of an outlet


class Mention(NamedTuple):
    """Where an outlet is named, and the names under which the coverage holds it: its sections, as a rule one.

    ``as_source`` where words of reporting stand beside it; else it may be what the question is about.
    """

    span: Span
    outlets: frozenset[str]
    as_source: bool


class Outlets:
    """The outlets of a coverage, by all the names a reader may use."""

    def __init__(self, outlets: Iterable[str]) -> None:
        self._known: dict[str, set[str]] = {}
        printed: set[str] = set()
        for outlet in outlets:
            for name in _names(outlet):
                printed.add(name)
                self._known.setdefault(_key(name), set()).add(outlet)
        either = "|".join(re.escape(name) for name in sorted(printed, key=lambda name: (-len(name), name)))
        self._pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE) if either else None

    def named_in(self, text: str) -> tuple[Mention, ...]:
        """Where *text* names outlets, in its order."""
        if self._pattern is None:
            return ()
        mentions: list[Mention] = []
        open_list = -1  # where the last outlet ends: what is listed with it is one too
        for match in self._pattern.finditer(text):
            if _key(match[0]) not in self._known:
                continue
            is_source = _is_source(match) or (open_list >= 0 and bool(_LISTED.match(text[open_list : match.start()])))
            if is_source or _is_name(match):
                outlets = frozenset(self._known[_key(match[0])])
                mentions.append(Mention(Span(*match.span()), outlets, is_source))
                open_list = match.end()
        return tuple(mentions)


def is_called(outlet: str, name: str) -> bool:
    """Whether *name* is one that a reader may use for *outlet*, its initials too."""
    initials = "".join(word[0] for word in re.findall(r"\b(?!the\b)\w+", outlet, re.IGNORECASE))
    return _key(name) in {_key(known) for known in (*_names(outlet), initials)}


def _key(name: str) -> str:
    """What two spellings of a name share, whatever letters their languages make of capitals."""
    return unicodedata.normalize("NFKD", name.casefold()).replace("\u0307", "").replace("ı", "i")


def _names(outlet: str) -> set[str]:
    """``The Verge`` is also ``Verge``, ``Bloomberg News`` also ``Bloomberg``, ``BBC News - Arts`` also ``BBC News``."""
    main = _SECTION.split(outlet.strip())[0].strip()
    names = {outlet.strip(), main, _DOMAIN.sub("", main)}
    names |= {re.sub(r"^the\s+", "", name, flags=re.IGNORECASE) for name in names}
    names |= {re.sub(r"(?<!the)\s+news$", "", name, flags=re.IGNORECASE) for name in names}
    short = {name for name in names if len(name) >= _SHORTEST and name.casefold() not in _NO_NAMES}
    return {outlet.strip(), *short} - {""}


def _is_name(match: re.Match[str]) -> bool:
    """Whether it can be nothing but the name of an outlet."""
    words = [word for word in match[0].split() if word.casefold() != "the"]
    is_plain = len(words) == 1 and not _COINED.search(match[0])
    return any(char.isupper() for char in match[0]) and (not is_plain or _is_titled(match))


def _is_titled(match: re.Match[str]) -> bool:
    """Whether its article has a capital inside a sentence, as in "before The Verge"; not "The Age of Ultron"."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    return bool(_TITLED.match(match[0]) and _WITHIN.search(before) and not _GOES_ON.match(after))


def _is_source(match: re.Match[str]) -> bool:
    """Whether words beside the name tell that it is an outlet that reports."""
    if not any(char.isupper() for char in match[0]):
        return False
    before = match.string[max(0, match.start() - _CONTEXT) : match.start()]
    after = match.string[match.end() : match.end() + _CONTEXT]
    article = _ARTICLE_NEXT.search(after)
    return bool(
        _AFTER_BY.search(before)
        or (_IN_QUOTES[0].search(before) and _IN_QUOTES[1].search(after))
        or _WROTE_NEXT.search(after)
        or (_AFTER_DID.search(before) and _REPORTS_NEXT.search(after))
        or (article and (article["of"] or _THE.search(before)))
    )
