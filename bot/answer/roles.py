"""Questions for whoever holds an office: "Who is the president of Ukraine?" wants both words together.

In news the office of one country often stands near the name of another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.text.terms import analyze

if TYPE_CHECKING:
    from bot.answer.candidates import Candidate

_IS = r"^\W*who(?:['’]s|\s+(?:is|was|are|were|became|becomes))\s+(?:now\s+|currently\s+)?"
_ASKED = re.compile(
    rf"{_IS}(?:(?:the|a|an)\s+)?(?P<office>[\w’'-]+(?:\s+[\w’'-]+){{0,3}}?)\s+of\s+(?:the\s+)?(?P<of>[\w.-]+(?:\s+[\w.-]+){{0,3}})\W*$"
    rf"|{_IS}(?P<whose>[\w.-]+(?:\s+[\w.-]+){{0,3}})['’]s?\s+(?P<held>[\w-]+(?:\s+[\w-]+){{0,3}})\W*$",
    re.IGNORECASE,
)
_BEFORE = 2  # words from what it belongs to to the office: "Ukraine's new president"
_AFTER = 1  # and from the office to that: "president of Ukraine", and not "the president blamed Ukraine"
_STEM = 5  # letters that the name of a country and what belongs to it share: Ukraine, Ukrainian


class Role(NamedTuple):
    """The terms of an office and of what it is an office of."""

    office: tuple[str, ...]
    of: tuple[str, ...]

    def stands_in(self, candidate: Candidate) -> bool:
        """Whether the sentence names the office right before what it belongs to, or soon after it."""
        of = [place for place, term in enumerate(candidate.terms) if any(_is_of(term, name) for name in self.of)]
        return any(
            -_BEFORE <= other - place <= _AFTER
            for place, term in enumerate(candidate.terms)
            if term == self.office[-1]
            for other in of
        )


def asked_role(question: str) -> Role | None:
    """The office whose holder *question* asks for; none when it asks for something else."""
    asked = _ASKED.search(question)
    if asked is None:
        return None
    office, of = (tuple(analyze(asked[name] or asked[other])) for name, other in (("office", "held"), ("of", "whose")))
    return Role(office, of) if office and of else None


def _is_of(term: str, name: str) -> bool:
    return term == name or (len(name) >= _STEM and term.startswith(name[:_STEM]))
