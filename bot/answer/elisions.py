"""Quotes that mark what they leave out or put in: “We will […] cooperate with all”, “[The president] will come”.

This module reads them and tells what stands in the places of their marks, since a mark hides a “not” as well as a
digression; where their pieces are printed is for `likeness` to find.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bot.answer import typography
from bot.answer.pasted import FEWEST_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Span

_DOTS = r"(?:…|\.(?:\s?\.){2,3})"
_ELISION = rf"\[\s?{_DOTS}\s?\]|\(\s?{_DOTS}\s?\)|{_DOTS}"
# "[W]e will" is a letter of another case than printed, and belongs to its word.
_CASED = re.compile(r"\[(?P<letter>[^\W\d_])\](?=\w)")
_MARK = re.compile(rf"({_ELISION}|(?!\[[^\W\d_]\]\w)\[[^\[\]]{{1,100}}\])")
_MOST_PIECES = 20
_MOST_SHOWN = 6  # words that are left out in one place, and told one by one
_MOST_TOLD = 3  # places
_BESIDE = 3  # words that tell where a mark stands


class Piece(NamedTuple):
    """A stretch without a mark, and the marks before it."""

    marks: str
    words: str

    @property
    def proves(self) -> bool:
        """Whether it can stand alone: two words are printed in many an article."""
        return len(self.words.split()) >= FEWEST_WORDS

    @property
    def letter(self) -> str:
        """The letter in brackets that it begins with: of another case than printed."""
        cased = _CASED.match(self.words)
        return cased["letter"] if cased else ""

    @property
    def rest(self) -> str:
        """Its words without that letter."""
        return _CASED.sub("", self.words, count=1) if self.letter else self.words

    @property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(typography.pattern(self.letter + self.rest, any_case=bool(self.letter)))


@dataclass(frozen=True, slots=True)
class Marked:
    """A quote with marks: its pieces in order, each with a letter or a figure, and the marks at its end."""

    pieces: tuple[Piece, ...]
    end: str


def marked(claim: str) -> Marked | None:
    """The pieces of *claim*; none where it has no mark, too many, or no piece that proves anything."""
    found = _read(claim)
    if found is None or len(found.pieces) > _MOST_PIECES or not any(piece.proves for piece in found.pieces):
        return None
    return found


def is_short(claim: str) -> bool:
    """Whether *claim* has marks and words, but too few between them to prove anything."""
    found = _read(claim)
    return found is not None and bool(found.pieces) and not any(piece.proves for piece in found.pieces)


def _read(claim: str) -> Marked | None:
    """The pieces of *claim*, if it has marks."""
    first, *others = _MARK.split(claim.strip())
    pieces, marks = [Piece("", first.strip())] if _has_words(first) else [], ""
    for mark, words in zip(others[::2], others[1::2], strict=True):
        marks = f"{marks} {mark}".strip()
        if _has_words(words):
            pieces.append(Piece(marks, words.strip()))
            marks = ""
    is_marked = bool(others) or any(piece.letter for piece in pieces)
    return Marked(tuple(pieces), marks) if is_marked else None


def told(claim: Marked, printed: Sequence[Span], text: str) -> str:
    """What stands in *text* where *claim* has its marks: ``the elision of “never” after “We will”``.

    *printed* are the spans of its pieces.
    """
    ends = (0, *(end for _, end in printed))
    places = [
        _place(piece, text[end:start] if number else None, claim.pieces[number - 1].words)
        for number, (piece, (start, _), end) in enumerate(zip(claim.pieces, printed, ends, strict=False))
    ]
    cased = [_case(piece, text[start]) for piece, (start, _) in zip(claim.pieces, printed, strict=True)]
    places += [*cased, _at(claim.end, "at the end")]
    each = list(filter(None, places))
    more = [f"{len(each) - _MOST_TOLD} more"] if len(each) > _MOST_TOLD else []
    return " and ".join([*each[:_MOST_TOLD], *more])


def _place(piece: Piece, between: str | None, before: str) -> str:
    """What the marks before *piece* stand for; *between* is what is printed there, none at the beginning."""
    if between is None:
        return _at(piece.marks, "at the beginning")
    if re.fullmatch(typography.pattern(piece.marks), between.strip()):
        return ""
    where = f"after “{' '.join(before.split()[-_BESIDE:])}”"
    if re.fullmatch(_ELISION, piece.marks):
        return f"the elision of {_shown(between)} {where}"
    return f"“{piece.marks}” for {_shown(between)} {where}" if between.split() else _at(piece.marks, where)


def _at(marks: str, where: str) -> str:
    if not marks:
        return ""
    return f"the elision {where}" if re.fullmatch(_ELISION, marks) else f"the insertion of “{marks}” {where}"


def _shown(left_out: str) -> str:
    words = left_out.split()
    if not words:
        return "nothing"
    return f"“{' '.join(words)}”" if len(words) <= _MOST_SHOWN else f"{len(words):,} words"


def _case(piece: Piece, printed: str) -> str:
    return f"“[{piece.letter}]” for “{printed}”" if piece.letter not in {"", printed} else ""


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))
